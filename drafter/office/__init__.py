"""Cơ quan: what depends on the kind of body and the edition: names, symbols, signing blocks."""
