"""A long volume that nobody wrote: a language and a size in, a workspace of records out.

A made-up meeting on water and archives. The same sentences exist in four languages and are chosen
by one seeded sequence, so the volumes of all languages say the same, paragraph for paragraph. Every
third paragraph has a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random

import yaml

__all__ = ["SLUG", "Volume", "write_volume"]

SLUG = "2031-long"
_EVERY = 3
"""One paragraph in so many has a note."""
_LENGTH = 48
"""Paragraphs of an article."""
_SECTION = 8
"""Paragraphs under one heading."""
_AUTHORS = 24
_TALKS = 6
"""Interventions of a session."""


@dataclass(frozen=True, slots=True)
class Volume:
    """What was written.

    Attributes:
        paragraphs: all paragraphs of the articles and interventions, in order, as plain text.
        notes: all notes in order: the index of the paragraph that calls it, and its plain text.
    """

    paragraphs: tuple[str, ...]
    notes: tuple[tuple[int, str], ...]


def write_volume(
    root: Path, lang: str, *, articles: int, longest: int = 0, talks: int = 24
) -> Volume:
    """Write a workspace with one event in one language.

    Args:
        root: an empty folder.
        lang: `zh-Hans`, `en`, `es` or `pt-BR`.
        articles: number of articles of 48 paragraphs.
        longest: paragraphs of one more article, which stands last; 0 for none.
        talks: number of interventions with a summary of three paragraphs.
    """
    writer = _Writer(_WORDS[lang], Random(5))  # noqa: S311 the same text every time
    folder = root / "events" / SLUG
    folder.mkdir(parents=True)
    title = writer.words.title
    _write(root / "events/series.yaml", {"id": "long", "name": {lang: title}, "languages": [lang]})
    _write(
        folder / "event.yaml",
        {
            "id": SLUG,
            "series": "long",
            "lang": lang,
            "title": title,
            "start": "2031-05-05",
            "end": "2031-05-09",
            "sources": [{"id": "minutes", "text": writer.words.notes[0]}],
        },
    )
    _write(folder / "people.yaml", [_person(index) for index in range(_AUTHORS)])
    _write(folder / "programme.yaml", list(_sessions(writer, talks)))
    sizes = [_LENGTH] * articles + ([longest] if longest else [])
    for index, size in enumerate(sizes):
        _write_article(folder / "articles" / f"article-{index:03}", lang, writer, index, size)
    return Volume(tuple(writer.paragraphs), tuple(writer.notes))


def _write(file: Path, data: object) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6)
    file.write_text(text, encoding="utf-8")


def _person(index: int) -> dict[str, object]:
    given, family = _GIVEN[index % len(_GIVEN)], _FAMILY[index // len(_GIVEN) % len(_FAMILY)]
    return {"id": f"person-{index}", "name": {"family": family, "given": given}}


def _sessions(writer: _Writer, talks: int) -> Iterator[dict[str, object]]:
    for first in range(0, talks, _TALKS):
        yield {
            "id": f"session-{first // _TALKS}",
            "title": f"{writer.heading()} {first // _TALKS + 1}",
            "interventions": [
                {
                    "id": f"talk-{index}",
                    "speaker": f"person-{index % _AUTHORS}",
                    "summary": "\n\n".join(writer.block() for _ in range(3)),
                }
                for index in range(first, min(first + _TALKS, talks))
            ],
        }


def _write_article(folder: Path, lang: str, writer: _Writer, index: int, size: int) -> None:
    folder.mkdir(parents=True)
    record = {
        "id": folder.name,
        "title": f"{writer.heading()} {index + 1}",
        "authors": [f"person-{index % _AUTHORS}"],
        "lang": lang,
        "original_language": lang,
        "sources": ["minutes"],
    }
    _write(folder / "article.yaml", record)
    blocks = list(writer.blocks(size))
    (folder / f"{lang}.md").write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


class _Writer:
    """Writes blocks of Markdown, and remembers what they say."""

    def __init__(self, words: _Words, chance: Random) -> None:
        self.words = words
        self.chance = chance
        self.paragraphs: list[str] = []
        self.notes: list[tuple[int, str]] = []
        self._number = count(1)

    def heading(self) -> str:
        return self.chance.choice(self.words.headings)

    def blocks(self, size: int) -> Iterator[str]:
        """Yield the blocks of an article: headings, paragraphs, lists, tables, then its notes."""
        notes: list[str] = []
        for index in range(size):
            if index % _SECTION == 0:
                yield f"## {self.heading()}"
            text = self.block()
            if index % _EVERY == _EVERY - 1:
                note = self._note()
                notes.append(f"[^n{index}]: {note}")
                text = self._called(text, f"[^n{index}]")
            yield text
            if index % (3 * _SECTION) == _SECTION + 1:
                yield self._table()
        yield from notes

    def block(self) -> str:
        """Return a paragraph of three to six sentences, with its number so that none is alike."""
        picked = self.chance.sample(range(len(self.words.sentences)), self.chance.randint(3, 6))
        text = self.words.joined(self.words.sentences[each] for each in picked)
        text = self.words.numbered.format(number=next(self._number), text=text)
        self.paragraphs.append(text)
        return text

    def _called(self, text: str, call: str) -> str:
        """Put a call at the end of one of the sentences: anywhere between first line and last."""
        ends = [at + 1 for at, letter in enumerate(text) if letter in ".。"]
        at = self.chance.choice(ends)
        return text[:at] + call + text[at:]

    def _note(self) -> str:
        number = len(self.notes) + 1
        several = self.chance.choice((1, 1, 1, 2))
        text = self.words.joined(self.chance.sample(self.words.notes, several))
        text = self.words.numbered.format(number=f"N{number}", text=text)
        self.notes.append((len(self.paragraphs) - 1, text))
        return text

    def _table(self) -> str:
        rows = [self.words.columns, ("---", "---:", "---:")]
        rows += [
            (place, str(self.chance.randint(9, 400)), str(self.chance.randint(1, 9)))
            for place in self.words.places
        ]
        return "\n".join("| " + " | ".join(row) + " |" for row in rows)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one language; `numbered` puts a number before a text."""

    title: str
    numbered: str
    between: str
    headings: tuple[str, ...]
    places: tuple[str, ...]
    columns: tuple[str, str, str]
    sentences: tuple[str, ...]
    notes: tuple[str, ...]

    def joined(self, sentences: Iterator[str] | Sequence[str]) -> str:
        return self.between.join(sentences)


