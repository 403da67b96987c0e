"""Compose every edition of a workspace: records in, books and sites ready to render out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path

from proceedings import resources
from proceedings.archive.manifest import digest_files
from proceedings.language.edition import Edition
from proceedings.language.fields import fields
from proceedings.language.interface import INTERFACE
from proceedings.language.pairs import edition_pairs
from proceedings.language.prose import facts
from proceedings.language.tags import folder, is_pseudo
from proceedings.pipeline.checking import Checked
from proceedings.records.checks.themes import themes_of
from proceedings.records.files import THEME
from proceedings.records.reader import EventRecords
from proceedings.render.formats import VOLUME, Format
from proceedings.render.theming import Look, dress
from proceedings.render.workers import Task
from proceedings.volume.book import Book, compose_book
from proceedings.volume.event import compose_event
from proceedings.volume.imprint import other_volumes
from proceedings.volume.site import Site, compose_site
from proceedings.volume.translations import compose_translations
from proceedings.volume.views import EventView

__all__ = ["Draft", "code_digest", "drafts"]


@dataclass(frozen=True, slots=True)
class Draft:
    """An edition composed and ready to be rendered.

    Attributes:
        records: the event.
        edition: its language, labels and translations.
        book, site: what is rendered.
        is_listed: whether other editions name it: a pseudo-language on trial they do not.
        images: the images that its texts show, by name.
        look: the theme of its book.
        inputs: SHA-256 of each file that the event is made from, by path.
        content: SHA-256 of the records, catalogs and templates that it is made from.
        digest: SHA-256 of everything that the book's bytes depend on.
        web: where the web edition of each address is published; empty where that is unknown.
    """

    records: EventRecords
    edition: Edition
    book: Book
    site: Site
    is_listed: bool
    images: Mapping[str, bytes]
    look: Look
    inputs: Mapping[str, str]
    content: str
    digest: str
    web: Mapping[str, str]

    @property
    def slug(self) -> str:
        """The event."""
        return self.records.slug

    @property
    def lang(self) -> str:
        """The language."""
        return self.edition.lang

    @property
    def key(self) -> str:
        """Name of the edition in progress and results: `2025-sao-paulo.es`."""
        return f"{self.slug}.{self.lang}"

    @property
    def folder(self) -> str:
        """Folder of the edition below the output: `es/2025-sao-paulo`."""
        return f"{self.lang}/{self.slug}"

    @property
    def pdf_path(self) -> str:
        """The book below the output: `es/2025-sao-paulo/2025-sao-paulo.es.pdf`."""
        return f"{self.folder}/{self.site.volume}"

    def task(self, key: str = "", form: Format = VOLUME, *, offprints: bool = False) -> Task:
        """Return what a worker sets: the volume, with its offprints perhaps, or a format of it."""
        given = self.book, self.edition.interface, self.edition.mark, self.images
        return Task(key or self.key, *given, self.look, form, offprints, self.web)


def drafts(checked: Checked, setting: Mapping[str, str]) -> Iterator[Draft]:
    """Yield every edition of a workspace.

    Args:
        checked: the workspace and its languages.
        setting: versions of what sets the pages.
    """
    workspace = checked.workspace
    events = [each.event for each in workspace.events]
    for records in workspace.events:
        published = workspace.languages(records)
        inputs = _inputs(workspace.root, records)
        images, themes = _shown(records), list(themes_of(workspace, records))
        pairs = {
            lang: tuple(edition_pairs(checked.editions[records.slug, lang])) for lang in published
        }
        views = _views(checked, records, published)
        about = _about(views, published)
        for lang, composed in views.items():
            languages = published if lang in published else (*published, lang)
            edition = checked.editions[records.slug, lang]
            say = edition.interface.say
            view = replace(
                composed,
                volumes=other_volumes(records.event, events, edition),
                titles=about["titles"],
                descriptions=about["descriptions"],
            )
            site = compose_site(
                view,
                say,
                languages,
                compose_translations(records.slug, pairs, edition.interface),
            )
            own = {**inputs, **_made_up(edition), **_series(view)}
            yield Draft(
                records,
                edition,
                compose_book(view, say),
                site,
                lang in published,
                images,
                dress(themes, edition.form),
                inputs,
                _digest(own, lang, {}, about),
                _digest(own, lang, setting, about),
                _web(site, workspace.series.base_url or ""),
            )


def _web(site: Site, base: str) -> dict[str, str]:
    """Return where each address of a site is published, none when no `base_url` is on record."""
    folder = f"{base.rstrip('/')}/{site.event.lang}/{site.event.slug}"
    return {address: f"{folder}/{place}" for address, place in site.targets.items() if base}


def _views(
    checked: Checked, records: EventRecords, published: tuple[str, ...]
) -> dict[str, EventView]:
    """Compose an event in each of its languages, those on trial too."""
    workspace = checked.workspace
    return {
        lang: compose_event(
            records,
            workspace.series,
            edition,
            published if lang in published else (*published, lang),
            workspace.glossary,
        )
        for (slug, lang), edition in checked.editions.items()
        if slug == records.slug
    }


def _about(views: Mapping[str, EventView], languages: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return title and description of an event in every language that has a title."""
    listed = [views[lang] for lang in languages if lang in views]
    titled = [each for each in listed if each.title.lang == each.lang]
    return {
        "titles": {each.lang: each.title.text for each in titled},
        "descriptions": {each.lang: _description(each) for each in titled},
    }


