"""What composing needs at every step: the records, the edition and the addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from proceedings.language import formats
from proceedings.language.edition import Edition
from proceedings.language.prose import Prose
from proceedings.language.status import Passage, Status
from proceedings.records.base import OfficialForms, SourceText
from proceedings.records.models import Institution, Series
from proceedings.records.reader import EventRecords
from proceedings.volume.views import InstitutionView

__all__ = ["Context"]


@dataclass(frozen=True, slots=True)
class Context:
    """Records, edition and addresses of one event in one language."""

    records: EventRecords
    series: Series
    edition: Edition
    addresses: Mapping[str, str]

    @property
    def lang(self) -> str:
        """The language of the edition."""
        return self.edition.lang

    def say(self, english: str, **values: object) -> str:
        """Return a label of the interface."""
        return self.edition.interface.say(english, **values)

    def resolve(self, target: str) -> str | None:
        """Return `#address` for a link to a record, an image's name as it is, None for the rest."""
        if target.startswith("ref:"):
            address = self.addresses.get(target.removeprefix("ref:"))
            return f"#{address}" if address else None
        return target if target in self.records.images else None

    def title(self, value: OfficialForms | SourceText, context: str) -> Passage:
        """Return a title: an official form or a translated text."""
        if isinstance(value, OfficialForms):
            return self.edition.form(value)
        return self.edition.text(context)

    def title_or_none(
        self, value: OfficialForms | SourceText | None, context: str
    ) -> Passage | None:
        """Return a title, or None when the record has none."""
        return None if value is None else self.title(value, context)

    def text_or_none(self, value: SourceText | None, context: str) -> Passage | None:
        """Return a plain field, or None when the record has none."""
        return None if value is None else self.edition.text(context)

    def prose_or_none(
        self, value: SourceText | None, context: str, prefix: str = ""
    ) -> Prose | None:
        """Return a Markdown field, or None when the record has none."""
        return None if value is None else self.edition.prose(context, self.resolve, prefix)

    def country(self, code: str | None) -> str:
        """Return a country's name, or nothing."""
        return formats.country(code, self.lang) if code else ""

    def institutions(self, values: Iterable[Institution]) -> tuple[InstitutionView, ...]:
        """Return institutions with their official names."""
        return tuple(
            InstitutionView(
                self.edition.form(each.name),
                self.country(each.country),
                tuple(
                    Passage(text, lang, Status.AUTHENTIC) for lang, text in each.name.root.items()
                ),
            )
            for each in values
        )
