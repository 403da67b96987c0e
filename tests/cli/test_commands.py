"""The command line: what it prints, where it prints it, and its exit codes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workspace import EXAMPLES, copy_of, edit, untranslated_copy_of

EVENT = "events/2031-minimal"


def run(*arguments: str | Path, language: str = "en_US.UTF-8") -> subprocess.CompletedProcess[str]:
    """Run `proceedings` with arguments and a locale."""
    command = [sys.executable, "-m", "proceedings", *map(str, arguments)]
    environment = {"LC_ALL": language, "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"}
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, encoding="utf-8"
    )


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the minimal example, which is in English only: it has nothing to translate."""
    return copy_of("minimal", tmp_path / "workspace")


COMMANDS = ("validate", "build", "new", "doctor", "explain", "schema", "translations", "verify")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    """Each command explains itself."""
    ended = run(command, "--help")

    assert 0 == ended.returncode
    assert f"proceedings {command}" in ended.stdout


@pytest.mark.parametrize("arguments", [("--help",), ("validate",), ("explain", "PR301")])
def test_weasyprint_is_not_imported_for_small_things(
    arguments: tuple[str, ...], workspace: Path
) -> None:
    """Help and validation are instant: they do not import the PDF library."""
    more = ("--workspace", str(workspace)) if arguments == ("validate",) else ()
    code = (
        "import sys; from proceedings.cli import app\n"
        f"try: app({[*arguments, *more]!r})\n"
        "except SystemExit: pass\n"
        "print('weasyprint' in sys.modules, file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )

    assert "False" == ended.stderr.splitlines()[-1]


def test_a_valid_workspace_has_no_problems(workspace: Path) -> None:
    """Silence is good news: exit 0, nothing on standard output."""
    ended = run("validate", "--workspace", workspace)

    assert (0, "", "no problems found\n") == (ended.returncode, ended.stdout, ended.stderr)


def test_five_mistakes_come_in_one_run(workspace: Path) -> None:
    """Unknown speaker, bad date, misspelt key, duplicate id and country `XX`: five diagnostics."""
    people = workspace / EVENT / "people.yaml"
    people.write_text(
        "- id: alba-quince\n  name: {family: Quince, given: Alba}\n  rol: chair\n"
        "- id: alba-quince\n  name: {full: Someone}\n  country: XX\n",
        encoding="utf-8",
    )
    edit(workspace / EVENT / "programme.yaml", "speaker: alba-quince", "speaker: alba-quinze")
    edit(workspace / EVENT / "event.yaml", "start: 2031-01-15", "start: 15 January 2031")

    ended = run("validate", "--workspace", workspace, "--format", "json")

    found = {
        (Path(each["path"]).name, each["line"], each["column"], each["code"])
        for each in json.loads(ended.stdout)["diagnostics"]
    }
    assert {
        ("event.yaml", 5, 8, "PR204"),
        ("people.yaml", 3, 3, "PR201"),
        ("people.yaml", 4, 7, "PR302"),
        ("people.yaml", 6, 12, "PR207"),
        ("programme.yaml", 5, 16, "PR301"),
    } == found
    assert 1 == ended.returncode


def test_the_complete_example_is_silent() -> None:
    """Where every field is used and every text translated, there is nothing to report."""
    ended = run("validate", "--strict", "--workspace", EXAMPLES / "complete")

    assert (0, "", "no problems found\n") == (ended.returncode, ended.stdout, ended.stderr)


def test_warnings_count_when_strict(tmp_path: Path) -> None:
    """A missing translation is a warning with file and line; `--strict` makes it an error."""
    root = copy_of("minimal", tmp_path / "workspace")
    edit(root / "events/series.yaml", "[en]", "[en, es]")

    lax, strict = (
        run("validate", "--workspace", root),
        run("validate", "--strict", "--workspace", root),
    )

    assert (0, 1) == (lax.returncode, strict.returncode)
    assert f"{EVENT}/event.yaml:4:8: warning PR401: `event/title` is not translated" in lax.stderr


def test_messages_are_in_the_readers_language(workspace: Path) -> None:
    """The user's locale decides the language of messages; an option overrides it."""
    edit(workspace / EVENT / "programme.yaml", "speaker: alba-quince", "speaker: nobody")

    spanish = run("validate", "--workspace", workspace, language="es_MX.UTF-8")
    chinese = run("validate", "--workspace", workspace, "--ui-language", "zh-Hans")

    assert "unknown speaker" not in spanish.stderr
    assert "PR301" in spanish.stderr
    assert any("\u4e00" <= character <= "\u9fff" for character in chinese.stderr)


@pytest.mark.parametrize("language", ["en", "es", "pt-BR", "zh-Hans"])
def test_codes_are_explained_in_every_language(language: str) -> None:
    """`explain` shows what, why, an example and the fix."""
    ended = run("explain", "pr301", "--ui-language", language)

    assert 0 == ended.returncode
    assert "PR301" in ended.stdout
    assert "speaker: li-wei" in ended.stdout
    assert "not translated" not in ended.stdout


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("explain", "PR31"), "did you mean"),
        (("validat",), "validate"),
        (("build", "2031-minimall"), "2031-minimal"),
        (("build", "--language", "fr"), "en"),
        (("build", "--format", "docx"), "pdf"),
        (("build", "--parallel", "en:fr"), "'fr' is not one of en"),
        (("build", "--parallel", "en"), "names one language; write two or more, as in zh-Hans:es"),
        (("build", "--parallel", "en:en"), "names a language twice"),
        (("build", "--parallel", "all"), "names one language"),
        (("build", "--paper", "a3"), "'a3' is not one of b5, a4"),
        (("build", "--variant", "braille"), "'braille' is not one of print, screen, large-print"),
        (("build", "--offprints", "--format", "html"), "made as a PDF; add --format pdf"),
        (("build", "--printer", "--format", "html"), "made as a PDF; add --format pdf"),
        (("new", "Not A Slug"), "hyphens"),
        (("schema", "evnt"), "event"),
    ],
)
def test_wrong_usage_exits_with_2(arguments: tuple[str, ...], hint: str, workspace: Path) -> None:
    """A request that cannot be meant is answered with what can be."""
    more = ("--workspace", str(workspace)) if arguments[0] in {"build", "new"} else ()

    ended = run(*arguments, *more)

    assert 2 == ended.returncode
    assert hint in " ".join(ended.stderr.split())
    assert "Traceback" not in ended.stderr


