"""Check texts and catalogs: Markdown and translations in, diagnostics with places out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath

from proceedings.diagnostics import Diagnostic, Severity, Span, message, shortened
from proceedings.language.catalog import Catalog
from proceedings.language.edition import Edition
from proceedings.language.fields import Field, fields
from proceedings.language.interface import Interface
from proceedings.language.numbered import parse_numbered
from proceedings.language.prose import Facts, facts, markup_of
from proceedings.language.status import Status
from proceedings.records.base import closest
from proceedings.records.files import EventFiles, TextFile
from proceedings.records.images import image_problem
from proceedings.records.reader import EventRecords

__all__ = ["check_edition", "check_fields", "check_interface", "check_texts"]

_Found = Iterator[Diagnostic]
_PLACEHOLDER = re.compile(r"\{\w+\}")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]^\n][^\]\n]*\]:[ \t]*(\S+)", re.MULTILINE)
"""A target of links `[text][name]`, which are not rendered."""
_IMAGE = re.compile(r".+\.(png|jpe?g)", re.IGNORECASE)


def check_texts(files: EventFiles, addresses: frozenset[str]) -> _Found:
    """Yield what is wrong in the Markdown files of an event.

    Args:
        files: the event's files.
        addresses: what `ref:` links may name.
    """
    for file in files.texts.values():
        yield from _check_text(files, addresses, file.text, file)
    for name in files.sources:
        if name.startswith("documents/"):
            yield from _check_numbers(files, name)


def check_fields(records: EventRecords, addresses: frozenset[str]) -> _Found:
    """Yield what is wrong in the Markdown fields of an event's records.

    Args:
        records: the event.
        addresses: what `ref:` links may name.
    """
    for each in fields(records):
        if each.is_markdown and not each.context.endswith("/text"):
            yield from _check_text(records.files, addresses, each.source, each.units[0].span)


class _Where:
    """Finds places in a text: in a file by searching, in a field of a record at its beginning.

    What is asked for again is the next occurrence.
    """

    def __init__(self, place: TextFile | Span) -> None:
        self.place = place
        self.asked: Counter[tuple[str, str]] = Counter()

    def span(self, fragment: str, after: str = "") -> Span:
        """Return the place of a fragment that stands behind some text."""
        if isinstance(self.place, Span):
            return self.place
        self.asked[fragment, after] += 1
        return self.place.span(fragment, after, self.asked[fragment, after] - 1)

    def target(self, name: str) -> Span:
        """Return the place of the target of a link or an image."""
        return self.span(name, "](")


def _check_text(
    files: EventFiles, addresses: frozenset[str], text: str, place: TextFile | Span
) -> _Found:
    found, where = facts(text), _Where(place)
    if found.excess:
        yield Diagnostic(
            "PR115",
            Span(place.path, found.excess, 1) if isinstance(place, TextFile) else place,
            message("the Markdown is too intricate to be read safely"),
            message("divide it, or nest it less deeply"),
        )
        return
    for target in found.links:
        yield from _check_link(files, target, addresses, where)
    for match in _DEFINITION.finditer(text):
        yield _refuse_link(match[1], where.span(match[1], match[0].removesuffix(match[1])))
    for source, alternative in found.images:
        yield from _check_image(files, source, alternative, where)
    opened = {piece.rstrip(">").split()[0] for piece in found.html}
    for piece in found.html:
        if not (piece.startswith("</") and piece.rstrip(">").replace("/", "") in opened):
            yield _check_html(piece, where)
    yield from _check_footnotes(found, where)
    yield from _check_headings(found, text, where)


def _check_link(files: EventFiles, target: str, addresses: frozenset[str], where: _Where) -> _Found:
    kind, _, identifier = target.partition(":")
    if kind != "ref":
        yield _refuse_link(target, where.target(target))
    elif identifier not in addresses and not files.refused:
        near = closest(identifier, addresses)
        hint = (
            message("did you mean `{name}`?", name=near)
            if near
            else message("add the record or correct the identifier")
        )
        text = message("the link leads to `{id}`, which is not on record", id=identifier)
        yield Diagnostic("PR303", where.target(target), text, hint)


def _refuse_link(target: str, place: Span) -> Diagnostic:
    return Diagnostic(
        "PR304",
        place,
        message("the link to `{target}` is not allowed", target=target),
        message("link to a record with `ref:`, or cite the address in `sources`"),
    )


def _check_image(files: EventFiles, source: str, alternative: str, where: _Where) -> _Found:
    span = where.target(source)
    if source in files.images:
        if not _IMAGE.fullmatch(source):
            text = message("the image `{name}` is neither PNG nor JPEG", name=source)
            yield Diagnostic("PR305", span, text, message("convert it"))
        elif problem := image_problem(files.images[source], source):
            yield Diagnostic("PR305", span, problem, message("replace the file"))
        if not alternative.strip():
            text = message("the image `{name}` has no alternative text", name=source)
            yield Diagnostic("PR315", span, text, message("describe it between the brackets"))
        return
    hint = message("put the file into the event’s folder `images` and write images/NAME")
    if ":" in source or source.startswith("/") or ".." in PurePosixPath(source).parts:
        text = message("the image `{name}` lies outside the event’s folder", name=source)
        yield Diagnostic("PR305", span, text, hint)
    elif source not in files.refused:
        yield Diagnostic("PR305", span, message("the image `{name}` is missing", name=source), hint)


def _check_html(piece: str, where: _Where) -> Diagnostic:
    if re.match(r"<[a-zA-Z][a-zA-Z0-9+.-]*:|<[^\s<>@]+@", piece):
        return _refuse_link(piece.strip("<>"), where.span(piece))
    return Diagnostic(
        "PR311",
        where.span(piece),
        message("raw HTML is not allowed: {piece}", piece=piece),
        message("use Markdown"),
    )


def _check_footnotes(found: Facts, where: _Where) -> _Found:
    for key in sorted(set(found.calls) - set(found.notes)):
        yield Diagnostic(
            "PR310",
            where.span(f"[^{key}]"),
            message("the footnote `{key}` is not written", key=key),
            message("add `[^{key}]: …` at the end of the text", key=key),
        )
    for key in sorted(set(found.notes) - set(found.calls)):
        yield Diagnostic(
            "PR310",
            where.span(f"[^{key}]:"),
            message("the footnote `{key}` is never called", key=key),
            message("call it with `[^{key}]`, or remove it", key=key),
        )
    for key in found.repeated:
        yield Diagnostic(
            "PR310",
            where.span(f"[^{key}]:"),
            message("the footnote `{key}` is written twice", key=key),
            message("keep one of the two"),
        )
    for key in found.nested:
        yield Diagnostic(
            "PR310",
            where.span(f"[^{key}]"),
            message("the footnote `{key}` is called inside a footnote", key=key),
            message("call it in the text"),
        )


def _check_headings(found: Facts, text: str, where: _Where) -> _Found:
    lines = [line for line in text.splitlines() if line.startswith("#")]
    for index, (before, level) in enumerate(pairwise((1, *found.headings))):
        if level > before + 1 or level == 1:
            fragment = lines[index] if index < len(lines) else ""
            yield Diagnostic(
                "PR313",
                where.span(fragment),
                message(
                    "a heading of level {level} follows level {before}", level=level, before=before
                )
                if level > 1
                else message("a heading of level 1 is kept for the title"),
                message("begin with `##` and go down one level at a time"),
            )


def _check_numbers(files: EventFiles, name: str) -> _Found:
    """Paragraphs are numbered from 1 without gaps, and equally many in all versions held."""
    versions = {key: file for key, file in files.texts.items() if key.startswith(f"{name}/")}
    counts: dict[str, int] = {}
    for key, file in versions.items():
        paragraphs = parse_numbered(file.text).paragraphs
        counts[key] = len(paragraphs)
        for expected, each in enumerate(paragraphs, start=1):
            if each.number != expected:
                yield Diagnostic(
                    "PR307",
                    Span(file.path, each.line, 1, len(each.label)),
                    message(
                        "paragraph {number} stands where {expected} is expected",
                        number=each.label,
                        expected=expected,
                    ),
                    message("number the paragraphs one after another"),
                )
                break
    for key, amount in counts.items():
        first, most = next(iter(counts.items()))
        if amount != most:
            yield Diagnostic(
                "PR314",
                Span(versions[key].path, 1, 1),
                message(
                    "this text has {amount} paragraphs, {other} has {most}",
                    amount=amount,
                    other=versions[first].path,
                    most=most,
                ),
                message("compare the two texts paragraph by paragraph"),
            )


def check_edition(edition: Edition) -> _Found:
    """Yield warnings for what an edition lacks, and errors for translations that lost markup."""
    refused = {each.path for each in edition.catalogs.values() if each.is_refused}
    for gap in edition.gaps():
        if gap.catalog.path not in refused:
            place = gap.catalog if gap.catalog.line else gap.source
            is_stale = gap.status is Status.STALE
            values = {"field": gap.context, "lang": edition.lang, "text": shortened(gap.text)}
            yield _lack(place, gap.catalog.path, values, is_stale=is_stale)
    for found in edition.fields.values():
        if found.is_markdown and found.lang != edition.lang:
            yield from _check_markup(edition.catalogs[found.lang], found)


def _lack(place: Span, path: str, values: dict[str, str], *, is_stale: bool) -> Diagnostic:
    """Return the warning that a message is not translated, or no longer."""
    if is_stale:
        return Diagnostic(
            "PR402",
            place,
            message("`{field}` is stale in `{lang}`: {text}", **values),
            message("correct it and remove the flag `fuzzy` in {path}", path=path),
            Severity.WARNING,
        )
    return Diagnostic(
        "PR401",
        place,
        message("`{field}` is not translated into `{lang}`: {text}", **values),
        message("translate it in {path}", path=path),
        Severity.WARNING,
    )


def _check_markup(catalog: Catalog, found: Field) -> _Found:
    for unit in found.units:
        entry = catalog.entries.get((found.context, unit.text))
        if (
            entry
            and entry.text
            and not entry.fuzzy
            and markup_of(unit.text) != markup_of(entry.text)
        ):
            yield Diagnostic(
                "PR403",
                Span(catalog.path, entry.line),
                message(
                    "the translation of `{field}` lost part of its markup", field=found.context
                ),
                message("carry the same footnote calls, links and images into it"),
            )


def check_interface(interface: Interface, template: Catalog) -> _Found:
    """Yield warnings for labels that a language lacks, and errors for lost placeholders.

    Args:
        interface: the interface in the language.
        template: every message that there is.
    """
    catalog = interface.catalog
    if catalog.is_refused:
        return
    for key in template.entries:
        entry = catalog.entries.get(key)
        if entry is None or not entry.text or entry.fuzzy:
            place = Span(catalog.path, entry.line if entry else 1)
            values = {"field": "interface", "lang": interface.lang, "text": shortened(key[1])}
            is_stale = entry is not None and bool(entry.text)
            yield _lack(place, catalog.path, values, is_stale=is_stale)
        elif set(_PLACEHOLDER.findall(key[1])) != set(_PLACEHOLDER.findall(entry.text)):
            yield Diagnostic(
                "PR403",
                Span(catalog.path, entry.line),
                message("the translation lost a placeholder: {text}", text=shortened(key[1])),
                message("carry the same `{…}` placeholders into it"),
            )
