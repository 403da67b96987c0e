"""The permanent codes: for each, what it means, why it is refused, an example and the fix.

`proceedings explain PR301` shows an entry; a code once given is never given another meaning.
PR1xx reading, PR2xx shape, PR3xx across records, PR4xx language, PR5xx rendering, PR6xx archive.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CODES", "Code"]


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of mistake.

    Attributes:
        id: `PR` and three digits.
        title: what is wrong, in a few words (English, extracted for translation).
        why: why it matters (English, extracted for translation).
        example: text that causes it.
        fix: what to do (English, extracted for translation).
    """

    id: str
    title: str
    why: str
    example: str
    fix: str


def code(id: str, title: str, why: str, example: str, fix: str) -> Code:  # noqa: A002 the field's own name
    """Make a code; its three English texts are extracted into the interface catalogs."""
    return Code(id, title, why, example, fix)


_ALL = (
    code(
        "PR101",
        "a file is not UTF-8 text",
        "Records in four languages are only safe in one encoding.",
        "title: S\\xe3o Paulo",
        "Save the file as UTF-8.",
    ),
    code(
        "PR102",
        "the YAML cannot be read",
        "A file that breaks the rules of YAML has no certain meaning.",
        'title: "Opening',
        "Correct the place shown: usually an open quote, a tab, or wrong indentation.",
    ),
    code(
        "PR103",
        "a key is written twice",
        "One of the two values would be lost without notice.",
        "country: BR\ncountry: CN",
        "Keep one of the two lines.",
    ),
    code(
        "PR104",
        "a YAML anchor or alias is used",
        "Every record says in full what it says; text that stands elsewhere is easily overlooked.",
        "role: &role professor",
        "Write the value out.",
    ),
    code(
        "PR105",
        "a YAML tag is used",
        "The type of a value is decided by its field, never by the file.",
        "start: !!str 2025-07-25",
        "Remove the tag.",
    ),
    code(
        "PR106",
        "a YAML merge key is used",
        "Every record says in full what it says.",
        "<<: *defaults",
        "Write the fields out.",
    ),
    code(
        "PR107",
        "a file holds more than one YAML document",
        "Everything after the first document would be lost.",
        "id: one\n---\nid: two",
        "Remove the line `---` or split the file.",
    ),
    code(
        "PR108",
        "the YAML is nested too deeply",
        "No record needs such depth; it is a mistake or an attack.",
        "[[[[[[…]]]]]]",
        "Flatten the value.",
    ),
    code(
        "PR109",
        "a key is not a plain word",
        "Keys are names of fields.",
        "? [a, b]\n: value",
        "Use the name of a field as the key.",
    ),
    code(
        "PR110",
        "a file is too large",
        "A record of this size is a mistake; the limit keeps a build from exhausting the machine.",
        "people.yaml of 40 MB",
        "Split the event or shorten the text.",
    ),
    code(
        "PR111",
        "a file is missing",
        "The event cannot be published without it.",
        "events/2025-sao-paulo/event.yaml",
        "Create the file; `proceedings new` shows what it holds.",
    ),
    code(
        "PR112",
        "a character is not allowed in records",
        "Invisible controls can reverse or hide text in print and on screens.",
        'name: "\\u202Eevil"',
        "Delete the character at the place shown.",
    ),
    code(
        "PR113",
        "a path leaves the workspace",
        "Only files inside the workspace are read, so that a build never publishes something else.",
        "![](../../etc/passwd)",
        "Move the file into the event's folder and name it from there.",
    ),
    code(
        "PR114",
        "a message catalog cannot be read",
        "Translations in it would be lost without notice.",
        'msgstr "not closed',
        "Correct the line shown; any PO editor marks it too.",
    ),
    code(
        "PR115",
        "a text is too intricate",
        "Deep nesting and long rows of brackets can keep a build busy for hours.",
        "[[[[[[[[…",
        "Divide the paragraph, or nest lists and quotations less deeply.",
    ),
    code(
        "PR201",
        "a field does not exist",
        "A misspelt field would be ignored without notice.",
        "instituion: Nankai University",
        "Use the name of a field of this record; the help line gives the closest.",
    ),
    code(
        "PR202",
        "a required field is missing",
        "The record cannot be published without it.",
        "- role: professor",
        "Add the field.",
    ),
    code(
        "PR203",
        "a value has the wrong form",
        "The field expects text, a list or a group of fields, and found another of these.",
        "hosts: Renmin University of China",
        "Write the value in the form that the help line shows.",
    ),
    code(
        "PR204",
        "a date or time cannot be read",
        "Dates are sorted, compared and printed in four languages.",
        "start: 25 July 2025",
        "Write dates as 2025-07-25 and times as 2025-07-25T09:00.",
    ),
    code(
        "PR205",
        "an identifier has the wrong form",
        "Identifiers become addresses and must work everywhere.",
        "id: Mo Jihong",
        "Use lower-case letters a to z, digits and hyphens: mo-jihong.",
    ),
    code(
        "PR206",
        "a language tag is not known",
        "Text without a known language cannot be set, hyphenated or read aloud correctly.",
        "lang: chinese",
        "Use a tag of the series: zh-Hans, en, es, pt-BR.",
    ),
    code(
        "PR207",
        "a country code is not known",
        "Country names in four languages are made from the code.",
        "country: XX",
        "Use the two capital letters of ISO 3166-1, for example BR, CN, CL.",
    ),
    code(
        "PR208",
        "a value is not one of those allowed",
        "The value decides how the record is shown.",
        "kind: panell",
        "Use one of the values that the help line lists.",
    ),
    code(
        "PR209",
        "a number cannot be read or is out of range",
        "Figures are printed and compared.",
        "participants: many",
        "Write digits only.",
    ),
    code(
        "PR210",
        "a text is empty",
        "An empty field looks like a fact that was forgotten.",
        'role: ""',
        "Write the text or leave the field out.",
    ),
    code(
        "PR211",
        "a time zone is not known",
        "Times are local to the event.",
        "timezone: Sao Paulo",
        "Use a name of the IANA database: America/Sao_Paulo.",
    ),
    code(
        "PR212",
        "an identifier has a wrong form or check digit",
        "A wrong ISBN, DOI or ORCID points at something else.",
        "isbn: 978-7-119-00000-0",
        "Compare it with the original.",
    ),
    code(
        "PR213",
        "a value is not valid for its field",
        "The field has a rule that this value breaks.",
        "ordinal: 0",
        "See the message.",
    ),
    code(
        "PR301",
        "a person is not in people.yaml",
        "Names, roles and indexes come from the person's record.",
        "speaker: li-wei",
        "Add the person to people.yaml or correct the identifier.",
    ),
    code(
        "PR302",
        "an identifier is used twice",
        "References would be ambiguous and pages would overwrite each other.",
        "- id: mo-jihong\n- id: mo-jihong",
        "Give each record its own identifier.",
    ),
    code(
        "PR303",
        "a reference leads nowhere",
        "Readers would follow it into nothing.",
        "[the consensus](ref:consensus-2025)",
        "Correct the identifier or add the record.",
    ),
    code(
        "PR304",
        "a link is not allowed",
        "Proceedings must read the same in thirty years: texts link to records of the event only.",
        "[news](https://example.org/)",
        "Cite the address in `sources`, or link to a record with `ref:`.",
    ),
    code(
        "PR305",
        "an image is not allowed or missing",
        "Only images in the event's own folder are published; nothing is fetched.",
        "![map](https://example.org/map.png)",
        "Put a PNG or JPEG file into the event's images folder: images/map.png.",
    ),
    code(
        "PR306",
        "dates contradict each other",
        "An event cannot end before it starts, nor a session lie outside its event.",
        "start: 2025-07-25\nend: 2025-07-24",
        "Correct one of the dates.",
    ),
    code(
        "PR307",
        "paragraphs are not numbered consecutively",
        "Paragraph numbers are how language versions are cited and aligned.",
        "I. …\n\nIII. …",
        "Number the paragraphs one after another, each starting a block.",
    ),
    code(
        "PR308",
        "a sealed text was changed",
        "The adopted text is fixed; its seal (SHA-256) no longer fits the file.",
        "texts: {en: {sha256: 1f3a…}}",
        "Restore the file, or record a corrigendum and seal the new text.",
    ),
    code(
        "PR309",
        "a text and its file do not match",
        "Each language of a text has one file, named after the language.",
        "texts: {es: {source: review}} without es.md",
        "Add the file or remove the entry.",
    ),
    code(
        "PR310",
        "a footnote is not called or not written",
        "Notes are counted in print: each call has one note and each note one call.",
        "as reported.[^9]",
        "Add the note `[^9]: …` at the end of the text, or remove the call.",
    ),
    code(
        "PR311",
        "raw HTML is not allowed",
        "Text is set in print and on screens from its structure; HTML bypasses both.",
        "<b>bold</b>",
        "Use Markdown: *emphasis*, **strong**, lists, tables, footnotes.",
    ),
    code(
        "PR312",
        "the folder and the identifier differ",
        "The folder's name is the event's address.",
        "events/2025-sao-paulo with id: 2025-saopaulo",
        "Give both the same name.",
    ),
    code(
        "PR313",
        "heading levels jump",
        "Readers of screens move by headings; a missing level loses them.",
        "## A\n\n#### B",
        "Use the next level.",
    ),
    code(
        "PR314",
        "authentic texts have different paragraphs",
        "Equally authentic texts are compared paragraph by paragraph.",
        "zh-Hans.md has 7 paragraphs, es.md has 6",
        "Compare the texts at the paragraph shown.",
    ),
    code(
        "PR315",
        "an image has no alternative text",
        "Readers who cannot see it learn nothing.",
        "![](images/map.png)",
        "Describe the image: ![Map of the river basin](images/map.png).",
    ),
    code(
        "PR401",
        "a translation is missing",
        "The edition shows the original text there, marked as not translated.",
        'msgstr ""',
        "Translate the message in the catalog that the help line names.",
    ),
    code(
        "PR402",
        "a translation is stale",
        "The original changed after it was translated, so the translation is not shown as current.",
        "#, fuzzy",
        "Compare both texts, correct the translation and remove the `fuzzy` flag.",
    ),
    code(
        "PR403",
        "a translation lost part of its markup",
        "Footnotes, links and placeholders must survive translation.",
        'msgid "as noted[^3]"\nmsgstr "como se señaló"',
        "Carry the same footnote calls, links and placeholders into the translation.",
    ),
    code(
        "PR404",
        "a language of the series has no interface catalog",
        "Headings and labels of that edition would be missing.",
        "languages: [zh-Hans, en, es, fr]",
        "Add translations/<locale>/LC_MESSAGES/interface.po.",
    ),
    code(
        "PR501",
        "a footnote was lost or displaced in layout",
        "Each note stands on the page of its call or the next; a book that loses notes is refused.",
        "44 of 103 notes missing",
        "Shorten the note or divide the paragraph; report it if it persists.",
    ),
    code(
        "PR502",
        "a character has no glyph in the intended fonts",
        "It would be printed as an empty box or in a foreign typeface.",
        "U+1F600 in a title",
        "Replace the character, or install the font that `proceedings doctor` names.",
    ),
    code(
        "PR503",
        "a resource could not be used in print",
        "Only bytes that were read and checked are printed; nothing else is fetched.",
        "images/broken.png",
        "Repair or replace the file.",
    ),
    code(
        "PR504",
        "the page layout reported a problem",
        "A layout that complains may have dropped something.",
        "unknown property",
        "Report it with the message; it is a fault of a template.",
    ),
    code(
        "PR505",
        "a release has texts that are missing or stale",
        "A release says that every text in it is current.",
        "proceedings build --release",
        "Translate the messages listed, or build without --release.",
    ),
    code(
        "PR506",
        "a system library or font is missing",
        "Books cannot be set without it.",
        "libharfbuzz-subset0",
        "Run `proceedings doctor`; it names what to install.",
    ),
    code(
        "PR601",
        "another build is running",
        "Two builds must not write the same folder.",
        "dist.lock",
        "Wait for the other build to end.",
    ),
    code(
        "PR602",
        "the output cannot be written",
        "The last edition is left as it was.",
        "no space left on the device",
        "Free space or choose another folder with --output.",
    ),
)

CODES = {each.id: each for each in _ALL}
"""All codes by their id."""
