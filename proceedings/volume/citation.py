"""Say how a work is cited, as the edition's language does: recorded facts in, text out.

English follows *The Chicago Manual of Style* (17th ed., 14.226: a paper in published proceedings is
cited like a chapter), Spanish the seventh edition of the APA manual (10.4, 10.5) as it is used in
Latin America, Portuguese ABNT NBR 6023:2018 (7.8), Chinese GB/T 7714—2015 (4.1, 4.2); any other
language ISO 690:2021. What is not recorded is left out, without `[S. l.]` or `[s. n.]`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from proceedings.language.status import Passage
from proceedings.records.models import Name

__all__ = ["Citation", "Contributor", "Piece", "Volume", "Work", "citation", "contributor", "named"]


@dataclass(frozen=True, slots=True)
class Contributor:
    """An author or translator.

    Attributes:
        family: what the person is listed under; the whole name where its parts are not recorded.
        given: the rest of the name, or empty.
        is_direct: whether the family name comes first in the person's own usage.
        is_han: whether the name is written in Chinese characters.
    """

    family: str
    given: str = ""
    is_direct: bool = False
    is_han: bool = False

    @property
    def direct(self) -> str:
        """The name as it is spoken."""
        if self.is_han or not self.given:
            return f"{self.family}{self.given}"
        names = (self.family, self.given) if self.is_direct else (self.given, self.family)
        return " ".join(names)


@dataclass(frozen=True, slots=True)
class Volume:
    """The proceedings of an event in one language.

    Attributes:
        lang: language of the edition, BCP 47.
        event: name of the event.
        label: what the volume is called, `Proceedings`.
        place, city: where the event was held, with and without its country; may be empty.
        days: when it was held, in words.
        held: year in which it was held.
        version: which language's edition it is, in words.
        edition, revision: numbers, counted from 1.
        publisher: who publishes it; may be empty.
        year: year of publication.
        doi: DOI without resolver; may be empty.
        url: address of the edition on the web; may be empty.
    """

    lang: str
    event: str
    label: str
    place: str
    city: str
    days: str
    held: str
    version: str
    edition: int
    revision: int
    publisher: str
    year: str
    doi: str = ""
    url: str = ""

    @property
    def doi_address(self) -> str:
        """The DOI as a web address; empty without one."""
        return f"https://doi.org/{self.doi}" if self.doi else ""

    @property
    def address(self) -> str:
        """Where the volume is found: by its DOI, else at its own address."""
        return self.doi_address or self.url


@dataclass(frozen=True, slots=True)
class Work:
    """What is cited: a text in a volume, or without a title the volume itself.

    Attributes:
        title: the title with its subtitle.
        designation: symbol and form of a document, such as `WM/2031/1` and `Digest`.
        translators: who translated the text that the edition shows.
        doi: the text's own DOI; may be empty.
    """

    volume: Volume
    title: str = ""
    authors: tuple[Contributor, ...] = ()
    translators: tuple[Contributor, ...] = ()
    designation: tuple[str, ...] = ()
    doi: str = ""

    @property
    def address(self) -> str:
        """Where it is found: by its own DOI, else with the volume."""
        return f"https://doi.org/{self.doi}" if self.doi else self.volume.address


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; that of a title is set in italics by scripts that have them."""

    text: str
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """How to cite a work."""

    lang: str
    pieces: tuple[Piece, ...]

    def __str__(self) -> str:
        """Return the text without its markup."""
        return "".join(each.text for each in self.pieces)


def citation(of: Work, pages: str = "") -> Citation:
    """Return how to cite a work.

    Args:
        of: the work.
        pages: first and last folio, `12–20`, where they are known; `12` for a single page.
    """
    lang = of.volume.lang
    style = _STYLES.get(lang.partition("-")[0], _iso690)
    return Citation(lang, _merged(style(of, pages)))


def named(title: Passage) -> Piece:
    """Return the title of a work as it stands in a sentence of its language.

    Chinese puts it into 《》, one inside it into 〈〉 (GB/T 15834—2011, 4.15); others set it in
    italics.
    """
    if not title.lang.startswith("zh"):
        return Piece(title.text, is_title=True)
    return Piece(f"《{title.text.translate(_INNER)}》")


def contributor(name: Name, script: str) -> Contributor:
    """Return a person's name as it is cited, in the edition's script (ISO 15924) where recorded."""
    form = name.scripts.get(script)  # type: ignore[call-overload]
    is_direct = name.order == "family-first"
    if form:
        return Contributor(form.full or f"{form.family or ''}{form.given or ''}", is_han=True)
    if name.sort and ", " in name.sort:
        family, given = name.sort.split(", ", 1)
        return Contributor(family, given, is_direct=is_direct)
    if name.full or not (name.family and name.given):
        return Contributor(name.full or name.family or name.given or "")
    return Contributor(name.family, name.given, is_direct=is_direct)


