"""Tell editing programs the shape of records: record types in, JSON Schema per kind of file out.

An editing program reads YAML by the core schema of YAML 1.2: it sees a number in `title: 2025` and
a boolean in `at_least: true`, where our reader keeps text. The schemas therefore allow every type
that a valid text may be taken for. They refuse nothing that the reader accepts; what JSON Schema
cannot say (check digits, time zones, references, one field in the light of another) is left to
`proceedings validate`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from proceedings.records.base import Record, SourceText
from proceedings.records.models import (
    Article,
    Document,
    Event,
    Glossary,
    Outcome,
    Person,
    Series,
    Session,
    Theme,
)

__all__ = ["RECORD_FILES", "EditorSchema", "RecordFile", "schema", "schema_files", "schema_text"]

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest dialect that editing programs agree on."""
SCALARS = ["string", "number", "boolean"]
"""What an editing program may take a text for: `2025` is a number to it."""


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A kind of file in a workspace.

    Attributes:
        pattern: its path in the workspace; `*` stands for a slug.
        model: the record in it.
        is_list: whether it holds a list of such records.
    """

    pattern: str
    model: type[Record]
    is_list: bool = False


RECORD_FILES: Mapping[str, RecordFile] = {
    "series": RecordFile("events/series.yaml", Series),
    "event": RecordFile("events/*/event.yaml", Event),
    "people": RecordFile("events/*/people.yaml", Person, is_list=True),
    "programme": RecordFile("events/*/programme.yaml", Session, is_list=True),
    "outcomes": RecordFile("events/*/outcomes.yaml", Outcome, is_list=True),
    "document": RecordFile("events/*/documents/*/document.yaml", Document),
    "article": RecordFile("events/*/articles/*/article.yaml", Article),
    "glossary": RecordFile("translations/glossary.yaml", Glossary),
    "theme": RecordFile("events/**/theme/theme.yaml", Theme),
}
"""Every kind of file that holds records, by the name of its schema."""


def schema_files(names: Iterable[str] = RECORD_FILES) -> dict[str, str]:
    """Return schemas, all of them when not told otherwise, as texts by the names of their files."""
    return {f"{name}.schema.json": schema_text(name) for name in names}


def schema_text(name: str) -> str:
    """Return the schema of a kind of file as JSON with a line feed at its end."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a kind of file: a key of `RECORD_FILES`."""
    file = RECORD_FILES[name]
    body = TypeAdapter(file.model).json_schema(schema_generator=EditorSchema)
    body = _written_out(body, body.pop("$defs", {}))
    if file.is_list:
        body = {"description": body["description"], "type": "array", "items": body}
    return {"$schema": DIALECT, "title": name.capitalize(), **body}


def _written_out(value: Any, definitions: Mapping[str, Any]) -> Any:  # noqa: ANN401 any JSON
    """Return a schema with definitions where they are referred to, and descriptions on one line.

    What a field says of itself then comes before what its type says, in every editing program.
    """
    if isinstance(value, list):
        return [_written_out(each, definitions) for each in value]
    if not isinstance(value, dict):
        return value
    if isinstance(value.get("$ref"), str):
        name = value["$ref"].rpartition("/")[2]
        value = definitions[name] | {key: each for key, each in value.items() if key != "$ref"}
    if isinstance(value.get("description"), str):
        value = value | {"description": " ".join(value["description"].split())}
    return {key: _written_out(each, definitions) for key, each in value.items()}


def _or_null(schema: JsonSchemaValue) -> JsonSchemaValue:
    """Return a schema that allows null too."""
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    values = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    texts = {"else": _or_null(schema["else"])} if "else" in schema else {}
    return schema | {"type": [*types, "null"]} | values | texts


class EditorSchema(GenerateJsonSchema):
    """Pydantic's generator, told what an editing program's YAML parser makes of our text."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Text may look like a number or a boolean."""
        return super().str_schema(schema) | {"type": SCALARS}

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:  # noqa: ARG002 Pydantic's signature
        """Dates, times and lengths of time say themselves how they are written."""
        return {}

    datetime_schema = timedelta_schema = date_schema  # type: ignore[assignment]

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Null is one more type, not an alternative: messages are then to the point."""
        return _or_null(self._plain(schema["schema"]))

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """A default that is nothing says nothing."""
        found = super().default_schema(schema)
        is_nothing = found.get("default", 0) in (None, [], {})
        return {key: value for key, value in found.items() if key != "default" or not is_nothing}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Keys that are listed, or examples of their pattern, are offered."""
        key = self.generate_inner(schema["keys_schema"])
        value = self.generate_inner(schema["values_schema"])
        names: list[str] = key.get("enum") or key.get("examples") or []
        patterns = [] if "enum" in key else [key.get("pattern", "")]
        return {
            "type": "object",
            "properties": dict.fromkeys(names, value),
            "patternProperties": dict.fromkeys(patterns, value),
            "additionalProperties": False,
        }

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchemaValue:
        """No list of plain values holds one twice."""
        found = super().tuple_schema(schema)
        types = found.get("items", {}).get("type", [])
        return found if types == "object" else found | {"uniqueItems": True}

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """The words that are allowed are named in one message."""
        words = [str(each) for each in schema["expected"]]
        return {"type": "string", "enum": words, "errorMessage": f"use one of: {', '.join(words)}"}

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """A group without `text` and `lang` is official forms, as in `Title`; the rest is text."""
        text, forms = (self._plain(each) for each in schema["choices"].values())
        for each in (text, forms):
            each.pop("description", None)  # the field's own says what the title is of
        is_text = [{"required": [name]} for name in ("text", "lang")]
        is_forms = {"type": "object", "not": {"anyOf": is_text}}
        return {"type": [*SCALARS, "object"], "if": is_forms, "then": forms, "else": text}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Names of Python classes are no titles; a text may stand without its group."""
        found = super().model_schema(schema)
        del found["title"]
        if not issubclass(schema["cls"], SourceText):
            return found
        bare = {"type": [*SCALARS, "object"], "pattern": r"\S", "if": {"type": "object"}}
        return {"description": found.pop("description"), **bare, "then": found}

    def _plain(self, schema: core_schema.CoreSchema) -> JsonSchemaValue:
        """Return the schema of a part, a copy of its definition if it has one."""
        return dict(self.resolve_ref_schema(self.generate_inner(schema)))

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 Pydantic's signature
        """Fields are named by their keys."""
        return False
