"""Words by which claims about people and figures are recognised, for each language that is read.

Lists, not rules: a language more is an entry more in each table.
"""

from __future__ import annotations

from proceedings.records.scripts import words

__all__ = [
    "BODIES",
    "HAN_TITLES",
    "HAN_VERBS",
    "LEADS",
    "PEOPLE",
    "POSTS",
    "SMALL_NUMBERS",
    "SURNAMES",
    "TITLES",
    "VERBS",
]

_NUMBERS = {
    "en": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte",
    "pt": "dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze "
    "dezesseis dezessete dezoito dezenove vinte",
}
SMALL_NUMBERS = {
    word: number
    for listed in _NUMBERS.values()
    for number, word in enumerate(listed.split(), start=2)
}
"""Numbers from 2 to 20 in words."""

PEOPLE = (
    "participants|attendees|delegates|people|representatives|guests"
    "|participantes|asistentes|delegados|delegadas|personas|representantes|pessoas|convidados"
)
"""Words for those who attend; an alternation of a regular expression."""

TITLES = {
    "en": "Mr|Mrs|Ms|Dr|Prof|Professor|Ambassador|Senator|Judge|Justice|Captain|Father|Sister",
    "es": "Sr|Sra|Srta|Dr|Dra|Prof|[Pp]rofesora?|[Dd]octora?|[Ee]mbajadora?|[Ss]enadora?",
    "pt": "Sr|Sra|Dr|Dra|Prof|Profa|[Pp]rofessora?|[Dd]outora?|[Ee]mbaixadora?|[Ss]enadora?",
}
"""Titles before a name, by language; alternations of a regular expression."""

VERBS = {
    "en": "added argued asked called concluded cautioned declared described emphasised emphasized "
    "examined explained held highlighted insisted maintained noted observed pointed presented "
    "proposed recalled recommended remarked reported said spoke stated stressed suggested told "
    "traced urged warned",
    "es": "advirtió afirmó agregó añadió argumentó aseguró concluyó declaró describió destacó dijo "
    "explicó expuso habló indicó instó planteó presentó propuso recalcó recomendó recordó señaló "
    "sostuvo subrayó sugirió",
    "pt": "acrescentou afirmou alertou apontou apresentou argumentou assinalou concluiu declarou "
    "defendeu descreveu destacou disse enfatizou explicou falou indicou lembrou observou propôs "
    "recomendou recordou ressaltou salientou sublinhou sugeriu sustentou",
}
"""Verbs of saying, in the past tense of reports."""

_POSTS_EN = (
    "professor|director|researcher|fellow|president|dean|lawyer|ambassador|journalist|secretary"
    "|minister|coordinator|lecturer|economist|scholar|editor"
)
_POSTS_ES = (
    "profesora?|directora?|investigadora?|presidenta?|presidente|decana?|abogad[oa]|embajadora?"
    "|periodista|secretari[oa]|ministr[oa]|coordinadora?|economista"
)
_POSTS_PT = (
    "professora?|diretora?|pesquisadora?|presidente|decan[oa]|advogad[oa]|embaixadora?|jornalista"
    "|secretári[oa]|ministr[oa]|coordenadora?|economista"
)
POSTS = {
    "en": rf"(?:an? |the )?(?:\w+ ){{0,2}}(?:{_POSTS_EN})\b",
    "es": rf"(?:el |la |una? )?(?:{_POSTS_ES})\b",
    "pt": rf"(?:o |a |uma? )?(?:{_POSTS_PT})\b",
}
"""Posts in apposition, behind a name and a comma."""

HAN_TITLES = "教授|博士|大使|先生|女士|研究员|主席|会长|院长|校长|所长|秘书长|部长|参赞|总领事"
HAN_VERBS = "认为|指出|表示|强调|提出|主张|建议|介绍|阐述|回顾|呼吁|说道|谈到|论述|分析|回忆|描述"
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘于蒋蔡余杜叶程"
    "苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵"
    "万钱严覃武戴莫孔向汤"
)
"""The hundred most frequent Chinese family names and some more."""

LEADS = frozenset(
    """
    the a an in at on for both all two three four five other another this that these those its
    el la los las un una unos unas este esta estos estas ese esa su sus en al para otro otra
    o os as um uma uns umas esses seu sua no na nos nas em ao outro outra
    ambassador captain doctor dr judge justice minister mr mrs ms president prof professor senator
    doctora embajador embajadora ministra ministro presidenta presidente profesor profesora sr sra
    doutor doutora embaixador embaixadora profa professora senador senadora
    """.split()  # noqa: SIM905 quoted words would be harder to read
)
"""Words that begin a sentence or are a title, not a name."""

BODIES = frozenset(
    words(
        """
        academy agency archive archives assembly association bank bulletin center centre civil
        commission committee community conference congress consensus convention council country
        court declaration department encounter faculty federal forum foundation government group
        human institute international law library meeting ministry movement museum nations network
        ngo office organisation organization parliament party plan pact press region report
        republic review rights roundtable school secretariat society state states summit times
        union united university working workshop world
        academia agencia agência archivo arquivo asamblea assembleia asociación associação banco
        biblioteca boletín boletim centro comisión comissão comité comitê comunidad comunidade
        conferencia conferência congreso congresso consejo conselho consenso convención convenção
        corte declaración declaração departamento derechos direitos encuentro encontro escuela
        escola estado estados facultad faculdade foro fórum fundación fundação gobierno governo
        grupo instituto liga ley lei mesa ministerio ministério movimiento movimento naciones
        nações oficina organización organização parlamento partido pacto plan plano red rede región
        região relatório informe república reunión reunião sociedad sociedade tribunal unidas união
        unión universidad universidade
        """
    )
)
"""Words of institutions and works, folded: they speak too, and are not people."""
