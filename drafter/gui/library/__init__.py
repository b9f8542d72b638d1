"""The library on the screen: search, trash, labels, versions compared; no database of its own."""
