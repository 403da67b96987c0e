"""Rules of every module of the package."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODULES = {
    path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "proceedings").rglob("*.py"))
}


def test_modules_are_looked_at() -> None:
    """The rules below see packages, modules and modules of packages."""
    assert {
        "proceedings/__init__.py",
        "proceedings/resources.py",
        "proceedings/archive/store.py",
    } <= MODULES.keys()


def test_every_module_says_what_it_does() -> None:
    """Every module opens with a docstring: what comes in and what goes out."""
    assert [] == [name for name, tree in MODULES.items() if not ast.get_docstring(tree)]


def test_every_folder_with_modules_is_a_package() -> None:
    """A folder without `__init__.py` would escape the import contracts."""
    folders = {Path(name).parent for name in MODULES}
    assert [] == [str(folder) for folder in folders if f"{folder}/__init__.py" not in MODULES]
