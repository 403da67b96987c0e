"""Pages of the site: the state of translation as HTML."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest
from lxml import html

from proceedings.render.figures import progress_chart, swatch
from proceedings.render.site import render_event_site
from tests.volume.composing import LANGUAGES, edition, interface, site

in_every_language = pytest.mark.parametrize("lang", LANGUAGES)


def page(lang: str, name: str = "translations.html", *, translated: bool = False) -> str:
    """Return a page of the complete example; without its catalogs there is much to say."""
    own = edition(lang, translated=translated)
    pages = render_event_site(site(lang, translated=translated), interface(lang), own.mark, {})
    found = {path.rpartition("/")[2]: data for path, data in pages}
    return found[name].decode()


@in_every_language
def test_headings_have_an_order(lang: str) -> None:
    """One title, and no level is skipped."""
    levels = [int(each.tag[1]) for each in html.fromstring(page(lang)).xpath("//h1|//h2|//h3|//h4")]
    assert 1 == levels[0]
    assert 1 == levels.count(1)
    assert [] == [(a, b) for a, b in pairwise(levels) if b > a + 1]


@in_every_language
def test_ids_are_unique_and_references_lead_somewhere(lang: str) -> None:
    """Labels of regions and bars, patterns and links on the page itself."""
    text = page(lang)
    tree = html.fromstring(text)
    ids = tree.xpath("//@id")
    assert [] == [each for each, times in Counter(ids).items() if times > 1]
    named = [*tree.xpath("//@aria-labelledby"), *re.findall(r"url\(#([^)]+)\)", text)]
    named += [each.removeprefix("#") for each in tree.xpath("//a/@href") if each.startswith("#")]
    assert len(named) > 10
    assert [] == [each for each in named if each not in ids]


@in_every_language
def test_what_is_foreign_says_its_language(lang: str) -> None:
    """Passages that are not translated stand in their own language."""
    found = html.fromstring(page(lang)).xpath("//ul[contains(@class,'open-passages')]/li/a")
    langs = [each.xpath(".//@lang") for each in found]
    assert len(found) > 10
    assert [] == [each for each in langs if not each or lang in each]


@in_every_language
def test_every_table_has_heads(lang: str) -> None:
    """Columns under their unit and state, rows under their kind."""
    view = site(lang, translated=False).translations
    tables = html.fromstring(page(lang)).xpath("//table")
    for table, own in zip(tables, view.languages, strict=True):
        number = len(own.columns)
        assert [str(number)] * 2 == table.xpath(".//th[@scope='colgroup']/@colspan")
        assert 2 * number == len(table.xpath(".//th[@scope='col']"))
        rows = table.xpath("./tbody/tr|./tfoot/tr")
        heads_and_cells = [(len(x.xpath("./th[@scope='row']")), len(x) - 1) for x in rows]
        assert [(1, 2 * number)] * 7 == heads_and_cells


def test_the_policy_of_the_page_is_kept() -> None:
    """No script, and no style that the policy of the site would refuse."""
    text = page("es")
    assert [] == html.fromstring(text).xpath("//script|//style|//main//@style")
    assert "default-src 'none'" in text


@in_every_language
def test_it_is_reached_from_the_imprint(lang: str) -> None:
    """And from the foot of pages, but not from itself."""
    label = interface(lang).say("State of translation")
    for name, times in (("about.html", 2), ("index.html", 1), ("translations.html", 0)):
        links = html.fromstring(page(lang, name)).xpath("//dt/a[@href='translations.html']")
        assert [label] * times == [each.text for each in links]


def test_languages_lead_to_their_own_pages() -> None:
    """Each bar's language leads to the same page in that language."""
    links = html.fromstring(page("es")).xpath("//p[@class='progress-head']/a")
    slug = "2031-water-archives"
    assert [f"../../{lang}/{slug}/translations.html" for lang in LANGUAGES] == [
        each.get("href") for each in links
    ]
    assert list(LANGUAGES) == [each.get("lang") for each in links]


def test_a_current_edition_lists_no_passages() -> None:
    """No empty section, and no link to one."""
    text = page("es", translated=True)
    assert 'id="passages"' not in text
    assert "#passages" not in text


def test_a_bar_is_divided_as_its_counts_are() -> None:
    """Parts fill the bar, the smallest is seen, and none overlaps another."""
    bar = progress_chart((("exempt", 0), ("translated", 9_998), ("stale", 1), ("missing", 1)), "x")
    parts = html.fromstring(str(bar)).xpath("//rect")
    edges = [(float(x.get("x")), float(x.get("width"))) for x in parts]
    assert ["translated", "stale", "missing"] == [each.get("class") for each in parts]
    assert [(0.5, 455.0), (456.5, 2.0), (459.5, 2.0)] == edges


def test_states_differ_without_colour() -> None:
    """Solid, hatched, dotted and empty: the legend shows each as bars do."""
    fills = [
        html.fromstring(str(swatch(each))).xpath("//rect/@fill")[0]
        for each in ("translated", "stale", "exempt", "missing")
    ]
    assert 4 == len(set(fills))


def test_nothing_gives_an_empty_bar() -> None:
    """An event without texts has a bar without parts."""
    assert [] == html.fromstring(str(progress_chart((), "x"))).xpath("//rect")
