"""Random histories of records and translators: nothing that was written is lost, nothing churns.

A text is edited, and its translators work, in any order, with updates between; GNU gettext judges
what comes out.
"""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proceedings.language.merge import Message, merge
from proceedings.language.po import parse, render

WORDS = ["water", "gauge", "river", "水", "位", "记录", "año", "“tide”", "50%", "{name}", "\\n"]
WORDS += ["line\nend", '"quoted"', "a\tb", "re-read"]
CONTEXTS = ("articles/a/text", "articles/b/text", "programme/opening/title", "")


@dataclass
class Workshop:
    """Records, a catalog as text, and what translators wrote that they did not overwrite.

    Attributes:
        source: the messages by record: its identifier changes, its number does not.
        names: contexts of the records, the present one first.
        work: what translators do.
    """

    chance: random.Random
    source: list[list[str]] = field(default_factory=lambda: [[] for _ in CONTEXTS])
    names: list[list[str]] = field(default_factory=lambda: [[each] for each in CONTEXTS])
    work: tuple[str, ...] = ("text", "text", "text", "fuzzy", "comment", "flag", "empty")
    text: str = ""
    numbers: count[int] = field(default_factory=count)

    def messages(self) -> list[Message]:
        """Return the messages of the records as they are."""
        return [
            Message(names[0], text, "what it is", "a.md", former=tuple(names[1:]))
            for names, texts in zip(self.names, self.source, strict=True)
            for text in texts
        ]

    def update(self) -> None:
        """Bring the catalog up to date, twice: the second time nothing changes."""
        self.text = self.updated(self.text)
        assert self.text == self.updated(self.text)

    def updated(self, text: str) -> str:
        """Return what an update makes of a catalog."""
        old = parse(text) if text else None
        return render(merge(self.messages(), "en", "es", old))

    def words(self) -> str:
        """Return some words."""
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(1, 30)))

    def edit_source(self) -> None:
        """Insert, delete, change or swap messages, or rename a record."""
        place = self.chance.randrange(len(CONTEXTS))
        texts = self.source[place]
        index = self.chance.randint(0, len(texts))
        match self.chance.choice(["insert", "insert", "delete", "change", "swap", "rename"]):
            case "insert":
                texts.insert(index, self.words())
            case "delete":
                del texts[index : index + 1]
            case "change" if index < len(texts):
                texts[index] += f" {self.chance.choice(WORDS)}"
            case "swap":
                self.chance.shuffle(texts)
            case "rename" if self.names[place][0]:
                self.names[place].insert(0, f"articles/x{next(self.numbers)}/text")
        self.source[place] = list(dict.fromkeys(self.source[place]))

    def translate(self, written: set[str]) -> None:
        """Translate, mark, comment or empty an entry, in a catalog that tools may have rewritten.

        Args:
            written: what translators wrote so far; what they overwrite is taken out.
        """
        catalog = parse(self.text)
        current = [each for each in catalog if not each.obsolete]
        if not current:
            return
        entry = self.chance.choice(current)
        match self.chance.choice(self.work):
            case "text":
                written.discard(entry.msgstr)
                entry.msgstr = f"{self.words()} T{next(self.numbers)}"
                entry.flags = [each for each in entry.flags if each != "fuzzy"]
                entry.previous_msgid = None
                written.add(entry.msgstr)
            case "fuzzy":
                entry.flags.append("fuzzy")
            case "comment":
                comment = f"C{next(self.numbers)} a remark"
                entry.tcomment = "\n".join(filter(None, [entry.tcomment, comment]))
                written.add(comment)
            case "flag":
                entry.flags.append(f"ignore-{next(self.numbers)}")
                written.add(entry.flags[-1])
            case _:
                written.discard(entry.msgstr)
                entry.msgstr = ""
        catalog.wrapwidth = self.chance.choice([0, 40, 79])
        self.text = str(catalog)


def held(text: str) -> set[str]:
    """Return every text, comment and flag of a catalog, obsolete entries included."""
    catalog = parse(text)
    found = {each.msgstr for each in catalog}
    found |= {line for each in catalog for line in each.tcomment.split("\n")}
    return found | {flag for each in catalog for flag in each.flags}


