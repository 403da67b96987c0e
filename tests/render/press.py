"""A small book for the tests of the engine: bodies of HTML come in, a typeset book goes out."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from io import BytesIO
from typing import Any

import pypdf

from proceedings.render.conformance import PdfMetadata
from proceedings.render.typeset import Finish, Sheet, Typeset, typeset

AS_SET = Finish()
FONTS = ("Linux Libertine O", "Noto Serif CJK SC")

STYLESHEET = """
@page { size: 300px 400px; margin: 50px 30px 50px 60px }
@page :left { margin: 50px 60px 50px 30px; @top-left { content: "verso" }
  @bottom-left { content: "folio " counter(page, folio) } }
@page :right { @top-right { content: "recto" }
  @bottom-right { content: "folio " counter(page, folio) } }
html { font: 14px/20px "Linux Libertine O", "Noto Serif CJK SC" }
body { margin: 0 }
img { image-rendering: crisp-edges }
.footnote { float: footnote; font-size: 11px; line-height: 14px }
.break { break-before: page }
nav a::after { content: leader('.') attr(data-page) }
"""

METADATA = PdfMetadata(
    titles={"en": "Water & Archives", "zh-Hans": "水与档案"},
    lang="en",
    descriptions={"en": "A book for tests", "zh-Hans": "测试用书"},
    authors=("Ana Díaz", "徐天启"),
    keywords=("water", "archives"),
    created=datetime(2025, 12, 1, 9, 30, tzinfo=timezone(timedelta(hours=-3))),
    identifier="urn:example:test:1",
    creator="proceedings",
    producer="engine",
)


def document(body: str, lang: str = "en") -> str:
    """Wrap a body in a complete HTML document."""
    return f'<!doctype html><html lang="{lang}"><body>{body}</body></html>'


def sheet(name: str, body: str, lang: str = "en", **options: Any) -> Sheet:  # noqa: ANN401
    """Make a sheet whose text doesn't depend on folios."""
    return Sheet(name, lambda _: document(body, lang), **options)


def contents(body: Callable[[Mapping[str, str]], str], **options: Any) -> Sheet:  # noqa: ANN401
    """Make a sheet that prints folios of others."""
    return Sheet("contents", lambda folios: document(body(folios)), last=True, **options)


def pages(count: int, anchor: str = "") -> str:
    """Make a body of so many pages, one paragraph each, the first with an anchor."""
    first = f'<p id="{anchor}">text</p>' if anchor else "<p>text</p>"
    return first + '<p class="break">text</p>' * (count - 1)


def press(
    *sheets: Sheet,
    css: str = "",
    resources: Mapping[str, bytes] | None = None,
    identifier: str = METADATA.identifier,
    allowed_fonts: tuple[str, ...] = FONTS,
    finish: Finish = AS_SET,
) -> Typeset:
    """Typeset sheets with the tests' stylesheet and metadata."""
    metadata = replace(METADATA, identifier=identifier)
    return typeset(
        sheets,
        STYLESHEET + css,
        resources or {},
        metadata,
        allowed_fonts=allowed_fonts,
        finish=finish,
    )


def reader(book: Typeset) -> pypdf.PdfReader:
    """Open a typeset book."""
    return pypdf.PdfReader(BytesIO(book.pdf))


def words(page: pypdf.PageObject) -> list[str]:
    """Give the words of a page in the order of their drawing."""
    return page.extract_text().split()
