"""The pages LibreOffice makes of every letter, once for all workers of a test run."""

import os
from functools import cache

import pytest

from drafter.render.engine import to_pdf as to_own_pdf
from tests.helpers.libreoffice import common_folder, only_one, to_pdf
from tests.referee.judging import Judged
from tests.referee.letters import letters
from tests.referee.planted import FAULTS, planted
from tests.referee.reading import read_once


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """Return the folder that holds each letter as DOCX and as LibreOffice's PDF."""
    common = common_folder(tmp_path_factory)
    made = common / "referee"
    with only_one(common / "referee.lock"):
        if not made.is_dir():
            fresh = common / "referee.fresh"
            fresh.mkdir(exist_ok=True)
            for letter in letters().values():
                (fresh / f"{letter.name}.docx").write_bytes(letter.docx)
            for name, fault in FAULTS.items():
                (fresh / f"planted-{name}.docx").write_bytes(planted(fault))
            to_pdf(fresh)
            fresh.rename(made)
    return made


@pytest.fixture(scope="session")
def judged(folder):
    """Return a function from a letter's name to the letter beside its pages.

    With the name of a planted fault, the pages are of the letter's copy that holds the fault.
    """

    @cache
    def one(name, fault=""):
        file = folder / (f"planted-{fault}.pdf" if fault else f"{name}.pdf")
        docx = file.with_suffix(".docx").read_bytes()
        return Judged(letters()[name], read_once(file), docx)

    return one


@pytest.fixture(scope="session")
def own(folder):
    """Return a function from a letter's name to the letter beside the pages of our own engine."""

    @cache
    def one(name):
        docx = (folder / f"{name}.docx").read_bytes()
        file = folder / f"own-{name}.pdf"
        if not file.is_file():
            fresh = file.with_name(f"{file.name}.{os.getpid()}")
            fresh.write_bytes(to_own_pdf(docx))
            fresh.replace(file)
        return Judged(letters()[name], read_once(file), docx)

    return one
