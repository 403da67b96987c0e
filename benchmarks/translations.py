"""Measure how `proceedings translations update` scales: sizes in, a table of seconds out.

Each workspace is made here, always the same: an event in English with so many messages, and its
catalogs in Spanish and Chinese, which are complete. Then one message in twenty is changed. What is
measured is the whole command in a process of its own, from start to exit: reading and checking the
shape of the records, dividing texts into messages, reading the catalogs, merging, and writing the
template and the catalogs. Beside the time that passed stands the time that the processor worked,
which other programs on the machine do not lengthen. Linear growth shows as a last column that does
not rise.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_LANGUAGES = {"es": ("es", "es"), "zh-Hans": ("zh_Hans", "zh")}
_TALKS = 20
"""Interventions of a session."""
_PARAGRAPHS = 9
"""Messages of a summary; with the title, an intervention has ten."""
_EVERY = 20
"""One message in so many is changed."""
_SUBJECTS = ("gauge books", "tide tables", "ferry stories", "the drought of 1931", "ink and rice")
_PLACES = ("Abeona", "Lantern Bay", "Mist Harbour", "the Nine Bends", "Santa Aguada")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the command.

    Attributes:
        seconds: from start to exit.
        working: seconds of the processor.
        mebibytes: most memory that was resident.
    """

    seconds: float
    working: float
    mebibytes: float


def main() -> None:
    """Measure, and print a line for each run."""
    heads = f"{'messages':>9} {'changed':>8} {'seconds':>8} {'worked':>7} {'MiB':>6} {'× 10k':>6}"
    print(heads)
    first: float | None = None
    for amount in (10_000, 100_000):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            write_workspace(root, amount, edition=1)
            update(root)
            translate(root)
            write_workspace(root, amount, edition=2)
            run = update(root)
            stale = sum(
                file.read_text(encoding="utf-8").count("\n#, fuzzy")
                for file in root.glob("translations/es/**/*.po")
            )
        first = first or run.working / amount
        print(
            f"{amount:>9,} {stale:>8,} {run.seconds:>8.2f} {run.working:>7.2f}"
            f" {run.mebibytes:>6.0f} {run.working / amount / first:>6.2f}",
            flush=True,
        )


def update(root: Path) -> Run:
    """Bring the catalogs of a workspace up to date in a process of its own.

    Raises:
        SystemExit: something was found that the data does not hold.
    """
    command = [sys.executable, "-m", "proceedings", "translations", "update", "--workspace"]
    begun = time.perf_counter()
    with (root / "report").open("wb") as report:
        process = subprocess.Popen([*command, str(root)], stdout=report, stderr=report)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    if os.waitstatus_to_exitcode(status):
        sys.exit((root / "report").read_text(encoding="utf-8")[:2000])
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def translate(root: Path) -> None:
    """Fill the catalogs: every empty translation becomes some words, wrapped as none of ours is."""
    for lang, (locale, _) in _LANGUAGES.items():
        file = root / f"translations/{locale}/LC_MESSAGES/2031-rivers.en.po"
        text = "第{}段：河流的记录属于所有住在河边的人，每年应当朗读一次，以便听出抄写的错误。"
        if lang == "es":
            text = "Párrafo {}: los registros del agua son de quienes viven junto a ella, y deben"
            text += " leerse en voz alta una vez al año, para que se oigan los errores al copiar."
        head, *entries = file.read_text(encoding="utf-8").split('\nmsgstr ""\n')
        pieces = [head]
        for index, entry in enumerate(entries):
            pieces += [
                '\nmsgstr ""\n' if index == 0 else f'\nmsgstr "{text.format(index)}"\n',
                entry,
            ]
        file.write_text("".join(pieces), encoding="utf-8")


def write_workspace(root: Path, messages: int, edition: int) -> None:
    """Write an event with so many messages; in a second edition one in twenty differs."""
    folder = root / "events/2031-rivers"
    folder.mkdir(parents=True, exist_ok=True)
    languages = ", ".join(("en", *_LANGUAGES))
    series = f"id: rivers\nname: {{en: Rivers Read Aloud}}\nlanguages: [{languages}]\n"
    (root / "events/series.yaml").write_text(series, encoding="utf-8")
    files = {
        "event": _event(),
        "people": ["- id: alba-quince\n  name: {given: Alba, family: Quince}"],
        "programme": _programme(messages // (_PARAGRAPHS + 1), edition),
    }
    for name, lines in files.items():
        (folder / f"{name}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _event() -> Iterator[str]:
    yield "id: 2031-rivers\nseries: rivers\nlang: en\ntitle: {en: Rivers Read Aloud}"
    yield "start: 2031-03-03\nend: 2031-03-07"


def _programme(talks: int, edition: int) -> Iterator[str]:
    for talk in range(talks):
        if talk % _TALKS == 0:
            yield f"- id: session-{talk}\n  title: {{en: Session {talk}}}\n  interventions:"
        subject, place = _SUBJECTS[talk % len(_SUBJECTS)], _PLACES[talk % len(_PLACES)]
        yield f"    - id: talk-{talk}\n      speaker: alba-quince"
        again = ", once more" if edition > 1 and talk % _EVERY == 0 else ""
        yield f"      title: On {subject} in {place}, part {talk}{again}"
        yield "      summary: |-"
        for number in range(_PARAGRAPHS):
            index = talk * _PARAGRAPHS + number
            changed = edition > 1 and index % _EVERY == 0
            verb = "should not be" if changed else "should be"
            yield f"        The speaker showed how {subject} {verb} kept in {place}, and proposed"
            yield f"        *three* rules for copying them; rule {index} is **never to correct**."
            yield ""


if __name__ == "__main__":
    main()
