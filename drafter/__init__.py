"""Drafter: a drafting assistant for Vietnamese chancery staff."""

__version__ = "0.1.0"
