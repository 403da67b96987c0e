"""What a build is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

__all__ = ["HTML", "PDF", "Request"]

PDF, HTML = "pdf", "html"


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be built.

    Attributes:
        output: folder of the editions.
        events: slugs of the events; all when empty.
        languages: tags of the languages; all of each event when empty.
        formats: `pdf`, `html` or both.
        release: whether a text that is missing or stale is an error.
        jobs: how many books are set at once.
        parallel: languages of the parallel editions, those of each in the order of its columns.
        papers: `b5`, `a4`: papers that the volume is set for besides its own.
        variants: `print`, `screen`, `large-print`: variants that are set besides the volume.
        printer: whether what is printed is also set with bleed and crop marks.
        offprints: whether articles and adopted documents are also set on their own.
        embed_records: whether books carry the records that they are made from.
    """

    output: Path
    events: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    formats: frozenset[str] = frozenset({PDF, HTML})
    release: bool = False
    jobs: int = 1
    parallel: tuple[tuple[str, ...], ...] = ()
    papers: frozenset[str] = frozenset()
    variants: frozenset[str] = frozenset()
    printer: bool = False
    offprints: bool = False
    embed_records: bool = False

    def wants(self, slug: str, lang: str) -> bool:
        """Return whether an edition is asked for; a parallel edition asks for those it shows."""
        return (not self.events or slug in self.events) and (
            not self.languages
            or lang in self.languages
            or any(lang in each for each in self.parallel)
        )
