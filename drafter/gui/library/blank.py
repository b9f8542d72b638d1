"""What an empty list says, and what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.store.records import Query

EMPTY = (
    "Chưa có văn bản nào.\n"
    "Nhấn Ctrl+N để soạn văn bản mới, hoặc Ctrl+O để mở tệp bản thảo:\n"
    "mọi văn bản được tự giữ ở đây ngay từ khi gõ."
)
NOTHING = "Không có văn bản nào có cả các chữ này. Thử ít chữ hơn."
NARROW = "Không có văn bản nào như các mục đã chọn. Bỏ bớt mục lọc."
BOTH = "Không có văn bản nào có cả các chữ này trong các mục đã chọn. Thử ít chữ hơn, hoặc bỏ lọc."
NO_TRASH = "Thùng rác trống."


def sentence(query: Query, *, narrowed: bool) -> str:
    """Return what to say where a query found nothing; `narrowed` by the filters."""
    if query.words.strip():
        return BOTH if narrowed else NOTHING
    if narrowed:
        return NARROW
    return NO_TRASH if query.trashed else EMPTY
