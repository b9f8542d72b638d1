"""Versions: kept by name and by the program, thinned out, read again."""

import threading

import pytest

from drafter.errors import StoreError
from drafter.store import drafts, versions
from drafter.store.records import Content

LETTER = "state/cong_van"


@pytest.fixture
def draft(library):
    """A draft, and how to type into it."""

    class Draft:
        def __init__(self):
            self.record = drafts.add(library, Content(LETTER, {"so": "1"}))
            self.id, self.revision = self.record.id, 1

        def type(self, text, **rest):
            content = Content(LETTER, {"so": text}, **rest)
            self.revision = drafts.save(library, self.id, self.revision, content)

    return Draft()


def names(library, draft):
    return [each.name for each in versions.history(library, draft.id)]


def test_version_holds_the_letter_as_it_was(library, draft):
    draft.type("hai", pack="HD36", images={"a": b"1"}, inherited="{}")
    kept = versions.keep(library, draft.id, " Bản trình\nlần 1 ")
    draft.type("ba")
    assert versions.read_version(library, kept.id) == Content(
        LETTER, {"so": "hai"}, "HD36", {"a": b"1"}, "{}"
    )
    assert versions.history(library, draft.id) == [kept]
    assert kept.name == "Bản trình lần 1"


def test_newest_version_comes_first(library, draft):
    for name in ("một", "hai", "ba"):
        draft.type(name)
        versions.keep(library, draft.id, name)
    assert names(library, draft) == ["ba", "hai", "một"]


def test_program_keeps_nothing_twice(library, draft):
    assert versions.keep(library, draft.id) is not None
    assert versions.keep(library, draft.id) is None
    draft.type("hai")
    assert versions.keep(library, draft.id) is not None
    draft.type("hai")  # saved again, nothing changed
    assert versions.keep(library, draft.id) is None
    assert len(versions.history(library, draft.id)) == 2


def test_named_version_is_kept_of_the_same_letter_too(library, draft):
    versions.keep(library, draft.id)
    assert versions.keep(library, draft.id, "Bản trình").name == "Bản trình"
    assert names(library, draft) == ["Bản trình", ""]


def test_program_keeps_its_last_forty_and_every_named_one(library, draft):
    for at in range(50):
        draft.type(f"{at}")
        versions.keep(library, draft.id, f"tên {at}" if at < 3 else "")
    kept = versions.history(library, draft.id)
    assert [each.name for each in kept if each.name] == ["tên 2", "tên 1", "tên 0"]
    assert len(kept) == 43
    assert versions.read_version(library, kept[0].id).texts == {"so": "49"}


def test_other_drafts_keep_their_versions(library, draft):
    other = drafts.add(library, Content(LETTER, {}))
    versions.keep(library, other.id)
    for at in range(42):
        draft.type(f"{at}")
        versions.keep(library, draft.id)
    assert len(versions.history(library, other.id)) == 1


def test_version_is_named_afterwards_and_kept_then(library, draft):
    kept = versions.keep(library, draft.id)
    versions.name_version(library, kept.id, "Bản trình")
    for at in range(45):
        draft.type(f"{at}")
        versions.keep(library, draft.id)
    assert names(library, draft)[-1] == "Bản trình"
    versions.name_version(library, kept.id, "  ")
    assert names(library, draft)[-1] == ""


def test_version_that_is_gone_is_told(library):
    with pytest.raises(StoreError, match="thư viện không còn phiên bản này"):
        versions.read_version(library, 99)


def test_two_desks_keep_the_same_letter_once(library, draft):
    start = threading.Barrier(2)

    def keep():
        start.wait()
        versions.keep(library, draft.id)

    desks = [threading.Thread(target=keep) for _ in range(2)]
    for each in desks:
        each.start()
    for each in desks:
        each.join()
    assert len(versions.history(library, draft.id)) == 1
