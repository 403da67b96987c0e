"""Identifiers: form and check digit, with the examples of the registration agencies."""

from __future__ import annotations

import pytest

from proceedings.records.identifiers import is_doi, is_isbn, is_orcid


@pytest.mark.parametrize(
    ("isbn", "expected"),
    [
        ("978-3-16-148410-0", True),
        ("9783161484100", True),
        ("978 3 16 148410 0", True),
        ("979-10-90636-07-1", True),
        ("978-3-16-148410-1", False),
        ("978-3-16-184410-0", False),
        ("3-16-148410-X", False),
        ("977-3-16-148410-0", False),
        ("9783161484１00", False),
        ("", False),
    ],
)
def test_isbn(isbn: str, *, expected: bool) -> None:
    """ISBN-13 with or without hyphens; one wrong digit or two exchanged ones are seen."""
    assert expected == is_isbn(isbn)


@pytest.mark.parametrize(
    ("doi", "expected"),
    [
        ("10.1000/182", True),
        ("10.5555/water.2031.3", True),
        ("10.1000.10/123456", True),
        ("https://doi.org/10.1000/182", False),
        ("doi:10.1000/182", False),
        ("10.1000", False),
        ("10.1000/", False),
        ("10.1000/a b", False),
        ("11.1000/182", False),
    ],
)
def test_doi(doi: str, *, expected: bool) -> None:
    """The name alone, without resolver."""
    assert expected == is_doi(doi)


@pytest.mark.parametrize(
    ("orcid", "expected"),
    [
        ("0000-0002-1825-0097", True),
        ("0000-0001-5109-3700", True),
        ("0000-0002-1694-233X", True),
        ("0000-0002-1694-233x", False),
        ("0000-0002-1694-2330", False),
        ("0000000216942330", False),
        ("https://orcid.org/0000-0002-1825-0097", False),
    ],
)
def test_orcid(orcid: str, *, expected: bool) -> None:
    """Four groups of four, the last sign a check digit that may be X."""
    assert expected == is_orcid(orcid)
