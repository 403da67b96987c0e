"""The closed door of the engine.

Addresses come in, bytes that we hold go out, and nothing else is ever opened or requested.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import unquote

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcherResponse

BASE_URL = "record:/"

_KINDS = {"css": "text/css", "svg": "image/svg+xml"}
"""Media types that WeasyPrint asks for; it tells other pictures and fonts by their content."""


class Fetcher(Protocol):
    """What the engine needs to know of its fetcher."""

    refused: list[str]
    """Addresses asked for and not served, in the order of asking."""

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> "URLFetcherResponse":
        """Serve one address, or raise `PermissionError`."""


def closed_fetcher(resources: Mapping[str, bytes]) -> Fetcher:
    """Make a WeasyPrint fetcher that serves `resources` and refuses everything else.

    Args:
        resources: content by name; the name `images/map.png` is `record:/images/map.png`.

    Returns:
        A fetcher that remembers what it refused.
    """
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class ClosedFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        """Serves bytes from memory; has no handler for any protocol."""

        def __init__(self) -> None:
            super().__init__(allowed_protocols=(), allow_redirects=False)
            self.refused: list[str] = []

        def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ANN401, ARG002
            name = unquote(url.removeprefix(BASE_URL))
            if name not in resources:
                self.refused.append(url)
                raise PermissionError(f"not among the book's resources: {url}")
            kind = _KINDS.get(name.rpartition(".")[2].lower(), "application/octet-stream")
            return URLFetcherResponse(url, resources[name], {"Content-Type": kind})

    fetcher: Fetcher = ClosedFetcher()
    return fetcher
