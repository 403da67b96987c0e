"""Mark in Chinese pages what its font draws wrongly: HTML in, the same HTML with spans out.

Curly quotes and apostrophes have one code for both scripts; a Chinese font draws them full-width.
Those that belong to Latin text (an English title, `China’s`) are put into a span of class `latin`,
for which the style sheets choose a Latin font; quotes around a Latin word in a Chinese sentence
stay Chinese.

Emphasis is set in a script face (楷体), which draws quotes, dashes and Latin letters as narrow as
a typewriter does: there these marks are put into a span of class `han`, Latin words into one of
class `latin`. Emphasis that is Latin throughout is itself of class `latin`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proceedings.render.composition import is_chinese

__all__ = ["mark_latin_punctuation"]

_LATIN = r"A-Za-z0-9\u00C0-\u024F"
_QUOTES = re.compile(
    rf"(?<=[{_LATIN}])’(?=[{_LATIN}])"
    rf"|(?:(?<=[\s(,.;:])|^)[“‘](?=[“‘{_LATIN}])"
    rf"|(?<=[{_LATIN}.,?!…’”)])[”’](?=[\s,.;:)]|$)"
)
_PAIR = re.compile(rf"(?:(?<=[\s(,.;:])|^)“(?=[“‘{_LATIN}])([^“”]*)”")
_TAG = re.compile(r"(<[^>]*>)")
_ENTITY = r"&#?\w+;"
_WORDS = re.compile(
    rf"(?P<latin>(?:{_ENTITY}|[{_LATIN}])(?:[ .,:’/%+–-]*(?:{_ENTITY}|[{_LATIN}]))*%?)"
    r"|(?P<han>[“”‘’·—…]+)"
)
_PURE = re.compile(r"<em>(?=([^<]*)</em>)")


def mark_latin_punctuation(page: str) -> str:
    """Return a page in which the Latin quotes of its body, and its emphasis, are marked."""
    head, body, rest = page.partition("<body")
    pieces = _TAG.split(_PURE.sub(_told_apart, body + rest))
    return head + "".join(_marked(pieces))


def _told_apart(match: re.Match[str]) -> str:
    return match[0] if is_chinese(match[1]) else '<em class="latin">'


def _marked(pieces: list[str]) -> Iterator[str]:
    """Yield texts, which are marked, and the tags between them."""
    is_emphasised = False
    for number, piece in enumerate(pieces):
        if number % 2:
            if piece in {"<em>", "</em>"}:
                is_emphasised = piece == "<em>"
            yield piece
        elif is_emphasised:
            yield _WORDS.sub(_spanned, piece)
        else:
            yield _in_latin(piece)


def _in_latin(text: str) -> str:
    """Mark the quotes of Latin text; two that belong together are marked together."""
    ends = {
        place
        for pair in _PAIR.finditer(text)
        if not is_chinese(pair[1])
        for place in (pair.start(), pair.end() - 1)
    } | {quote.start() for quote in _QUOTES.finditer(text)}
    return "".join(
        f'<span class="latin">{each}</span>' if place in ends else each
        for place, each in enumerate(text)
    )


def _spanned(match: re.Match[str]) -> str:
    return f'<span class="{match.lastgroup}">{match[0]}</span>'
