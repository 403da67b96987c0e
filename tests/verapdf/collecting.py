"""Collect every PDF that the tests make, and ask both validators about all of them at the end.

Files set in this process and those that workers return are noted as they are made; what commands
write, in processes of their own, is found in the folder of temporary files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any

import page

from proceedings.render import conformance, typeset, workers
from tests.verapdf.verdicts import broken_rules

__all__ = ["MISREAD", "Collection", "collecting"]

MISREAD = "-STREAM-LENGTH-001"
"""Raised by `page-validation` in error for one stream in 256: compressed data that ends in 0D, then
the line feed."""
_CLAIM = b"<pdfaid:part>"
_SECOND = {
    "2a": page.ValidationProfile.PDF_A_2A,
    "3a": page.ValidationProfile.PDF_A_3A,
    "ua1": page.ValidationProfile.PDF_UA_1,
}


@dataclass(slots=True)
class Collection:
    """PDFs by digest, each under the name of the test that made it first.

    Attributes:
        test: the test that runs.
        made: the files.
        excused: digests of files that tests make deficient on purpose, with the reason.
        here: digests of the files that this test made.
    """

    test: str = ""
    made: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    excused: dict[str, str] = field(default_factory=dict)
    here: set[str] = field(default_factory=set)

    def note(self, pdf: bytes) -> None:
        """Note a file, once."""
        digest = hashlib.sha256(pdf).hexdigest()
        self.made.setdefault(digest, (self.test, pdf))
        self.here.add(digest)

    def note_folder(self, folder: Path) -> None:
        """Note the files that commands wrote; what claims nothing stands in for a book."""
        for file in sorted(folder.rglob("*.pdf")):
            data = file.read_bytes() if file.is_file() else b""
            if _CLAIM in data:
                self.test = str(file.relative_to(folder))
                self.note(data)

    def excuse(self, reason: str) -> None:
        """Leave out the files of this test."""
        self.excused |= dict.fromkeys(self.here, reason)

    def validated(self) -> Mapping[str, bytes]:
        """Return the files that must comply, by a name that says which test made them."""
        return {
            f"{test} ({digest[:8]})": pdf
            for digest, (test, pdf) in self.made.items()
            if digest not in self.excused
        }

    def faults(self) -> list[str]:
        """Return a line for each broken rule of PDF/A-2a, or 3a by a file's claim, and of UA-1."""
        files = self.validated()
        third = {name: pdf for name, pdf in files.items() if _CLAIM + b"3" in pdf}
        second = {name: pdf for name, pdf in files.items() if name not in third}
        found: list[str] = []
        for level, group in (("2a", second), ("3a", third)):
            if group:
                found += broken_rules(group, level, "ua1")
                found += _second_opinion(group, level, "ua1")
        return found


def _second_opinion(files: Mapping[str, bytes], *profiles: str) -> Iterator[str]:
    for name, pdf in files.items():
        for profile in profiles:
            for each in page.validate_pdf_bytes(pdf, profile=_SECOND[profile]).failures:
                if not each.rule_id.endswith(MISREAD):
                    yield f"{name}: {each.rule_id}"


def collecting(collection: Collection) -> None:
    """Note from now on what is set in this process, and what its workers return.

    It is called before any module takes these functions by name.
    """
    conform: Callable[..., bytes] = conformance.conform
    set_books: Callable[..., Iterator[workers.Result]] = workers.set_books

    @wraps(conform)
    def conformed(*given: Any, **named: Any) -> bytes:  # noqa: ANN401 as the function has them
        pdf = conform(*given, **named)
        collection.note(pdf)
        return pdf

    @wraps(set_books)
    def returned(*given: Any, **named: Any) -> Iterator[workers.Result]:  # noqa: ANN401 the same
        for result in set_books(*given, **named):
            if result.pdf:
                collection.note(result.pdf)
            yield result

    setattr(typeset, conform.__name__, conformed)
    workers.set_books = returned
