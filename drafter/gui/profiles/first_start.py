"""The first start: two screens of questions, each skippable, and the letterhead they make."""

from __future__ import annotations

import re
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from drafter.draft.clean import clean_line
from drafter.draft.fields import Field, Kind
from drafter.gui import look
from drafter.gui.inputs.lines import ChoiceInput
from drafter.gui.profiles.rows import Rows, plain, underline
from drafter.layout.packs import pack_for
from drafter.office.signing import offers
from drafter.office.symbols import body_symbols
from drafter.office.words import lines_of
from drafter.store.profile import Profile, Signer, spelt

if TYPE_CHECKING:
    from drafter.gui.profiles.book import ProfileBook
    from drafter.office.bodies import BodyKind

_REGIMES = {"state": "Cơ quan nhà nước", "party": "Cơ quan của Đảng"}
_TYPES = {"state": "state/cong_van", "party": "party/cong_van"}
_BODY = (
    Field("co_quan_ban_hanh", Kind.DONG, "Tên cơ quan", hint="Ví dụ: SỞ NỘI VỤ; ĐẢNG UỶ XÃ …"),
    Field(
        "co_quan_chu_quan", Kind.DONG, "Cơ quan cấp trên, chủ quản", hint="Không có thì bỏ trống."
    ),
    Field("dia_danh", Kind.DONG, "Địa danh", hint="Đứng trước ngày tháng trên văn bản."),
)
_SIGNING = (
    Field("ky_hieu", Kind.CHON, "Chữ viết tắt của cơ quan", hint="Đứng trong số, ký hiệu."),
    Field("khoi_ky", Kind.CHON, "Người ký ghi là", hint="Quyền hạn / chức vụ"),
    Field("ho_ten", Kind.DONG, "Họ tên người ký"),
    Field("lien_he", Kind.DONG, "Địa chỉ liên hệ", hint="Chỉ ghi nếu in trên văn bản."),
)
_TITLES = ("Cơ quan của anh/chị", "Ký hiệu và người ký")
_TOLD = (
    "Hai bước ngắn để văn bản mới có sẵn phần đầu và phần ký. Bước nào cũng bỏ qua được, "
    "sửa lại được ở Hồ sơ cơ quan.",
    "Chương trình gợi ý theo tên cơ quan; ghi khác đi nếu cơ quan dùng cách khác.",
)
# Both lines of such a name are the issuer's (state §2.3); a semicolon parts other lines.
_TWO_LINES = re.compile(r"((?:[ỦU][YỶ] BAN|HỘI ĐỒNG) NHÂN DÂN) ", re.IGNORECASE)
_BETWEEN = " / "
_NAMELESS = "Cơ quan của tôi"
_WIDTH, _HEIGHT = 110, 58


def ask_first(book: ProfileBook, parent: QWidget | None = None) -> str:
    """Ask the first questions and keep what was told; return the type of letter to begin with.

    Raises DrafterError where the library does not keep it.
    """
    dialog = FirstStart(parent)
    dialog.exec()
    dialog.deleteLater()
    if dialog.profile:
        book.keep([dialog.profile])
    return dialog.type_id


