"""Words by which claims about people and figures are recognised, for each language that is read.

Lists, not rules: a language more is an entry more in each table.
"""

from __future__ import annotations

from proceedings.records.scripts import words

__all__ = [
    "BODIES",
    "BY",
    "EXPERTS",
    "GATHERED",
    "HAN_ADVERBS",
    "HAN_COMMON",
    "HAN_TITLES",
    "HAN_VERBS",
    "HOUSES",
    "LEADS",
    "NUMBERS",
    "PEOPLE",
    "PLURAL_VERBS",
    "POSTS",
    "POST_WORDS",
    "SURNAMES",
    "TITLES",
    "VERBS",
]

_COUNTED = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty",
    "es": "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte veintiún veintidós veintitrés veinticuatro "
    "veinticinco veintiséis veintisiete veintiocho veintinueve",
    "pt": "um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze "
    "dezesseis dezessete dezoito dezenove vinte",
}
_TENS = {
    "en": "thirty forty fifty sixty seventy eighty ninety",
    "es": "treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "pt": "trinta quarenta cinquenta sessenta setenta oitenta noventa",
}
_HUNDREDS = {
    "en": {"hundred": 100},
    "es": {"cien": 100, "ciento": 100, "doscientos": 200, "trescientos": 300},
    "pt": {"cem": 100, "cento": 100, "duzentos": 200, "trezentos": 300},
}
NUMBERS = {
    lang: {word: number for number, word in enumerate(listed.split(), start=1)}
    | {word: 10 * number for number, word in enumerate(_TENS[lang].split(), start=3)}
    | _HUNDREDS[lang]
    for lang, listed in _COUNTED.items()
}
"""Words of which numbers are made, with their values, by language."""

EXPERTS = (
    "delegates|representatives|guests|experts|scholars|academics|officials|diplomats|specialists"
    "|delegad[oa]s|representantes|invitad[oa]s|expert[oa]s|especialistas|académic[oa]s"
    "|funcionari[oa]s|diplomátic[oa]s|estudios[oa]s"
    "|convidad[oa]s|acadêmic[oa]s|autoridades|diplomatas|estudiosos"
)
"""Words for those who are invited; an alternation of a regular expression."""
PEOPLE = rf"participants|attendees|people|participantes|asistentes|personas|pessoas|{EXPERTS}"
"""Words for those who attend; an alternation of a regular expression."""

GATHERED = (
    "attended|brought together|gathered|met|present|took part"
    "|asistieron|congregó|intervinieron|participación|participaron|participó|reunió|reunieron"
    "|compareceram|participaram|presença|presentes|reuniram|reuniu"
)
"""Words of attendance, in a sentence of which people who are counted are those of the event."""

TITLES = {
    "en": "Mr|Mrs|Ms|Dr|Prof|Professor|President|Minister|Ambassador|Senator|Judge|Justice|Captain"
    "|Father|Sister",
    "es": "Sr|Sra|Srta|Dr|Dra|Prof|[Pp]rofesora?|[Dd]octora?|[Ee]mbajadora?|[Ss]enadora?",
    "pt": "Sr|Sra|Dr|Dra|Prof|Profa|[Pp]rofessora?|[Dd]outora?|[Ee]mbaixadora?|[Ss]enadora?",
}
"""Titles before a name, by language; alternations of a regular expression."""

VERBS = {
    "en": "added argued argues asked believes called calls concluded concludes cautioned "
    "contended declared described describes emphasised emphasized emphasises emphasizes "
    "examined explained explains expressed held highlighted highlights insisted insists "
    "maintained maintains moderated noted notes observed observes pointed points "
    "presented proposed proposes recalled recommended remarked reported said says spoke "
    "stated states stressed stresses suggested suggests thanked told traced underlined "
    "underlines urged urges warned warns welcomed",
    "es": "advierte advirtió afirma afirmó agradeció agregó añade añadió apuntó argumenta "
    "argumentó aseguró coincidió comentó concluye concluyó consideró criticó declaró "
    "describió destaca destacó dice dijo enfatizó explica explicó expresó expuso habló "
    "indicó insistió instó intervino llamó manifestó opinó pidió plantea planteó "
    "precisó presentó propone propuso puntualizó recalcó recomendó recordó reiteró "
    "señala señaló sostiene sostuvo subraya subrayó sugirió",
    "pt": "acrescenta acrescentou afirma afirmou agradeceu alertou aponta apontou apresentou "
    "argumenta argumentou assinalou avaliou comentou concluiu considerou criticou "
    "declarou defende defendeu descreveu destaca destacou discursou disse diz enfatizou "
    "explica explicou expressou falou frisou indicou lembra lembrou observa observou "
    "pediu ponderou propõe propôs recomendou recordou reforçou reiterou ressalta "
    "ressaltou salientou sublinhou sugeriu sustenta sustentou",
}
"""Verbs of saying, in the past and the present tense of reports."""

