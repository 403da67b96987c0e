"""Tests of the marks in Chinese pages: which characters are given to another font."""

import pytest

from proceedings.render.punctuation import mark_latin_punctuation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中国“上游”——与", "中国“上游”——与"),
        ("China’s", 'China<span class="latin">’</span>s'),
        ("说“Water”。", "说“Water”。"),
        (
            "见 “Water”；",
            '见 <span class="latin">“</span>Water<span class="latin">”</span>；',
        ),
        ("<em>河流</em>", "<em>河流</em>"),
        ("<em>约2030年</em>", '<em>约<span class="latin">2030</span>年</em>'),
        ("<em>“河”——</em>", '<em><span class="han">“</span>河<span class="han">”——</span></em>'),
        ("<em>Tide &amp; Time</em>", '<em class="latin">Tide &amp; Time</em>'),
        ("<em>《R&amp;D 报告》</em>", '<em>《<span class="latin">R&amp;D</span> 报告》</em>'),
    ],
)
def test_marks_and_words_are_given_the_font_that_draws_them_well(text: str, expected: str) -> None:
    """Latin quotes, and in emphasis also Chinese quotes and Latin words."""
    page = "<html><head></head><body><p>{}</p></body></html>"
    assert page.format(expected) == mark_latin_punctuation(page.format(text))


def test_what_stands_before_the_body_is_left_alone() -> None:
    """A title has no fonts."""
    assert mark_latin_punctuation("<title>China’s</title><body>") == "<title>China’s</title><body>"
