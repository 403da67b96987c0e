"""Extraction: every word of templates, program and explanations, once."""

from __future__ import annotations

from pathlib import Path

import proceedings
from proceedings import resources
from proceedings.diagnostics.codes import CODES
from proceedings.language.extract import interface_messages
from proceedings.language.merge import Message


def extracted(tmp_path: Path, program: str, template: str) -> list[tuple[str, str, str]]:
    """Return context, text and file of what is found beside the explanations of codes."""
    for folder, name, text in (("p", "a.py", program), ("t", "b.html", template)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(text, encoding="utf-8")
    found = interface_messages(tmp_path / "p", tmp_path / "t")
    return [(x.context, x.text, x.file) for x in found if not x.file.startswith("proceedings/")]


def test_program(tmp_path: Path) -> None:
    """Calls of `message`, `say`, `N_` and `in_context`; other texts are not for people."""
    program = (
        'message("a {b}", b=1)\nsay("b")\nX = N_("c")\nin_context("d", "e")\n'
        'context.say(\n    "f "\n    "g"\n)\nprint("no")\nsay("{x}, {y}")\n'
    )
    assert [("", "a {b}"), ("", "b"), ("", "c"), ("d", "e"), ("", "f g")] == [
        each[:2] for each in extracted(tmp_path, program, "")
    ]


def test_templates(tmp_path: Path) -> None:
    """`_`, `pgettext` and translation blocks, line breaks trimmed."""
    template = "{{ _('a') }} {{ pgettext('c', 'b') }} {% trans %}\n  c\n  d\n{% endtrans %}"
    assert [("", "a", "t/b.html"), ("c", "b", "t/b.html"), ("", "c d", "t/b.html")] == extracted(
        tmp_path, "", template
    )


def test_a_message_stands_once(tmp_path: Path) -> None:
    """The same words in template and program are one message; in another context another one."""
    found = extracted(tmp_path, 'say("a")\nin_context("c", "a")\n', "{{ _('a') }}")
    assert [("", "a", "t/b.html"), ("c", "a", "p/a.py")] == found


def test_explanations_of_codes(tmp_path: Path) -> None:
    """Title, reason and fix of every code."""
    found = interface_messages(tmp_path, tmp_path)
    texts = {each.text for each in found}
    assert {text for code in CODES.values() for text in (code.title, code.why, code.fix)} == texts
    first = next(iter(CODES.values()))
    expected = Message("", first.title, f"title of {first.id}", "proceedings/diagnostics/codes.py")
    assert expected == found[0]


def test_the_real_program() -> None:
    """Words of each origin are found in the real program."""
    package = Path(proceedings.__file__).parent
    files = {each.file.split("/")[0] for each in interface_messages(package, resources.templates())}
    assert {"proceedings", "templates"} == files
