"""Write a site: pages of events and series in, files by path out."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from posixpath import dirname, relpath
from urllib.parse import quote

from markupsafe import Markup

from proceedings import resources
from proceedings.language.interface import Interface
from proceedings.language.prose import NoteCall, Prose
from proceedings.language.status import Passage
from proceedings.language.tags import endonym
from proceedings.render.figures import figure_rules, is_keyed, progress_chart, swatch
from proceedings.render.templating import Marker, on_screen, relinked, template
from proceedings.volume.site import Page, Site

__all__ = ["link_from", "render_assets", "render_chooser", "render_event_site", "render_series"]

ASSETS = "assets"
"""Folder of style sheets below the site's root."""


def render_event_site(
    site: Site, interface: Interface, mark: Marker, images: Mapping[str, bytes]
) -> Iterator[tuple[str, bytes]]:
    """Yield path (below the site's root) and bytes of each page of an event in one language."""
    base = f"{site.event.lang}/{site.event.slug}"
    for page in site.pages:
        yield f"{base}/{page.path}", _event_page(site, page, interface, mark).encode()
    for name, data in images.items():
        yield f"{base}/{name}", data


def _event_page(site: Site, page: Page, interface: Interface, mark: Marker) -> str:
    here = f"{site.event.lang}/{site.event.slug}/{page.path}"
    links = partial(link_from, site, page)

    def prose(text: Prose, key: str) -> Markup:
        return on_screen(text, key, links)

    def note(call: NoteCall) -> Markup:
        return Markup(relinked(call.html, links))  # noqa: S704 sanitised prose

    return template(
        f"site/{page.template}.html",
        interface,
        mark,
        site=site,
        event=site.event,
        page=page,
        record=page.record,
        link=links,
        prose=prose,
        note=note,
        figure_rules=figure_rules,
        is_keyed=is_keyed,
        source_of=_source_of,
        progress_chart=progress_chart,
        swatch=swatch,
        root=_up(here),
        switch=_switch(site.languages, f"{site.event.slug}/{page.path}", here),
    )


def _source_of(style: str) -> str:
    """Return what allows a page this style element (Content Security Policy, `style-src`)."""
    return f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}"


def link_from(site: Site, page: Page, address: str) -> str:
    """Return what a page writes to link to an address, a page of the event or an image."""
    target = site.targets.get(address) or quote(address)
    path, hash_sign, anchor = target.partition("#")
    if path == page.path and anchor:
        return f"#{anchor}"
    return relpath(path, dirname(page.path) or ".") + hash_sign + anchor


def _up(here: str) -> str:
    """Return the way from a file to the site's root, ending with a slash: `../../`."""
    return "../" * here.count("/")


def _switch(languages: Sequence[str], path: str, here: str) -> list[dict[str, str]]:
    """Return the language switch: tag, own name and address of the same page in each language."""
    return [
        {
            "lang": lang,
            "name": endonym(lang),
            "href": relpath(f"{lang}/{path}", dirname(here) or "."),
        }
        for lang in languages
    ]


def render_series(
    series: Passage,
    events: Sequence[Site],
    languages: Sequence[str],
    interface: Interface,
    mark: Marker,
) -> tuple[str, bytes]:
    """Return path and bytes of the series' page in one language."""
    here = f"{interface.lang}/index.html"
    html = template(
        "site/series.html",
        interface,
        mark,
        series=series,
        events=events,
        root=_up(here),
        switch=_switch(languages, "index.html", here),
    )
    return here, html.encode()


def render_chooser(names: Mapping[str, str], interface: Interface) -> tuple[str, bytes]:
    """Return path and bytes of the page that offers the languages.

    Args:
        names: the series' name in each language, in the order in which they are offered.
        interface: labels of the language offered first.
    """
    choices = [{"lang": lang, "name": endonym(lang), "title": name} for lang, name in names.items()]
    html = template("site/chooser.html", interface, _unmarked, choices=choices, root="")
    return "index.html", html.encode()


def _unmarked(_passage: Passage) -> str:
    return ""


def render_assets() -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of the style sheets that all pages share."""
    for file in sorted((resources.templates() / "site").glob("*.css")):
        yield f"{ASSETS}/{file.name}", file.read_bytes()
