"""Readers: text as others hand it over, turned into what a draft holds."""
