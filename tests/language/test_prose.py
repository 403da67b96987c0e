"""Prose: what is extracted is what is substituted; what comes out is safe, notes are counted."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.language.prose import (
    _FREE,
    Facts,
    NoteCall,
    Prose,
    Rendering,
    _Markdown,
    _parse,
    facts,
    markup_of,
    prose,
    segments,
)
from proceedings.language.status import Status


def shown(text: str) -> Prose:
    """Return a text in the language that it is written in; targets are what they are."""
    return prose(text, Rendering, lambda target: target)


def html(text: str) -> str:
    """Return a text as HTML, note calls as `[1]`."""
    fragments = shown(text).fragments
    return "".join(f"[{each.number}]" if isinstance(each, NoteCall) else each for each in fragments)


BLOCKS = st.sampled_from(
    [
        "A paragraph of *words*.",
        "Two lines\nof one paragraph.",
        "## A heading",
        "- one\n- two\n    - two and a half\n- three",
        "1. first\n2. second",
        "> Quoted.\n>\n> Twice.",
        "| A | B |\n| --- | ---: |\n| 1 | two *words* |\n| | 3 |",
        "Called.[^a] And again.[^a]",
        "[^a]: A note.",
        "[^b]: A note\n    of two lines.\n\n    And two paragraphs.",
        "![A map](images/map.png)",
        "See [it](ref:x), **really**.",
        "一个段落\n两行。",
        "---",
        "Words  \nbroken.",
        "    four spaces",
        "& < > \" ' \\* `code`",
        "*",
        "[^c]",
        "<b>no</b>",
    ]
)
TEXTS = st.lists(BLOCKS, max_size=8).map("\n\n".join) | st.text(
    "ab*_[]()^:!#>-|`~1.&<> \n", max_size=60
)


@given(TEXTS)
def test_what_is_extracted_is_what_is_substituted(text: str) -> None:
    """The messages for translators are exactly the blocks that the edition asks for, in order."""
    asked: dict[str, None] = {}

    def translate(block: str) -> Rendering:
        asked[block] = None
        return Rendering(block)

    prose(text, translate, lambda target: target)
    assert segments(text) == tuple(asked)


@given(TEXTS)
def test_a_translation_that_says_the_same_changes_nothing(text: str) -> None:
    """Messages are written without their line breaks, and extracting them again gives the same."""
    assert all(block == block.strip() and "\n" not in block for block in segments(text))
    assert shown(text) == prose(text, lambda block: Rendering(block, ""), lambda target: target)


@given(TEXTS)
def test_whatever_is_written_is_set_without_danger(text: str) -> None:
    """No tag but those of prose comes out, and notes are numbered from 1 without gaps."""
    found = shown(text)
    tags = set(
        re.findall(r"</?([a-zA-Z0-9]+)", "".join(f for f in found.fragments if isinstance(f, str)))
    )
    assert tags <= {
        *(
            "a",
            "blockquote",
            "br",
            "code",
            "em",
            "figcaption",
            "figure",
            "h2",
            "h3",
            "h4",
            "h5",
            "hr",
            "img",
            "li",
            "ol",
            "p",
        ),
        *("span", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    }
    assert [note.number for note in found.notes] == list(range(1, len(found.notes) + 1))


WORDS = st.sampled_from(
    [
        *(
            "rivers",
            "É",
            "徐天启",
            "阅读。",
            "2031",
            "7",
            "(so)",
            "“No”",
            "*three*",
            "**all**",
            "_it_",
        ),
        *(
            " ",
            " ",
            "\n",
            "\n",
            "\n\n",
            "\n\n\n",
            ".",
            ",",
            " – ",
            "1. ",
            "*",
            "_",
            "\\",
            "`",
            "\u3000",
        ),
    ]
)
SIGNS = st.sampled_from(
    [
        *(
            "#",
            "## ",
            "- ",
            "+ ",
            "* ",
            "> ",
            "---",
            "===",
            "***",
            "|",
            ":",
            "    ",
            "  \n",
            "\t",
            "\r",
        ),
        *(
            "[",
            "]",
            "](ref:a)",
            "![",
            "[^a]",
            "[^a]: ",
            "<b>",
            "<",
            "&",
            ";",
            "&amp;",
            "\x0c",
            "\xa0",
        ),
    ]
)
PLAIN = st.lists(WORDS, max_size=20).map("".join)
MIXED = st.lists(WORDS | SIGNS, max_size=20).map("".join)


@given(PLAIN | MIXED)
def test_a_text_that_is_not_parsed_reads_as_if_it_were(text: str) -> None:
    """Plain paragraphs are told apart without a parser; what is found is what a parser finds."""
    assert _parse(text) == (segments(text), facts(text))


@pytest.mark.parametrize(
    "text", ["One *word*.\n\n**Two** of\nthem.", "阅读，2031 年。", "“So”, he said – 1. and 2."]
)
def test_plain_paragraphs_are_not_parsed(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is asked of a parser where there are only words and emphasis."""
    monkeypatch.setattr("proceedings.language.prose._parse", None)
    assert Facts() == facts(text)


