"""Mẫu: the catalogue of templates, and filling one with a draft's values."""
