"""Check texts and catalogs: Markdown and translations in, diagnostics with places out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import PurePosixPath

from proceedings.diagnostics import Diagnostic, Span, message, shortened, warning
from proceedings.language.catalog import Catalog
from proceedings.language.comparison.markup import placeholders
from proceedings.language.edition import Edition
from proceedings.language.fields import Field, fields
from proceedings.language.interface import Interface
from proceedings.language.markup import ragged_rows, unclosed
from proceedings.language.numbered import Paragraph, parse_numbered
from proceedings.language.places import FieldText
from proceedings.language.prose import NOTHING, Facts, facts, markup_of, without_code
from proceedings.language.status import Status
from proceedings.records.base import closest
from proceedings.records.files import EventFiles, TextFile
from proceedings.records.images import image_problem
from proceedings.records.reader import EventRecords

__all__ = ["check_edition", "check_fields", "check_interface", "check_texts"]

_Found = Iterator[Diagnostic]
_DEFINITION = re.compile(r"^ {0,3}\[[^\]^\n][^\]\n]*\]:[ \t]*(\S+)", re.MULTILINE)
"""A target of links `[text][name]`, which are not rendered."""
_HEADING = re.compile(r"^#.*|(?<![^\n]\n)^[^\n]+(?=\n(?:=+|-+) *$)", re.MULTILINE)
"""The line of a heading: behind `#`, or at the beginning of a block and underlined."""
_SIGNS = re.compile(r"[\[\]*`<&|#]|\n[ \t>]*[=-]")
"""A sign of markup: without one, there is nothing that could be wrong with a text."""
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
        home = each.context.removesuffix("/text")
        if each.is_markdown and f"{home}/{each.lang}" not in records.texts:
            start = each.units[0].span
            place = FieldText(start, each.source, records.files.written.get(start.path, b""))
            yield from _check_text(records.files, addresses, each.source, place)


class _Where:
    """Finds places in a text by searching outside its code.

    What is asked for again is the next occurrence.
    """

    def __init__(self, place: TextFile | FieldText) -> None:
        is_file = isinstance(place, TextFile)
        self.place = replace(place, text=without_code(place.text)) if is_file else place
        self.coming: dict[tuple[str, str], Iterator[Span]] = {}
        self.last: dict[tuple[str, str], Span] = {}

    def span(self, fragment: str, after: str = "") -> Span:
        """Return the place of a fragment that stands behind some text; else where all begins."""
        key = (fragment, after)
        if key not in self.coming:
            self.coming[key] = self.place.spans(fragment, after)
        last = self.last.get(key, self.place.start)
        self.last[key] = next(self.coming[key], last)
        return self.last[key]

    def target(self, name: str) -> Span:
        """Return the place of the target of a link or an image."""
        return self.span(name, "](")


def _check_text(
    files: EventFiles, addresses: frozenset[str], text: str, place: TextFile | FieldText
) -> _Found:
    found = facts(text)
    if found.excess:
        yield Diagnostic(
            "PR115",
            Span(place.path, found.excess) if isinstance(place, TextFile) else place.start,
            message("the Markdown is too intricate to be read safely"),
            message("divide it, or nest it less deeply"),
        )
        return
    if not _SIGNS.search(text):
        return
    where = _Where(place)
    yield from _check_markup_left(text, where)
    if found is NOTHING:
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
        first, second = (where.span(f"[^{key}]:") for _ in range(2))
        yield Diagnostic(
            "PR310",
            second,
            message("the footnote `{key}` is written twice", key=key),
            message("the first is at line {line}; keep one of them", line=first.line),
        )
    for key, times in Counter(found.calls).items():
        if times > 1:
            yield warning(
                "PR320",
                where.span(f"[^{key}]"),
                message("the footnote `{key}` is called {times} times", key=key, times=times),
                message("write a note for each call, or accept it with the reason"),
            )
    for key in found.nested:
        yield Diagnostic(
            "PR310",
            where.span(f"[^{key}]"),
            message("the footnote `{key}` is called inside a footnote", key=key),
            message("call it in the text"),
        )


def _check_markup_left(text: str, where: _Where) -> _Found:
    for sign in unclosed(text):
        yield warning(
            "PR331",
            where.span(sign),
            message("`{sign}` is not closed, and would be printed as it is", sign=sign),
            message("close it, or write a backslash before it"),
        )
    for each in ragged_rows(text):
        yield Diagnostic(
            "PR330",
            where.span(each.row),
            message(
                "cells in this row: {cells}; heads of the table: {heads}",
                cells=each.cells,
                heads=each.heads,
            ),
            message("give each row as many cells as there are heads"),
        )


def _check_headings(found: Facts, text: str, where: _Where) -> _Found:
    lines = _HEADING.findall(without_code(text)) if found.headings else []
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
    held: dict[str, tuple[Paragraph, ...]] = {}
    for key, file in versions.items():
        paragraphs = held[key] = parse_numbered(file.text).paragraphs
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
    yield from _check_corrigenda(files, name, {key: len(each) for key, each in held.items()})
    first = next(iter(held), "")
    most = len(held.get(first, ()))
    for key, paragraphs in held.items():
        if len(paragraphs) != most:
            yield Diagnostic(
                "PR314",
                _where_amounts_differ(versions[key].path, paragraphs, most),
                message(
                    "this text has {amount} paragraphs, {other} has {most}",
                    amount=len(paragraphs),
                    other=versions[first].path,
                    most=most,
                ),
                message("compare the two texts paragraph by paragraph"),
            )


def _check_corrigenda(files: EventFiles, name: str, counts: Mapping[str, int]) -> _Found:
    """Corrigenda name paragraphs that their texts have."""
    source = files.sources[name]
    listed = source.data.get("corrigenda") if isinstance(source.data, dict) else None
    for index, each in enumerate(listed if isinstance(listed, list) else ()):
        if not isinstance(each, dict):
            continue
        number, amount = str(each.get("paragraph")), counts.get(f"{name}/{each.get('lang')}")
        if amount is not None and number.isdecimal() and int(number) > amount:
            yield Diagnostic(
                "PR324",
                source.span(("corrigenda", index, "paragraph")),
                message("paragraphs of the text: {amount}", amount=amount),
                message("correct the number of the paragraph"),
            )


def _where_amounts_differ(path: str, paragraphs: Sequence[Paragraph], most: int) -> Span:
    """Return the place of the first paragraph too many, or of the last before some are missing."""
    if not paragraphs:
        return Span(path, 1)
    found = paragraphs[min(len(paragraphs) - 1, most)]
    return Span(path, found.line, 1, len(found.label))


def check_edition(edition: Edition) -> _Found:
    """Yield warnings for what an edition lacks, and errors for translations that lost markup."""
    passed_over = {each.path for each in edition.catalogs.values() if each.is_refused}
    for lang, catalog in edition.catalogs.items():
        missing = [each for each in edition.fields.values() if each.lang == lang]
        if not catalog.is_refused and _is_untouched(catalog):
            passed_over.add(catalog.path)
            yield _no_catalog(edition, catalog, missing)
    for gap in edition.gaps() if len(passed_over) < len(edition.catalogs) else ():
        if gap.catalog.path not in passed_over:
            place = gap.catalog if gap.catalog.line else gap.source
            is_stale = gap.status is Status.STALE
            values = {"field": gap.context, "lang": edition.lang, "text": shortened(gap.text)}
            yield _lack(place, gap.catalog.path, values, is_stale=is_stale)
    for found in edition.fields.values():
        if found.is_markdown and edition.translates(found) and edition.catalogs[found.lang].entries:
            yield from _check_markup(edition.catalogs[found.lang], found)


_FEW = 10
"""Messages of a catalog that are named one by one, even where none is translated."""


def _is_untouched(catalog: Catalog) -> bool:
    """Return whether a catalog is missing, or has many messages and none of them translated."""
    entries = catalog.entries.values()
    return not entries or (len(entries) > _FEW and not any(each.text for each in entries))


def _no_catalog(edition: Edition, catalog: Catalog, fields: Sequence[Field]) -> Diagnostic:
    """Return the warning that there is no translation at all: one, at the first message."""
    first = fields[0].units[0]
    values = {"path": catalog.path, "number": str(sum(len(each.units) for each in fields))}
    return warning(
        "PR401",
        first.span,
        message(
            "`{field}` is not translated into `{lang}`: {text}",
            field=fields[0].context,
            lang=edition.lang,
            text=shortened(first.text),
        ),
        message("nothing in {path} is translated yet; messages: {number}", **values)
        if catalog.entries
        else message(
            "run `proceedings translations update`: {path} is missing, for {number} messages",
            **values,
        ),
    )


def _lack(place: Span, path: str, values: dict[str, str], *, is_stale: bool) -> Diagnostic:
    """Return the warning that a message is not translated, or no longer."""
    if is_stale:
        return warning(
            "PR402",
            place,
            message("`{field}` is stale in `{lang}`: {text}", **values),
            message("correct it and remove the flag `fuzzy` in {path}", path=path),
        )
    return warning(
        "PR401",
        place,
        message("`{field}` is not translated into `{lang}`: {text}", **values),
        message("translate it in {path}", path=path),
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
        elif placeholders(key[1]) != placeholders(entry.text):
            yield Diagnostic(
                "PR403",
                Span(catalog.path, entry.line),
                message("the translation lost a placeholder: {text}", text=shortened(key[1])),
                message("carry the same `{…}` placeholders into it"),
            )
