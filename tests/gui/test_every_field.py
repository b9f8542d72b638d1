"""Every field of every type has its place on the page, and a click there leads to it."""

from dataclasses import replace

import pytest

from drafter.cli import pack_names
from drafter.draft.fields import Kind, coerce
from drafter.gui.model import text_of
from drafter.gui.places import Word, find_spots, spot_at
from drafter.pipeline import compose, docx_bytes
from drafter.render.engine import page_count, to_pdf
from drafter.render.words import page_lines
from drafter.template.catalogue import example_draft, load_catalogue

TYPES = [
    (template.id, pack) for template in load_catalogue().values() for pack in pack_names(template)
]
OTHER = {Kind.NGAY: "09/9/2031"}


def printed(draft):
    """The words of all pages of a letter."""
    pdf = to_pdf(docx_bytes(compose(draft)))
    return [
        Word(text, page, box)
        for page in range(page_count(pdf))
        for line in page_lines(pdf, page)
        for text, box in line.words()
    ]


def changes_the_page(draft, spec, words):
    """Whether another text in a field is seen anywhere among the words."""
    other = coerce(spec, OTHER.get(spec.kind, "Quằn quại"))
    changed = printed(replace(draft, values={**draft.values, spec.name: other}))
    return [(word.text, word.page) for word in changed] != [(w.text, w.page) for w in words]


@pytest.mark.parametrize(("type_id", "pack"), TYPES, ids=lambda part: part.replace("/", "-"))
def test_click_on_each_printed_field_leads_to_it(catalogue, type_id, pack):
    template = catalogue.get_template(type_id)
    draft = example_draft(template, pack)
    texts = {f.name: text_of(draft.values.get(f.name, f.empty)) for f in template.fields}
    words = printed(draft)
    spots = find_spots(words, template.fields, texts)
    for spec in (each for each in template.fields if texts[each.name].strip()):
        mine = [spot for spot in spots if spot.field == spec.name]
        for spot in mine:
            left, top, right, bottom = spot.box
            hit = spot_at(spots, spot.page, (left + right) / 2, (top + bottom) / 2)
            assert hit.field == spec.name
        if not mine:  # a size of the sheet, a name that only some sentence holds
            assert not changes_the_page(draft, spec, words), spec.name


def test_catalogue_is_whole():
    assert len({type_id for type_id, _ in TYPES}) == 72
    assert len(TYPES) == 111
