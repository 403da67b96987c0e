"""How the pages of the complete example look, and what they say: goldens that people can read.

`make goldens` writes them again; the difference is looked at before it is committed. Pages depend
on fonts and on the libraries that set them: where those are others than the goldens were made with,
the tests are skipped and say so.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PIL import Image, ImageChops, ImageFilter

from proceedings.render import environment
from tests.books import COMPLETE, LANGUAGES, shared_book, shared_folios, text_of

pytestmark = [pytest.mark.slow, pytest.mark.visual]

GOLDEN = Path(__file__).parent / "golden"
SETTING = GOLDEN / "setting.json"
ARTICLE, DOCUMENT = "articles/reading-rivers", "documents/mist-harbour-declaration"
KEY_PAGES = {
    "cover": "cover",
    "imprint": "imprint",
    "contents": "contents",
    "meeting": "meeting",
    "figures": "figure-countries",
    "programme": "programme",
    "interventions": "sessions/mesa-inundaciones",
    "outcomes": "outcomes",
    "article": ARTICLE,
    "notes": f"{ARTICLE}/note4",
    "document": DOCUMENT,
    "paragraphs": f"{DOCUMENT}/7",
    "people": "people",
    "index": "indexes",
    "sources": "sources",
}
"""The pages that are looked at, by the anchor that stands on them."""
AFTER = {"table": (ARTICLE, "112")}
"""The first pages after an anchor with a text: that of the table below a figure, of a table."""
_RESOLUTION = 24
_LEVELS, _SHARE = 32, 0.004
"""A pixel has changed when it differs by more than so many of 256 levels after a slight blur; a
page has changed when more than this share of its pixels has."""


@pytest.fixture(autouse=True)
def _same_setting(*, update_goldens: bool) -> None:
    """Skip where pages cannot be the same."""
    own = {**environment.fonts(), **environment.libraries()}
    if update_goldens:
        GOLDEN.mkdir(exist_ok=True)
        SETTING.write_text(json.dumps(own, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    recorded = json.loads(SETTING.read_text(encoding="utf-8"))
    other = sorted(name for name in {*own, *recorded} if own.get(name) != recorded.get(name))
    if other:
        pytest.skip(f"goldens were made with other versions of {', '.join(other)}: make goldens")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_key_pages_look_as_before(
    lang: str,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    *,
    update_goldens: bool,
) -> None:
    """Each key page is like its picture; where it is not, both are shown side by side."""
    folder = GOLDEN / "pages" / lang
    pictures = dict(_pictures(lang, tmp_path_factory))
    if update_goldens:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.png"):
            old.unlink()
        for name, picture in pictures.items():
            picture.save(folder / name, optimize=True)
    changed = []
    for name, picture in pictures.items():
        with Image.open(folder / name) as golden:
            if not _alike(golden, picture):
                changed.append(str(_side_by_side(golden, picture, tmp_path / name)))

    assert sorted(pictures) == sorted(each.name for each in folder.glob("*.png"))
    assert [] == changed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_text_is_as_before(
    lang: str, tmp_path_factory: pytest.TempPathFactory, *, update_goldens: bool
) -> None:
    """The text of every page, in its layout."""
    pages = text_of(shared_book(tmp_path_factory, *COMPLETE, lang), "-layout")
    lines: list[str] = []
    for number, page in enumerate(pages, 1):
        lines.append(f"── {number} ──")
        lines += [line.rstrip() for line in page.splitlines() if line.strip()]
    _compare(GOLDEN / "books" / f"{lang}.txt", lines, update=update_goldens)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_outline_is_as_before(
    lang: str, tmp_path_factory: pytest.TempPathFactory, *, update_goldens: bool
) -> None:
    """Level, title and folio of each bookmark."""
    reader = pypdf.PdfReader(shared_book(tmp_path_factory, *COMPLETE, lang))
    lines = list(_outline(reader, reader.outline, 1))
    _compare(GOLDEN / "books" / f"{lang}.outline.txt", lines, update=update_goldens)


def test_pages_that_differ_are_told_apart() -> None:
    """Another paragraph is a change; the shade of a pixel is none."""
    page = Image.new("L", (160, 240), 255)
    speck, moved = page.copy(), page.copy()
    speck.putpixel((5, 5), 100)
    moved.paste(0, (20, 20, 60, 30))

    assert [True, False, False] == [
        _alike(page, other) for other in (speck, moved, page.resize((80, 120)))
    ]


def _pictures(lang: str, factory: pytest.TempPathFactory) -> Iterator[tuple[str, Image.Image]]:
    file = shared_book(factory, *COMPLETE, lang)
    folios = shared_folios(factory, *COMPLETE, lang)
    labels = pypdf.PdfReader(file).page_labels
    pages = {name: labels.index(folios[anchor]) for name, anchor in KEY_PAGES.items()}
    texts = text_of(file)
    for name, (anchor, word) in AFTER.items():
        begin = labels.index(folios[anchor])
        pages[name] = next(n for n in range(begin, len(texts)) if word in texts[n])
    for number, (name, index) in enumerate(pages.items(), 1):
        page = str(index + 1)
        command = ["pdftoppm", "-r", str(_RESOLUTION), "-gray", "-png", "-f", page, "-l", page]
        made = subprocess.run([*command, str(file)], capture_output=True, check=True).stdout
        yield f"{number:02}-{name}.png", Image.open(BytesIO(made)).convert("L")


def _alike(one: Image.Image, other: Image.Image) -> bool:
    if one.size != other.size:
        return False
    blurred = [each.convert("L").filter(ImageFilter.GaussianBlur(1)) for each in (one, other)]
    levels = ImageChops.difference(*blurred).histogram()
    return sum(levels[_LEVELS + 1 :]) <= _SHARE * one.width * one.height


def _side_by_side(one: Image.Image, other: Image.Image, file: Path) -> Path:
    """Write a picture with the golden at the left and the new page at the right."""
    height = max(one.height, other.height)
    both = Image.new("L", (one.width + other.width + 10, height), 128)
    both.paste(one, (0, 0))
    both.paste(other, (one.width + 10, 0))
    both.save(file)
    return file


def _outline(reader: pypdf.PdfReader, items: list[Any], level: int) -> Iterator[str]:
    for item in items:
        if isinstance(item, list):
            yield from _outline(reader, item, level + 1)
            continue
        page = reader.get_destination_page_number(item)
        folio = reader.page_labels[page] if page is not None else ""
        yield f"{level} {'  ' * (level - 1)}{item.title} … {folio}"


def _compare(golden: Path, lines: list[str], *, update: bool) -> None:
    if update:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert golden.read_text(encoding="utf-8").splitlines() == lines
