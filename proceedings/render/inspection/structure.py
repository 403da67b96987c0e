"""Check the structure of a PDF: its elements in, what a reading program would miss out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from unicodedata import name as character_name

from proceedings.diagnostics import message
from proceedings.language.tags import is_pseudo, script_of
from proceedings.render.foreign import LATIN_WORDS
from proceedings.render.inspection.facts import Element, Facts, Link, Run
from proceedings.render.inspection.findings import Finding, headings, key, shown

__all__ = ["contents", "elements", "languages", "notes", "outline"]

_BEGINNINGS = {
    "Hans": "CJK",
    "Hant": "CJK",
    "Latn": "LATIN",
    "Cyrl": "CYRILLIC",
    "Arab": "ARABIC",
    "Grek": "GREEK",
}
"""How Unicode's names of a script's letters begin; languages in other scripts are not compared."""
_SCRIPTS = frozenset({"CJK", "LATIN", "CYRILLIC", "ARABIC", "GREEK", "HIRAGANA", "HANGUL"})
_ROLES = frozenset(
    {
        *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI"),
        *("Index", "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Span"),
        *("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Quote", "Note", "Reference"),
        *("BibEntry", "Code", "Link", "Annot", "Figure", "Formula", "Form", "Em", "Strong"),
    }
)
"""Standard types of ISO 32000-1, 14.8.4, those that say nothing left out; and Em and Strong."""


def languages(facts: Facts) -> Iterator[Finding]:
    """Check that the file says its language, and each text in another script its own."""
    if not facts.lang:
        yield Finding("PR621", message("the file does not say its language"))
    waiting = [(facts.tree, facts.lang)] if facts.tree else []
    while waiting:
        element, around = waiting.pop()
        lang = element.lang or around
        own = [kid for kid in element.kids if isinstance(kid, Run)]
        foreign = next((each for each in own if lang and _is_foreign(each.text, lang)), None)
        if foreign:
            yield Finding(
                "PR621",
                message("“{text}” is said to be in `{lang}`", text=shown(foreign.text), lang=lang),
                foreign.page,
            )
        waiting += [(kid, lang) for kid in reversed(element.elements)]


def _is_foreign(text: str, lang: str) -> bool:
    """Return whether text has letters of a script in which a language is not written."""
    own = _BEGINNINGS.get(script_of(lang))
    if own is None or is_pseudo(lang):
        return False
    scripts = {character_name(each, "").partition(" ")[0] for each in text if each.isalpha()}
    others = (scripts & _SCRIPTS) - {own, "LATIN"}
    if others or own == "LATIN":
        return bool(others)
    words = "".join(each if each.isascii() else "\0" for each in text).split("\0")
    return any(sum(map(_is_word, each.split())) > LATIN_WORDS for each in words)


def _is_word(text: str) -> bool:
    return text.strip(",.;:()").isalpha()


def notes(facts: Facts) -> Iterator[Finding]:
    """Check that each note has an identifier of its own and is called, and each call has a note."""
    tree = facts.tree or Element("Document")
    found = [each for each in tree.walk() if each.role == "Note"]
    calls = list(_calls(tree))
    counted = Counter(each.id for each in found)
    for note in found:
        if not note.id or counted[note.id] > 1:
            text = message(
                "the note “{text}” has no identifier of its own", text=shown(_words(note))
            )
            yield Finding("PR622", text, note.page)
    linked = {_label(call) for call in calls if _has_link(call)}
    plain = [call for call in calls if not _has_link(call)]
    footnotes = [note for note in found if not (linked and _label_of(note) in linked)]
    yield from _unmatched(plain, footnotes)
    for label in sorted(linked - {_label_of(note) for note in found}):
        yield Finding("PR622", message("the call of note {label} has no note", label=label))


def _calls(tree: Element) -> Iterator[Element]:
    """Yield the calls of notes: references that are not those of contents."""
    waiting = [tree]
    while waiting:
        element = waiting.pop()
        if element.role == "Reference":
            yield element
        elif element.role != "TOCI":
            waiting.extend(reversed(element.elements))


def _has_link(element: Element) -> bool:
    return any(isinstance(each, Link) for each in element.leaves())


def _label(call: Element) -> str:
    return key(call.text())


def _label_of(note: Element) -> str:
    label = next((each for each in note.walk() if each.role == "Lbl"), None)
    first = next((each for each in note.walk() if each.role == "Link"), None)
    found = label or first
    return key(found.text()) if found else ""


def _words(note: Element) -> str:
    return note.text(without=frozenset({"Lbl"}))


def _unmatched(calls: list[Element], notes: list[Element]) -> Iterator[Finding]:
    """Yield a finding where the sequences of calls and notes part."""
    called, set_ = [_label(each) for each in calls], [_label_of(each) for each in notes]
    if called == set_:
        return
    surplus, missing = Counter(set_) - Counter(called), Counter(called) - Counter(set_)
    for each in notes:
        if surplus[_label_of(each)]:
            surplus[_label_of(each)] -= 1
            text = message("the note “{text}” is not called", text=shown(_words(each)))
            yield Finding("PR622", text, each.page)
    for each in calls:
        if missing[_label(each)]:
            missing[_label(each)] -= 1
            text = message("the call of note {label} has no note", label=_label(each))
            yield Finding("PR622", text, each.page)
    if sorted(called) == sorted(set_):
        yield Finding("PR622", message("notes do not follow in the order of their calls"))


def contents(facts: Facts) -> Iterator[Finding]:
    """Check that each line of the contents leads to its heading and prints the page's label."""
    tree = facts.tree or Element("Document")
    by_page: dict[int, list[str]] = {}
    for _, heading in headings(facts):
        by_page.setdefault(heading.page, []).append(key(heading.text()))
    for line in (each for each in tree.walk() if each.role == "TOCI"):
        link = next((each for each in line.leaves() if isinstance(each, Link)), None)
        text, page = line.text(), line.page
        if link is None or link.target < 0:
            said = message("“{text}” in the contents leads nowhere", text=shown(text))
            yield Finding("PR623", said, page)
            continue
        label = facts.labels[link.target]
        if not any(title and key(text).startswith(title) for title in by_page.get(link.target, ())):
            said = message(
                "“{text}” in the contents leads to page {label}, which has no such heading",
                text=shown(text),
                label=label,
            )
            yield Finding("PR623", said, page)
        if not any(key(each).endswith(key(label)) for each in _pieces(line)):
            said = message(
                "“{text}” in the contents is on page {label}", text=shown(text), label=label
            )
            yield Finding("PR623", said, page)


