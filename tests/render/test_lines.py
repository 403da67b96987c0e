"""Tests of composition: faults of laid-out lines are found, and paragraphs are set again."""

import pytest
from weasyprint import CSS, HTML

from proceedings import resources
from proceedings.render.audit import Specimen
from proceedings.render.fetcher import BASE_URL, closed_fetcher
from proceedings.render.fitting import Fitting
from proceedings.render.lines import HYPHENS, STRETCH, Fault, Line, composition_faults, lines
from tests.render.press import document, press, sheet

LATIN = (resources.templates() / "book" / "latin.css").read_text(encoding="utf-8")
JUSTIFIED = "p { margin: 0; text-align: justify; hyphens: auto } "
LONG = "internationalisation counterrevolutionary institutionalisation disproportionately "
TEXT = "Water and archives are read aloud, so that errors are heard before they are copied. "


def _laid_out(body: str, css: str = "", lang: str = "en") -> Specimen:
    """Lay out one part on pages of 200 × 100 px: five lines of 20 px."""
    page = '@page { size: 200px 100px; margin: 0 } html { font: 14px/20px "Linux Libertine O" } '
    html = HTML(string=document(body, lang), base_url=BASE_URL, url_fetcher=closed_fetcher({}))
    style = CSS(string=page + "body, p, h2 { margin: 0 } " + css)
    pages = html.render(stylesheets=[style]).pages
    return Specimen("one", html.etree_element, pages)


def _unbroken(found: list[Line]) -> str:
    """Join lines, and the words that they divide."""
    return " ".join(line.text for line in found).replace("‐ ", "")


def _found(body: str, css: str = "") -> list[tuple[str, int]]:
    return [(each.kind, each.page) for each in composition_faults(_laid_out(body, css))]


def test_lines_say_what_justification_did() -> None:
    """Each line has its text, its page, its stretch in em, and whether a word is divided."""
    found = lines(_laid_out(f"<p>{TEXT * 3}</p>", JUSTIFIED))

    assert [1] * 5 == [line.page for line in found][:5]
    assert TEXT.split() * 3 == _unbroken(found).split()
    assert all(line.stretch > 0 for line in found[:-1])
    assert found[-1].stretch == 0


def test_three_hyphens_in_a_row_are_a_ladder() -> None:
    """The third line is named; two hyphens are none."""
    ladder = "<p>" + "\u00ad".join(["waters"] * 4) + "</p>"
    css = "body { width: 60px } p { hyphens: manual; text-align: start }"
    two = "<p>" + "\u00ad".join(["waters"] * 3) + "</p>"

    faults = composition_faults(_laid_out(ladder, css))
    assert HYPHENS == 2
    assert [("ladder", "waters‐")] == [
        (each.kind, each.text) for each in faults if each.kind == "ladder"
    ]
    assert "ladder" not in [kind for kind, _ in _found(two, css)]


def test_a_wide_line_is_loose() -> None:
    """A line whose spaces grew by more than the limit is found, and an ordinary one is not."""
    wide = f"<p>A {'w' * 14} {'w' * 17} end of it</p>"
    (fault,) = composition_faults(_laid_out(wide, "p { text-align: justify }"))

    assert "loose" == fault.kind
    assert STRETCH < max(line.stretch for line in lines(_laid_out(wide, JUSTIFIED)))
    assert [] == _found(f"<p>{TEXT}</p>", JUSTIFIED)


def test_lonely_lines_are_found_and_the_stylesheet_prevents_them() -> None:
    """A paragraph of two lines over two pages leaves an orphan and a widow, unless told not to."""
    body = "<p>one<br>two<br>three<br>four</p><p>five<br>six</p>"
    free = "html { orphans: 1; widows: 1 }"

    assert [("orphan", 1), ("widow", 2)] == _found(body, free)
    assert [] == _found(body, "html { orphans: 2; widows: 2 }")


def test_a_heading_at_the_foot_is_found_and_the_stylesheet_prevents_it() -> None:
    """Nothing of its own follows the heading on its page; a picture would count."""
    body = "<p>one<br>two<br>three<br>four</p><h2>Five</h2><p>six<br>seven</p>"
    plain = "h2 { font-size: 14px; font-weight: normal; break-after: auto }"

    assert [("heading", 1)] == _found(body, plain)
    assert [] == _found(body, "h2 { font-size: 14px; font-weight: normal; break-after: avoid }")


def test_a_split_row_is_found_and_the_stylesheet_prevents_it() -> None:
    """A row of four lines does not go over the page when the sheet says so."""
    rows = "<table><thead><tr><th>head</th></tr></thead><tbody>" + "".join(
        f"<tr><td>{text}</td></tr>" for text in ("one<br>two", "three<br>four<br>five<br>six")
    )
    css = "table { border-collapse: collapse } td, th { padding: 0 } "

    assert "row" in [kind for kind, _ in _found(rows + "</tbody></table>", css)]
    assert [] == _found(rows + "</tbody></table>", css + "tr { break-inside: avoid }")


def test_a_word_divided_over_two_pages_is_found() -> None:
    """The line at the foot of the page is named."""
    body = "<p>one<br>two<br>three<br>four<br>five inter\u00adnationally<br>six<br>seven</p>"
    css = "body { width: 100px } p { hyphens: manual }"
    found = composition_faults(_laid_out(body, css))

    assert [Fault("divided", 1, found[0].block, "five inter‐")] == found
    assert "a word is divided over two pages: “five inter‐”" == str(found[0])


@pytest.mark.parametrize("lang", ["en", "es", "pt-BR"])
def test_faulty_paragraphs_are_set_again(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the settings of the Latin sheet the faults are fewer, and the text is the same."""
    texts = {"en": LONG, "es": "internacionalización constitucionalmente desproporcionadamente "}
    body = "".join(
        f"<p>{'a ' * number}{(TEXT + texts.get(lang, texts['es'])) * 4}</p>" for number in range(12)
    )
    css = JUSTIFIED + "html { orphans: 2; widows: 2 } p { hyphenate-limit-chars: 6 3 3 } "
    set_again = press(sheet("one", body, lang), css=css + LATIN)
    monkeypatch.setattr(Fitting, "improve", lambda *_: False)
    plain = press(sheet("one", body, lang), css=css + LATIN)

    assert len(set_again.warnings) < len(plain.warnings)
