"""The pages LibreOffice makes of every letter, once for all workers of a test run."""

import os
from functools import cache

import pytest

from drafter.render.engine import to_pdf as to_own_pdf
from tests.helpers.libreoffice import common_folder, only_one, to_pdf
from tests.referee.faults import FAULTS
from tests.referee.judging import Judged
from tests.referee.letters import letters
from tests.referee.planted import planted
from tests.referee.reading import read_once

BATCH = 150  # LibreOffice ends after some 250 documents of one call


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """Return the folder that holds each letter as DOCX and as LibreOffice's PDF."""
    common = common_folder(tmp_path_factory)
    made = common / "referee"
    with only_one(common / "referee.lock"):
        if not made.is_dir():
            fresh = common / "referee.fresh"
            fresh.mkdir(exist_ok=True)
            files = {letter.name: letter.docx for letter in letters().values()}
            files |= {f"planted-{name}": planted(fault) for name, fault in FAULTS.items()}
            for at, names in enumerate(batched(files, BATCH)):
                batch = common / f"referee.batch-{at}"
                batch.mkdir(exist_ok=True)
                for name in names:
                    (batch / f"{name}.docx").write_bytes(files[name])
                to_pdf(batch)
                for file in batch.iterdir():
                    file.rename(fresh / file.name)
            fresh.rename(made)
    return made


def batched(names, size):
    listed = list(names)
    return [listed[at : at + size] for at in range(0, len(listed), size)]


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