def _description(view: EventView) -> str:
    """Return what an event is about, and where and when it was when its language has no theme."""
    if view.theme and view.theme.lang == view.lang:
        return view.theme.text
    return ", ".join(each for each in (view.place, view.days) if each)


def _shown(records: EventRecords) -> dict[str, bytes]:
    """Return the images that texts of an event show; what else lies beside them stays there."""
    texts = [file.text for file in records.texts.values()]
    texts += [each.source for each in fields(records) if each.is_markdown]
    names = {name for text in texts for name, _ in facts(text).images}
    return {name: data for name, data in records.images.items() if name in names}


def _inputs(root: Path, records: EventRecords) -> dict[str, str]:
    """Return the digests of an event's files, of its catalogs and of the templates."""
    own = [each for each in records.files.folder.rglob("*") if each.is_file()]
    own.append(root / "events" / "series.yaml")
    own += (root / "translations").rglob(f"{records.slug}.*.po")
    own += (root / "translations").glob("glossary.yaml")
    own += (each for each in (root / "events" / THEME).rglob("*") if each.is_file())
    shipped = [each for each in resources.templates().rglob("*") if each.is_file()]
    return {
        **digest_files(own, root),
        **_interface_digests(root),
        **digest_files(shipped, resources.templates().parent),
    }


def _interface_digests(root: Path) -> dict[str, str]:
    """Return the digests of the interface catalogs in use: the workspace's own come first."""
    found: dict[str, str] = {}
    for parent in (resources.translations(), root / "translations"):
        found |= digest_files(parent.rglob("interface.po"), parent.parent)
    return found


def _made_up(edition: Edition) -> dict[str, str]:
    """Return the digest of the labels of a pseudo-language, which no file holds."""
    if not is_pseudo(edition.lang):
        return {}
    labels = json.dumps(sorted(edition.interface.catalog.entries))
    return {INTERFACE: hashlib.sha256(labels.encode()).hexdigest()}


def _series(view: EventView) -> dict[str, str]:
    """Return the digest of what a book says of the other volumes of its series."""
    volumes = json.dumps([astuple(each) for each in view.volumes])
    return {"series": hashlib.sha256(volumes.encode()).hexdigest()} if view.volumes else {}


def _digest(
    inputs: Mapping[str, str],
    lang: str,
    setting: Mapping[str, str],
    about: Mapping[str, Mapping[str, str]],
) -> str:
    """Return the digest of what one book depends on.

    Of other languages it is the title and theme alone, of the glossary nothing.
    """
    own = f"translations/{folder(lang)}/"
    relevant = {
        path: digest
        for path, digest in inputs.items()
        if not path.startswith("translations/") or path.startswith(own)
    }
    text = json.dumps([relevant, dict(setting), lang, about], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def code_digest() -> str:
    """Return the digest of the program's own text."""
    package = Path(__file__).parent.parent
    digests = digest_files(package.rglob("*.py"), package)
    return hashlib.sha256(json.dumps(digests, sort_keys=True).encode()).hexdigest()