class FirstStart(QDialog):
    """Ask for the body and its signer; `profile` is what was told, whatever was skipped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Bắt đầu với Drafter")
        self.resize(_WIDTH * look.GRID, _HEIGHT * look.GRID)
        stack = QUndoStack(self)
        self.regimes = {key: QRadioButton(text) for key, text in _REGIMES.items()}
        self.body, self.signing = Rows(_BODY, stack), Rows(_SIGNING, stack)
        self.kind, self.preview = QLabel(), QLabel()
        self.title, self.told = QLabel(), QLabel()
        self.pages = QStackedWidget()
        self.back, self.skip = QPushButton("Quay lại"), QPushButton("Bỏ qua")
        self.go_on = QPushButton()
        self._texts: dict[str, str] = {}
        self._typed: set[str] = set()  # what the clerk wrote stays, whatever is offered
        self._lay_out()
        self._connect()
        self._show_page(0)

    # Making

    def _lay_out(self) -> None:
        self.title.setProperty("role", "title")
        self.told.setWordWrap(True)
        for label in (self.told, self.kind):
            label.setProperty("role", "muted")
        self._lay_out_rows()
        self._lay_out_preview()
        middle = QHBoxLayout()
        middle.setSpacing(3 * look.GRID)
        middle.addWidget(self.pages, 1)
        middle.addWidget(self.preview, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [3 * look.GRID]))
        column.setSpacing(look.GRID)
        column.addWidget(self.title)
        column.addWidget(self.told)
        column.addLayout(middle, 1)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addWidget(self.skip)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.go_on)
        for button in (self.skip, self.back):
            button.setAutoDefault(False)
        self.go_on.setDefault(True)
        return foot

    def _lay_out_rows(self) -> None:
        choice = QHBoxLayout()
        group = QButtonGroup(self)
        for button in self.regimes.values():
            group.addButton(button)
            choice.addWidget(button)
        choice.addStretch(1)
        self.regimes["state"].setChecked(True)
        self.body.column.insertLayout(0, choice)
        self.body.column.insertWidget(2, self.kind)
        for rows in (self.body, self.signing):
            rows.column.setContentsMargins(0, look.GRID, 0, 0)
            rows.column.addStretch(1)
            self.pages.addWidget(rows)

    def _lay_out_preview(self) -> None:
        self.preview.setTextFormat(Qt.TextFormat.RichText)
        self.preview.setAccessibleName("Phần đầu văn bản sẽ in")
        self.preview.setMinimumWidth(50 * look.GRID)
        self.preview.setMargin(2 * look.GRID)
        self.preview.setStyleSheet("QLabel { background: #ffffff; color: #000000; }")

    def _connect(self) -> None:
        for rows in (self.body, self.signing):
            rows.edited.connect(self._take)
        for button in self.regimes.values():
            button.toggled.connect(self._follow)
        self.go_on.clicked.connect(self._go_on)
        self.skip.clicked.connect(self._go_on)
        self.back.clicked.connect(lambda: self._show_page(0))
        for name, offered in (("ky_hieu", self._symbols), ("khoi_ky", self._blocks)):
            choice = self.signing.rows[name].input
            if isinstance(choice, ChoiceInput):
                choice.offers = offered

    # Going on and back

    def _show_page(self, at: int) -> None:
        self.pages.setCurrentIndex(at)
        self.title.setText(f"{_TITLES[at]} ({at + 1}/2)")
        self.told.setText(_TOLD[at])
        self.back.setVisible(at == 1)
        self.go_on.setText("Bắt đầu soạn" if at else "Tiếp tục")
        rows = self.signing if at else self.body
        parts = [row.label for row in rows.rows.values()]
        buttons = [self.skip, self.back, self.go_on, *(() if at else self.regimes.values())]
        for button in buttons:
            button.setText(plain(button))
        underline([*parts, *buttons])
        self._offer()
        next(iter(rows.rows.values())).focus.setFocus()

    def _go_on(self) -> None:
        if self.pages.currentIndex() == 0:
            self._show_page(1)
        else:
            self.accept()

    def reject(self) -> None:
        """Skip on Esc: what is typed is kept all the same."""
        self.accept()

    # What is typed and offered

    def _take(self, name: str, text: str) -> None:
        if text != self._texts.get(name, ""):  # a choice tells its text when it is left, too
            self._texts[name] = text
            self._typed.add(name)
            self._follow()

    def _offer(self) -> None:
        """Put the likeliest symbol and signer where the clerk has written none."""
        for name, offered in (("ky_hieu", self._symbols()), ("khoi_ky", self._blocks())):
            if name not in self._typed:
                known = self._texts.get("co_quan_ban_hanh", "").strip()
                self._texts[name] = offered[0] if offered and known else ""
                self.signing.rows[name].input.show_text(self._texts[name])
        self._follow()

    @property
    def regime(self) -> str:
        """Return the regime chosen."""
        return next(key for key, button in self.regimes.items() if button.isChecked())

    @property
    def type_id(self) -> str:
        """Return the type of letter to begin with."""
        return _TYPES[self.regime]

    @property
    def profile(self) -> Profile | None:
        """Return what was told as a profile, or None where nothing was."""
        if not any(self._texts.get(name, "").strip() for name in self._typed):
            return None
        text = {name: clean_line(each) for name, each in self._texts.items()}
        *authority, position = text.get("khoi_ky", "").split(_BETWEEN)
        signer = Signer(tuple(authority), tuple(lines_of(position)), text.get("ho_ten", ""))
        return Profile(
            che_do=self.regime,
            co_quan_chu_quan="\n".join(lines_of(text.get("co_quan_chu_quan", ""))),
            ten="" if text.get("co_quan_ban_hanh") else _NAMELESS,
            co_quan_ban_hanh=_lines(text.get("co_quan_ban_hanh", "")),
            dia_danh=text.get("dia_danh", ""),
            ky_hieu=text.get("ky_hieu", ""),
            lien_he=text.get("lien_he", ""),
            nguoi_ky=(signer,) if signer != Signer() else (),
        )

    @property
    def _body_kind(self) -> BodyKind | None:
        return self._known.body_kind

    @property
    def _known(self) -> Profile:
        """Return what is told of the body, for what is offered."""
        return Profile(
            che_do=self.regime,
            co_quan_ban_hanh=_lines(self._texts.get("co_quan_ban_hanh", "")),
            co_quan_chu_quan=self._texts.get("co_quan_chu_quan", ""),
        )

    def _symbols(self) -> list[str]:
        known = self._known
        return list(body_symbols(known.co_quan_ban_hanh, known.co_quan_chu_quan, self.regime))

    def _blocks(self) -> list[str]:
        known = self._known
        pack = pack_for(self.regime, date.today())
        blocks = (each for each in offers(known.body_kind, pack.name) if not each.confirms)
        words = (_BETWEEN.join((*b.quyen_han, "; ".join(b.chuc_vu))) for b in blocks)
        return [spelt(each, known.spelling) for each in words]

    def _follow(self) -> None:
        """Say which kind of body the name tells, and show the letterhead."""
        kind = self._body_kind
        told = f"Nhận ra: {kind.name}" if kind else "Chưa nhận ra loại cơ quan theo tên này"
        self.kind.setText(told if self._texts.get("co_quan_ban_hanh", "").strip() else "")
        self.preview.setText(_letterhead(self.regime, self._texts))


def _lines(name: str) -> str:
    """Return a body's name with its lines as they are printed."""
    lines = lines_of(name)
    return _TWO_LINES.sub(r"\1\n", lines[0]) if len(lines) == 1 else "\n".join(lines)