def _pieces(line: Element) -> list[str]:
    """Return the text of a line, and of its link: a byline may follow the folio."""
    links = [each.text() for each in line.walk() if each.role == "Link"]
    return [*links, line.text()]


def outline(facts: Facts) -> Iterator[Finding]:
    """Check that the outline names headings, in their order and on their pages, all chapters too.

    A bookmark may be shorter than its heading: numbers and names in another script are left out.
    """
    found = [(each.page, key(each.text()), level) for level, each in headings(facts)]
    at, marked = 0, set()
    for mark in facts.outline if facts.tree else ():
        matches = [
            index
            for index in range(at, len(found))
            if found[index][0] == mark.page and key(mark.title) in found[index][1]
        ]
        if not key(mark.title) or not matches:
            text = message("the bookmark “{text}” names no heading there", text=shown(mark.title))
            yield Finding("PR626", text, mark.page)
            continue
        marked.add(matches[0])
        at = matches[0] + 1
    for index, (level, heading) in enumerate(headings(facts)):
        if level == 1 and index not in marked:
            text = message("the heading “{text}” has no bookmark", text=shown(heading.text()))
            yield Finding("PR626", text, heading.page)


def elements(facts: Facts) -> Iterator[Finding]:
    """Check that elements have a type that says something, and what their type asks for."""
    if facts.tree is None:
        yield Finding("PR632", message("the file has no structure: nothing can be read aloud"))
        return
    for each in facts.tree.walk():
        if each.role not in _ROLES or (each.role == "Span" and not each.lang):
            text = message("an element has the type `{type}`, which says nothing", type=each.role)
            yield Finding("PR632", text, each.page)
        if each.role == "Figure" and not each.alt.strip():
            yield Finding("PR632", message("a figure has no text in its place"), each.page)
        if each.role == "TH" and not each.scope:
            text = message("the header cell “{text}” has no scope", text=shown(each.text()))
            yield Finding("PR632", text, each.page)
    last = 0
    for level, heading in headings(facts):
        if level > last + 1:
            text = message("the heading “{text}” skips a level", text=shown(heading.text()))
            yield Finding("PR632", text, heading.page)
        last = level
