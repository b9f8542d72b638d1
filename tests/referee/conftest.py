"""The pages LibreOffice makes of every letter, once for all workers of a test run."""

import pytest

from tests.helpers.libreoffice import common_folder, only_one, to_pdf
from tests.referee.judging import Judged
from tests.referee.letters import letters
from tests.referee.reading import read_once


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """Return the folder that holds each letter as DOCX and as LibreOffice's PDF."""
    common = common_folder(tmp_path_factory)
    made = common / "referee"
    with only_one(common / "referee.lock"):
        if not made.is_dir():
            fresh = common / "referee.fresh"
            fresh.mkdir()
            for letter in letters().values():
                (fresh / f"{letter.name}.docx").write_bytes(letter.docx)
            to_pdf(fresh)
            fresh.rename(made)
    return made


@pytest.fixture(scope="session")
def judged(folder):
    """Return a function from a letter's name to the letter beside its pages."""
    kept = {}

    def one(name):
        if name not in kept:
            kept[name] = Judged(letters()[name], read_once(folder / f"{name}.pdf"))
        return kept[name]

    return one