@given(st.lists(MIXED | TEXTS, min_size=2, max_size=5))
def test_a_text_does_not_depend_on_the_texts_before(texts: list[str]) -> None:
    """A converter that was used before gives what a new one gives."""
    used = [shown(text) for text in texts]
    alone = []
    for text in texts:
        _FREE.clear()
        alone.append(shown(text))
    assert alone == used


def test_segments_are_leaf_blocks() -> None:
    """Headings, paragraphs, items, cells and notes, each once, markup inside kept."""
    text = (
        "## One\n\nA *b*[^n]\n\n- c\n    - d\n\n| e | f |\n|---|---|\n| g | e |\n\n[^n]: h **i**\n"
    )
    assert ("One", "A *b*[^n]", "c", "d", "e", "f", "g", "h **i**") == segments(text)


def test_lists_with_paragraphs() -> None:
    """Each paragraph of an item is a message."""
    assert ("one", "more", "two") == segments("1. one\n\n    more\n\n2. two\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo", "one two"),
        ("one  \n   two", "one two"),
        ("中国\n拉美", "中国拉美"),
        ("中国，\n拉美", "中国，拉美"),
        ("中国\nLAC", "中国 LAC"),
        ("one\n中国", "one 中国"),
    ],
)
def test_soft_line_breaks(text: str, expected: str) -> None:
    """A line break is a space, except between Han characters, which have none."""
    assert (expected,) == segments(text)
    assert f"<p>{expected}</p>" == html(text)


def test_notes_are_numbered_in_the_order_of_their_calls() -> None:
    """Not in that of their writing; keys are names, not numbers."""
    found = shown("One[^b] and two[^a].\n\n[^a]: Note a.\n\n[^b]: Note b.\n")
    assert [(1, "Note b."), (2, "Note a.")] == [(note.number, note.html) for note in found.notes]


def test_a_note_called_again_keeps_its_number() -> None:
    """The note is set at its first call only."""
    calls = [
        each
        for each in shown("One[^a], two[^b], one[^a].\n\n[^a]: A.\n\n[^b]: B.\n").fragments
        if isinstance(each, NoteCall)
    ]
    assert [(1, True), (2, True), (1, False)] == [(each.number, each.first) for each in calls]


def test_notes_have_markup_and_paragraphs() -> None:
    """In print a note is inline, so that its paragraphs are divided by a line break."""
    (note,) = shown("One[^a].\n\n[^a]: *First*\n\n    second.\n").notes
    assert "<em>First</em><br>second." == note.html


