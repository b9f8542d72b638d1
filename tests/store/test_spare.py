"""A letter the library does not take is in a file of this machine, as it was typed."""

import json
import os
import stat

import pytest

from drafter.errors import OutputError, StoreError
from drafter.store import spare as spares
from drafter.store.records import Content
from drafter.store.spare import Spare

TEXTS = {"trich_yeu": "kiểm kê “tài sản”\t\n", "so": "", "noi_dung": "một \ud83d\0 hai"}
LETTER = Content("party/cong_van", TEXTS, "HD36", {"so-do.png": b"\x89PNG\0\xff"}, '{"so": 1}')
SPARE = Spare(LETTER, 12, 5, 3, "/home/lan/thư.toml", {"field": "so", "at": 2, "zoom": 1.5})


@pytest.mark.parametrize("spare", [SPARE, Spare(Content("state/cong_van", {}))])
def test_spare_copy_comes_back_as_it_was_put(tmp_path, spare):
    path = tmp_path / "moi" / "a.json"
    spares.put(path, spare)
    assert spares.read(path) == spare


def test_copy_that_cannot_be_written_leaves_the_one_before(tmp_path, monkeypatch):
    path = tmp_path / "a.json"
    spares.put(path, SPARE)

    def full(*_):
        raise OSError(28, "no space")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OutputError, match="đĩa đã đầy"):
        spares.put(path, Spare(Content("state/cong_van", {})))
    assert spares.read(path) == SPARE
    assert list(tmp_path.iterdir()) == [path]


def test_name_of_the_copy_is_on_the_disk_after_the_copy(tmp_path, monkeypatch):
    real, synced = os.fsync, []

    def fsync(opened):
        synced.append(stat.S_ISDIR(os.fstat(opened).st_mode))
        real(opened)

    monkeypatch.setattr("os.fsync", fsync)
    spares.put(tmp_path / "a.json", SPARE)
    assert synced == [False, True]


def changed(**parts):
    told = {
        "content": {"type_id": "x", "texts": {}, "pack": "", "images": {}, "inherited": ""},
        "draft_id": 1,
        "revision": 1,
        "profile": None,
        "source": None,
        "view": {},
    }
    for name, part in parts.items():
        told["content" if name in told["content"] else name] = (
            told["content"] | {name: part} if name in told["content"] else part
        )
    return json.dumps(told).encode()


def test_what_the_next_rows_change_is_readable_unchanged(tmp_path):
    (tmp_path / "a.json").write_bytes(changed())
    assert spares.read(tmp_path / "a.json").revision == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b'{"content": 1}',
        changed(type_id=None),
        changed(texts={"so": 1}),
        changed(texts=["so"]),
        changed(pack=3),
        changed(inherited=[]),
        changed(images={"a.png": "không phải"}),
        changed(images={"a.png": 1}),
        changed(draft_id="1"),
        changed(draft_id=True),
        changed(revision=1.5),
        changed(profile="x"),
        changed(source=1),
        changed(view=None),
    ],
)
def test_file_that_is_no_spare_copy_is_refused_by_name(tmp_path, data):
    path = tmp_path / "a.json"
    path.write_bytes(data)
    with pytest.raises(StoreError, match="bản giữ tạm") as caught:
        spares.read(path)
    assert caught.value.place.file == str(path)
    assert caught.value.repair


def test_file_of_any_size_is_not_taken_in(tmp_path, monkeypatch):
    path = tmp_path / "a.json"
    spares.put(path, SPARE)
    monkeypatch.setattr(spares, "_MAX_BYTES", 10)
    with pytest.raises(StoreError):
        spares.read(path)