def _letterhead(regime: str, texts: dict[str, str]) -> str:
    """Return the head of a letter as rich text; only a likeness, the page is made by the engine."""
    superior = "<br>".join(map(escape, lines_of(texts.get("co_quan_chu_quan", "").upper())))
    issuer = _lines(texts.get("co_quan_ban_hanh", "").upper()) or "TÊN CƠ QUAN"
    name = "<br>".join(map(escape, issuer.split("\n")))
    place = escape(texts.get("dia_danh", "").strip() or "Địa danh")
    symbol = escape(texts.get("ky_hieu", "").strip() or "…")
    day = f"<i>{place}, ngày &nbsp;&nbsp; tháng &nbsp;&nbsp; năm {date.today().year}</i>"
    left = f"{superior}<br><b>{name}</b>" if superior else f"<b>{name}</b>"
    if regime == "party":
        left += f"<br>*<br>Số &nbsp;&nbsp;&nbsp;-CV/{symbol}"
        right = f"<b><u>ĐẢNG CỘNG SẢN VIỆT NAM</u></b><br><br>{day}"
    else:
        left += f"<br><br>Số: &nbsp;&nbsp;&nbsp;/{symbol}-…"
        right = "<b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br><u>Độc lập - Tự do - Hạnh phúc</u></b>"
        right += f"<br><br>{day}"
    signer = texts.get("khoi_ky", "").upper().split(_BETWEEN)
    block = "<br>".join(map(escape, signer))
    name = escape(texts.get("ho_ten", "").strip())
    cells = f"<tr><td align=center width=42%>{left}</td><td align=center>{right}</td></tr>"
    cells += f"<tr><td></td><td align=center><br><b>{block}<br><br><br>{name}</b></td></tr>"
    family = "'Times New Roman', 'Liberation Serif', serif"
    return f'<table width=100% style="font-family: {family}; font-size: 8pt">{cells}</table>'
