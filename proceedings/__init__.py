"""One set of plain-text records per event in, complete multilingual proceedings out."""
