"""Identifiers: form and check digit, with the examples of the registration agencies."""

from __future__ import annotations

import pytest

from proceedings.records.identifiers import (
    Verdict,
    canonical_licence,
    check_digits,
    check_identifier,
)

RIGHT, FORM, DIGIT = Verdict.RIGHT, Verdict.WRONG_FORM, Verdict.WRONG_CHECK_DIGIT


@pytest.mark.parametrize(
    ("isbn", "expected"),
    [
        ("978-3-16-148410-0", RIGHT),
        ("9783161484100", RIGHT),
        ("978 3 16 148410 0", RIGHT),
        ("979-10-90636-07-1", RIGHT),
        ("978-3-16-148410-1", DIGIT),
        ("978-3-16-184410-0", DIGIT),
        ("3-16-148410-X", FORM),
        ("977-3-16-148410-0", FORM),
        ("9783161484１00", FORM),
        ("", FORM),
    ],
)
def test_isbn(isbn: str, expected: Verdict) -> None:
    """ISBN-13 with or without hyphens; one wrong digit or two exchanged ones are seen."""
    assert expected == check_identifier("isbn", isbn)


@pytest.mark.parametrize(
    ("doi", "expected"),
    [
        ("10.1000/182", RIGHT),
        ("10.5555/water.2031.3", RIGHT),
        ("10.1000.10/123456", RIGHT),
        ("https://doi.org/10.1000/182", FORM),
        ("doi:10.1000/182", FORM),
        ("10.1000", FORM),
        ("10.1000/", FORM),
        ("10.1000/a b", FORM),
        ("11.1000/182", FORM),
    ],
)
def test_doi(doi: str, expected: Verdict) -> None:
    """The name alone, without resolver."""
    assert expected == check_identifier("doi", doi)


@pytest.mark.parametrize(
    ("orcid", "expected"),
    [
        ("0000-0002-1825-0097", RIGHT),
        ("0000-0001-5109-3700", RIGHT),
        ("0000-0002-1694-233X", RIGHT),
        ("0000-0002-1694-233x", FORM),
        ("0000-0002-1694-2330", DIGIT),
        ("0000000216942330", FORM),
        ("https://orcid.org/0000-0002-1825-0097", FORM),
    ],
)
def test_orcid(orcid: str, expected: Verdict) -> None:
    """Four groups of four, the last sign a check digit that may be X."""
    assert expected == check_identifier("orcid", orcid)


@pytest.mark.parametrize(
    ("issn", "expected"),
    [
        ("2049-3630", RIGHT),
        ("2434-561X", RIGHT),
        ("2049-3603", DIGIT),
        ("20493630", FORM),
        ("2434-561x", FORM),
    ],
)
def test_issn(issn: str, expected: Verdict) -> None:
    """Two groups of four, the last sign a check digit that may be X."""
    assert expected == check_identifier("issn", issn)


@pytest.mark.parametrize(
    ("ror", "expected"),
    [
        ("https://ror.org/05gq02987", RIGHT),
        ("00987cb86", RIGHT),
        ("https://ror.org/05gq02978", DIGIT),
        ("https://ror.org/05gq0298", FORM),
        ("https://ror.org/05gu02987", FORM),
        ("http://ror.org/05gq02987", FORM),
    ],
)
def test_ror(ror: str, expected: Verdict) -> None:
    """A zero, six signs of base 32 without i, l, o and u, two check digits."""
    assert expected == check_identifier("ror", ror)


@pytest.mark.parametrize(
    ("name", "text", "digits"),
    [
        ("isbn", "978-3-16-148410-1", "0"),
        ("issn", "2434-5610", "X"),
        ("orcid", "0000-0002-1694-2330", "X"),
        ("ror", "https://ror.org/05gq02900", "87"),
        ("doi", "10.1000/182", None),
    ],
)
def test_right_check_digits(name: str, text: str, digits: str | None) -> None:
    """The help line names the digits that would be right; a DOI has none."""
    assert digits == check_digits(name, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CC-BY-4.0", "CC-BY-4.0"),
        ("cc-by-4.0", "CC-BY-4.0"),
        ("MIT OR Apache-2.0", "MIT OR Apache-2.0"),
        ("CC BY 4.0", None),
        ("free", None),
    ],
)
def test_licences(text: str, expected: str | None) -> None:
    """Expressions of the SPDX licence list, in its own spelling."""
    assert expected == canonical_licence(text)
