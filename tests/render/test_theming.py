"""Themes: what a folder of templates, tokens, fonts and a logo makes of a book."""

from __future__ import annotations

from pathlib import Path

import pytest

from proceedings.diagnostics import Report, Span
from proceedings.language.catalog import Catalog
from proceedings.language.interface import Interface
from proceedings.records.files import ThemeFiles
from proceedings.records.models import Theme
from proceedings.records.source import read
from proceedings.render.templating import template
from proceedings.render.theming import Look, TemplateError, dress

SERIES, EVENT = "events/theme", "events/meeting/theme"


def theme(folder: str, record: str = "", **files: str) -> tuple[ThemeFiles, Theme]:
    """Make a theme of a record and of templates of the book by their names."""
    source = read(record.encode(), f"{folder}/theme.yaml", Report()) if record else None
    found = {f"templates/book/{name}.html": text.encode() for name, text in files.items()}
    shaped = Theme.model_validate(source.data) if source else Theme()
    return ThemeFiles(folder, source, found), shaped


def filled(look: Look, name: str = "cover", **values: object) -> str:
    """Fill a template of the book with a theme."""
    return template(
        f"book/{name}.html", Interface("en", Catalog("interface.po")), lambda _: "", look, **values
    )


def test_a_template_takes_the_place_of_the_shipped_one() -> None:
    """It is filled with the same values."""
    look = dress([theme(SERIES, cover="<h1>{{ title }}</h1>{{ lang }}\n")])
    assert filled(look, title="Water & archives") == "<h1>Water &amp; archives</h1>en\n"


def test_an_event_comes_before_its_series() -> None:
    """Templates and tokens of the event replace those of the series one by one."""
    series = theme(
        SERIES, "colours: {accent: '#123456', rule: '#777777'}\n", cover="series", imprint="series"
    )
    event = theme(EVENT, "colours: {accent: '#654321'}\n", cover="event")
    look = dress([series, event])
    assert [filled(look), filled(look, "imprint")] == ["event", "series"]
    assert look.css == "html:root { --accent: #654321; --rule: #777777 }\n"
    assert look.accent == "#654321"


def test_a_template_extends_the_one_that_it_replaces() -> None:
    """`shipped/…` names the template of the design, whose own parents may be themed too."""
    index = '{% extends "shipped/book/index.html" %}{% block opening %}own{% endblock %}'
    look = dress([theme(SERIES, index=index, base="{% block opening %}{% endblock %}!")])
    assert filled(look, "index") == "own!"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n{{ event.titel }}", "'event' is undefined"),
        ("\n{{ title.__class__.__mro__ }}", "access to attribute '__class__' of 'str'"),
        ("\n{% for each in range(10000000) %}{% endfor %}", "range too big"),
        ("\n{% include 'book/nothing.html' %}", "book/nothing.html"),
        ("\n{{ 1 / 0 }}", "division by zero"),
    ],
)
def test_a_template_that_fails_is_named_with_its_line(text: str, said: str) -> None:
    """Whatever a template does, the error has its file and line; it does not leave its sandbox."""
    look = dress([theme(EVENT, cover=text)])
    with pytest.raises(TemplateError) as caught:
        filled(look, title="Water")
    assert caught.value.place == Span(f"{EVENT}/templates/book/cover.html", 2)
    assert said in str(caught.value).lower() or said in str(caught.value)


def test_a_fault_of_the_design_is_not_blamed_on_a_theme() -> None:
    """An error outside the theme's templates stays what it is."""
    look = dress([theme(EVENT, cover="fine")])
    with pytest.raises(Exception, match="'part' is undefined") as caught:
        filled(look, "contents")
    assert not isinstance(caught.value, TemplateError)


def test_families_that_the_theme_does_not_hold_must_be_installed() -> None:
    """They are told with the place where they are named."""
    record = "fonts:\n  serif: Nobody Serif\n  han_serif: 无名宋体\n"
    look = dress([theme(SERIES, record)])
    assert look.families == {"Nobody Serif", "无名宋体"}
    assert look.installed["无名宋体"] == Span(f"{SERIES}/theme.yaml", 3, 14, 4)
    assert 'html:root { --latin-serif: "Nobody Serif"; --han-serif: "无名宋体" }' in look.css


def test_a_font_file_is_declared_as_what_it_says_it_is() -> None:
    """Family, weight and slant come from the file, which need not be installed."""
    file = Path("/usr/share/fonts/opentype/linux-libertine/LinLibertine_RBI.otf")
    files, record = theme(SERIES, "fonts: {serif: Linux Libertine O}\n")
    files.files["fonts/Bold.otf"] = file.read_bytes()
    look = dress([(files, record)])
    assert look.css.splitlines()[0] == (
        '@font-face { font-family: "Linux Libertine O"; src: url("events/theme/fonts/Bold.otf"); '
        "font-weight: 700; font-style: italic }"
    )
    assert look.installed == {}
    assert look.resources == {"events/theme/fonts/Bold.otf": file.read_bytes()}