def history(shop: Workshop, check: Callable[[Workshop], None] = lambda _: None) -> None:
    """Let records and translations change at random; nothing may be lost."""
    chance, written = shop.chance, set[str]()
    for _ in range(8):
        for _ in range(chance.randint(0, 5)):
            shop.edit_source()
        shop.update()
        assert written <= held(shop.text)
        check(shop)
        for _ in range(chance.randint(0, 6)):
            shop.translate(written)


@settings(deadline=None, max_examples=150)
@given(st.randoms(use_true_random=False))
def test_nothing_is_lost(chance: random.Random) -> None:
    """What translators wrote and did not overwrite is there, current, fuzzy or obsolete."""
    history(Workshop(chance))


UNKNOWN = ("PO-Revision-Date", "Last-Translator", "Language-Team")
"""Headers that only translators can fill in: a made-up date would change with every run."""


def gettext(command: str, *files: Path) -> str:
    """Return the output of a program of GNU gettext; it must have nothing to complain of."""
    ended = subprocess.run(
        [*command.split(), *files], capture_output=True, encoding="utf-8", check=False
    )
    told = [line for line in ended.stderr.splitlines() if not any(each in line for each in UNKNOWN)]
    assert (0, []) == (ended.returncode, told)
    return ended.stdout


def entries(catalog: Iterable[polib.POEntry]) -> set[tuple[str, str, str, bool, bool]]:
    """Return what stands in a catalog: context, message, translation, fuzzy, obsolete.

    Obsolete entries without a translation are left out: GNU gettext drops them.
    """
    return {
        (each.msgctxt or "", each.msgid, each.msgstr, each.fuzzy, bool(each.obsolete))
        for each in catalog
        if each.msgstr or not each.obsolete
    }


@pytest.mark.parametrize("seed", range(6))
def test_gettext_accepts_every_catalog(seed: int, tmp_path: Path) -> None:
    """`msgfmt -c` finds nothing; `msgcat` wraps in its own way, and an update wraps in ours.

    What GNU gettext drops by itself is left out: flags that it does not know, and comments of
    obsolete entries without a translation.
    """

    def check(shop: Workshop) -> None:
        file = tmp_path / "es.po"
        file.write_text(shop.text, encoding="utf-8")
        gettext("msgfmt -c -o /dev/null", file)
        rewritten = gettext("msgcat", file)
        assert entries(parse(shop.text)) == entries(parse(rewritten))
        assert shop.text == shop.updated(rewritten)

    chance = random.Random(seed)  # noqa: S311 no secret
    history(Workshop(chance, work=("text", "text", "fuzzy", "empty")), check)


@pytest.mark.parametrize("seed", range(6))
def test_msgmerge_agrees_on_exact_matches(seed: int, tmp_path: Path) -> None:
    """It keeps the same translations and makes the same entries obsolete, where none is similar."""
    chance = random.Random(seed)  # noqa: S311 no secret
    texts = [f"{chance.random()}" for _ in range(60)]
    old = merge([Message("abc"[i % 3], text) for i, text in enumerate(texts)], "en", "es", None)
    for entry in old:
        entry.msgstr = chance.choice(["", f"T{chance.random()}"])
    chance.shuffle(texts)
    wanted = [Message("abc"[i % 3], text) for i, text in enumerate(texts[:40])]
    po, pot = tmp_path / "es.po", tmp_path / "new.pot"
    po.write_text(render(old), encoding="utf-8")
    pot.write_text(render(merge(wanted, "en", "", None)), encoding="utf-8")
    theirs = parse(gettext("msgmerge --quiet --no-fuzzy-matching", po, pot))

    ours = [each for each in merge(wanted, "en", "es", old) if not each.fuzzy]

    fuzzy = 40 - sum(not each.obsolete for each in ours)
    assert fuzzy < 40
    assert {each for each in entries(theirs) if each[4] or each[2]} >= {
        each for each in entries(ours) if each[4] or each[2]
    }
    kept = {each for each in entries(theirs) if each[2] and not each[4]}
    assert kept == {each for each in entries(ours) if each[2] and not each[4]}
