"""The drafts of examples/: correct letters of every type, as a clerk would file them."""

from pathlib import Path

import pytest

from drafter.document import nodes
from drafter.draft.toml_file import read_draft, write_draft
from drafter.layout.packs import PACKS
from drafter.pipeline import compose, docx_bytes, fields_of, open_draft
from drafter.template.catalogue import load_catalogue

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.toml"))
each_example = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)


@each_example
def test_an_example_is_a_letter_without_findings(path):
    letter = compose(open_draft(path))
    assert [str(finding) for finding in letter.findings] == []


@each_example
def test_an_example_becomes_the_same_docx_each_time(path):
    first, second = (docx_bytes(compose(open_draft(path))) for _ in range(2))
    assert first == second


@each_example
def test_an_example_written_and_read_again_keeps_its_values(path):
    draft = open_draft(path)
    again = read_draft(write_draft(draft, fields_of(draft.type_id)), fields_of)
    filled = {key: value for key, value in draft.values.items() if value}
    assert {key: value for key, value in again.values.items() if value} == filled
    assert (again.type_id, again.pack) == (draft.type_id, draft.pack)


@each_example
def test_saving_an_example_changes_nothing_in_its_file(path):
    text = path.read_text(encoding="utf-8")
    draft = open_draft(path)
    assert write_draft(draft, fields_of(draft.type_id), text) == text


@pytest.mark.parametrize(
    "shape",
    [nodes.KinhGui, nodes.CanCu, nodes.DoKhan, nodes.PhamVi, nodes.LienHe, nodes.PhuLuc,
     nodes.XacNhan],
)  # fmt: skip
def test_some_example_shows_each_shape(shape):
    assert any(compose(open_draft(path)).document.tim(shape) for path in EXAMPLES)


def test_some_example_is_signed_by_two():
    documents = (compose(open_draft(path)).document for path in EXAMPLES)
    assert any(len(document.tat_ca(nodes.Ky)) > 1 for document in documents)


def test_every_rule_pack_has_an_example():
    assert {compose(open_draft(path)).pack.name for path in EXAMPLES} == set(PACKS)


def test_no_value_of_an_example_is_left_by_a_template():
    offered = {
        spec.start for type_id in load_catalogue() for spec in fields_of(type_id) if spec.start
    }
    values = {value for path in EXAMPLES for value in open_draft(path).values.values()}
    assert offered.isdisjoint(values)
