"""Thể thức: the components of a document, what may stand in what, and the body's paragraphs."""
