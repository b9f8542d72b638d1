"""Write files beside and swap them in, so that a failure leaves the old one whole."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from typing import TYPE_CHECKING

from drafter.errors import OutputError, Place

if TYPE_CHECKING:
    from pathlib import Path

_REPAIRS = {
    errno.ENOSPC: ("đĩa đã đầy.", "Giải phóng chỗ trống hoặc chọn ổ đĩa khác."),
    errno.EDQUOT: ("đã hết hạn mức đĩa.", "Giải phóng chỗ trống hoặc chọn ổ đĩa khác."),
    errno.EROFS: ("thư mục chỉ cho đọc.", "Chọn một thư mục khác."),
    errno.ENOENT: ("thư mục không tồn tại.", "Chọn một thư mục có thật."),
    errno.ENOTDIR: ("đường dẫn đi qua một tệp, không phải thư mục.", "Chọn một thư mục khác."),
    errno.EEXIST: ("đã có một tệp trùng tên thư mục.", "Chọn thư mục khác."),
    errno.EISDIR: ("đã có một thư mục trùng tên.", "Chọn tên tệp khác."),
    errno.ENAMETOOLONG: ("tên tệp quá dài.", "Chọn tên tệp ngắn hơn."),
}
_LOCKED = (
    "không ghi được: thư mục chỉ cho đọc, hoặc tệp đang mở trong chương trình khác.",
    "Đóng tệp trong Word rồi làm lại, hoặc chọn tên hay thư mục khác.",
)


def write_file(path: Path, data: bytes) -> None:
    """Write bytes to a path whole or not at all.

    Raises OutputError with the repair when the folder is read-only, the disk is full or the file
    is open in another program; the file that stood there before is untouched then.
    """
    temporary = ""
    try:
        target = path.resolve()  # a link stays a link to the file that is written
        handle, temporary = tempfile.mkstemp(prefix=".~", suffix=".tmp", dir=target.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        with contextlib.suppress(OSError):  # disks without modes refuse
            os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        raise _output_error(error, path) from None


def make_folder(path: Path) -> None:
    """Make a folder and those above it; raises OutputError when it cannot be made."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _output_error(error, path) from None


def _output_error(error: OSError, path: Path) -> OutputError:
    sentence, repair = _REPAIRS.get(error.errno or 0, _LOCKED)
    return OutputError(sentence, place=Place(file=str(path)), repair=repair)


def _mode(path: Path) -> int:
    """Return the mode of the file that is replaced, else what a new file gets here."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
