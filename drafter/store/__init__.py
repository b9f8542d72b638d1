"""The clerk's desk: library of drafts, versions, profiles, register of numbers; no Qt."""
