"""Bản thảo: what the clerk typed, before any template or rule."""
