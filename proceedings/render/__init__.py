"""Pages: what comes in is text already chosen; what goes out is PDF and HTML."""
