"""Examine images before anything uses them: bytes in, what is wrong with them out.

The size is read from the header before anything is decoded, so that a small file cannot ask for
gigabytes of memory.
"""

from __future__ import annotations

from io import BytesIO

from proceedings.diagnostics import Message, message

__all__ = ["MAX_PIXELS", "image_problem"]

MAX_PIXELS = 50_000_000
"""Most pixels of an image: a B4 page at 600 dots an inch."""
_FORMATS = ("PNG", "JPEG")


def image_problem(data: bytes, name: str) -> Message | None:
    """Return why an image cannot be published, or None.

    Args:
        data: the file.
        name: its name, for the message.
    """
    from PIL import Image  # noqa: PLC0415 it costs 25 ms that an event without images does not need

    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as image:
            pixels = image.width * image.height
            if pixels > MAX_PIXELS:
                return message(
                    "the image `{name}` has {pixels} pixels; the limit is {limit}",
                    name=name,
                    pixels=pixels,
                    limit=MAX_PIXELS,
                )
            image.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return message("the image `{name}` is damaged, or is neither PNG nor JPEG", name=name)
    return None
