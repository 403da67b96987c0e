"""References between records: checked in time that grows as the records do."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import pytest

from proceedings.diagnostics import Diagnostic
from proceedings.records.files import EventFiles
from proceedings.records.references import check_references
from proceedings.records.source import Data, Source


class Counted(str):
    """An identifier that counts how often one is compared with another."""

    __slots__ = ()
    comparisons: ClassVar[int] = 0

    def __eq__(self, other: object) -> bool:
        """Count, and compare."""
        Counted.comparisons += 1
        return str(self) == str(other)

    __hash__ = str.__hash__


def checked(interventions: int, speaker: str = "person") -> list[Diagnostic]:
    """Return what is wrong with an event of so many interventions and as many people."""
    people: Data = [{"id": Counted(f"person-{index}")} for index in range(interventions)]
    talks: Data = [
        {"id": Counted(f"talk-{index}"), "speaker": Counted(f"{speaker}-{index}")}
        for index in range(interventions)
    ]
    sessions: Data = [{"id": Counted("session"), "interventions": talks}]
    files = EventFiles("2031-rivers", Path("events/2031-rivers"))
    files.sources["people"] = Source("people.yaml", people)
    files.sources["programme"] = Source("programme.yaml", sessions)
    return list(check_references(files))


def comparisons(interventions: int) -> int:
    """Return how many identifiers are compared in an event that has nothing wrong with it."""
    Counted.comparisons = 0
    assert [] == checked(interventions)
    return Counted.comparisons


def test_twice_the_records_are_twice_the_work() -> None:
    """Each reference is looked up, not searched for."""
    assert 200 <= comparisons(200)
    assert 2 * comparisons(200) == comparisons(400)


def test_many_unknown_names_are_not_each_compared_with_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Names that all changed are reported, all; the search for what was meant ends."""
    compared = []

    def nothing(_word: str, among: list[str], **_options: object) -> list[str]:
        compared.append(len(among))
        return []

    monkeypatch.setattr("difflib.get_close_matches", nothing)
    assert 2000 == len(checked(2000, "speaker"))
    assert sum(compared) <= 20_000
