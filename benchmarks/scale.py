"""Measure how `proceedings validate` scales: sizes in, a table of seconds and memory out.

Each workspace is made here, always the same, and holds nothing to report; each run is a process of
its own, timed from start to exit. Linear growth shows as a last column that does not rise.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

_TALKS, _ROOMS, _STARTS = 20, 5, (9, 12, 15, 18)
"""Interventions of a session, sessions at a time, and the hours at which sessions start."""
_FIRST = date(2031, 3, 3)

_GIVEN = ("Ana", "Inês", "Jihong", "Juan", "Li", "María", "Tomás", "Wei", "Xiadong", "Zélia", "Ŷun")
_FAMILY = (
    "Albuquerque",
    "Brightwater",
    "Castaño",
    "Duarte",
    "Ferreira",
    "Guo",
    "Marévora",
    "Núñez",
)
_PLACES = ("Abeona", "Lantern Bay", "Mist Harbour", "the Nine Bends", "Santa Aguada", "徐河")
_SUBJECTS = ("gauge books", "tide tables", "ferry stories", "the drought of 1931", "ink and rice")
_VERBS = ("Reading", "Copying", "Comparing", "Keeping", "Losing", "Translating", "Measuring")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the command.

    Attributes:
        interventions: how many there were.
        languages: those of the series, separated by commas.
        seconds: from start to exit.
        mebibytes: most memory that was resident.
    """

    interventions: int
    languages: str
    seconds: float
    mebibytes: float


def main() -> None:
    """Measure, and print a line for each run."""
    print(f"{'interventions':>13} {'languages':>9} {'seconds':>8} {'MiB':>6} {'× 1k':>6}")
    first: Run | None = None
    four = "zh-Hans, en, es, pt-BR"
    for interventions, languages in (
        (1_000, "en"),
        (10_000, "en"),
        (100_000, "en"),
        (10_000, four),
    ):
        with tempfile.TemporaryDirectory() as folder:
            write_workspace(Path(folder), interventions, languages)
            run = measure(Path(folder), interventions, languages)
        first = first or run
        ratio = run.seconds / run.interventions / (first.seconds / first.interventions)
        amount = languages.count(",") + 1
        cost = f"{run.seconds:>8.2f} {run.mebibytes:>6.0f} {ratio:>6.2f}"
        print(f"{interventions:>13,} {amount:>9} {cost}", flush=True)


def measure(root: Path, interventions: int, languages: str) -> Run:
    """Validate a workspace in a process of its own.

    Raises:
        SystemExit: something was found that the data does not hold.
    """
    command = [sys.executable, "-m", "proceedings", "validate", "--workspace", str(root)]
    strict = ["--strict"] if languages == "en" else []  # else, all that is missing is warned of
    begun = time.perf_counter()
    with (root / "report").open("wb") as report:
        process = subprocess.Popen([*command, *strict], stdout=report, stderr=report)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    if os.waitstatus_to_exitcode(status):
        sys.exit((root / "report").read_text(encoding="utf-8")[:2000])
    return Run(interventions, languages, seconds, usage.ru_maxrss / 1024)


def write_workspace(root: Path, interventions: int, languages: str) -> None:
    """Write an event with so many interventions, and half as many people."""
    (root / "events").mkdir()
    series = f"id: rivers\nname: {{en: Rivers Read Aloud}}\nlanguages: [{languages}]\n"
    (root / "events/series.yaml").write_text(series, encoding="utf-8")
    folder = root / "events/2031-rivers"
    folder.mkdir()
    files = {
        "event": _event(folder.name, interventions),
        "people": _people(interventions // 2),
        "programme": _programme(interventions, interventions // 2),
    }
    for name, lines in files.items():
        (folder / f"{name}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _event(slug: str, interventions: int) -> Iterator[str]:
    days = -(-interventions // (_TALKS * _ROOMS * len(_STARTS)))
    yield f"id: {slug}"
    yield "series: rivers\nlang: en\ntitle: {en: Rivers Read Aloud}"
    yield f"start: {_FIRST}\nend: {_FIRST + timedelta(days=days - 1)}"
    yield "timezone: America/Sao_Paulo"
    yield "sources:\n  - id: minutes\n    text: Minutes of the meeting"


def _people(amount: int) -> Iterator[str]:
    for index in range(amount):
        given = _GIVEN[index % len(_GIVEN)]
        rest = index // len(_GIVEN)
        yield f"- id: person-{index}"
        family = f"{_FAMILY[rest % len(_FAMILY)]} {_letters(rest // len(_FAMILY))}"
        yield f"  name:\n    family: {family}"
        yield f"    given: {given}"
        yield f"  affiliation: Archive of {_PLACES[index % len(_PLACES)]}, section {index % 90}"
        yield "  role: reader of rivers\n  country: BR\n  sources: [minutes]"


def _letters(number: int) -> str:
    """Return a family name for a number, another for each."""
    name = ""
    while number or not name:
        name, number = "abcdefghij"[number % 10] + name, number // 10
    return f"d’{name.title()}ra"


def _programme(interventions: int, people: int) -> Iterator[str]:
    for session, begin in enumerate(range(0, interventions, _TALKS)):
        slot, room = divmod(session, _ROOMS)
        day, hour = divmod(slot, len(_STARTS))
        start = datetime.combine(_FIRST + timedelta(days=day), datetime.min.time())
        start += timedelta(hours=_STARTS[hour])
        yield f"- id: session-{session}"
        yield f"  title: On {_SUBJECTS[session % len(_SUBJECTS)]}, part {session}"
        yield f"  start: {start:%Y-%m-%dT%H:%M}\n  end: {start + timedelta(hours=2):%Y-%m-%dT%H:%M}"
        yield f"  room: Room {room + 1}\n  chairs: [person-{begin % people}]"
        yield "  sources: [minutes]\n  interventions:"
        for talk in range(begin, min(begin + _TALKS, interventions)):
            yield from _talk(talk, people)


def _talk(talk: int, people: int) -> Iterator[str]:
    subject, place = _SUBJECTS[talk % len(_SUBJECTS)], _PLACES[talk % len(_PLACES)]
    yield f"    - id: talk-{talk}\n      speaker: person-{talk % people}"
    yield f"      title: {_VERBS[talk % len(_VERBS)]} {subject} in {place}"
    yield f"      summary: |-\n        The speaker showed how {subject} are kept in {place}, and"
    yield f"        proposed *three* rules for copying them; rule {talk} is **never to correct**."
    if talk % 10 == 0:
        yield f"\n        [Another reader](ref:person-{(talk + 1) % people}) disagreed:"
        yield "\n        - an empty page is a measurement;\n        - a torn one is not."
    yield f"      duration: 5\n      keywords: [{subject}, archives]\n      sources: [minutes]"


if __name__ == "__main__":
    main()
