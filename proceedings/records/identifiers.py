"""Check identifiers of people, institutions, publications and licences: text in, a verdict out.

The form of an identifier and its check digit are told apart, because the remedies differ.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum, auto

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

__all__ = [
    "Verdict",
    "canonical_licence",
    "check_digits",
    "check_doi",
    "check_isbn",
    "check_issn",
    "check_orcid",
    "check_ror",
]


class Verdict(Enum):
    """What a check of an identifier found."""

    RIGHT = auto()
    WRONG_FORM = auto()
    WRONG_CHECK_DIGIT = auto()


_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
"""Digits of base 32 in ROR identifiers: no i, l, o, u."""


def check_digits(name: str, text: str) -> str | None:
    """Return the right check digit or digits of an identifier.

    Args:
        name: the field: `isbn`, `issn`, `orcid` or `ror`.
        text: the identifier, in the right form.
    """
    found = _CHECKED.get(name)
    return found[1](_payload(text)) if found else None


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


_CHECKED: dict[str, tuple[str, Callable[[str], str]]] = {
    "isbn": (r"97[89]([- ]?[0-9]){10}", _isbn_digit),
    "issn": (r"[0-9]{4}-[0-9]{3}[0-9X]", _issn_digit),
    "orcid": (r"([0-9]{4}-){3}[0-9]{3}[0-9X]", _orcid_digit),
    "ror": (rf"(https://ror\.org/)?0[{_CROCKFORD}]{{6}}[0-9]{{2}}", _ror_digits),
}
"""Form and check digits of each kind of identifier that has them."""


def _check(name: str, text: str) -> Verdict:
    pattern, digits = _CHECKED[name]
    if not re.fullmatch(pattern, text):
        return Verdict.WRONG_FORM
    payload = _payload(text)
    return Verdict.RIGHT if payload.endswith(digits(payload)) else Verdict.WRONG_CHECK_DIGIT


def check_isbn(text: str) -> Verdict:
    """Check an ISBN-13, with or without hyphens (ISO 2108)."""
    return _check("isbn", text)


def check_issn(text: str) -> Verdict:
    """Check an ISSN (ISO 3297)."""
    return _check("issn", text)


def check_orcid(text: str) -> Verdict:
    """Check an ORCID iD (ISO 27729)."""
    return _check("orcid", text)


def check_ror(text: str) -> Verdict:
    """Check a ROR identifier, with or without its address (ror.org, “ROR identifier pattern”)."""
    return _check("ror", text)


def check_doi(text: str) -> Verdict:
    """Check a DOI name: directory indicator 10, registrant, suffix (ISO 26324); no check digit."""
    is_name = re.fullmatch(r"10\.[0-9]{4,9}(\.[0-9]+)*/\S+", text)
    return Verdict.RIGHT if is_name else Verdict.WRONG_FORM


def canonical_licence(text: str) -> str | None:
    """Return a licence expression as the SPDX licence list writes it, or None if it has none."""
    try:
        return canonicalize_license_expression(text)
    except InvalidLicenseExpression:
        return None
