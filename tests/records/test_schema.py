"""Schemas: an editing program refuses what our reader refuses, and nothing that it accepts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator, FormatChecker
from pydantic import TypeAdapter, ValidationError

from proceedings.records import base
from proceedings.records.schema import RECORD_FILES, EditorSchema, schema, schema_files
from proceedings.records.source import Data

ROOT = Path(__file__).parents[2]
WORKSPACES = [ROOT, *sorted((ROOT / "tests" / "examples").iterdir())]
BROKEN = sorted((ROOT / "tests" / "broken").glob("PR2*"))

LEFT_TO_VALIDATE = {
    "PR213-default-language": "the value of one field depends on that of another",
    "PR214-isbn": "a check digit is computed",
    "PR214-issn": "a check digit is computed",
    "PR214-orcid": "a check digit is computed",
    "PR214-ror": "a check digit is computed",
    "PR219-clocks-put-forward": "a time exists or not in a time zone",
}
"""Mistakes that JSON Schema does not or cannot say, and why."""


def core(text: str) -> str | float | bool | None:
    """Return what a plain scalar is in the core schema of YAML 1.2 (10.3.2)."""
    if re.fullmatch(r"~|null|Null|NULL|", text):
        return None
    if re.fullmatch(r"true|True|TRUE|false|False|FALSE", text):
        return text.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return int(text)
    if re.fullmatch(r"0o[0-7]+|0x[0-9a-fA-F]+", text):
        return int(text, 0)
    number = r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
    if re.fullmatch(number + r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", text):
        return float(re.sub(r"\.(?=[a-z])", "", text.lower()))
    return text


class EditorsLoader(yaml.SafeLoader):
    """Reads YAML as editing programs do: plain scalars by the core schema, quoted ones as text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 PyYAML's

    def scalar(self, node: yaml.ScalarNode) -> str | float | bool | None:
        """Return the value of a scalar."""
        return core(node.value) if node.style is None else str(node.value)


EditorsLoader.add_constructor("tag:yaml.org,2002:str", EditorsLoader.scalar)


def validator(name: str) -> Draft7Validator:
    """Return what checks a kind of file as an editing program does."""
    return Draft7Validator(schema(name), format_checker=FormatChecker(["date"]))


VALIDATORS = {name: validator(name) for name in RECORD_FILES}


def records(workspace: Path) -> Iterator[tuple[str, Path]]:
    """Yield the record files of a workspace, each with the name of its schema."""
    files = [*(workspace / "events").rglob("*.yaml"), *(workspace / "translations").glob("*.yaml")]
    for file in sorted(files):
        path = file.relative_to(workspace).as_posix()
        yield (
            next(
                name
                for name, kind in RECORD_FILES.items()
                if fnmatch(path, kind.pattern.replace("**/", "*"))
            ),
            file,
        )


def problems(name: str, file: Path) -> list[str]:
    """Return what an editing program says of a file."""
    data = yaml.load(file.read_text(encoding="utf-8"), EditorsLoader)  # noqa: S506 a safe loader
    return [f"{each.json_path}: {each.message}" for each in VALIDATORS[name].iter_errors(data)]


