"""Country codes: those of ISO 3166-1, each with a name in CLDR."""

from __future__ import annotations

from babel import Locale

from proceedings.records.countries import COUNTRY_CODES

NOT_ASSIGNED = {
    *(
        "AC",
        "CP",
        "CQ",
        "DG",
        "EA",
        "IC",
        "TA",
    ),  # exceptionally reserved: islands, Ceuta and Melilla
    *("EU", "EZ", "UN"),  # exceptionally reserved: unions
    *("QO", "XK"),  # user-assigned: outlying Oceania, Kosovo
    *("XA", "XB", "ZZ"),  # user-assigned: pseudo-locales, unknown region
}
"""Two-letter territories of CLDR that ISO 3166-1 has not assigned, and why CLDR has them."""


def test_codes_are_those_that_cldr_names() -> None:
    """Every code of ours has a name; every assigned code that CLDR names is ours."""
    named = {code for code in map(str, Locale("en").territories) if len(code) == 2}
    assert 249 == len(COUNTRY_CODES)
    assert COUNTRY_CODES == named - NOT_ASSIGNED


def test_every_country_has_a_name_in_every_language() -> None:
    """The four languages of the editions name them all."""
    locales = [Locale.parse(tag, sep="-") for tag in ("zh-Hans", "en", "es", "pt-BR")]
    assert [] == [
        (str(locale), code)
        for locale in locales
        for code in COUNTRY_CODES - set(locale.territories)
    ]
