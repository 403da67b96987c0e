"""Check identifiers of people, institutions, publications and licences: text in, a verdict out.

The form of an identifier and its check digit are told apart, because the remedies differ.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum, auto

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

__all__ = ["PATTERNS", "Verdict", "canonical_licence", "check_digits", "check_identifier"]


class Verdict(Enum):
    """What a check of an identifier found."""

    RIGHT = auto()
    WRONG_FORM = auto()
    WRONG_CHECK_DIGIT = auto()


_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
"""Digits of base 32 in ROR identifiers: no i, l, o, u."""


def _payload(text: str) -> str:
    """Return an identifier without address, hyphens and spaces."""
    return text.rpartition("/")[2].replace("-", "").replace(" ", "")


def _isbn_digit(digits: str) -> str:
    """Return the check digit of an ISBN-13 (ISO 2108, annex C: modulo 10, weights 1 and 3)."""
    total = sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(digits[:12]))
    return str(-total % 10)


def _issn_digit(digits: str) -> str:
    """Return the check digit of an ISSN (ISO 3297, annex A: modulo 11, weights 8 to 2)."""
    total = sum(int(digit) * (8 - index) for index, digit in enumerate(digits[:7]))
    return "0123456789X"[-total % 11]


def _orcid_digit(digits: str) -> str:
    """Return the check digit of an ORCID iD (ISO/IEC 7064, MOD 11-2)."""
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11]


def _ror_digits(payload: str) -> str:
    """Return the two check digits of a ROR identifier (ISO/IEC 7064, MOD 97-10)."""
    number = 0
    for character in payload[:7]:
        number = number * 32 + _CROCKFORD.index(character)
    return f"{98 - (number * 100) % 97:02}"


_Digits = Callable[[str], str]
_KINDS: dict[str, tuple[str, _Digits | None]] = {
    "doi": (r"10\.[0-9]{4,9}(\.[0-9]+)*/\S+", None),
    "isbn": (r"97[89]([- ]?[0-9]){10}", _isbn_digit),
    "issn": (r"[0-9]{4}-[0-9]{3}[0-9X]", _issn_digit),
    "orcid": (r"([0-9]{4}-){3}[0-9]{3}[0-9X]", _orcid_digit),
    "ror": (rf"(https://ror\.org/)?0[{_CROCKFORD}]{{6}}[0-9]{{2}}", _ror_digits),
}
"""Form and check digits of each kind: ISO 26324 (no check digit), ISO 2108 (ISBN-13 with or without
hyphens), ISO 3297, ISO 27729, and ROR’s own “identifier pattern”, with or without its address."""

PATTERNS = {kind: pattern for kind, (pattern, _) in _KINDS.items()}
"""The form of each kind of identifier, as a regular expression of the whole."""


def check_identifier(kind: str, text: str) -> Verdict:
    """Check form and check digits of an identifier: `doi`, `isbn`, `issn`, `orcid` or `ror`."""
    pattern, digits = _KINDS[kind]
    if not re.fullmatch(pattern, text, re.ASCII):
        return Verdict.WRONG_FORM
    payload = _payload(text)
    is_right = digits is None or payload.endswith(digits(payload))
    return Verdict.RIGHT if is_right else Verdict.WRONG_CHECK_DIGIT


def check_digits(kind: str, text: str) -> str | None:
    """Return the right check digit or digits of an identifier in the right form, or None."""
    _, digits = _KINDS.get(kind, ("", None))
    return digits(_payload(text)) if digits else None


def canonical_licence(text: str) -> str | None:
    """Return a licence expression as the SPDX licence list writes it, or None if it has none."""
    try:
        return canonicalize_license_expression(text)
    except InvalidLicenseExpression:
        return None
