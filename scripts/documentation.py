"""Write what is generated from the package: codes and record types in, pages and schemas out.

`make docs` writes `docs/diagnostics/`, one page for each code and an index, and `schemas/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from proceedings import resources
from proceedings.diagnostics import Report
from proceedings.diagnostics.codes import CODES, Code
from proceedings.language.interface import Interface, read_interface
from proceedings.language.tags import endonym
from proceedings.records.reader import read_workspace
from proceedings.records.schema import schema_files

__all__ = ["documentation", "main", "page", "write"]

ROOT = Path(__file__).parents[1]
HUNDREDS = {
    "1": "reading files",
    "2": "the shape of a record",
    "3": "across records",
    "4": "languages and translations",
    "5": "setting pages",
    "6": "writing the output",
    "7": "importing",
}
"""What the codes of each hundred are about."""
_ACCEPT = "Where it is the truth, accept it in the record that it is about:"
"""As `proceedings explain` says it."""
_ACCEPTED = "```yaml\naccepted:\n  - {{code: {code}, reason: …}}\n```\n"
_BY_COMMENT = "Where it is right, say so in the comment of the entry:"
_COMMENT = "```po\n# {code}: …\n```\n"
_HEAD = re.compile(r"^\S+: (?P<severity>\w+) (?P<code>PR\d{3}): ", re.MULTILINE)


def documentation(root: Path = ROOT) -> dict[str, str]:
    """Return everything that is generated, as texts by path."""
    reports = _reports(root / "tests" / "broken")
    interfaces = [_interface(lang) for lang in languages(root)]
    pages = {f"{code.id}.md": page(code, interfaces, reports) for code in CODES.values()}
    pages["README.md"] = _index(list(CODES.values()), interfaces, reports)
    return {
        **{f"docs/diagnostics/{name}": text for name, text in sorted(pages.items())},
        **{f"schemas/{name}": text for name, text in schema_files().items()},
    }


def languages(root: Path) -> tuple[str, ...]:
    """Return the languages of the pages: those of the series first, then the others that are."""
    workspace = read_workspace(root, Report(), only=())
    published = workspace.series.languages if workspace else ()
    there = resources.languages()
    return tuple(dict.fromkeys((*(each for each in published if each in there), *there)))


def _interface(lang: str) -> Interface:
    return read_interface(lang, (resources.translations(),), Report())


def _reports(broken: Path) -> list[tuple[str, str]]:
    """Return the codes of the broken workspaces and the reports on them, the shortest first."""
    texts = [(file.parent.name, file.read_text("utf-8")) for file in broken.glob("*/expected.txt")]
    return [
        (name.partition("-")[0], text)
        for name, text in sorted(texts, key=lambda each: (len(each[1]), each))
    ]


def page(code: Code, interfaces: Sequence[Interface], reports: Sequence[tuple[str, str]]) -> str:
    """Return the page on a code: an example, its meaning in each language, a report that has it."""
    example = f"```text\n{code.example}\n```\n"
    sections = [_section(code, interface) for interface in interfaces]
    report = next((text for id_, text in reports if id_ == code.id), None)
    seen = [f"## `proceedings validate`\n\n```text\n{report}```\n"] if report else []
    return "\n".join([f"# {code.id}\n", example, *sections, *seen, "[PR…](README.md)\n"])


def _section(code: Code, interface: Interface) -> str:
    """Return what a code means in one language, in English where it is not yet translated."""
    words = [code.title, code.why, code.fix]
    is_translated = interface.lang == "en" or all(_is_translated(each, interface) for each in words)
    say = interface.plain if is_translated else str
    fix = say("fix: {fix}").replace("{fix}", say(code.fix))
    title, why = _markdown(say(code.title)), _markdown(say(code.why))
    remark = [] if is_translated else ["*Not yet translated; in English:*\n"]
    lines = [f"## {endonym(interface.lang)}\n", *remark, f"**{title}**\n", f"{why}\n"]
    accept = [f"{say(_ACCEPT)}\n", _ACCEPTED.format(code=code.id)] if code.acceptable else []
    accept += [f"{say(_BY_COMMENT)}\n", _COMMENT.format(code=code.id)] if code.by_comment else []
    return "\n".join([*lines, f"{_markdown(fix)}\n", *accept])


def _is_translated(english: str, interface: Interface) -> bool:
    entry = interface.catalog.entries.get(("", english))
    return entry is not None and bool(entry.text) and not entry.fuzzy


def _markdown(text: str) -> str:
    """Return plain text as Markdown: what is not between backticks stands for itself."""
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(
        part if index % 2 else re.sub(r"([\\*\[\]<>|])", r"\\\1", part)
        for index, part in enumerate(parts)
    )


def _index(
    codes: Sequence[Code], interfaces: Sequence[Interface], reports: Sequence[tuple[str, str]]
) -> str:
    """Return the list of all codes by hundred."""
    lines = [
        "# Diagnostics\n",
        "Every report of `proceedings` has a code. A code once",
        "given is never given another meaning; `proceedings explain PR301` says in a terminal what",
        "these pages say. Errors stop a build; warnings do not, except with `--strict`. What may",
        "be the truth (✓) can be accepted, with the reason: in a record, or in the comment of a",
        "translation.\n",
    ]
    for hundred, members in groupby(codes, key=lambda code: code.id[2]):
        lines += [f"## PR{hundred}xx: {HUNDREDS.get(hundred, 'others')}\n"]
        lines += [*_table(members, interfaces, _severities(reports)), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _table(
    codes: Iterator[Code], interfaces: Sequence[Interface], severities: dict[str, str]
) -> Iterator[str]:
    names = [endonym(interface.lang) for interface in interfaces]
    yield f"| code | {' | '.join(names)} | severity | |"
    yield "|---" * (len(names) + 3) + "|"
    for code in codes:
        titles = [_markdown(interface.plain(code.title)) for interface in interfaces]
        severity, accept = severities.get(code.id, "–"), _accepted(code)
        yield f"| [{code.id}]({code.id}.md) | {' | '.join(titles)} | {severity} | {accept} |"


def _accepted(code: Code) -> str:
    return "✓" if code.acceptable or code.by_comment else ""


def _severities(reports: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return how much each code matters in the reports that have it."""
    found: dict[str, set[str]] = {}
    for _, text in reports:
        for match in _HEAD.finditer(text):
            found.setdefault(match["code"], set()).add(match["severity"])
    return {code: " or ".join(sorted(each)) for code, each in found.items()}


def write(root: Path, files: dict[str, str]) -> None:
    """Write the files, and remove what was generated earlier and is no more."""
    for folder in {(root / path).parent for path in files}:
        folder.mkdir(parents=True, exist_ok=True)
        for file in folder.iterdir():
            if file.relative_to(root).as_posix() not in files:
                file.unlink()
    for path, text in files.items():
        (root / path).write_text(text, encoding="utf-8")


def main() -> None:
    """Write everything into the checkout."""
    write(ROOT, documentation())


if __name__ == "__main__":
    main()
