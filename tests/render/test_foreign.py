"""Tests of words in another script: they say their language, and nothing else changes."""

from __future__ import annotations

import re

import pytest

from proceedings.render.foreign import mark_other_scripts


@pytest.mark.parametrize(
    ("lang", "body", "expected"),
    [
        (
            "es",
            "<p>Véase 《水的档案》, p. 3</p>",
            '<p>Véase <span lang="zh">《水的档案》</span>, p. 3</p>',
        ),
        ("es", "<p>中文, English</p>", '<p><span lang="zh">中文</span>, English</p>'),
        ("es", '<p lang="zh-Hans">水与档案</p>', '<p lang="zh-Hans">水与档案</p>'),
        (
            "es",
            '<p><span lang="zh-Hans">水<br>与</span>档案</p>',
            '<p><span lang="zh-Hans">水<br>与</span><span lang="zh">档案</span></p>',
        ),
        ("es", "<svg><text>中文</text></svg>", "<svg><text>中文</text></svg>"),
        ("zh-Hans", "<p>联合国 UNESCO 会议</p>", "<p>联合国 UNESCO 会议</p>"),
        (
            "zh-Hans",
            "<p>见“One Two Three Four Five Six Seven”一文</p>",
            '<p>见“<span lang="und-Latn">One Two Three Four Five Six Seven</span>”一文</p>',
        ),
        (
            "zh-Hans",
            '<p>A B C<span class="latin">’</span>s D E F G, 2020</p>',
            '<p><span lang="und-Latn">A B C<span class="latin">’</span>s D E F G</span>, 2020</p>',
        ),
        ("ar", "<p>中文 and English</p>", "<p>中文 and English</p>"),
    ],
)
def test_words_say_their_language(lang: str, body: str, expected: str) -> None:
    """Only words whose language the script tells, or which no text of that language would hold."""
    assert expected == mark_other_scripts(body, lang)


def test_text_and_attributes_stay_as_they_are() -> None:
    """Without the spans the page is what it was; heads and attributes are not touched."""
    page = (
        '<!doctype html><html lang="es"><head><title>中文</title></head>'
        '<body data-part="中文"><p>Uno 一 <em>dos 二</em><!-- 三 --> &lt;四&gt;</p></body></html>'
    )
    marked = mark_other_scripts(page, "es")
    assert 3 == marked.count('<span lang="zh">')
    assert page == re.sub(r'<span lang="zh">(.)</span>', r"\1", marked)
