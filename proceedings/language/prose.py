"""Read Markdown: into messages for translators, into safe HTML for readers, into facts for checks.

One tree processor sees the raw text of each leaf block (paragraph, heading, list item, table cell,
footnote body) before inline markup is parsed. The same visitor yields the messages and substitutes
their translations, so the two cannot disagree. Raw HTML is off, and what comes out passes an
allow-list. Footnotes are kept apart from the text, because print sets them at their call and a web
page at its end.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

import nh3
from markdown import Markdown
from markdown.extensions.footnotes import FootnoteBlockProcessor, FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from proceedings.language.limits import first_excess
from proceedings.language.status import Status
from proceedings.language.tags import direction

__all__ = [
    "NOTHING",
    "Facts",
    "NoteCall",
    "Prose",
    "Rendering",
    "Shape",
    "carried_by",
    "facts",
    "markup_of",
    "prose",
    "segments",
    "shape_of",
    "without_code",
]


@dataclass(frozen=True, slots=True)
class Rendering:
    """The form of one message in an edition.

    Attributes:
        text: Markdown.
        lang: its language; empty when it is that of the edition.
        status: how current it is.
        mark: what a reader is told about a text that is not current.
        mark_lang: language of the mark, that of the edition.
    """

    text: str
    lang: str = ""
    status: Status = Status.ORIGINAL
    mark: str = ""
    mark_lang: str = ""


@dataclass(frozen=True, slots=True)
class NoteCall:
    """A call of a footnote in the text.

    Attributes:
        number: its number, counted from 1 in the order of first calls.
        html: the note, inline HTML.
        first: whether this is the first call of the note; print sets the note there.
    """

    number: int
    html: str
    first: bool


@dataclass(frozen=True, slots=True)
class Prose:
    """Marked-up text: safe HTML divided at the calls of its footnotes.

    Attributes:
        fragments: pieces of HTML and note calls in their order.
        statuses: the statuses of its blocks.
        references: address and anchor of each link to a record, for indexes.
    """

    fragments: tuple[str | NoteCall, ...]
    statuses: frozenset[Status] = frozenset()
    references: tuple[tuple[str, str], ...] = ()

    @property
    def notes(self) -> tuple[NoteCall, ...]:
        """The notes in the order of their numbers."""
        return tuple(each for each in self.fragments if isinstance(each, NoteCall) and each.first)

    @property
    def is_current(self) -> bool:
        """Whether every block may stand in a release."""
        return all(status.is_current for status in self.statuses)

    def __bool__(self) -> bool:
        """Whether there is any text."""
        return bool(self.fragments)


@dataclass(frozen=True, slots=True)
class Facts:
    """What checks want to know about a Markdown text.

    Attributes:
        links: targets of links, in order.
        images: source and alternative text of images, in order.
        headings: levels of headings, in order.
        calls: keys of footnote calls, in order.
        notes: keys of footnotes that are written.
        repeated: keys of footnotes that are written more than once.
        nested: keys of calls that stand inside a footnote.
        html: pieces of raw HTML, character references included.
        excess: line, from 1, at which the text exceeds the limits; then nothing else is known.
    """

    links: tuple[str, ...] = ()
    images: tuple[tuple[str, str], ...] = ()
    headings: tuple[int, ...] = ()
    calls: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    nested: tuple[str, ...] = ()
    html: tuple[str, ...] = ()
    excess: int = 0


NOTHING = Facts()
"""What is known of a text of plain paragraphs: words and emphasis."""

Translate = Callable[[str], Rendering]
Resolve = Callable[[str], str | None]
"""Gives the address of a link or image target in the output, or None to show the text alone."""

_REMEMBERED = 65_536
"""Texts whose messages and facts are remembered: each edition asks for the same ones."""
_CALL = re.compile(r"\[\^([^\]\s]+)\]")
_DEFINED = re.compile(r"(?m)^ {0,3}\[\^([^\]\s]+)\]:")
_HTML = re.compile(
    r"<(?:/?[a-zA-Z][^<>]*|!--.*?-->|!\[CDATA\[)>?|&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z]{2,31});"
)
_REFERENCE = re.compile(r"&(?=#?\w+;)")
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
"""Code between runs of backticks of one length, in one block (CommonMark 6.1)."""
_HAN = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]"
_HAN_BREAK = re.compile(rf"(?<={_HAN})\s*\n\s*(?={_HAN})")
_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_PARSED = re.compile(
    r"""
    [\[<&|]                              # notes, links and images, HTML, tables
    | [\x00-\x09\x0b-\x1f\x7f-\x9f]      # white space that is not as it seems
    | ^(?!$)(?!["'“‘«‹¿¡(（《「【*_]*+(?!\d+\.)[^\W_])  # a line that does not begin with a word
    """,
    re.MULTILINE | re.VERBOSE,
)
"""What only a parser understands; a text without it is paragraphs of words, perhaps with emphasis.

Headings, lists, quotations and rules begin their line with a sign, or with a number and a period.
"""

_NOTE_OPEN, _NOTE_CLOSE = "\ue000", "\ue001"
_BODY_OPEN, _BODY_CLOSE = "\ue002", "\ue003"
"""Private-use characters that records may not hold; they mark calls and bodies of notes."""
_MARKS = re.compile(f"<span>{_NOTE_OPEN}(.*?){_NOTE_CLOSE}</span>")
_BODIES = re.compile(f"<p>{_BODY_OPEN}(.*?){_BODY_CLOSE}</p>")

_TAGS = {
    *("a", "blockquote", "br", "code", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "hr"),
    *("img", "li", "ol", "p", "span", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
_ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang"},
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "th": {"scope"},
}


def segments(text: str) -> tuple[str, ...]:
    """Return the messages of a Markdown text: its leaf blocks in order, each once."""
    return _read(text)[0]


def prose(text: str, translate: Translate, resolve: Resolve, id_prefix: str = "") -> Prose:
    """Return a Markdown text as safe HTML, each block in the form that `translate` gives.

    Args:
        text: Markdown.
        translate: gives the form of each message in the edition.
        resolve: gives the address of each `ref:` link and image.
        id_prefix: put before the ids of headings, so that texts on one page do not clash.
    """
    statuses: set[Status] = set()

    def noted(block: str) -> Rendering:
        rendering = translate(block)
        statuses.add(rendering.status)
        return rendering

    with _converter(noted, resolve, id_prefix) as md:
        body, *rest = _BODIES.split(md.convert(text))
        references = tuple(md.finish.references)
    bodies = {key: _inline(_clean(note)) for key, note in zip(rest[::2], rest[1::2], strict=True)}
    fragments = tuple(_fragments(_clean(body), bodies))
    return Prose(fragments, frozenset(statuses), references)


def facts(text: str) -> Facts:
    """Return what checks want to know about a Markdown text."""
    return _read(text)[1]


@lru_cache(maxsize=_REMEMBERED)
def _read(text: str) -> tuple[tuple[str, ...], Facts]:
    """Return the messages and the facts of a text, which is parsed only when it has to be."""
    excess = first_excess(text)
    if excess:
        return (), Facts(excess=excess)
    if _PARSED.search(text):
        return _parse(text)
    paragraphs = (_fold(each) for each in text.split("\n\n"))
    return tuple(dict.fromkeys(each for each in paragraphs if each)), NOTHING


def _parse(text: str) -> tuple[tuple[str, ...], Facts]:
    found: dict[str, None] = {}

    def note(block: str) -> Rendering:
        found[block] = None
        return Rendering(block)

    with _converter(note, lambda target: target) as md:
        md.convert(text)
        return tuple(found), _facts(text, md)


def _facts(text: str, md: _Markdown) -> Facts:
    """Return what is known about a text that was just converted."""
    root, notes = md.finish.tree, md.notes.footnotes
    plain = _CODE_SPAN.sub("", text)
    return Facts(
        links=tuple(each.get("href", "") for each in root.iter("a")),
        images=tuple((each.get("src", ""), each.get("alt", "")) for each in root.iter("img")),
        headings=tuple(
            int(each.tag[1]) for each in root.iter() if re.fullmatch(r"h[1-6]", str(each.tag))
        ),
        calls=tuple(_CALL.findall(re.sub(r"(?m)^\[\^[^\]]+\]:", "", plain))),
        notes=tuple(notes),
        repeated=tuple(key for key, times in Counter(_DEFINED.findall(text)).items() if times > 1),
        nested=tuple(key for body in notes.values() for key in _CALL.findall(body)),
        html=tuple(match[0] for match in _HTML.finditer(plain)),
    )


def without_code(text: str) -> str:
    """Return a Markdown text whose code is blank; every other character keeps its place."""
    return _CODE_SPAN.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def markup_of(block: str) -> tuple[tuple[str, ...], ...]:
    """Return the markup that a translation must carry too: note calls, links, images, HTML."""
    found = facts(block)
    calls = tuple(sorted(_CALL.findall(block)))
    images = tuple(sorted(source for source, _ in found.images))
    return calls, tuple(sorted(found.links)), images, found.html, (str(found.excess),)


def carried_by(block: str) -> tuple[str, ...]:
    """Return what a translation must carry too, each as it is written in Markdown."""
    found = facts(block)
    calls = (f"[^{key}]" for key in _CALL.findall(block))
    links = (f"]({target})" for target in found.links)
    images = (f"![]({source})" for source, _ in found.images)
    return *calls, *links, *images, *found.html


Shape = tuple[tuple[str, ...], tuple[tuple[str, str], ...]]
"""Blocks of a text, by HTML element; emphasis, code and line breaks in it, with what code says."""


@lru_cache(maxsize=_REMEMBERED)
def shape_of(block: str) -> Shape:
    """Return the blocks that a message would make if it were a text, and the spans inside it."""
    if not (_SHAPED.search(block) or _PARSED.search(block)):
        return ("p",), ()
    with _converter(Rendering, lambda target: target) as md:
        md.convert(block)
        elements = [(str(each.tag), each.text or "") for each in md.finish.tree.iter()][1:]
    blocks = tuple(tag for tag, _ in elements if tag not in _SPANS)
    spans = ((tag, text if tag == "code" else "") for tag, text in elements)
    return blocks, tuple(span for span in spans if span[0] in _SHAPING)


_SHAPED = re.compile(r"[*_`\\]")
_SHAPING = frozenset({"br", "code", "em", "strong"})
_SPANS = frozenset({*_SHAPING, "a", "img", "span"})


def _clean(html: str) -> str:
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=set(),
        link_rel=None,
        strip_comments=True,
    ).strip()


def _inline(html: str) -> str:
    """Return the note's paragraphs as inline HTML: they are set inside a paragraph in print."""
    text = _MARKS.sub("", html)
    return text.removeprefix("<p>").removesuffix("</p>").replace("</p>\n<p>", "<br>")


def _fragments(html: str, bodies: dict[str, str]) -> Iterator[str | NoteCall]:
    numbers: dict[str, int] = {}
    for index, piece in enumerate(_MARKS.split(html)):
        if index % 2 == 0:
            if piece:
                yield piece
            continue
        first = piece not in numbers
        number = numbers.setdefault(piece, len(numbers) + 1)
        yield NoteCall(number, bodies.get(piece, ""), first)


class _Markdown(Markdown):
    """Python-Markdown with raw HTML, automatic links, references and code blocks off."""

    def __init__(self) -> None:
        self.notes = _Notes()
        super().__init__(extensions=[self.notes, TableExtension(), SaneListExtension()])
        self.preprocessors.deregister("html_block")
        for name in ("html", "autolink", "automail", "reference", "short_reference"):
            self.inlinePatterns.deregister(name)
        for name in ("image_reference", "short_image_ref"):
            self.inlinePatterns.deregister(name)
        for name in ("reference", "code"):
            self.parser.blockprocessors.deregister(name)
        self.blocks, self.finish = _Blocks(self), _Finish(self)
        self.treeprocessors.register(self.blocks, "blocks", 25)
        self.treeprocessors.register(self.finish, "finish", 5)

    def begin(self, translate: Translate, resolve: Resolve, id_prefix: str) -> None:
        """Prepare for a text as if nothing had been converted before."""
        self.reset()
        self.blocks.translate = translate
        self.finish.begin(resolve, id_prefix)


_FREE: list[_Markdown] = []
"""Converters that are not in use: making one takes longer than converting a text."""


@contextmanager
def _converter(translate: Translate, resolve: Resolve, id_prefix: str = "") -> Iterator[_Markdown]:
    """Lend a converter; one that failed on a text is not used again."""
    md = _FREE.pop() if _FREE else _Markdown()
    md.begin(translate, resolve, id_prefix)
    yield md
    _FREE.append(md)


class _Notes(FootnoteExtension):
    """Footnote definitions as in Python-Markdown; calls and bodies in a form of our own."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 Python-Markdown's name
        """Register the block of definitions, the calls, and the gathering of bodies."""
        md.registerExtension(self)  # so that it is reset with the converter
        self.parser, self.md = md.parser, md
        md.parser.blockprocessors.register(FootnoteBlockProcessor(self), "footnote", 17)
        md.inlinePatterns.register(_Call(_CALL.pattern, self), "footnote", 175)
        md.treeprocessors.register(_Bodies(md, self), "footnote", 50)


class _Call(InlineProcessor):
    """Turns `[^key]` into a marked key, when the note is written."""

    def __init__(self, pattern: str, notes: _Notes) -> None:
        super().__init__(pattern)
        self.notes = notes

    def handleMatch(  # type: ignore[override]  # noqa: N802 Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element | None, int | None, int | None]:
        """Return a span that holds the marked key."""
        del data
        if m[1] not in self.notes.footnotes:
            return None, None, None
        span = ET.Element("span")
        span.text = AtomicString(f"{_NOTE_OPEN}{m[1]}{_NOTE_CLOSE}")
        return span, m.start(0), m.end(0)


class _Bodies(Treeprocessor):
    """Appends each note to the tree, behind a paragraph that holds its marked key."""

    def __init__(self, md: Markdown, notes: _Notes) -> None:
        super().__init__(md)
        self.notes = notes

    def run(self, root: ET.Element) -> None:
        """Parse the bodies in place."""
        for key, body in self.notes.footnotes.items():
            mark = ET.SubElement(root, "p")
            mark.text = AtomicString(f"{_BODY_OPEN}{key}{_BODY_CLOSE}")
            self.md.parser.parseChunk(root, body)


class _Blocks(Treeprocessor):
    """Sees the raw text of each leaf block and puts the edition's form in its place."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.translate: Translate = Rendering

    def run(self, root: ET.Element) -> None:
        """Substitute in place."""
        for element in root.iter():
            raw = element.text
            if raw and raw.strip() and not isinstance(raw, AtomicString):
                self._substitute(element, self.translate(_fold(raw)))

    @staticmethod
    def _substitute(element: ET.Element, rendering: Rendering) -> None:
        text = _REFERENCE.sub("&amp;", rendering.text)
        element.text = text
        if rendering.lang:
            element.set("lang", rendering.lang)
            if (way := direction(rendering.lang)) != direction(rendering.mark_lang):
                element.set("dir", way)
        if not rendering.status.is_current:
            element.set("class", rendering.status.value)
            mark = ET.Element("span", {"class": "mark", "lang": rendering.mark_lang})
            mark.text = AtomicString(rendering.mark)
            element.text, mark.tail = "", f" {text}"
            element.insert(0, mark)


class _Finish(Treeprocessor):
    """Resolves links and images, gives headings and references ids and header cells a scope."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.begin(lambda target: target, "")

    def begin(self, resolve: Resolve, id_prefix: str) -> None:
        """Forget the text before."""
        self.resolve, self.id_prefix = resolve, id_prefix
        self.references: list[tuple[str, str]] = []
        self.headings = 0
        self.tree = ET.Element("div")

    def run(self, root: ET.Element) -> None:
        """Finish in place and keep the tree for checks."""
        self.tree = root
        for element in list(root.iter()):
            if element.tag == "a":
                self._link(element)
            elif element.tag == "img":
                element.set("src", self.resolve(element.get("src", "")) or "")
            elif element.tag == "p":
                _make_figure(element)
            elif element.tag == "th":
                element.set("scope", "col")
            elif self.id_prefix and re.fullmatch(r"h[2-5]", str(element.tag)):
                self.headings += 1
                element.set("id", f"{self.id_prefix}/h{self.headings}")

    def _link(self, element: ET.Element) -> None:
        target = self.resolve(element.get("href", ""))
        element.attrib.clear()
        if target is None:
            element.tag = "span"
            return
        element.set("href", target)
        if self.id_prefix and target.startswith("#"):
            anchor = f"{self.id_prefix}/r{len(self.references) + 1}"
            element.set("id", anchor)
            self.references.append((target.removeprefix("#"), anchor))


def _make_figure(paragraph: ET.Element) -> None:
    """Turn a paragraph that holds nothing but a picture into a figure; its title is the caption."""
    *marks, picture = list(paragraph) or [paragraph]
    words = [paragraph.text, *(each.tail for each in paragraph)]
    if picture.tag != "img" or any(each.get("class") != "mark" for each in marks):
        return
    if any(each and each.strip() for each in words):
        return
    paragraph.tag = "figure"
    if title := picture.attrib.pop("title", ""):
        ET.SubElement(paragraph, "figcaption").text = title


def _fold(raw: str) -> str:
    """Return a block on one line; between Han characters a line break leaves no space."""
    return _BREAK.sub(" ", _HAN_BREAK.sub("", raw.strip()))