def test_parallel_texts_need_a_document(workspace: Path) -> None:
    """An event without documents has nothing to set in columns."""
    edit(workspace / "events/series.yaml", "[en]", "[en, es]")
    ended = run("build", "--parallel", "en:es", "--workspace", workspace)
    assert 2 == ended.returncode
    assert "there are no documents to set" in " ".join(ended.stderr.split())
    assert not (workspace / "dist").exists()


def test_outside_a_workspace_the_help_says_what_to_do(tmp_path: Path) -> None:
    """Without `events/series.yaml` a command says so."""
    ended = run("validate", "--workspace", tmp_path)

    assert 2 == ended.returncode
    assert "events/series.yaml" in ended.stderr


def test_control_characters_do_not_reach_the_terminal(workspace: Path) -> None:
    """What a record says is shown, not obeyed, by a terminal."""
    edit(workspace / EVENT / "programme.yaml", "speaker: alba-quince", 'speaker: "a\\e[31mb"')

    ended = run("validate", "--workspace", workspace)

    assert "\x1b" not in ended.stderr
    assert "PR112" in ended.stderr


def test_a_new_event_is_valid(tmp_path: Path) -> None:
    """`new` begins a workspace in an empty folder, and what it writes has no problem."""
    made = run("new", "2032-somewhere", "--workspace", tmp_path)
    checked = run("validate", "--workspace", tmp_path)
    again = run("new", "2032-somewhere", "--workspace", tmp_path)

    assert 0 == made.returncode, made.stderr
    assert "events/2032-somewhere/people.yaml" in made.stdout
    assert 0 == checked.returncode, checked.stderr
    assert 2 == again.returncode


