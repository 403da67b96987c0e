"""Where the templates and the translations are.

Nothing comes in; two folders go out, and the languages that they hold: beside the package in a
checkout, inside it in a wheel.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent


class MissingResourceError(FileNotFoundError):
    """A folder that belongs to every installation is not there."""


def templates() -> Path:
    """Return the folder of the publications' templates and stylesheets.

    Raises:
        MissingResourceError: Neither a checkout nor an installed wheel has it.
    """
    return _folder("templates")


def translations() -> Path:
    """Return the folder of the message catalogs that come with the program.

    Raises:
        MissingResourceError: Neither a checkout nor an installed wheel has it.
    """
    return _folder("translations")


def languages() -> tuple[str, ...]:
    """Return the languages that the program speaks: those with a catalog of the interface."""
    found = translations().glob("*/LC_MESSAGES/interface.po")
    return tuple(sorted(each.parent.parent.name.replace("_", "-") for each in found))


def _folder(name: str) -> Path:
    installed = _PACKAGE / "_data" / name
    checkout = _PACKAGE.parent / name
    if installed.is_dir():
        return installed
    # A wheel's neighbours are other projects' packages: only a checkout is looked at.
    if (_PACKAGE.parent / "pyproject.toml").is_file() and checkout.is_dir():
        return checkout
    message = f"{name}/ is missing: neither {installed} nor {checkout} exists; install again"
    raise MissingResourceError(message)