def parts(whole: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 any JSON
    """Yield every group in a schema."""
    if isinstance(whole, dict):
        yield whole
    for each in whole.values() if isinstance(whole, dict) else whole:
        if isinstance(each, dict | list):
            yield from parts(each)


def test_committed_schemas_are_fresh() -> None:
    """`make docs` writes what the records say; VS Code reads it from `schemas/`."""
    held = {file.name: file.read_text(encoding="utf-8") for file in (ROOT / "schemas").iterdir()}
    assert schema_files() == held


def test_the_repository_tells_vs_code_which_schema_is_for_which_file() -> None:
    """The settings name every kind of file."""
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    expected = {
        f"./schemas/{name}.schema.json": kind.pattern for name, kind in RECORD_FILES.items()
    }
    assert expected == settings["yaml.schemas"]


@pytest.mark.parametrize("name", RECORD_FILES)
def test_schemas_are_valid(name: str) -> None:
    """Each is a schema of its dialect, and refers to nothing outside."""
    Draft7Validator.check_schema(schema(name))
    assert [] == [part for part in parts(schema(name)) if "$ref" in part or "$id" in part]


@pytest.mark.parametrize("name", RECORD_FILES)
def test_every_field_is_described_and_every_group_closed(name: str) -> None:
    """Completion shows what a field means; a key that is not offered is refused."""
    groups = [part for part in parts(schema(name)) if isinstance(part.get("properties"), dict)]
    undescribed = [
        key
        for group in groups
        for key, field in group["properties"].items()
        if "patternProperties" not in group  # the keys are fields, not languages or scripts
        and not field.get("description", "").endswith(".")
    ]
    assert [] == undescribed
    assert [] == [group for group in groups if group["additionalProperties"] is not False]
    assert schema(name)["description"].endswith(".")


@pytest.mark.parametrize("workspace", WORKSPACES, ids=lambda each: each.name)
def test_records_that_are_valid_have_no_false_errors(workspace: Path) -> None:
    """The real events and the examples are clean in an editing program."""
    files = list(records(workspace))
    assert len(files) > 3
    assert [] == [(file.name, problem) for name, file in files for problem in problems(name, file)]


@pytest.mark.parametrize("folder", BROKEN, ids=lambda each: each.name)
def test_mistakes_of_shape_are_seen_in_the_editor(folder: Path) -> None:
    """The files in which `validate` finds a wrong shape are those that the schemas refuse."""
    expected = (folder / "expected.txt").read_text(encoding="utf-8")
    wrong = {
        path.partition(":")[0] for path in re.findall(r"^(\S+): error PR2", expected, re.MULTILINE)
    }
    refused = {
        file.relative_to(folder).as_posix()
        for name, file in records(folder)
        if problems(name, file)
    }
    assert (set() if folder.name in LEFT_TO_VALIDATE else wrong) == refused


def test_what_is_left_to_validate_exists() -> None:
    """The list of exceptions does not outlive its examples."""
    assert set() == LEFT_TO_VALIDATE.keys() - {folder.name for folder in BROKEN}


SCALARS = st.one_of(
    st.text(max_size=8),
    st.from_regex(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?", fullmatch=True),
    st.from_regex(
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?)?", fullmatch=True
    ),
    st.from_regex(r"[0-9]{1,2}:[0-9]{2}|PT[0-9]{1,3}[HM]([0-9]{1,3}M)?", fullmatch=True),
    st.from_regex(r"\s?[+-]?[0-9]{1,3}(_[0-9])?(\.[0-9]?)?(e[0-9])?", fullmatch=True),
    st.from_regex(r"https?://[a-zé./?#]+", fullmatch=True),
    st.sampled_from(
        ["null", "~", "true", "True", "no", "0x1f", "0o7", ".inf", ".nan", "BR", "UTC"]
    ),
    st.sampled_from(["America/Argentina/Buenos_Aires", "Etc/GMT+3", "EST5EDT", "GB-Eire", "NO"]),
)
KINDS: dict[str, Any] = {
    "Country": base.Country,
    "Day": base.Day,
    "Duration": base.Duration,
    "Flag": base.Flag,
    "Language": base.Language,
    "LocalTime": base.LocalTime,
    "Markdown": base.Markdown,
    "Positive": base.Positive,
    "Slug": base.Slug,
    "SourceText": base.SourceText,
    "Text": base.Text,
    "TextOrForms": base.TextOrForms,
    "TimeZone": base.TimeZone,
    "Title": base.Title,
    "WebAddress": base.WebAddress,
}
TYPES: dict[str, TypeAdapter[Any]] = {name: TypeAdapter(kind) for name, kind in KINDS.items()}
TOLD = {name: kind.json_schema(schema_generator=EditorSchema) for name, kind in TYPES.items()}


def accepts(name: str, value: Data) -> bool:
    """Whether our reader accepts a value for a kind of field."""
    try:
        TYPES[name].validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("name", KINDS)
@given(text=SCALARS)
def test_what_the_reader_accepts_is_no_error_in_the_editor(name: str, text: str) -> None:
    """Plain or quoted, whatever an editing program takes it for."""
    checks = Draft7Validator(TOLD[name])
    plain = core(text)
    assert checks.is_valid(text) or not accepts(name, text)
    assert checks.is_valid(plain) or not accepts(name, None if plain is None else text)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Country", "XX"),
        ("Day", "25.7.2025"),
        ("Duration", "an hour"),
        ("Flag", "yes"),
        ("Language", "pt_BR"),
        ("LocalTime", "9:00"),
        ("Positive", 0),
        ("Slug", "Mo Jihong"),
        ("Text", " "),
        ("TimeZone", "Sao Paulo"),
        ("Title", {"english": "Opening"}),
        ("Title", {"lang": "es"}),
        ("WebAddress", "ftp://example.org"),
    ],
)
def test_what_the_editor_refuses_has_words(name: str, value: object) -> None:
    """Each kind of field is checked; scalars say what to write instead of a pattern."""
    assert not Draft7Validator(TOLD[name]).is_valid(value)
    assert name in {"Text", "Title"} or "errorMessage" in TOLD[name]