def test_a_new_event_leads_editing_programs_to_its_schemas(tmp_path: Path) -> None:
    """Each record begins with a line that names a schema, which is there; old ones are renewed."""
    run("new", "2032-somewhere", "--workspace", tmp_path)
    schema = tmp_path / "schemas" / "people.schema.json"
    written = schema.read_bytes()
    schema.write_text("{}", encoding="utf-8")
    again = run("new", "2033-elsewhere", "--workspace", tmp_path)

    lines = {
        file: file.read_text(encoding="utf-8").splitlines()[0]
        for file in (tmp_path / "events").rglob("*.yaml")
    }
    named = {file.parent / line.partition("$schema=")[2] for file, line in lines.items()}
    assert 9 == len(lines)
    assert {"# yaml-language-server: "} == {
        line.partition("$schema=")[0] for line in lines.values()
    }
    assert {"series", "event", "people", "programme", "outcomes"} == {
        file.name.removesuffix(".schema.json") for file in named if file.is_file()
    }
    assert written == schema.read_bytes()
    assert ["schemas/people.schema.json"] == [
        path for path in again.stdout.splitlines() if path.startswith("schemas/")
    ]


def test_schemas_are_listed_printed_and_written(tmp_path: Path) -> None:
    """`schema` says what there is; with a record it prints, with a folder it writes."""
    listed, printed = run("schema"), run("schema", "people")
    written = run("schema", "--output", tmp_path / "schemas")

    file = tmp_path / "schemas" / "people.schema.json"
    assert "people     events/*/people.yaml" in listed.stdout
    assert "array" == json.loads(printed.stdout)["type"]
    assert printed.stdout == file.read_text(encoding="utf-8")
    assert 9 == len(written.stdout.splitlines()) == len(list(file.parent.iterdir()))
    assert "" == listed.stderr + printed.stderr + written.stderr


def test_a_folder_that_cannot_be_written_is_wrong_usage(tmp_path: Path) -> None:
    """A file in the way of the schemas is named."""
    (tmp_path / "schemas").write_text("", encoding="utf-8")

    ended = run("schema", "--output", tmp_path / "schemas")

    assert 2 == ended.returncode
    assert "cannot be written" in ended.stderr


def test_a_preview_of_a_new_event_writes_nothing(tmp_path: Path) -> None:
    """`new --dry-run` names the files only."""
    ended = run("new", "2032-somewhere", "--dry-run", "--workspace", tmp_path)

    assert "events/2032-somewhere/event.yaml" in ended.stdout
    assert [] == list(tmp_path.iterdir())


def test_catalogs_are_stable(tmp_path: Path) -> None:
    """Updating catalogs a second time changes no byte."""
    root = untranslated_copy_of("complete", tmp_path / "workspace")
    first = run("translations", "update", "--workspace", root)
    before = {path: path.read_bytes() for path in (root / "translations").rglob("*.po*")}

    run("translations", "update", "--workspace", root)

    assert 0 == first.returncode, first.stderr
    assert len(before) > 4
    assert before == {path: path.read_bytes() for path in (root / "translations").rglob("*.po*")}


def test_a_deleted_message_is_named(tmp_path: Path) -> None:
    """Deleting one message of a catalog is a warning that names the field, with file and line."""
    root = copy_of("complete", tmp_path / "workspace")
    place = "translations/es/LC_MESSAGES/2031-water-archives.en.po"
    edit(
        root / place, 'msgid "Map Hall"\nmsgstr "Sala de los Mapas"', 'msgid "Map Hall"\nmsgstr ""'
    )

    ended = run("validate", "--workspace", root, "--format", "json")

    diagnostics = json.loads(ended.stdout)["diagnostics"]
    (found,) = [each for each in diagnostics if each["path"].endswith("en.po")]
    lines = (root / place).read_text(encoding="utf-8").splitlines()
    assert ("PR401", "warning", place) == (found["code"], found["severity"], found["path"])
    assert "`programme/keynote/room` is not translated into `es`: Map Hall" == found["message"]
    assert 'msgctxt "programme/keynote/room"' in lines[found["line"] - 4 : found["line"]]


