"""Files are written beside and swapped in: whole, or not at all."""

import errno
import os
import subprocess
import tempfile

import pytest

from drafter.errors import OutputError
from drafter.writers.files import make_folder, write_file

OLD, NEW = b"cu", b"moi" * 100_000


@pytest.fixture
def target(tmp_path):
    """Return a file that stands there already."""
    path = tmp_path / "thu.docx"
    path.write_bytes(OLD)
    return path


def refused(path):
    with pytest.raises(OutputError) as caught:
        write_file(path, NEW)
    assert caught.value.place.file == str(path)
    return caught.value


def names(folder):
    return [path.name for path in folder.iterdir()]


def raising(number):
    def fail(*_args, **_more):
        raise OSError(number, os.strerror(number))

    return fail


def test_a_new_file_is_written(tmp_path):
    write_file(tmp_path / "thu.docx", NEW)

    assert (tmp_path / "thu.docx").read_bytes() == NEW
    assert names(tmp_path) == ["thu.docx"]


def test_an_old_file_is_replaced(target):
    write_file(target, NEW)

    assert target.read_bytes() == NEW
    assert names(target.parent) == ["thu.docx"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_new_file_has_the_mode_of_any_new_file(tmp_path):
    (tmp_path / "nao.do").touch()

    write_file(tmp_path / "thu.docx", NEW)

    assert (tmp_path / "thu.docx").stat().st_mode == (tmp_path / "nao.do").stat().st_mode


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_an_old_file_keeps_its_mode(target):
    target.chmod(0o640)

    write_file(target, NEW)

    assert target.stat().st_mode & 0o777 == 0o640


def test_the_letter_is_on_the_disk_before_it_is_swapped_in(target, monkeypatch):
    done = []
    monkeypatch.setattr(os, "fsync", lambda _number: done.append("fsync"))
    replace = os.replace
    monkeypatch.setattr(os, "replace", lambda *a: (done.append("replace"), replace(*a)))

    write_file(target, NEW)

    assert done == ["fsync", "replace"]


FAULTS = [
    (errno.EACCES, "chỉ cho đọc, hoặc tệp đang mở", "Đóng tệp trong Word"),
    (errno.EPERM, "chỉ cho đọc, hoặc tệp đang mở", "Đóng tệp trong Word"),
    (errno.EBUSY, "chỉ cho đọc, hoặc tệp đang mở", "Đóng tệp trong Word"),
    (errno.EIO, "không ghi được", "Đóng tệp trong Word"),
    (errno.EROFS, "thư mục chỉ cho đọc", "Chọn một thư mục khác"),
    (errno.ENOSPC, "đĩa đã đầy", "Giải phóng chỗ trống"),
    (errno.EDQUOT, "hết hạn mức đĩa", "Giải phóng chỗ trống"),
    (errno.ENOENT, "thư mục không tồn tại", "Chọn một thư mục có thật"),
    (errno.ENOTDIR, "đường dẫn đi qua một tệp", "Chọn một thư mục khác"),
    (errno.EISDIR, "thư mục trùng tên", "Chọn tên tệp khác"),
    (errno.ENAMETOOLONG, "tên tệp quá dài", "Chọn tên tệp ngắn hơn"),
]


@pytest.mark.parametrize("step", ["tempfile.mkstemp", "os.fsync", "os.replace"])
@pytest.mark.parametrize(("number", "sentence", "repair"), FAULTS)
def test_a_fault_at_any_step_is_told_and_leaves_the_old_file(
    target, monkeypatch, step, number, sentence, repair
):
    monkeypatch.setattr(step, raising(number))

    error = refused(target)

    assert sentence in error.sentence
    assert error.repair.startswith(repair)
    assert target.read_bytes() == OLD
    assert names(target.parent) == ["thu.docx"]


def test_a_disk_that_fills_up_while_writing_leaves_the_old_file(target, monkeypatch):
    temporary = target.with_name("~.tmp")

    def on_a_full_disk(**_more):
        temporary.touch()
        return os.open("/dev/full", os.O_WRONLY), str(temporary)

    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full here")
    monkeypatch.setattr(tempfile, "mkstemp", on_a_full_disk)

    assert "đĩa đã đầy" in refused(target).sentence
    assert target.read_bytes() == OLD
    assert names(target.parent) == ["thu.docx"]


@pytest.fixture
def small_disk(tmp_path):
    """Mount a disk of 64 kB, where the sandbox lets us."""
    folder = tmp_path / "dia"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("no mount here")
    if done.returncode:
        pytest.skip(f"no small disk here: {done.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_too_small_keeps_the_old_file(small_disk):
    target = small_disk / "thu.docx"
    target.write_bytes(OLD)

    assert "đĩa đã đầy" in refused(target).sentence
    assert target.read_bytes() == OLD
    assert names(small_disk) == ["thu.docx"]


def test_a_temporary_file_that_cannot_be_removed_does_not_hide_the_fault(target, monkeypatch):
    monkeypatch.setattr(os, "replace", raising(errno.ENOSPC))
    monkeypatch.setattr(os, "unlink", raising(errno.EACCES))

    assert "đĩa đã đầy" in refused(target).sentence


def test_a_disk_without_modes_takes_the_file(target, monkeypatch):
    monkeypatch.setattr(os, "chmod", raising(errno.EPERM))  # exFAT, some shares

    write_file(target, NEW)

    assert target.read_bytes() == NEW


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("khong/co/thu.docx", "thư mục không tồn tại"),
        ("tep/thu.docx", "đường dẫn đi qua một tệp"),
        ("thu muc", "thư mục trùng tên"),
        ("a" * 300, "tên tệp quá dài"),
    ],
)
def test_a_path_that_cannot_be_written_is_told(tmp_path, path, sentence):
    (tmp_path / "tep").touch()
    (tmp_path / "thu muc").mkdir()

    assert sentence in refused(tmp_path / path).sentence
    assert sorted(names(tmp_path)) == ["tep", "thu muc"]


def test_a_link_stays_a_link_to_the_file_that_is_written(target):
    link = target.with_name("lien ket.docx")
    link.symlink_to(target)

    write_file(link, NEW)

    assert link.is_symlink()
    assert target.read_bytes() == NEW


def test_folders_are_made_with_those_above_them(tmp_path):
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")

    assert (tmp_path / "a" / "b").is_dir()


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("tep", "tệp trùng tên thư mục"),
        ("tep/a", "đường dẫn đi qua một tệp"),
        ("a" * 300, "quá dài"),
    ],
)
def test_a_folder_that_cannot_be_made_is_told(tmp_path, path, sentence):
    (tmp_path / "tep").touch()

    with pytest.raises(OutputError, match=sentence) as caught:
        make_folder(tmp_path / path)

    assert caught.value.repair


def test_a_folder_on_a_read_only_disk_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("pathlib.Path.mkdir", raising(errno.EROFS))

    with pytest.raises(OutputError, match="chỉ cho đọc"):
        make_folder(tmp_path / "a")
