"""Mark words in another script: HTML in, the same HTML with the language of such words out.

A title in Chinese characters inside a Spanish note is Chinese, and is read aloud as such; several
Latin words inside a Chinese text are of a language that nothing tells, `und-Latn`. What says its
language already, pictures, and single names and abbreviations stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proceedings.language.tags import script_of

__all__ = ["LATIN_WORDS", "mark_other_scripts"]

LATIN_WORDS = 6
"""Latin words that may follow each other in a Chinese text as part of it."""
_PIECE = re.compile(
    r"(?P<text>(?:[^<]|<span class=\"latin\">[^<]*</span>)+)"
    r"|<(?P<end>/?)(?P<name>[\w-]+)(?P<rest>[^>]*)>"
    r"|<[^>]*>"
)
_LANG = re.compile(r'\slang="([^"]*)"')
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})
_UNMARKED = frozenset({"head", "svg", "script", "style", "option", "textarea"})
_HAN = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff《〈「『]"
    r"(?:[\u3001-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uff65\U00020000-\U0003ffff·—“”]*"
    r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff》〉」』])?"
)
_LATIN = re.compile(
    r"[A-Za-z\u00c0-\u024f]"
    r"(?:(?:[ -;=?-~\u00a0-\u024f–—…]|<span class=\"latin\">[^<]*</span>)*"
    r"[A-Za-z\u00c0-\u024f])?"
)
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+")


def mark_other_scripts(page: str, lang: str) -> str:
    """Return a page whose words in another script than that of their language are marked."""
    return "".join(_marked(page, lang))


def _marked(page: str, lang: str) -> Iterator[str]:
    """Yield the pieces of a page, knowing the language around each."""
    open_: list[tuple[str, bool]] = [(lang, False)]
    for piece in _PIECE.finditer(page):
        around, is_unmarked = open_[-1]
        text, name = piece["text"], piece["name"]
        if text and not is_unmarked:
            yield _with_languages(text, around)
            continue
        yield piece[0]
        if not name or name in _VOID or piece["rest"].endswith("/"):
            continue
        if not piece["end"]:
            own = _LANG.search(piece["rest"])
            open_.append((own[1] if own else around, is_unmarked or name in _UNMARKED))
        elif len(open_) > 1:
            open_.pop()


def _with_languages(text: str, lang: str) -> str:
    script = script_of(lang)
    if script == "Latn":
        return _HAN.sub(r'<span lang="zh">\g<0></span>', text)
    return _LATIN.sub(_foreign, text) if script in {"Hans", "Hant"} else text


def _foreign(match: re.Match[str]) -> str:
    words = _WORD.findall(re.sub(r"<[^>]*>", "", match[0]))
    is_passage = len(words) > LATIN_WORDS
    return f'<span lang="und-Latn">{match[0]}</span>' if is_passage else match[0]
