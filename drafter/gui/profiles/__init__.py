"""Hồ sơ cơ quan: first start, the dialog of profiles, the address book in the letter's form."""
