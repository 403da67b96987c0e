"""Begin an event: a slug in; a folder of small, valid, commented records out.

Each record begins with a line that names its JSON Schema, which is written too, so that an editor
who opens the folder in VS Code (with the YAML extension) is offered the fields at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath

from proceedings.diagnostics import Report
from proceedings.records.reader import read_workspace
from proceedings.records.schema import schema_files

__all__ = ["Scaffold", "scaffold"]

_SERIES = """\
# The series that your events belong to.
id: {series}
name: {{en: Name of the series}}
languages: [zh-Hans, en, es, pt-BR]
default_language: en
"""

_EVENT = """\
# One meeting. Names and titles that exist as facts are written side by side, by language;
# all other text is written once, in `lang`, and translated through message catalogs.
id: {slug}
series: {series}
lang: en
title: {{en: Title of the event}}
start: {day}
end: {day}
timezone: UTC
publication: {{edition: 1, revision: 1, date: {day}}}
sources:
  - id: organisers
    text: Records of the organisers
"""

_PEOPLE = """\
# Everybody who appears. `order` is family-first or given-first; recorded Chinese forms stand under
# `scripts: {Hans: {family: …, given: …}}` and are never made up.
- id: example-person
  name: {family: Person, given: Example, order: given-first}
  role: professor
  affiliation: Example University
  sources: [organisers]
"""

_PROGRAMME = """\
# Sessions with their interventions. `summary` is Markdown; attribute what was said.
- id: opening
  kind: opening
  title: Opening
  interventions:
    - id: example-person
      speaker: example-person
      summary: |-
        The speaker welcomed the participants.
      sources: [organisers]
"""

_OUTCOMES = """\
# What the event brought about: networks, reports, plans. Documents have folders of their own:
# documents/<id>/document.yaml and one <language>.md with numbered paragraphs.
[]
"""


@dataclass(frozen=True, slots=True)
class Scaffold:
    """Files that begin an event, by path below the workspace; schemas are brought up to date."""

    files: Mapping[str, str]

    def write(self, root: Path) -> None:
        """Write the files.

        Raises:
            FileExistsError: the event's folder exists; nothing is overwritten.
        """
        folder = root / next(path for path in self.files if path.endswith("/event.yaml"))
        if folder.parent.exists():
            raise FileExistsError(str(folder.parent.relative_to(root)))
        for path, text in self.files.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")


def scaffold(root: Path, slug: str, day: date) -> Scaffold:
    """Return the files that begin an event; the series too when the workspace has none.

    Args:
        root: the workspace, which may be an empty folder.
        slug: the event's identifier.
        day: the day to write as the event's date.
    """
    has_series = (root / "events" / "series.yaml").is_file()
    workspace = read_workspace(root, Report(), only=()) if has_series else None
    values = {
        "slug": slug,
        "series": workspace.series.id if workspace else "my-series",
        "day": day.isoformat(),
    }
    base = f"events/{slug}"
    records = {
        f"{base}/event.yaml": _EVENT.format(**values),
        f"{base}/people.yaml": _PEOPLE,
        f"{base}/programme.yaml": _PROGRAMME,
        f"{base}/outcomes.yaml": _OUTCOMES,
    }
    if not has_series:
        records = {"events/series.yaml": _SERIES.format(**values)} | records
    return Scaffold(
        {path: _modeline(path) + text for path, text in records.items()} | _schemas(root)
    )


def _modeline(path: str) -> str:
    """Return the line by which editing programs find the schema of a record."""
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}schemas/{PurePath(path).stem}.schema.json\n"


def _schemas(root: Path) -> dict[str, str]:
    """Return the schemas that the workspace does not have as they are."""
    files = {f"schemas/{name}": text for name, text in schema_files().items()}
    return {path: text for path, text in files.items() if not _holds(root / path, text)}


def _holds(file: Path, text: str) -> bool:
    return file.is_file() and file.read_bytes() == text.encode()
