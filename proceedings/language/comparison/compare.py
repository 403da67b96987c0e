"""Run the checks of translations: the pairs of one desk in, diagnostics at their places out.

Only current translations are compared: what is stale or missing is reported by `validate` and
counted by `translations status`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proceedings.diagnostics import Diagnostic, Message, message
from proceedings.diagnostics.codes import CODES
from proceedings.language.comparison.amounts import check_figures
from proceedings.language.comparison.characters import (
    check_characters,
    check_form,
    check_spaces,
)
from proceedings.language.comparison.finding import Check, Finding, Setting, single
from proceedings.language.comparison.lengths import check_bounds, check_length, check_sentences
from proceedings.language.comparison.locating import located
from proceedings.language.comparison.markup import (
    check_carried,
    check_closed,
    check_placeholders,
    check_shape,
)
from proceedings.language.comparison.naming import check_names
from proceedings.language.comparison.optouts import settled
from proceedings.language.comparison.orthography import check_spelling
from proceedings.language.comparison.punctuation import check_endings, check_marks
from proceedings.language.comparison.repetition import check_consistency, check_repeated
from proceedings.language.comparison.residue import check_languages, check_scripts
from proceedings.language.comparison.terms import check_terms
from proceedings.language.pairs import Pair, State

__all__ = ["CHECKS", "compare"]

CHECKS: tuple[Check, ...] = (
    single(check_placeholders),
    single(check_carried),
    single(check_shape),
    single(check_closed),
    single(check_figures),
    single(check_length),
    single(check_sentences),
    single(check_characters),
    single(check_form),
    single(check_spaces),
    check_names,
    check_terms,
    check_consistency,
    check_repeated,
    check_scripts,
    single(check_languages),
    single(check_marks),
    single(check_endings),
    check_spelling,
)
"""Every check of translations; a new one is a line here."""


def compare(pairs: Sequence[Pair], setting: Setting) -> Iterator[Diagnostic]:
    """Yield what is wrong with the translations of one event, or of the interface.

    Args:
        pairs: what is translated into one language, in reading order.
        setting: what checks need beside the pairs.
    """
    translated = [each for each in pairs if each.state is State.TRANSLATED]
    findings = [found for each in translated for found in check_bounds(each)]
    excessive = {id(each.pair) for each in findings}
    read = [each for each in translated if id(each) not in excessive]
    findings += [found for check in CHECKS for found in check(read, setting)]
    is_spelt = all(map(setting.dictionaries, {each.lang for each in translated}))
    for each in settled(translated, findings, () if is_spelt else ("PR438",)):
        place = located(each, setting.lines)
        yield Diagnostic(each.code, place, each.text, each.advice or _advice(each), each.severity)


def _advice(finding: Finding) -> Message | None:
    """Return the help of a code that can be opted out of."""
    if not CODES[finding.code].by_comment:
        return None
    return message(
        "correct the translation, or say above it why it is right: `# {code}: …`",
        code=finding.code,
    )