def test_calls_in_every_block() -> None:
    """Headings, items and cells may call notes; a call without a note stays as it is written."""
    text = "## A[^n]\n\n- b[^n]\n\n| c[^n] |\n|---|\n| d[^x] |\n\n[^n]: N.\n"
    assert 3 == html(text).count("[1]")
    assert "d[^x]" in html(text)


def test_tables() -> None:
    """Header cells say what they head; alignment is kept out of the text."""
    text = html("| A | B |\n|:--|--:|\n| 1 | 2 |\n")
    assert 2 == text.count('scope="col"')
    assert ("A", "B", "1", "2") == segments("| A | B |\n|:--|--:|\n| 1 | 2 |\n")


def test_what_is_off() -> None:
    """Reference links, code blocks and raw HTML are text, as they would be in a typewriter."""
    assert "<p>See [a][1].</p>" == html("See [a][1].")
    assert "<p>code</p>" == html("    code")
    assert "<p>&lt;b&gt;bold&lt;/b&gt;</p>" == html("<b>bold</b>")


PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "<svg/onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<iframe src=file:///etc/passwd></iframe>",
    "<style>@import url(https://x.example)</style>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<!-- --><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<div style='background:url(https://x.example)'>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:msgbox(1))",
    "[x](file:///etc/passwd)",
    "[x](https://x.example)",
    "[x](//x.example)",
    "![x](https://x.example/a.png)",
    "![x](file:///etc/passwd)",
    "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    '![x](a.png" onerror="alert(1))',
    '[x](ref:y "t\\" onclick=\\"alert(1)")',
    "<https://x.example>",
    "<javascript:alert(1)>",
    "**<script>alert(1)</script>**",
    "`<script>alert(1)</script>`",
    "# <script>alert(1)</script>",
    "| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |",
    "a[^n]\n\n[^n]: <script>alert(1)</script>",
    '[^"><script>alert(1)</script>]\n\n[^"><script>alert(1)</script>]: x',
    "\ue000<script>alert(1)</script>\ue001",
    "\ue002x\ue003",
    "[x]: javascript:alert(1)\n\n[x]",
]


