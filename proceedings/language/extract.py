"""Collect the interface's words: templates and program text in, messages for catalogs out.

Templates are read by the extractor that Jinja registers with Babel; program text by Babel's own,
for calls of `message`, `say`, `in_context` and `N_`; explanations of codes come from their list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages import extract

from proceedings.diagnostics.codes import CODES
from proceedings.language.merge import Message

__all__ = ["interface_messages"]

_PYTHON_KEYWORDS = {"message": None, "say": None, "in_context": ((1, "c"), 2), "N_": None}
_TEMPLATE_KEYWORDS = {"_": None, "gettext": None, "pgettext": ((1, "c"), 2)}


def interface_messages(package: Path, templates: Path) -> tuple[Message, ...]:
    """Return every message of the interface, once, in the order of the files.

    Args:
        package: folder of the program text.
        templates: folder of the templates.
    """
    found: dict[tuple[str, str], Message] = {}
    for each in (*_from_templates(templates), *_from_program(package), *_from_codes()):
        found.setdefault((each.context, each.text), each)
    return tuple(found.values())


def _from_templates(templates: Path) -> Iterator[Message]:
    options = {"silent": "false", "trimmed": "true", "newstyle_gettext": "true"}
    for file in sorted(templates.rglob("*.html")):
        yield from _extracted("jinja2", file, templates.parent, _TEMPLATE_KEYWORDS, options)


def _from_program(package: Path) -> Iterator[Message]:
    for file in sorted(package.rglob("*.py")):
        yield from _extracted("python", file, package.parent, _PYTHON_KEYWORDS, {})


def _extracted(
    method: str, file: Path, root: Path, keywords: Mapping[str, object], options: dict[str, str]
) -> Iterator[Message]:
    name = file.relative_to(root).as_posix()
    with file.open("rb") as stream:
        rows = extract.extract(method, stream, keywords=keywords, options=options)  # type: ignore[arg-type]
        for _line, text, _comments, context in rows:
            if isinstance(text, str) and (context or _has_words(text)):
                yield Message(context or "", text, "", name)


def _has_words(text: str) -> bool:
    """Whether there is anything to translate beside placeholders."""
    return any(character.isalpha() for character in re.sub(r"\{\w+\}", "", text))


def _from_codes() -> Iterator[Message]:
    for code in CODES.values():
        for label, text in (("title", code.title), ("why", code.why), ("fix", code.fix)):
            yield Message("", text, f"{label} of {code.id}", "proceedings/diagnostics/codes.py")
