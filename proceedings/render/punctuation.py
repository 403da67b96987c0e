"""Set Latin punctuation apart in Chinese pages: HTML in, the same HTML with marked quotes out.

Curly quotes and apostrophes have one code for both scripts; a Chinese font draws them full-width.
Those that belong to Latin text (an English title, `China’s`) are put into a span of class `latin`,
for which the style sheets choose a Latin font; quotes around a Latin word in a Chinese sentence
stay Chinese.
"""

from __future__ import annotations

import re

__all__ = ["mark_latin_punctuation"]

_LATIN = r"A-Za-z0-9\u00C0-\u024F"
_QUOTES = re.compile(
    rf"(?<=[{_LATIN}])’(?=[{_LATIN}])"
    rf"|(?:(?<=[\s(,.;:])|^)[“‘](?=[“‘{_LATIN}])"
    rf"|(?<=[{_LATIN}.,?!…’”)])[”’](?=[\s,.;:)]|$)"
)
_TAG = re.compile(r"(<[^>]*>)")


def mark_latin_punctuation(page: str) -> str:
    """Return a page in which the Latin quotes of its body are marked."""
    head, body, rest = page.partition("<body")
    pieces = _TAG.split(body + rest)
    pieces[::2] = [_QUOTES.sub(r'<span class="latin">\g<0></span>', text) for text in pieces[::2]]
    return head + "".join(pieces)
