"""Every letter's package, part by part as pretty XML, against what was read and found right.

The letters are the examples, and each type of the catalogue under each pack from its own example;
of these the letter's own parts alone are kept, as the others are the packs'.
A change that is meant is accepted with `pytest tests/test_golden.py --accept`; read its diff.
"""

import difflib
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import etree

from drafter.pipeline import compose, docx_bytes, open_draft
from drafter.template.catalogue import example_draft, load_catalogue
from drafter.writers.docx_parts import OWN_PARTS
from drafter.writers.pictures import MEDIA, media_of
from tests.helpers.samples import packs_for, parts

GOLDEN = Path(__file__).parent / "golden"
EXAMPLES = {
    path.stem: path for path in sorted((Path(__file__).parents[1] / "examples").glob("*.toml"))
}
CATALOGUE = {
    f"{type_id.replace('/', '-')}-{pack}": (template, pack)
    for type_id, template in load_catalogue().items()
    for pack in packs_for(template)
}
LETTERS = [*EXAMPLES, *CATALOGUE]


def letter_of(name):
    return compose(
        open_draft(EXAMPLES[name]) if name in EXAMPLES else example_draft(*CATALOGUE[name])
    )


def package_of(name, letter):
    """Return the parts of a letter that are compared, as pretty XML; a picture by its sum."""
    package = parts(docx_bytes(letter))
    return {
        part: sha256(data).hexdigest() if part.startswith(MEDIA) else pretty(data)
        for part, data in package.items()
        if name in EXAMPLES or part in OWN_PARTS
    }


def pretty(xml):
    root = etree.fromstring(xml)
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"


def shared_folder(letter):
    """Return the name of the folder of the parts that letters of a pack share.

    A foot of page 1 and pictures have parts and content types of their own.
    """
    foot = "-chan-trang" if letter.sheet.foot else ""
    return letter.pack.name + foot + ("-anh" if media_of(letter.sheet) else "")


def golden_file(name, shared, part):
    """Return where a part is kept: the letter's own in its folder, the others once a pack."""
    folder = GOLDEN / (name if part in OWN_PARTS else shared)
    return folder / part.replace("/", "_").replace("[Content_Types]", "content_types")


def difference(name, old, new):
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), "golden", name, lineterm="")
    return "\n".join(lines)


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_is_the_package_that_was_accepted(name, request):
    letter = letter_of(name)
    package = package_of(name, letter)
    files = {golden_file(name, shared_folder(letter), part): part for part in package}
    if request.config.getoption("--accept"):
        for file, part in files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(package[part], encoding="utf-8", newline="\n")

    for file, part in files.items():
        golden = file.read_text(encoding="utf-8") if file.is_file() else ""
        assert difference(part, golden, package[part]) == "", "pytest --accept accepts it"


def test_no_name_stands_for_two_letters():
    assert not EXAMPLES.keys() & CATALOGUE.keys()


def test_every_golden_folder_has_a_letter():
    shared = {shared_folder(letter_of(name)) for name in EXAMPLES}

    assert {path.name for path in GOLDEN.iterdir()} == {*LETTERS, *shared}


def test_no_golden_part_is_left_of_what_a_letter_no_longer_has():
    kept = {file for name in LETTERS for file in (GOLDEN / name).glob("*")}
    made = {
        golden_file(name, "", part)
        for name in LETTERS
        for part in package_of(name, letter_of(name))
        if part in OWN_PARTS
    }

    assert kept - made == set()


@pytest.mark.parametrize("name", LETTERS)
def test_one_draft_gives_the_same_bytes_twice(name):
    first, second = (docx_bytes(letter_of(name)) for _ in range(2))

    assert first == second
