"""Kỹ thuật trình bày: rule packs, and blocks as they stand on A4."""
