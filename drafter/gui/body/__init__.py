"""The body as a clerk sees it: rich text over the stored lines, which stay the truth."""