_INNER = str.maketrans("《》", "〈〉")

# ── The styles ──

_Part: TypeAlias = "Piece | str"
_Element: TypeAlias = Sequence[_Part]
"""What stands between two points."""


def _chicago(work: Work, pages: str) -> Iterator[_Part]:
    """Author. “Title.” In *Volume: Proceedings*, edition, pages. Publisher, year. Address."""
    volume = work.volume
    whole = Piece(f"{volume.event}: {volume.label}", is_title=True)
    numbers = _numbers(volume, f"{volume.edition}{_english_ordinal(volume.edition)} ed.")
    issued = [_filled(", ", volume.publisher, volume.year)]
    if not work.title:
        held = _filled(", ", volume.place, volume.days)
        version = _filled(", ", volume.version, *numbers)
        return _sentences([[whole], [held], [version], issued, [work.address]])
    title = _filled(", ", work.title, *work.designation)
    translators = _filled(" and ", *(each.direct for each in work.translators))
    where = _filled(", ", "", volume.version, *numbers, pages)
    return _sentences(
        [
            [_chicago_authors(work.authors)],
            [f"“{title}{'' if title.endswith(_CLOSED) else '.'}”"],
            [f"Translated by {translators}" if translators else ""],
            ["In ", whole, f", {where}"],
            issued,
            [work.address],
        ]
    )


def _chicago_authors(authors: Sequence[Contributor]) -> str:
    """Return the first author by family name, the others as they are spoken."""
    if not authors:
        return ""
    first, rest = authors[0], [each.direct for each in authors[1:]]
    is_turned = bool(first.given) and not first.is_direct
    listed = [_filled(", ", first.family, first.given) if is_turned else first.direct, *rest]
    if len(listed) == 1:
        return listed[0]
    comma = "," if is_turned or len(listed) > _PAIR else ""
    return f"{', '.join(listed[:-1])}{comma} and {listed[-1]}"


def _apa(work: Work, pages: str) -> Iterator[_Part]:
    """Autor, A. (año). Título. En *Volumen: Actas* (edición, pp.). Editorial. Dirección."""
    volume = work.volume
    whole = Piece(f"{volume.event}: {volume.label}", is_title=True)
    numbers = _numbers(volume, f"{volume.edition}.ª ed.")
    version = [*numbers, _lower(volume.version)]
    year, issued = [f"({volume.year})"], [volume.publisher]
    if not work.title:
        elements: list[_Element] = [[whole, f" ({', '.join(version)})"], year, issued]
        return _sentences([*elements, [work.address]])
    form = f" [{', '.join(work.designation)}]" if work.designation else ""
    by = _with_y(_initialled(each, ". ", is_given_first=True) for each in work.translators)
    title = f"{work.title}{form}{f' ({by}, Trad.)' if by else ''}"
    authors = _with_y(_initialled(each, ". ") for each in work.authors)
    span = f"{'pp.' if '–' in pages else 'p.'} {pages}" if pages else ""
    where = [f" ({_filled(', ', *version, span)})"]
    head: list[_Element] = [[authors], year, [title]] if authors else [[title], year]
    return _sentences([*head, ["En ", whole, *where], issued, [work.address]])


def _with_y(names: Iterable[str]) -> str:
    """Return names in a row, the last one behind `y`, or `e` before the sound of i."""
    *rest, last = [*names] or [""]
    joint = " e " if last[:1] in "IÍ" else " y "
    return f"{', '.join(rest)}{joint}{last}" if rest else last


def _abnt(work: Work, pages: str) -> Iterator[_Part]:
    """AUTOR, Nome. Título. *In*: EVENTO, ano, cidade. *Anais* [...]. Editora, ano. p. DOI."""
    volume = work.volume
    heading = _filled(", ", volume.event.upper(), volume.held, volume.city)
    whole: list[_Element] = [
        [Piece(volume.label, is_title=True), " [...]"],
        [_filled(", ", *_numbers(volume, f"{volume.edition}. ed"))],
        [volume.version],
        [_filled(", ", volume.publisher, volume.year)],
    ]
    end = [f"{'DOI' if '//doi.org/' in work.address else 'Disponível em'}: {work.address}"]
    last = [end] if work.address else []
    if not work.title:
        return _sentences([[heading], *whole, *last], is_closed=True)
    authors = "; ".join(_filled(", ", each.family.upper(), each.given) for each in work.authors)
    title = _filled(", ", work.title if authors else _entered(work.title), *work.designation)
    by = _filled("; ", *(each.direct for each in work.translators))
    where = [f"p. {pages.replace('–', '-')}"] if pages else []
    return _sentences(
        [
            [authors],
            [title],
            [f"Tradução: {by}" if by else ""],
            [Piece("In", is_title=True), f": {heading}"],
            *whole,
            where,
            *last,
        ],
        is_closed=True,
    )


