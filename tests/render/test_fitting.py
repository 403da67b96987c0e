"""Tests of fitting: faulty paragraphs get the best setting, all others keep the plain one."""

from xml.etree import ElementTree as ET

from proceedings.render.fitting import Fitting
from proceedings.render.lines import Fault, Kind

TREE = "<html><head/><body><div><p>one</p><p>two</p></div><p>three</p></body></html>"


def _fault(kind: Kind, block: ET.Element) -> Fault:
    return Fault(kind, 1, block, "text")


def test_the_first_setting_without_a_fault_is_chosen() -> None:
    """The settings are tried with all other paragraphs hidden, which are shown again afterwards."""
    root, stage = ET.fromstring(TREE), ET.fromstring(TREE)  # noqa: S314 - our own
    block, double = root.findall(".//p")[1], stage.findall(".//p")[1]
    seen = list[list[str | None]]()

    def lay_out() -> list[Fault]:
        seen.append([each.get("style") for each in stage.iter("p")])
        return [_fault("ladder", double)] if double.get("data-fit") in {"1", "2"} else []

    fitting = Fitting(root, stage, lay_out)

    assert fitting.improve([_fault("ladder", block)])
    assert [None, "3", None] == [each.get("data-fit") for each in root.iter("p")]
    assert ["display: none", None, "display: none"] == seen[0]
    assert ["", None, ""] == [each.get("style") for each in stage.iter("p")]
    assert not fitting.improve([])


def test_a_paragraph_that_no_setting_mends_stays_plain() -> None:
    """A setting that is no better than the plain one is not given; nothing is laid out again."""
    root, stage = ET.fromstring(TREE), ET.fromstring(TREE)  # noqa: S314 - our own
    block, double = root.findall(".//p")[0], stage.findall(".//p")[0]
    fitting = Fitting(root, stage, lambda: [_fault("loose", double)])

    assert not fitting.improve([_fault("loose", block)])
    assert [None] * 3 == [each.get("data-fit") for each in root.iter("p")]


def test_a_divided_word_is_tried_in_several_settings() -> None:
    """Which of them helps is known only when the pages are made again."""
    root, stage = ET.fromstring(TREE), ET.fromstring(TREE)  # noqa: S314 - our own
    block = root.findall(".//p")[2]
    fitting = Fitting(root, stage, list)
    given = []
    while fitting.improve([_fault("divided", block)]):
        given.append(block.get("data-fit"))

    assert ["1", "2"] == given