_GIVEN = ("Ana", "Elvira", "Tomás", "Zélia", "Inês", "Abel")
_FAMILY = ("Aguaclara", "Brightwater", "Castaño", "Marévora")

_WORDS = {
    "en": _Words(
        title="A Long Meeting on Water and Archives",
        numbered="({number}) {text}",
        between=" ",
        headings=(
            "What the gauge books say",
            "A shelf above the flood",
            "Copies and their keepers",
            "Readers at the river",
        ),
        places=("Lantern Bay", "Old Dock", "Upper Ford", "Nine Bends", "Mist Harbour"),
        columns=("Archive", "Books", "Copies"),
        sentences=(
            "The archive of Lantern Bay keeps the water levels of a hundred and forty years.",
            "Nobody had opened the second series of gauge books since the library moved.",
            "Each height was written twice, once at the river and once, by lamplight, at home.",
            "A page that is empty may say that the river was dry, or that the keeper was ill.",
            "The readers proposed that every copy name the hand that made it and the day.",
            "Where two books disagree, the older one is not always the better one.",
            "Floods leave more paper than droughts, because officials come to see them.",
            "The table at the end of the volume counts days, not centimetres.",
            "A catalogue that is never corrected teaches its readers to distrust it.",
            "Microfilm saved the maps of the upper valley and lost their colours.",
            "It was asked whether a ferry’s logbook is a record of the river or of the ferry.",
            "The keepers of three neighbouring archives now exchange their lists each spring.",
            "Rain fell on the day of the count, and nine volumes were carried upstairs.",
            "In the afternoon the participants compared the two datum points by the old bridge.",
            "An index of places costs a winter and serves for a century.",
            "Whoever digitises a register should first photograph its binding.",
        ),
        notes=(
            "Minutes of the reading room, second series, box 14, sheet 3.",
            "The word for “gauge” changes its gender in the books after the great flood.",
            "The copy in the Upper Ford archive lacks the last two lines of this entry.",
            "Heights are given in the old measure; the conversion is in the appendix.",
            "Compare the diary of the ferry, which names another day for the same event.",
        ),
    ),
    "es": _Words(
        title="Un largo encuentro sobre el agua y los archivos",
        numbered="({number}) {text}",
        between=" ",
        headings=(
            "Lo que dicen los libros de aforo",
            "Un estante sobre la crecida",
            "Las copias y quienes las guardan",
            "Lectores junto al río",
        ),
        places=("Bahía Farol", "Viejo Muelle", "Vado Alto", "Nueve Recodos", "Puerto Niebla"),
        columns=("Archivo", "Libros", "Copias"),
        sentences=(
            "El archivo de Bahía Farol guarda los niveles del agua de ciento cuarenta años.",
            "Nadie había abierto la segunda serie de libros de aforo desde la mudanza.",
            "Cada altura se escribió dos veces: una junto al río y otra, con lámpara, en casa.",
            "Una página vacía puede decir que el río estaba seco o que el guarda estaba enfermo.",
            "Los lectores propusieron que cada copia nombre la mano que la hizo y el día.",
            "Cuando dos libros no concuerdan, el más antiguo no siempre es el mejor.",
            "Las crecidas dejan más papel que las sequías, porque los funcionarios van a verlas.",
            "La tabla del final del volumen cuenta días, no centímetros.",
            "Un catálogo que nunca se corrige enseña a sus lectores a desconfiar de él.",
            "El microfilme salvó los mapas del valle alto y perdió sus colores.",
            "Se preguntó si el diario de un transbordador es un registro del río o de la barca.",
            "Los guardas de tres archivos vecinos intercambian ahora sus listas cada primavera.",
            "Llovió el día del recuento, y nueve volúmenes fueron llevados al piso de arriba.",
            "Por la tarde se compararon los dos puntos de referencia junto al puente viejo.",
            "Un índice de lugares cuesta un invierno y sirve durante un siglo.",
            "Quien digitaliza un registro debería fotografiar primero su encuadernación.",
        ),
        notes=(
            "Actas de la sala de lectura, segunda serie, caja 14, hoja 3.",
            "La palabra «aforo» cambia de sentido en los libros posteriores a la gran crecida.",
            "A la copia del archivo de Vado Alto le faltan las dos últimas líneas del asiento.",
            "Las alturas se dan en la medida antigua; la conversión está en el apéndice.",
            "Compárese el diario del transbordador, que da otro día para el mismo suceso.",
        ),
    ),
    "pt-BR": _Words(
        title="Um longo encontro sobre a água e os arquivos",
        numbered="({number}) {text}",
        between=" ",
        headings=(
            "O que dizem os livros de medição",
            "Uma estante acima da enchente",
            "As cópias e seus guardiões",
            "Leitores junto ao rio",
        ),
        places=("Baía do Farol", "Velha Doca", "Vau de Cima", "Nove Curvas", "Porto da Névoa"),
        columns=("Arquivo", "Livros", "Cópias"),
        sentences=(
            "O arquivo da Baía do Farol guarda os níveis da água de cento e quarenta anos.",
            "Ninguém tinha aberto a segunda série dos livros de medição desde a mudança.",
            "Cada altura foi escrita duas vezes: uma junto ao rio e outra, à lamparina, em casa.",
            "Uma página vazia pode dizer que o rio estava seco ou que o guarda estava doente.",
            "Os leitores propuseram que cada cópia nomeie a mão que a fez e o dia.",
            "Quando dois livros discordam, o mais antigo nem sempre é o melhor.",
            "As enchentes deixam mais papel que as secas, porque os funcionários vão vê-las.",
            "A tabela no fim do volume conta dias, não centímetros.",
            "Um catálogo que nunca é corrigido ensina seus leitores a desconfiar dele.",
            "O microfilme salvou os mapas do vale alto e perdeu as suas cores.",
            "Perguntou-se se o diário de uma balsa é um registro do rio ou da própria balsa.",
            "Os guardiões de três arquivos vizinhos trocam agora suas listas a cada primavera.",
            "Choveu no dia da contagem, e nove volumes foram levados para o andar de cima.",
            "À tarde os participantes compararam os dois marcos junto à ponte velha.",
            "Um índice de lugares custa um inverno e serve durante um século.",
            "Quem digitaliza um registro deveria fotografar primeiro a sua encadernação.",
        ),
        notes=(
            "Atas da sala de leitura, segunda série, caixa 14, folha 3.",
            "A palavra “medição” muda de sentido nos livros posteriores à grande enchente.",
            "À cópia do arquivo do Vau de Cima faltam as duas últimas linhas deste registro.",
            "As alturas são dadas na medida antiga; a conversão está no apêndice.",
            "Compare-se o diário da balsa, que dá outro dia para o mesmo acontecimento.",
        ),
    ),
    "zh-Hans": _Words(
        title="关于水与档案的长会",
        numbered="（{number}）{text}",
        between="",
        headings=("水尺簿说了什么", "高于洪水的书架", "抄本与保管人", "河边的读者"),
        places=("灯湾", "旧船坞", "上渡口", "九曲", "雾港"),
        columns=("档案馆", "册数", "抄本"),
        sentences=(
            "灯湾档案馆保存着一百四十年的水位记录，其中大半从未有人抄录。",
            "图书馆搬迁以后，第二套水尺簿再没有人打开过。",
            "每一个水位都写了两遍：一遍在河边，一遍在家里的灯下。",
            "空白的一页，可能说明河水干涸，也可能说明看守人病了。",
            "读者们建议，每份抄本都要注明抄写人和抄写的日期。",
            "两本簿册不一致的时候，年代较早的一本不一定更可靠。",
            "洪水留下的纸张比干旱多，因为官员总会前来察看。",
            "卷末的表格计算的是天数，而不是厘米。",
            "从不更正的目录，只会让读者学会不信任它。",
            "缩微胶片保住了上游山谷的地图，却失去了它们的颜色。",
            "有人问：渡船的日志记录的是河流，还是渡船本身？",
            "三家相邻的档案馆现在每年春天交换各自的清单。",
            "清点那天下着雨，九册簿册被搬到了楼上。",
            "下午，与会者在旧桥旁比较了两个水准点。",
            "编一部地名索引要花一个冬天，却能用上一百年。",
            "要把登记簿数字化的人，应当先拍下它的装订。",
        ),
        notes=(
            "阅览室记录，第二套，第14盒，第3页。",
            "大洪水以后的簿册里，“水尺”一词的意思有了变化。",
            "上渡口档案馆的抄本缺少这一条的最后两行。",
            "水位按旧制记录，换算方法见附录。",
            "可与渡船日志比较，那里记的是另一天。",
        ),
    ),
}
