"""The form of one profile: its fields in four tabs, with what the office's tables offer."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QTabWidget, QVBoxLayout, QWidget

from drafter.gui.inputs.lines import ChoiceInput
from drafter.gui.offer_menu import Offer
from drafter.gui.profiles.groups import AddressBook
from drafter.gui.profiles.rows import Rows, scrolled, underline
from drafter.layout.packs import pack_for
from drafter.office.bodies import BODIES
from drafter.office.signing import offers
from drafter.office.symbols import body_symbols
from drafter.store.profile import Profile, Signer, spelt
from drafter.store.profile_fields import SPECS, size_sets

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drafter.errors import Finding
    from drafter.gui.field_row import FieldRow
    from drafter.gui.profiles.sheets import SheetsModel
    from drafter.office.signing import Block

_BODY = (
    "che_do",
    "co_quan_chu_quan",
    "co_quan_ban_hanh",
    "dia_danh",
    "ky_hieu",
    "don_vi",
    "ten_trong_cau",
    "lien_he",
    "loai",
    "ten",
)
_SIGNERS = ("nguoi_ky",)
_RECEIVERS = ("nhom_noi_nhan", "luu")
_LOOKS = (
    "co_chu",
    "gian_dong",
    "gian_doan",
    "dau_cuoi",
    "cho_ky",
    "in_giay",
    "chinh_ta",
    "tuong_thich",
)
_ADDRESSES = 2
_OPEN = "Những điểm quy định để ngỏ; ô nào để trống thì theo mặc định."
_HOW_TO_SIGN = (
    "Mỗi người một dòng, ba phần cách nhau bằng dấu “|”: quyền hạn | chức vụ | họ tên. Quyền hạn "
    "hai dòng thì cách nhau bằng dấu “;”. Văn bản mới lấy người ở dòng đầu."
)


class ProfileForm(QTabWidget):
    """Show the sheet of the model, take what is typed; nothing else is written by it."""

    def __init__(self, model: SheetsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._body = self._rows(_BODY)
        self._signers = self._rows(_SIGNERS)
        self._receivers = self._rows(_RECEIVERS)
        self._looks = self._rows(_LOOKS)
        self.book = AddressBook(model)
        self.kind = QLabel()
        self._sheet = (-1, 0)  # the one shown last
        self._lay_out()
        self._add_offers()
        model.shown.connect(self.show_sheet)
        model.edited.connect(self._follow)
        self.show_sheet()

    def _rows(self, names: Iterable[str]) -> Rows:
        rows = Rows([SPECS[name] for name in names], self._model.stack)
        rows.edited.connect(self._model.edit)
        rows.left.connect(self._follow)
        return rows

    def _lay_out(self) -> None:
        self.kind.setProperty("role", "muted")
        self._body.column.insertWidget(_BODY.index("co_quan_ban_hanh") + 1, self.kind)
        self._looks.column.insertWidget(0, _told(_OPEN))
        self._signers.column.insertWidget(0, _told(_HOW_TO_SIGN))
        addresses = QWidget()
        column = QVBoxLayout(addresses)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.book, 1)
        column.addWidget(self._receivers)
        for rows in (self._body, self._signers, self._looks):
            rows.column.addStretch(1)
        for title, inside in (
            ("Cơ quan", scrolled(self._body)),
            ("Người ký", scrolled(self._signers)),
            ("Sổ địa chỉ", addresses),
            ("Trình bày", scrolled(self._looks)),
        ):
            self.addTab(inside, title)

    @property
    def rows(self) -> dict[str, FieldRow]:
        """Return the rows of all fields by name."""
        return {
            **self._body.rows,
            **self._signers.rows,
            **self.book.single.rows,
            **self._receivers.rows,
            **self._looks.rows,
        }

    def set_mnemonics(self, taken: Iterable[str]) -> None:
        """Underline letters, none twice on one tab, none that the window has."""
        book = self.book
        inside = (
            self._body.rows.values(),
            self._signers.rows.values(),
            (*self._receivers.rows.values(), *book.single.rows.values()),
            self._looks.rows.values(),
        )
        taken = set(taken)
        for at, rows in enumerate(inside):
            labels = [row.label for row in rows]
            if at != _ADDRESSES:
                underline(labels, taken)
                continue
            group = [row.label for row in book.group.rows.values()]
            more = (book.title, book.add, book.remove)
            underline((*labels, *more, *group), taken)

    # What is shown

    def show_sheet(self) -> None:
        """Show the sheet on the screen; nothing is told."""
        sheet = self._model.sheet
        self.setEnabled(sheet is not None)
        shown = (self._model.state.current, sheet.id if sheet else 0)
        if shown != self._sheet:
            for rows in (self._body, self._signers, self._receivers, self._looks):
                rows.forget_visits()
            self._sheet = shown
        texts = dict(sheet.texts) if sheet else {}
        for rows in (self._body, self._signers, self._receivers, self._looks):
            rows.show_texts(texts)
        self.book.show_sheet()
        self._follow()

    def _follow(self) -> None:
        """Say what the name tells and what is wrong in the fields left."""
        profile, findings = self._profile(), self._findings()
        kind = profile.body_kind
        known = f"Nhận ra: {kind.name}" if kind else "Chưa nhận ra loại cơ quan theo tên này"
        self.kind.setText(known if profile.co_quan_ban_hanh.strip() else "")
        for rows in (self._body, self._signers, self._receivers, self._looks):
            rows.show_findings(findings)
        self.book.show_findings(findings)

    def _findings(self) -> Sequence[Finding]:
        return self._model.sheet.profile()[1] if self._model.sheet else ()

    def _profile(self) -> Profile:
        return self._model.sheet.profile()[0] if self._model.sheet else Profile()

    def name_faults(self) -> None:
        """Name everything that is wrong, and give the first such field the cursor."""
        for rows in (self._body, self._signers, self._receivers, self._looks, self.book.single):
            rows.visit_all()
        self._follow()
        wrong = [finding.field for finding in self._findings()]
        if wrong:
            self.focus_field(wrong[0])

    def focus_field(self, name: str) -> None:
        """Give a field the cursor, on its tab."""
        row = self.rows.get(name)
        part: QWidget = row.focus if row else self.book.list
        for at in range(self.count()):
            if self._tab(at).isAncestorOf(part):
                self.setCurrentIndex(at)
        part.setFocus()

    def _tab(self, at: int) -> QWidget:
        return self.widget(at) or self

    def refresh_icons(self) -> None:
        """Draw the icons anew, in the colours now in force."""
        parts = (self._body, self._signers, self._receivers, self._looks)
        for rows in (*parts, self.book.single, self.book.group):
            rows.refresh_icons()

    # What is offered

    def _add_offers(self) -> None:
        rows = self.rows
        rows["ky_hieu"].add_offer("Chọn chữ viết tắt", self._symbols)
        rows["nguoi_ky"].add_offer("Thêm khối ký", self._blocks)
        for name, offered in (
            ("loai", self._kinds),
            ("nhom_noi_nhan", self._groups),
            ("co_chu", lambda: size_sets(self._profile().che_do)),
        ):
            choice = rows[name].input
            if isinstance(choice, ChoiceInput):
                choice.offers = offered

    def _kinds(self) -> list[str]:
        regime = self._profile().che_do
        return [kind.name for kind in BODIES.values() if kind.regime == regime]

    def _groups(self) -> list[str]:
        return [group.ten for group in self._profile().nhom]

    def _symbols(self) -> tuple[str, list[Offer]]:
        profile = self._profile()
        lines = (profile.co_quan_ban_hanh, profile.co_quan_chu_quan)
        found = body_symbols(*lines, profile.che_do)
        title = "Theo tên cơ quan" if found else "Ghi tên cơ quan ban hành trước"
        return title, [Offer(each, partial(self._put, "ky_hieu", each)) for each in found]

    def _blocks(self) -> tuple[str, list[Offer]]:
        profile = self._profile()
        kind, pack = profile.body_kind, pack_for(profile.che_do, date.today())
        found = [block for block in offers(kind, pack.name) if not block.confirms]
        signers = [(_signer(block, profile.spelling), block) for block in found]
        return kind.name if kind else "Các khối ký thường dùng", [
            Offer(
                " / ".join((*signer.quyen_han, *signer.chuc_vu)),
                partial(self._add_signer, signer),
                block.case,
                block.clause,
            )
            for signer, block in signers
        ]

    def _put(self, name: str, text: str) -> None:
        if self._model.sheet:
            self._model.change(self._model.sheet.with_text(name, text))
            self.focus_field(name)

    def _add_signer(self, signer: Signer) -> None:
        """Add a line of a signer; the name is typed at its end."""
        sheet = self._model.sheet
        if sheet is None:
            return
        before = sheet.text("nguoi_ky").rstrip("\n")
        text = "\n".join(filter(None, (before, f"{signer.line} ")))
        self._put("nguoi_ky", text)
        self.rows["nguoi_ky"].select(len(text), 0)


def _told(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    return label


def _signer(block: Block, spelling: str) -> Signer:
    authority, position = (
        tuple(spelt(line, spelling) for line in lines) for lines in (block.quyen_han, block.chuc_vu)
    )
    return Signer(authority, position)
