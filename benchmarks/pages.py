"""Measure how a book of five hundred pages is set: languages in, a table of pages and seconds out.

Each book is a volume that tests.synthetic writes: the same text in four languages, with a note in
every third paragraph. It is set in a process of its own as a build sets it, and read back.
Arguments are the languages to be set; all four without any.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.books import LANGUAGES, set_book, text_of
from tests.render.test_long_book import misplaced
from tests.synthetic import SLUG, write_volume

_ARTICLES, _LONGEST = 44, 600
_HEADS = ("language", "pages", "notes", "misplaced", "worked", "ms/page", "MiB", "KB")


def main(languages: list[str]) -> None:
    """Set a book in each language, and print a line for each."""
    print(" ".join(f"{head:>9}" for head in _HEADS), flush=True)
    for lang in languages:
        subprocess.run([sys.executable, __file__, "--one", lang], check=True)


def measure(lang: str) -> None:
    """Set one book, and print its line."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        volume = write_volume(root, lang, articles=_ARTICLES, longest=_LONGEST)
        begun = time.process_time()
        book = set_book(root, SLUG, lang)
        worked = time.process_time() - begun
        mebibytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        file = root / "book.pdf"
        file.write_bytes(book.pdf)
        wrong = misplaced(volume, text_of(file))
    each = round(1000 * worked / book.pages)
    size = len(book.pdf) // 1024
    cells = (lang, book.pages, len(volume.notes), len(wrong), f"{worked:.1f}", each, mebibytes)
    print(" ".join(f"{cell:>9}" for cell in (*cells, size)), flush=True)
    print("\n".join(wrong), end="\n" if wrong else "")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(sys.argv[2])
    else:
        main(sys.argv[1:] or list(LANGUAGES))