PLURAL_VERBS = {
    "en": "",
    "es": "afirmaron coincidieron destacaron expusieron hablaron intervinieron participaron "
    "señalaron sostuvieron subrayaron",
    "pt": "afirmaram apresentaram defenderam destacaram discursaram falaram participaram "
    "ressaltaram",
}
"""Verbs of which several people are the subject; they stand before it too."""

BY = {
    "en": "[Aa]ccording to|(?:chaired|delivered|given|moderated|presented) by",
    "es": "[Ss]egún|[Dd]e acuerdo con|(?:inaugurad|moderad|pronunciad|presidid)[oa]s? por",
    "pt": "[Ss]egundo|[Dd]e acordo com|(?:abert|moderad|proferid|presidid)[oa]s? por",
}
"""Words before somebody whose word or deed is reported."""

HOUSES = {
    "en": "(?:of|from|at) (?:the )?(?:[A-Z][\\w-]+ ){0,3}(?:University|Institute|Ministry|Academy)",
    "es": "(?:de la|del) (?:Universidad|Instituto|Ministerio|Academia|Centro)",
    "pt": "d[ao] (?:Universidade|Instituto|Ministério|Academia|Centro)",
}
"""Institutions to which somebody belongs, behind the name."""

POST_WORDS = {
    "en": "professor|director|researcher|fellow|president|dean|lawyer|ambassador|journalist"
    "|secretary|minister|coordinator|lecturer|economist|scholar|editor|chair|chairman|chairwoman"
    "|rector|jurist|historian|sociologist|analyst|senator|judge|expert|head",
    "es": "profesora?|directora?|subdirectora?|investigadora?|presidenta?|presidente|decan[oa]"
    "|abogad[oa]|embajadora?|periodista|secretari[oa]|ministr[oa]|coordinadora?|economista|jurista"
    "|rectora?|historiadora?|sociólog[oa]|politólog[oa]|académic[oa]|diputad[oa]|senadora?|jef[ea]"
    "|expert[oa]|jueza?",
    "pt": "professora?|(?:vice-)?diretora?|pesquisadora?|presidente|decan[oa]|advogad[oa]"
    "|embaixadora?|jornalista|secretári[oa]|ministr[oa]|coordenadora?|economista|jurista|reitora?"
    "|historiadora?|sociólog[oa]|cientista|acadêmic[oa]|deputad[oa]|senadora?|chefe|juíza?|juiz",
}
"""Posts, in small letters; alternations of a regular expression."""
POSTS = {
    "en": rf"(?:an? |the )?(?:[\w-]+ ){{0,2}}(?:{POST_WORDS['en']})\b",
    "es": rf"(?:el |la |una? )?(?:{POST_WORDS['es']})\b",
    "pt": rf"(?:o |a |uma? )?(?:{POST_WORDS['pt']})\b",
}
"""Posts in apposition, behind a name and a comma."""

HAN_TITLES = (
    "教授|博士|大使|先生|女士|研究员|主席|会长|院长|校长|所长|秘书长|部长|参赞|总领事"
    "|学者|专家|律师|记者|发言人|议员|外长|总统|主任"
)
HAN_VERBS = (
    "认为|指出|表示|强调|提出|主张|建议|介绍|阐述|回顾|呼吁|说道|谈到|论述|分析|回忆|描述"
    "|致辞|主持|发言|作了|提到|总结|说(?=[，：])"
)
HAN_ADVERBS = (
    "在[^，。；、]{1,12}[中上时]|对此|从[^，。；]{1,8}|则|也|还|均|都|分别|进一步|同时"
    "|出席[^，。；]{1,10}并"
)
"""Words between a name and a verb."""
HAN_COMMON = (
    "方案|方面|方式|方法|方向|方针|白宫|白皮|高校|高等|高度|江苏|江西|马来|马克|金砖|金融|何谓|任何"
    "|任务|石油|严格|许多|于是|史料|史学|武汉|周边|周年|黄河|林业|程序|程度|范围|范式|贺信|贺电|莫斯"
    "|向来|龙头|顾问|钱币|万隆|余下|夏季|孟加"
)
"""Words that begin like a family name."""
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
    after also as because finally here however later then when while yesterday
    también según segundo para ayer ontem também del al le
    foreign former general deputy vice emeritus emérita emérito
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
        amnesty initiative watch daily news media post house latin america caribbean south global
        programme program project treaty charter agenda fund embassy summit seminar belt road
        amnistía anistia internacional diario diário jornal folha casa latina sur sul caribe
        iniciativa ruta rota franja programa proyecto projeto tratado carta fondo fundo supremo
        suprema embajada embaixada cumbre cúpula seminario seminário acuerdo acordo
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
