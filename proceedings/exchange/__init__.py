"""Formats in which translations travel: data in, bytes out; and bytes back into data."""
