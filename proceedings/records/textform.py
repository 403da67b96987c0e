"""Check how a file is written, whatever it says: its bytes in, warnings with places out."""

from __future__ import annotations

from proceedings.diagnostics import Report, Span, message
from proceedings.records.layout import composed

__all__ = ["check_form"]


def check_form(raw: bytes, path: str, report: Report) -> None:
    """Warn of text that is not in composed form, and of a last line that does not end."""
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return  # reported where the text is read
    if composed(text) != text:
        report.warn(
            "PR116",
            _first_decomposed(text, path),
            message("the text is not in Unicode’s composed form (NFC)"),
            message("run `proceedings validate --fix`"),
        )
    if text.strip() and not text.endswith("\n"):
        number = text.count("\n") + 1
        report.warn(
            "PR118",
            Span(path, number, len(text) - text.rfind("\n"), 1),
            message("the file does not end with a line break: it may have been cut off"),
            message("compare its end with the original, then add the line break"),
        )


def _first_decomposed(text: str, path: str) -> Span:
    for number, line in enumerate(text.split("\n"), start=1):
        better = composed(line)
        if better != line:
            pairs = enumerate(zip(line, better, strict=False))
            column = next((index for index, (one, two) in pairs if one != two), len(better))
            return Span(path, number, column + 1, 2)
    return Span(path)
