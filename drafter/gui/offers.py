"""What the office's tables and its profile offer for the letter, only when asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from drafter.draft.fields import Kind
from drafter.errors import DraftError
from drafter.gui.inputs.lines import ChoiceInput
from drafter.gui.offer_menu import Offer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.gui.form import Form
    from drafter.gui.model import LetterModel, Snapshot
    from drafter.gui.profiles.book import ProfileBook
    from drafter.office.bodies import BodyKind
    from drafter.office.signing import Block
    from drafter.store.profile import Profile, Signer

_BLANK = "…"
_UNKNOWN = "Chưa nhận ra cơ quan ban hành: các khối ký thường dùng"
_NO_SIGNERS = "Hồ sơ cơ quan chưa có người ký nào"
_OF_PROFILE = "người ký của hồ sơ"
_NO_BODY = "Ghi tên cơ quan ban hành trước, rồi chọn ký hiệu"


@dataclass(frozen=True, slots=True)
class Signing:
    """The fields that hold a signing block and a name, and the fields that name its body."""

    authority: str
    position: str
    name: str
    issuer: str = "co_quan_ban_hanh"
    superior: str = "co_quan_chu_quan"
    confirms: bool = False


@dataclass(frozen=True, slots=True)
class Symbol:
    """A field that holds a symbol, and the fields that name its body."""

    field: str
    issuer: str = "co_quan_ban_hanh"
    superior: str = "co_quan_chu_quan"
    copy: bool = False


SIGNINGS = (
    Signing("quyen_han", "chuc_vu", "ho_ten"),
    Signing("xac_nhan_quyen_han", "xac_nhan_chuc_vu", "xac_nhan_ho_ten", confirms=True),
    Signing("quyen_han_sao", "chuc_vu_sao", "ho_ten_sao", issuer="co_quan_sao"),
)
SYMBOLS = (Symbol("ky_hieu"), Symbol("ky_hieu_sao", issuer="co_quan_sao", copy=True))


class Offers(QObject):
    """Give the rows of the form their menus; nothing is looked up before one opens."""

    def __init__(self, model: LetterModel, form: Form, book: ProfileBook | None = None) -> None:
        super().__init__(form)
        self._model, self._form, self._book = model, form, book
        model.loaded.connect(self._attach)

    def _attach(self) -> None:
        rows = self._form.rows
        for slot in SIGNINGS:
            names = [name for name in (slot.authority, slot.position) if name in rows]
            for name in names[:1]:
                rows[name].add_offer("Chọn khối ký", partial(self._signing, slot))
            for name in (slot.position, slot.name):
                if self._book and name in rows and name not in names[:1]:
                    rows[name].add_offer("Chọn người ký", partial(self._signers, slot))
            for name in names:
                choice = rows[name].input
                if isinstance(choice, ChoiceInput):
                    choice.offers = partial(self._lines, slot, name)
        for symbol in SYMBOLS:
            if symbol.field in rows:
                rows[symbol.field].add_offer("Chọn ký hiệu", partial(self._symbols, symbol))

    # Signing blocks

    def _signing(self, slot: Signing) -> tuple[str, Sequence[Offer]]:
        """Return the menu of a signing block: what body it is of, and its lawful blocks."""
        kind, blocks = self._blocks(slot)
        known = kind and any(kind.id in block.kinds for block in blocks)
        title = kind.name if kind and known else _UNKNOWN
        people = self._signers(slot)[1]
        return title, [*people, *(self._offer_of(block, slot) for block in blocks)]

    @property
    def _profile(self) -> Profile | None:
        template = self._model.template
        return self._book.of_letter(template.regime) if self._book and template else None

    def _signers(self, slot: Signing) -> tuple[str, Sequence[Offer]]:
        """Return the menu of the profile's signers; one choice fills authority, position, name."""
        profile = self._profile
        if profile is None or not profile.nguoi_ky:
            return _NO_SIGNERS, []
        offers = [self._offer_signer(signer, slot) for signer in profile.nguoi_ky]
        return f"Người ký của {profile.name}", offers

    def _offer_signer(self, signer: Signer, slot: Signing) -> Offer:
        lines = {
            slot.authority: signer.quyen_han,
            slot.position: signer.chuc_vu,
            slot.name: (signer.ho_ten,),
        }
        texts = {n: self._joined(n, each) for n, each in lines.items() if n in self._form.rows}
        words = (*signer.quyen_han, *signer.chuc_vu, signer.ho_ten)
        return Offer(" / ".join(filter(None, words)), partial(self._put, texts), _OF_PROFILE)

    def _spelt(self, lines: Sequence[str]) -> tuple[str, ...]:
        """Return the program's own words in the spelling of the house."""
        from drafter.store.profile import spelt

        profile = self._profile
        return tuple(spelt(line, profile.spelling) for line in lines) if profile else tuple(lines)

    def _blocks(self, slot: Signing) -> tuple[BodyKind | None, list[Block]]:
        from drafter.office.bodies import kind_of
        from drafter.office.signing import offers

        snapshot = self._model.snapshot()
        pack = _pack_name(snapshot)
        if snapshot is None or not pack:
            return None, []
        texts, regime = snapshot.texts, snapshot.template.regime
        kind = kind_of(texts.get(slot.issuer, ""), texts.get(slot.superior, ""), regime)
        # Anybody's minutes may need a confirmation, whatever else the body's own table says.
        found = dict.fromkeys(
            (*offers(kind, pack), *offers(None, pack)) if slot.confirms else offers(kind, pack)
        )
        return kind, [block for block in found if block.confirms is slot.confirms]

    def _offer_of(self, block: Block, slot: Signing) -> Offer:
        texts = {
            name: self._joined(name, self._spelt(lines))
            for name, lines in _by_field(block, slot)
            if name in self._form.rows
        }
        return Offer(
            text=" / ".join(self._spelt((*block.quyen_han, *block.chuc_vu))),
            choose=partial(self._put, texts),
            note=block.case,
            clause=block.clause,
        )

    def _joined(self, name: str, lines: Sequence[str]) -> str:
        """Return lines as their field holds them."""
        several = self._form.rows[name].spec.kind is Kind.DOAN
        return ("\n" if several else "; ").join(lines)

    def _lines(self, slot: Signing, name: str) -> list[str]:
        """Return the lawful words of one field; those of the authority typed come first."""
        _, blocks = self._blocks(slot)
        typed = self._model.text(slot.authority)
        if name == slot.position and slot.authority in self._form.rows:
            blocks.sort(key=lambda block: self._joined(slot.authority, block.quyen_han) != typed)
        lines = (dict(_by_field(block, slot))[name] for block in blocks)
        texts = (self._joined(name, self._spelt(each)) for each in lines)
        return [text for text in texts if text]

    # Symbols

    def _symbols(self, symbol: Symbol) -> tuple[str, Sequence[Offer]]:
        """Return the menu of a symbol: what body it is of, and its letters."""
        from drafter.office.bodies import kind_of

        snapshot = self._model.snapshot()
        if snapshot is None:
            return _NO_BODY, []
        texts, regime = snapshot.texts, snapshot.template.regime
        lines = texts.get(symbol.issuer, ""), texts.get(symbol.superior, "")
        kind = kind_of(*lines, regime)
        found = dict.fromkeys(_letters(snapshot, symbol, lines))
        title = kind.name if kind else "Theo chữ đầu của tên cơ quan"
        return title if found else _NO_BODY, [
            Offer(text, partial(self._put, {symbol.field: text})) for text in found
        ]

    def _put(self, texts: dict[str, str]) -> None:
        """Write what was chosen; a name still to be filled takes the cursor."""
        self._model.fill(texts)
        self._form.select_blank(texts, _BLANK)


def _pack_name(snapshot: Snapshot | None) -> str:
    """Return the letter's rule pack, or nothing where the one chosen is not known."""
    try:
        return snapshot.pack_name() if snapshot else ""
    except DraftError:  # the window tells it
        return ""


def _by_field(block: Block, slot: Signing) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (slot.authority, block.quyen_han), (slot.position, block.chuc_vu)


def _letters(snapshot: Snapshot, symbol: Symbol, lines: tuple[str, str]) -> Iterator[str]:
    """Yield the symbols for a letter's type, the edition's own first, or for a copy's form."""
    from drafter.office.symbols import body_symbols, copy_symbol, symbol_offers, type_symbols

    template, pack = snapshot.template, _pack_name(snapshot)
    if symbol.copy:
        for body in body_symbols(*lines, template.regime):
            yield copy_symbol(template.title, body, template.regime)
        return
    own = template.symbol_under(pack)
    accepted = type_symbols(template.title, pack) if own else ()
    for letters in dict.fromkeys((own, *accepted)):
        yield from symbol_offers(letters, *lines, template.regime, pack)
