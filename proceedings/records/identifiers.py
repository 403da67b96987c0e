"""Check the form and check digit of identifiers: text in, yes or no out."""

from __future__ import annotations

import re

__all__ = ["is_doi", "is_isbn", "is_orcid"]


def is_isbn(text: str) -> bool:
    """Whether text is an ISBN-13 with a right check digit (ISO 2108, annex C)."""
    digits = text.replace("-", "").replace(" ", "")
    if not re.fullmatch(r"97[89][0-9]{10}", digits):
        return False
    return sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(digits)) % 10 == 0


def is_doi(text: str) -> bool:
    """Whether text is a DOI name: directory indicator 10, registrant, suffix (ISO 26324)."""
    return re.fullmatch(r"10\.[0-9]{4,9}(\.[0-9]+)*/\S+", text) is not None


def is_orcid(text: str) -> bool:
    """Whether text is an ORCID iD with a right check digit (ISO 7064, MOD 11-2)."""
    if not re.fullmatch(r"([0-9]{4}-){3}[0-9]{3}[0-9X]", text):
        return False
    total = 0
    for digit in text.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return text[-1] == "0123456789X"[check]
