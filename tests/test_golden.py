"""Every example's package, part by part as pretty XML, against what was read and found right.

A change that is meant is accepted with `pytest tests/test_golden.py --accept`; read its diff.
"""

import difflib
from pathlib import Path

import pytest
from lxml import etree

from drafter.pipeline import compose, docx_bytes, open_draft
from drafter.writers.docx_parts import OWN_PARTS
from tests.helpers.samples import parts

GOLDEN = Path(__file__).parent / "golden"
EXAMPLES = {
    path.stem: path for path in sorted((Path(__file__).parents[1] / "examples").glob("*.toml"))
}


def pretty(xml):
    root = etree.fromstring(xml)
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"


def golden_file(example, pack, part):
    """Return where a part is kept: the letter's own in its folder, the others once a pack."""
    folder = GOLDEN / (example if part in OWN_PARTS else pack)
    return folder / part.replace("/", "_").replace("[Content_Types]", "content_types")


def difference(name, old, new):
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), "golden", name, lineterm="")
    return "\n".join(lines)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_the_package_that_was_accepted(example, request):
    letter = compose(open_draft(EXAMPLES[example]))
    package = {name: pretty(data) for name, data in parts(docx_bytes(letter)).items()}
    files = {golden_file(example, letter.pack.name, name): name for name in package}
    if request.config.getoption("--accept"):
        for file, name in files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(package[name], encoding="utf-8", newline="\n")

    for file, name in files.items():
        golden = file.read_text(encoding="utf-8") if file.is_file() else ""
        assert difference(name, golden, package[name]) == "", "pytest --accept accepts it"


def test_every_golden_folder_has_an_example():
    packs = {compose(open_draft(path)).pack.name for path in EXAMPLES.values()}

    assert {path.name for path in GOLDEN.iterdir()} == EXAMPLES.keys() | packs


@pytest.mark.parametrize("example", EXAMPLES)
def test_one_draft_gives_the_same_bytes_twice(example):
    first, second = (docx_bytes(compose(open_draft(EXAMPLES[example]))) for _ in range(2))

    assert first == second