def _entered(title: str) -> str:
    """Return a title that is an entry: its first word in capitals, with an article before it."""
    words = title.split(" ")
    count = 2 if words[0].lower() in {"a", "as", "o", "os", "um", "uma"} else 1
    return " ".join([each.upper() for each in words[:count]] + words[count:])


def _gb(work: Work, pages: str) -> Iterator[_Part]:
    """作者. 题名[C]. 译者, 译//会议录: 会议录. 版次. 出版者, 出版年: 页码. DOI."""
    volume = work.volume
    issued = _filled(", ", volume.publisher, volume.year)
    span = pages.replace("–", "-")
    numbers = _numbers(volume, f"{volume.edition}版", "修订{}")
    end = [[", ".join(numbers)], [volume.version], [_filled(": ", issued, span)]]
    doi = work.doi or volume.doi
    address = [f"DOI: {doi}" if doi else volume.url]
    whole = f"{volume.event}: {volume.label}"
    if not work.title:
        return _sentences([[f"{whole}[C]"], *end, address], is_closed=True)
    authors = _filled(", ", *(_initialled(each, " ") for each in work.authors))
    by = _filled(", ", *(_initialled(each, " ") for each in work.translators))
    title = _filled(", ", work.title, *work.designation)
    inside = f"{title}[C]{f'. {by}, 译' if by else ''}//{whole}"
    return _sentences([[authors], [inside], *end, address], is_closed=True)


def _iso690(work: Work, pages: str) -> Iterator[_Part]:
    """FAMILY, Given. Title. In: *Volume: Proceedings*. Edition. Publisher, year, pages. Address."""
    volume = work.volume
    whole = Piece(f"{volume.event}: {volume.label}", is_title=True)
    issued = [_filled(", ", volume.publisher, volume.year, pages)]
    numbers = [f"{volume.edition}/{volume.revision}"] if _numbers(volume, "") else []
    end: list[_Element] = [[_filled(" ", volume.version, *numbers)], issued, [work.address]]
    if not work.title:
        return _sentences([[whole], *end])
    authors = "; ".join(_filled(", ", each.family.upper(), each.given) for each in work.authors)
    title = _filled(", ", work.title, *work.designation)
    return _sentences([[authors], [title], [Piece("In", is_title=True), ": ", whole], *end])


_STYLES: dict[str, Callable[[Work, str], Iterator[_Part]]] = {
    "en": _chicago,
    "es": _apa,
    "pt": _abnt,
    "zh": _gb,
}

# ── What they share ──

_CLOSED = (".", "?", "!", "…", "。", "？", "！", ".”", "?”", "!”", "…”")
"""What a sentence may end with, so that it takes no point."""
_PAIR = 2


def _filled(joint: str, *texts: str) -> str:
    """Join the texts that are not empty; an empty first one is not counted either."""
    return joint.join(each for each in texts if each)


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


def _english_ordinal(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _numbers(volume: Volume, edition: str, revision: str = "rev. {}") -> list[str]:
    """Return which edition and revision it is; nothing is said of the first."""
    numbers = [edition] if volume.edition > 1 else []
    return [*numbers, revision.format(volume.revision)] if volume.revision > 1 else numbers


def _initialled(each: Contributor, mark: str, *, is_given_first: bool = False) -> str:
    """Return a name with initials: `Quillfeather, A.` with points, `QUILLFEATHER A` without.

    Initials of compound given names keep their hyphen.
    """
    if each.is_han or not each.given:
        return each.family
    point = mark.strip()
    names = [
        "-".join(f"{part[0]}{point}" for part in name.split("-") if part)
        if not name[0].islower()
        else name  # a particle, as in `Ribalonga, I. M. da`
        for name in each.given.split()
    ]
    initials = " ".join(names)
    if not point:
        return f"{each.family.upper()} {initials}"
    return f"{initials} {each.family}" if is_given_first else f"{each.family}, {initials}"


def _sentences(elements: Iterable[_Element], *, is_closed: bool = False) -> Iterator[_Part]:
    """Yield elements with a point and a space between them; empty ones are left out.

    Args:
        elements: the elements in order.
        is_closed: whether a point follows an address at the end too.
    """
    found = [each for each in elements if _plain(each)]
    for number, element in enumerate(found, start=1):
        yield from element
        text, is_last = _plain(element), number == len(found)
        if is_last and text.startswith("http") and not is_closed:
            return
        point = "" if text.endswith(_CLOSED) else "."
        yield point if is_last else f"{point} "


def _plain(element: _Element) -> str:
    return "".join(each if isinstance(each, str) else each.text for each in element)


def _merged(parts: Iterable[_Part]) -> tuple[Piece, ...]:
    """Return runs of text, neighbours of one kind in one."""
    pieces = (each if isinstance(each, Piece) else Piece(each) for each in parts)
    return tuple(
        Piece("".join(each.text for each in run), is_title)
        for is_title, run in groupby(pieces, key=lambda each: each.is_title)
    )
