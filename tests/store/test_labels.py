"""Labels: several of a draft, cleaned, filtered by."""

import threading

from drafter.store import drafts
from drafter.store.labels import all_labels, change_labels, labels_of
from drafter.store.records import Content, Query


def add(library):
    return drafts.add(library, Content("state/cong_van", {})).id


def test_draft_has_the_labels_it_was_given_and_no_others(library):
    one, two, three = add(library), add(library), add(library)
    change_labels(library, [one], ["gấp", "đất đai"], [])
    change_labels(library, [two], ["gấp"], [])
    change_labels(library, [one], ["đất đai", "2026"], ["gấp"])
    assert labels_of(library, [one, two, three]) == {one: ("2026", "đất đai"), two: ("gấp",)}
    assert all_labels(library) == ["2026", "gấp", "đất đai"]
    change_labels(library, [one], [], ["đất đai", "2026"])
    assert all_labels(library) == ["gấp"]


def test_labels_are_cleaned_and_none_is_blank_or_twice(library):
    one = add(library)
    change_labels(library, [one], ["  đất\nđai ", "", "  ", "đất đai", "x\0y", "á" * 100], [])
    assert labels_of(library, [one])[one] == ("xy", "á" * 60, "đất đai")


def test_labels_of_thousands_are_read(library):
    one = add(library)
    change_labels(library, [one], ["gấp"], [])
    assert labels_of(library, range(40_000)) == {one: ("gấp",)}
    assert labels_of(library, []) == {}


def test_drafts_are_filtered_by_a_label_whole(library):
    one, two = add(library), add(library)
    change_labels(library, [one], ["gấp"], [])
    change_labels(library, [two], ["gấp lắm"], [])
    assert [each.id for each in drafts.find(library, Query(label="gấp"))] == [one]
    assert drafts.find(library, Query(label="gấ")) == []


def test_several_drafts_get_and_lose_labels_and_keep_their_own(library):
    one, two = add(library), add(library)
    change_labels(library, [one], ["riêng", "cũ"], [])
    change_labels(library, [one, two], ["gấp"], ["cũ"])
    assert labels_of(library, [one, two]) == {one: ("gấp", "riêng"), two: ("gấp",)}
    change_labels(library, [one, two, 99], ["gấp", "  "], [])
    assert labels_of(library, [one, two]) == {one: ("gấp", "riêng"), two: ("gấp",)}


def test_two_desks_label_one_draft_at_once(library):
    one = add(library)
    faults = []

    def label():
        try:
            for _ in range(20):
                change_labels(library, [one], ["a", "b"], [])
                change_labels(library, [one], ["c"], ["a"])
        except Exception as fault:
            faults.append(fault)

    desks = [threading.Thread(target=label) for _ in range(2)]
    for each in desks:
        each.start()
    for each in desks:
        each.join()
    assert faults == []
    assert set(labels_of(library, [one])[one]) <= {"a", "b", "c"}
