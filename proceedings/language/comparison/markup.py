"""Check the markup of translations: pairs in, what was lost, added or left open out.

Both texts are read by the parser that renders them. Notes, links, images and placeholders carry
content (PR403, which `validate` reports too); emphasis and code carry meaning (PR412).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from proceedings.diagnostics import Message, Severity, message, shortened
from proceedings.language.comparison.finding import Finding, Setting
from proceedings.language.markup import unclosed
from proceedings.language.pairs import Pair
from proceedings.language.prose import carried_by, markup_of, shape_of

__all__ = ["check_carried", "check_closed", "check_placeholders", "check_shape", "placeholders"]

_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w+\}")
_CODE = re.compile(r"(?<!`)`([^`'\n]+)`(?!`)")
_SIGNS = {"em": "*…*", "strong": "**…**", "br": "line break"}


def placeholders(text: str) -> Counter[str]:
    """Return the placeholders `{name}` and `%(name)s` of a text, with their numbers."""
    return Counter(_PLACEHOLDER.findall(text))


def check_placeholders(pair: Pair, _: Setting) -> Iterator[Finding]:
    """Yield placeholders that a translation lost or added."""
    source, target = placeholders(pair.source), placeholders(pair.text)
    if source != target:
        yield _differ(pair, "PR403", source, target, message("carry the same placeholders into it"))


def check_carried(pair: Pair, _: Setting) -> Iterator[Finding]:
    """Yield note calls, links, images and HTML that a translation lost or added."""
    if not pair.field.is_markdown or markup_of(pair.source) == markup_of(pair.text):
        return
    source, target = Counter(carried_by(pair.source)), Counter(carried_by(pair.text))
    advice = message("carry the same footnote calls, links and images into it")
    yield _differ(pair, "PR403", source, target, advice)


def check_shape(pair: Pair, _: Setting) -> Iterator[Finding]:
    """Yield emphasis and code that a translation lost or added, and blocks of another kind.

    Code is never translated. In plain texts a pair of backticks is read as code too: labels of the
    interface write names of files and fields so; there a translation may mark more.
    """
    if not pair.field.is_markdown:
        source, target = _code(pair.source), _code(pair.text)
        if source - target:
            yield _differ(pair, "PR412", source, target)
        return
    (blocks, spans), (their_blocks, their_spans) = shape_of(pair.source), shape_of(pair.text)
    source, target = _without_titles(pair, _named(spans), _named(their_spans))
    if source != target:
        yield _differ(pair, "PR412", source, target)
    if blocks != their_blocks:
        text = message(
            "`{key}`: the translation begins like another kind of block than the source: {mark}",
            key=pair.key,
            mark=shortened(pair.text, 20),
        )
        advice = message("begin with a word, or write a backslash before the sign")
        yield Finding(pair, "PR414", text, advice, pair.text.split(" ")[0])


def check_closed(pair: Pair, _: Setting) -> Iterator[Finding]:
    """Yield signs of markup that a translation leaves open, and its source does not."""
    if not pair.field.is_markdown:
        return
    for sign in Counter(unclosed(pair.text)) - Counter(unclosed(pair.source)):
        text = message(
            "`{key}`: `{sign}` is not closed, and would be printed as it is",
            key=pair.key,
            sign=sign,
        )
        advice = message("close it, or write a backslash before it")
        yield Finding(pair, "PR413", text, advice, sign)


def _without_titles(
    pair: Pair, source: Counter[str], target: Counter[str]
) -> tuple[Counter[str], Counter[str]]:
    """Leave out the emphasis of titles, which Chinese sets in 《》 (GB/T 15834-2011, 4.15)."""
    lost, added = source - target, target - source
    left = {pair.lang: (lost, pair.text), pair.field.lang: (added, pair.source)}
    for lang, (emphasis, text) in left.items():
        if lang.startswith("zh"):
            titles = min(emphasis[_SIGNS["em"]], text.count("《"))
            emphasis.subtract({_SIGNS["em"]: titles})
    return +lost, +added


def _code(text: str) -> Counter[str]:
    return Counter(f"`{each}`" for each in _CODE.findall(text)) if "`" in text else Counter()


def _named(spans: tuple[tuple[str, str], ...]) -> Counter[str]:
    return Counter(f"`{text}`" if tag == "code" else _SIGNS.get(tag, tag) for tag, text in spans)


def _differ(
    pair: Pair,
    code: str,
    source: Counter[str],
    target: Counter[str],
    advice: Message | None = None,
) -> Finding:
    """Return the finding that something is lost, added, or both."""
    lost, added = list((source - target).elements()), list((target - source).elements())
    values = {"key": pair.key, "lost": ", ".join(lost), "added": ", ".join(added)}
    if not added:
        text = message("`{key}`: {lost} of the source is not in the translation", **values)
    elif not lost:
        text = message("`{key}`: {added} of the translation is not in the source", **values)
    else:
        text = message("`{key}`: {lost} in the source, {added} in the translation", **values)
    fragment = added[0] if added and added[0] in pair.text else ""
    return Finding(pair, code, text, advice, fragment, severity=Severity.ERROR)