class _Tags(HTMLParser):
    """Gathers tags with their attributes, as a browser sees them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, dict(attrs)))


def dangers(found: Prose) -> list[str]:
    """Return tags, attributes and targets that no browser and no typesetter should see."""
    pieces = [each.html if isinstance(each, NoteCall) else each for each in found.fragments]
    return [
        f"{tag} {name}={value}"
        for tag, attributes in _Tags("".join(pieces)).tags
        for name, value in (("tag", tag), *attributes.items())
        if tag in {"script", "iframe", "style", "svg", "math", "div", "link", "object"}
        or name.startswith("on")
        or (name in {"href", "src"} and re.match(r"\s*[\w+.-]+\s*:", value or ""))
    ]


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("resolves", [True, False], ids=["open", "closed"])
def test_attacks_come_out_as_text(payload: str, *, resolves: bool) -> None:
    """Even where every target is let through, nothing runs and nothing is fetched."""
    found = prose(payload, Rendering, lambda target: target if resolves else None)
    assert [] == dangers(found)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_attacks_in_translations_come_out_as_text(payload: str) -> None:
    """A catalog is no more trusted than a record."""
    found = prose("Words.", lambda _: Rendering(payload, "es"), lambda target: target)
    assert [] == dangers(found)


def test_links_lead_where_they_are_resolved_to() -> None:
    """A target that leads nowhere leaves its text; links to records are kept for indexes."""
    found = prose(
        "[a](ref:a) and [b](ref:b).", Rendering, {"ref:a": "#people/a"}.get, "articles/essay"
    )
    assert '<p><a id="articles/essay/r1" href="#people/a">a</a> and <span>b</span>.</p>' == (
        re.sub(r'<a href="([^"]+)" id="([^"]+)"', r'<a id="\2" href="\1"', str(found.fragments[0]))
    )
    assert (("people/a", "articles/essay/r1"),) == found.references


def test_headings_have_ids_of_their_text() -> None:
    """Two texts on one page do not clash; without a prefix there are no ids."""
    found = prose("## A\n\n### B\n", Rendering, lambda target: target, "articles/essay")
    assert '<h2 id="articles/essay/h1">A</h2>' in str(found.fragments[0])
    assert '<h3 id="articles/essay/h2">B</h3>' in str(found.fragments[0])
    assert "id=" not in html("## A")


@pytest.mark.parametrize("status", [Status.STALE, Status.MISSING])
def test_what_is_not_current_is_marked(status: Status) -> None:
    """The mark stands before the block; its class and its language are those of the block."""
    found = prose(
        "Words.", lambda text: Rendering(text, "en", status, "[<no>]", "es"), lambda target: target
    )
    (fragment,) = found.fragments
    parser = _Tags(str(fragment))
    assert [
        ("p", {"lang": "en", "class": status.value}),
        ("span", {"lang": "es", "class": "mark"}),
    ] == parser.tags
    assert str(fragment).endswith(">[&lt;no&gt;]</span> Words.</p>")
    assert not found.is_current


def test_nothing_is_nothing() -> None:
    """An empty text is false, so that templates can ask."""
    assert not shown("")
    assert shown("x")


def test_facts() -> None:
    """What checks want to know: targets, images, levels, calls, notes and HTML."""
    text = (
        "## A\n\n[b](ref:b)[^n] ![c](images/c.png) `<i>` <b>d</b>\n\n"
        "#### E\n\n[^n]: [f](ref:f)\n\n[^m]: g\n"
    )
    found = facts(text)
    assert (("ref:b", "ref:f"), (("images/c.png", "c"),)) == (found.links, found.images)
    assert ((2, 4), ("n",), ("n", "m")) == (found.headings, found.calls, found.notes)
    assert ("<b>", "</b>") == found.html


@pytest.mark.parametrize(
    ("translation", "is_same"),
    [
        ("Véase [esto](ref:a)[^n] ![mapa](images/m.png)", True),
        ("[^n]![mapa](images/m.png) Véase [esto](ref:a)", True),
        ("Véase [esto](ref:b)[^n] ![mapa](images/m.png)", False),
        ("Véase [esto](ref:a) ![mapa](images/m.png)", False),
        ("Véase esto[^n] ![mapa](images/m.png)", False),
        ("Véase [esto](ref:a)[^n][^n] ![mapa](images/m.png)", False),
        ("Véase [esto](ref:a)[^n]", False),
    ],
)
def test_markup_that_translations_carry(translation: str, *, is_same: bool) -> None:
    """Calls, targets and images in any order, each as often as in the original."""
    original = "See [this](ref:a)[^n] ![map](images/m.png)"
    assert is_same == (markup_of(original) == markup_of(translation))


def test_a_text_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However often its messages and facts are asked for: by checks, and by each edition."""
    parsed = []

    def convert(_: _Markdown, text: str) -> None:
        parsed.append(text)

    monkeypatch.setattr(_Markdown, "convert", convert)
    texts = [f"## Heading {index} [^once]" for index in range(200)]
    for _ in ("en", "es", "pt-BR", "zh-Hans"):
        for read in (segments, facts):
            for text in texts:
                read(text)
    assert texts == parsed


def test_a_paragraph_of_one_picture_is_a_figure() -> None:
    """The title of the picture is its caption; a picture among words stays among them."""
    assert html('![A map](images/map.png "Three archives")') == (
        '<figure><img alt="A map" src="images/map.png"><figcaption>Three archives</figcaption>'
        "</figure>"
    )
    assert html("![A map](images/map.png)") == (
        '<figure><img alt="A map" src="images/map.png"></figure>'
    )
    assert html("See ![A map](images/map.png).") == (
        '<p>See <img alt="A map" src="images/map.png">.</p>'
    )
