"""Show people's names as an edition's readers expect: from recorded parts to displayed parts.

A Latin-letter edition prints `XU Tianqi (徐天启)`; a Chinese one 徐天启, and for people from
elsewhere the recorded transcription with the Latin name. No form is ever made up.
"""

from __future__ import annotations

from dataclasses import dataclass

from proceedings.language.collation import head_letter, sort_key
from proceedings.language.tags import direction, script_of
from proceedings.records.models import Name, NameForm
from proceedings.records.scripts import HAN

__all__ = ["NamePart", "OtherForm", "ShownName", "show_name"]


_HAN_SCRIPTS = frozenset({"Hans", "Hant"})


@dataclass(frozen=True, slots=True)
class NamePart:
    """A piece of a displayed name; family names are set apart in lists."""

    text: str
    is_family: bool = False


@dataclass(frozen=True, slots=True)
class OtherForm:
    """A form of a name under which readers may look for it, and do not find it in the index.

    Attributes:
        parts: the form as an index lists it, with the family name set apart.
        lang: its language, when it is not that of the edition.
        reading: what it is sorted by.
    """

    parts: tuple[NamePart, ...]
    lang: str
    reading: str

    @property
    def text(self) -> str:
        """The form on one line."""
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class ShownName:
    """A name as one edition shows it.

    Attributes:
        parts: the name in the order of display.
        lang: language of the parts, when it is not that of the edition (`und-Latn`, `zh-Hans`).
        other: the form in the other script, or empty.
        other_lang: language of that form.
        index: the name as an index lists it.
        key: its place in the language's alphabetical order.
        letter: the letter under which an index lists it.
        variants: other spellings that sources print.
        turned: direction of the forms where the edition is read the other way, or empty.
        listed: the name as an index lists it, with the family name set apart.
        others: its forms in other scripts, as an index lists them, and its variants.
        reading: what it is sorted by.
    """

    parts: tuple[NamePart, ...]
    lang: str
    other: str
    other_lang: str
    index: str
    key: tuple[str, str]
    letter: str
    variants: tuple[str, ...] = ()
    turned: str = ""
    listed: tuple[NamePart, ...] = ()
    others: tuple[OtherForm, ...] = ()
    reading: str = ""

    @property
    def text(self) -> str:
        """The name on one line, without the other form."""
        return "".join(part.text for part in self.parts)


def show_name(name: Name, lang: str) -> ShownName:
    """Return a name as the edition in a language shows it."""
    form = name.scripts.get(script_of(lang))  # type: ignore[call-overload]
    if form:
        return _in_script(name, form, lang)
    return _in_latin(name, lang)


def _in_latin(name: Name, lang: str) -> ShownName:
    other = next(iter(name.scripts.values()), None)
    index = name.sort or _index_form(name)
    script = script_of(lang)
    is_han_edition = script in _HAN_SCRIPTS
    return ShownName(
        parts=_latin_parts(name),
        lang="" if script == "Latn" else "und-Latn",
        other="" if is_han_edition or other is None else _han_text(other),
        other_lang="zh-Hans",
        index=index,
        key=sort_key(index, lang),
        letter=head_letter(index, lang),
        variants=name.variants,
        turned="ltr" if direction(lang) == "rtl" else "",
        listed=_latin_listed(name),
        others=(*_han_forms(name), *_variants(name, lang)),
        reading=index,
    )


def _in_script(name: Name, form: NameForm, lang: str) -> ShownName:
    is_chinese = name.order == "family-first"
    reading = form.reading or _index_form(name)
    text = _han_text(form)
    family = form.family or ""
    parts = (
        (NamePart(family, is_family=True), NamePart(form.given or ""))
        if family
        else (NamePart(text),)
    )
    return ShownName(
        parts=parts,
        lang="",
        other="" if is_chinese else "".join(part.text for part in _latin_parts(name)),
        other_lang="und-Latn",
        index=text,
        key=sort_key(reading, lang),
        letter=head_letter(reading, lang),
        variants=name.variants,
        listed=parts,
        others=(_latin_form(name), *_han_forms(name, form), *_variants(name, lang)),
        reading=reading,
    )


def _latin_parts(name: Name) -> tuple[NamePart, ...]:
    prefix = (NamePart(f"{name.prefix} "),) if name.prefix else ()
    if name.full or not (name.family and name.given):
        return (*prefix, NamePart(name.full or name.family or name.given or ""))
    if name.order == "family-first":
        return (*prefix, NamePart(name.family.upper(), is_family=True), NamePart(f" {name.given}"))
    return (*prefix, NamePart(f"{name.given} "), NamePart(name.family, is_family=True))


def _index_form(name: Name) -> str:
    if name.full or not (name.family and name.given):
        return name.full or name.family or name.given or ""
    return f"{name.family}{' ' if name.order == 'family-first' else ', '}{name.given}"


def _latin_listed(name: Name) -> tuple[NamePart, ...]:
    """Return the Latin name as an index lists it: `XU Tianqi`, `Aroux, André`."""
    text = name.sort or _index_form(name)
    if name.full or not name.family:
        return (NamePart(text),)
    if name.order == "family-first" and not name.sort:
        given = text.removeprefix(name.family)
        return (NamePart(name.family.upper(), is_family=True), NamePart(given))
    family, comma, given = text.partition(",")
    return (NamePart(family, is_family=True), NamePart(comma + given))


def _latin_form(name: Name) -> OtherForm:
    return OtherForm(_latin_listed(name), "und-Latn", name.sort or _index_form(name))


def _han_forms(name: Name, shown: NameForm | None = None) -> tuple[OtherForm, ...]:
    """Return the forms in Chinese characters, but for the one that the edition shows."""
    seen = _han_text(shown) if shown else ""
    return tuple(
        OtherForm((NamePart(_han_text(form)),), f"zh-{script}", form.reading or _index_form(name))
        for script, form in name.scripts.items()
        if _han_text(form) != seen
    )


def _variants(name: Name, lang: str) -> tuple[OtherForm, ...]:
    """Return the spellings that sources print; in which language is not on record."""
    own = "" if script_of(lang) == "Latn" else "und-Latn"
    return tuple(
        OtherForm(parts, "zh-Hans" if HAN.search(each) else own, "".join(x.text for x in parts))
        for each in name.variants
        for parts in (_variant_listed(name, each),)
    )


def _variant_listed(name: Name, variant: str) -> tuple[NamePart, ...]:
    """Return a variant as an index lists it: from the first word of the family name on, if in it.

    `Shaira Downs` is `Downs, Shaira` for somebody whose family name is Downs Morgan.
    """
    family, words = _latin_listed(name)[0].text.split(), variant.split()
    at = words.index(family[0]) if name.family and family[0] in words else 0
    if not at or name.order == "family-first":
        return (NamePart(variant),)
    return (NamePart(" ".join(words[at:]), is_family=True), NamePart(f", {' '.join(words[:at])}"))


def _han_text(form: NameForm) -> str:
    return form.full or f"{form.family or ''}{form.given or ''}"