def test_translations_are_compared_with_their_sources(tmp_path: Path) -> None:
    """A changed figure is a warning at its column, an error with --strict; the last line counts."""
    root = copy_of("complete", tmp_path / "workspace")
    place = "translations/es/LC_MESSAGES/2031-water-archives.en.po"
    good = run("translations", "check", "--workspace", root, "--strict")
    text = (root / place).read_text(encoding="utf-8")
    year = re.search(r'msgstr ".*?(?P<year>19\d\d)', text)
    assert year is not None
    start = year.start("year")
    (root / place).write_text(f"{text[:start]}1789{text[start + 4 :]}", encoding="utf-8")

    ended = run("translations", "check", "--workspace", root, "--language", "es")
    strict = run("translations", "check", "--workspace", root, "--strict", "--format", "json")

    (found,) = json.loads(strict.stdout)["diagnostics"]
    column = start - text.rindex("\n", 0, start)
    assert ("PR415", place, column) == (found["code"], found["path"], found["column"])
    assert (0, 0, 1) == (good.returncode, ended.returncode, strict.returncode)
    assert "" == good.stdout == ended.stdout
    assert good.stderr.startswith("no problems found\n")
    assert re.fullmatch(
        r"translations checked: \d{3}; not checked: 0 stale, 0 missing",
        ended.stderr.splitlines()[-1],
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("interface",), "there is no event 'interface'"),
        (("2031-water-archive",), "did you mean 2031-water-archives?"),
        (("--language", "fr"), "'fr' is not one of"),
    ],
)
def test_what_is_not_there_cannot_be_compared(arguments: tuple[str, ...], words: str) -> None:
    """The interface is part of a checkout only; names that are nearly right are offered."""
    ended = run("translations", "check", *arguments, "--workspace", EXAMPLES / "complete")

    assert 2 == ended.returncode
    assert words in " ".join(ended.stderr.split())


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: raw + b'msgid "x\n',
        lambda raw: raw.replace(b'msgstr "s\xc3\xad"', b'msgstr "s\xc3\xad'),
        lambda _raw: b"",
        lambda raw: raw + b'\nmsgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n',
        lambda raw: b"<<<<<<< ours\n" + raw,
        lambda raw: raw + b"\xff",
        lambda raw: raw + '\nmsgid "a"\nmsgstr "\u202eb"\n'.encode(),
        lambda raw: raw + b'\nmsgid "a"\nmsgstr "\\b"\n',
    ],
    ids=["open", "unclosed", "empty", "twice", "conflict", "latin-1", "bidi", "escaped"],
)
def test_a_broken_catalog_is_reported_and_not_touched(
    damage: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    """A catalog that cannot be trusted stops the update before anything is written."""
    root = copy_of("complete", tmp_path / "workspace")
    run("translations", "update", "--workspace", root)
    catalog = root / "translations/es/LC_MESSAGES/2031-water-archives.en.po"
    filled = catalog.read_bytes() + '\nmsgid "yes"\nmsgstr "sí"\n'.encode()
    catalog.write_bytes(damage(filled))
    before = {path: path.read_bytes() for path in (root / "translations").rglob("*.po*")}

    ended = run("translations", "update", "--workspace", root)

    assert 1 == ended.returncode
    assert re.search(r"error PR(101|112|114)", ended.stderr)
    assert "Traceback" not in ended.stderr
    assert before == {path: path.read_bytes() for path in (root / "translations").rglob("*.po*")}


def test_catalogs_outside_the_workspace_are_not_written(tmp_path: Path) -> None:
    """A link that leads out is refused, and what it leads to stays."""
    root = untranslated_copy_of("complete", tmp_path / "workspace")
    (tmp_path / "elsewhere").mkdir()
    (root / "translations").symlink_to(tmp_path / "elsewhere")

    ended = run("translations", "update", "--workspace", root)

    assert 1 == ended.returncode
    assert "PR113" in ended.stderr
    assert [] == list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize("place", ["events/new", "events/2031-minimal/images", "translations/x"])
def test_editions_are_not_written_among_records(place: str, workspace: Path) -> None:
    """The output may not lie where the next run would read it."""
    ended = run("build", "--workspace", workspace, "--output", workspace / place)

    assert 2 == ended.returncode
    assert not (workspace / place).exists()


def test_a_loop_of_links_is_refused(workspace: Path) -> None:
    """A record that is a link to itself is a diagnostic, not a traceback."""
    people = workspace / EVENT / "people.yaml"
    people.unlink()
    people.symlink_to("people.yaml")

    ended = run("validate", "--workspace", workspace)

    assert 1 == ended.returncode
    assert "Traceback" not in ended.stderr


def test_a_full_device_is_not_a_traceback() -> None:
    """Standard output that takes nothing ends the command with a line."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "proceedings", "explain", "PR301"]
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert ended.returncode != 0
    assert "Traceback" not in ended.stderr
