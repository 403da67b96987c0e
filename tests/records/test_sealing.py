"""Sealing texts: the digest goes where it belongs, in the file's style; nothing else changes."""

from __future__ import annotations

import hashlib

import pytest

from proceedings.records.layout import mend_yaml
from proceedings.records.models import Document
from proceedings.records.sealing import has_seal, is_explained, seal
from proceedings.records.source import Data

DIGEST = "0123456789abcdef" * 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("en:\n", "en:\n    sha256: DIGEST\n"),
        ("en:", "en:\n    sha256: DIGEST"),
        ("en:  # c\n  es: {}\n", "en:  # c\n    sha256: DIGEST\n  es: {}\n"),
        ("en: ~ # c\n", "en: {sha256: DIGEST} # c\n"),
        ("en: {} # c\n", "en: {sha256: DIGEST} # c\n"),
        ("en: { source: a }\n", "en: { sha256: DIGEST, source: a }\n"),
        ("en: { # c\n    source: a}\n", "en: { # c\n    sha256: DIGEST, source: a}\n"),
        ("en: {sha256: null}\n", "en: {sha256: DIGEST}\n"),
        ("en:\n    sha256:  # c\n    source: a\n", "en:\n    sha256: DIGEST  # c\n    source: a\n"),
        (
            "en:\n    # c\n    source: a # d\n    translators: [b]\nid: e\n",
            "en:\n    # c\n    source: a # d\n    sha256: DIGEST\n    translators: [b]\nid: e\n",
        ),
        (
            "es: {sha256: a}\n  en:\n      source: |-\n        a\n\n# c\n",
            "es: {sha256: a}\n  en:\n      source: |-\n        a\n      sha256: DIGEST\n\n# c\n",
        ),
    ],
)
def test_the_digest_is_written_in(text: str, expected: str) -> None:
    """Block or braces, something, `{}` or nothing, comments or none."""
    expected = expected.replace("DIGEST", DIGEST)
    assert f"texts:\n  {expected}" == seal(f"texts:\n  {text}", "en", DIGEST)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{es: {}, en: {source: a}}", "{es: {}, en: {sha256: DIGEST, source: a}}"),
        ("{en: , es: }", "{en: {sha256: DIGEST}, es: }"),
        ("{en: {}}", "{en: {sha256: DIGEST}}"),
    ],
)
def test_braces_stay_braces(text: str, expected: str) -> None:
    """A document whose texts stand on one line keeps them there."""
    sealed = seal(f"texts: {text} # c\n", "en", DIGEST)
    assert f"texts: {expected} # c\n".replace("DIGEST", DIGEST) == sealed


@pytest.mark.parametrize("text", ["{en}", "\n  ? en\n", "\n  es: {}", "[]", ""])
def test_where_no_place_is_found_nothing_is_written(text: str) -> None:
    """A way of writing that is not understood is left to the editor."""
    assert seal(f"texts: {text}\n", "en", DIGEST) is None


def test_the_seal_comes_first_and_comments_stay_with_their_keys() -> None:
    """After ordering, the seal stands above the comment of the key that it passed."""
    text = "texts:\n  en:\n    # where from\n    source: a\n"
    sealed = seal(text, "en", DIGEST)
    assert sealed is not None
    expected = f"texts:\n  en:\n    sha256: {DIGEST}\n    # where from\n    source: a\n"
    assert expected == mend_yaml(sealed, Document)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"texts": {"en": {"sha256": "a"}}}, True),
        ({"texts": {"en": {"sha256": None}}}, False),
        ({"texts": {"en": {}}}, False),
        ({"texts": {"en": None}}, False),
        ({"texts": {}}, False),
        ({}, False),
        ({"texts": {"en": "abc"}}, True),
        ({"texts": {"en": {"sha256": ["a"]}}}, True),
        ({"texts": ["en"]}, True),
        ([], True),
    ],
)
def test_a_text_is_sealed_in_doubt(data: Data, *, expected: bool) -> None:
    """A record that cannot be understood may hold a seal."""
    assert expected == has_seal(data, "en")


@pytest.mark.parametrize(
    ("now", "corrections", "expected"),
    [
        ("A new B old.", [("old", "new")], True),
        ("A old B new.", [("x", "y"), ("old", "new")], True),
        ("A neu B old.", [("old", "new"), ("new", "neu")], True),
        ("A new C old.", [("old", "new")], False),
        ("A new B old.", [], False),
    ],
)
def test_corrigenda_explain_a_change(
    now: str, corrections: list[tuple[str, str]], *, expected: bool
) -> None:
    """Taking the last corrigenda back gives a sealed text, or something else was changed too."""
    sealed = hashlib.sha256(b"A old B old.").hexdigest()
    assert expected is is_explained(now, sealed, corrections)
