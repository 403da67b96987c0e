"""Run the command line with `python -m proceedings`."""

from __future__ import annotations

from proceedings.cli import main

if __name__ == "__main__":
    main()
