"""The letters that are judged, and the components each of them must show, in order."""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from drafter.document import nodes
from drafter.document.nodes import Bang, VaiTro
from drafter.layout.rules import HouseChoices, Kieu
from drafter.pipeline import compose, docx_bytes, open_draft
from tests.helpers import seeds
from tests.referee import spec
from tests.referee.shapes import SHAPES, Shape

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.toml"))
_DIEU = re.compile(r"Điều \d+[a-zđ]?\.")
_CLOSED = re.compile(r"[.;:,!?…][\s”\"’'»)\]]*\Z")


@dataclass(frozen=True)
class Part:
    """One paragraph that must stand on the page: its component, words and expected looks."""

    key: str
    text: str
    looks: tuple[tuple[int, bool, bool], ...] = ()  # stretches of so many letters: bold, italic


class Letter:
    """A draft composed, and what its pages must show."""

    def __init__(self, name, draft, choices=None, *, wide=False, foot=False):
        self.name = name
        self.choices = choices or HouseChoices()
        self.letter = compose(draft, self.choices)
        self.pack = self.letter.pack
        self.wide = wide
        self.foot = foot

    @property
    def regime(self):
        return self.pack.regime

    @cached_property
    def docx(self):
        return docx_bytes(self.letter)

    @cached_property
    def parts(self):
        return tuple(_parts(self))

    @cached_property
    def keys(self):
        return tuple(dict.fromkeys(part.key for part in self.parts))

    @property
    def table_heads(self):
        """Return the cells of the first row of each table, without white space."""
        return [
            ["".join("".join(chu.text for chu in cell).split()) for cell in block.hang[0]]
            for block in self.find(nodes.NoiDung).khoi
            if isinstance(block, Bang)
        ]

    def row(self, key):
        """Return the row of the rule table for a component or a role of the body."""
        return self.pack.rows[key] if key in self.pack.rows else self.pack.roles[VaiTro(key)]

    def clause(self, key):
        row = self.row(key)
        return f"{self.pack.name} {row.clause}, ô {row.o}"

    def find(self, kind):
        return self.letter.document.tim(kind)


@cache
def letters():
    """Return every letter by name: examples, seeds, shapes."""
    found = {path.stem: Letter(path.stem, open_draft(path)) for path in EXAMPLES}
    if seeds.FOLDER.is_dir():
        found |= {f"seed-{n}": Letter(f"seed-{n}", seeds.seed(n)) for n in seeds.NUMBERS}
    return found | {name: _letter(name, shape) for name, shape in SHAPES.items()}


def _letter(name, shape: Shape):
    return Letter(name, shape.draft, shape.choices, wide=shape.wide, foot=shape.foot)


def _parts(letter):
    yield from _letterhead(letter)
    yield from _heading(letter)
    yield from _decision(letter)
    yield from _body(letter)
    yield from _closing(letter)


def _letterhead(letter):
    find, party = letter.find, letter.regime == "party"
    above, issuer = find(nodes.CoQuanChuQuan), find(nodes.CoQuanBanHanh)
    names = [Part("co_quan_chu_quan", text.upper()) for text in (above.dong if above else ())]
    names += [Part("co_quan_ban_hanh", text.upper()) for text in issuer.dong]
    number = [Part("so_ky_hieu", find(nodes.SoKyHieu).text)]
    if not find(nodes.TenLoai):
        number += [Part("trich_yeu_cv", text) for text in find(nodes.TrichYeu).dong]
    if party:
        title = [Part("tieu_de", "ĐẢNG CỘNG SẢN VIỆT NAM")]
        yield from (*names, Part("dau_sao", "*"), *number, *title)
    else:
        yield from names
        yield Part("quoc_hieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        yield Part("tieu_ngu", "Độc lập - Tự do - Hạnh phúc")
        yield from number
    yield Part("dia_danh_ngay", find(nodes.DiaDanhNgay).text)


def _heading(letter):
    find = letter.find
    if find(nodes.TenLoai):
        yield Part("ten_loai", find(nodes.TenLoai).text.upper())
        if find(nodes.TacGia):
            yield Part("tac_gia", find(nodes.TacGia).text.upper())
        yield from (Part("trich_yeu", text) for text in find(nodes.TrichYeu).dong)
        if letter.regime == "party":
            yield Part("nam_gach", "-----")
    kinh_gui = find(nodes.KinhGui)
    if kinh_gui and len(kinh_gui.noi) == 1:
        yield Part("kinh_gui", f"{kinh_gui.nhan}:")
        yield Part("kinh_gui_noi", kinh_gui.noi[0])
    elif kinh_gui:
        yield Part("kinh_gui", f"{kinh_gui.nhan}:")
        yield from _listed(letter, "kinh_gui_noi", "kinh_gui", kinh_gui.noi)


def _decision(letter):
    who, grounds, words = map(letter.find, (nodes.ThamQuyen, nodes.CanCu, nodes.LenhBanHanh))
    if who:
        yield Part("tham_quyen", who.text.upper())
    if grounds:
        yield from _listed(letter, "can_cu", "can_cu", grounds.dong)
    if words:
        yield Part("lenh_ban_hanh", words.text.upper())


def _listed(letter, key, marks, items):
    opens, closes, last = spec.MARKS[letter.pack.name][marks]
    for at, item in enumerate(items):
        bare = item.rstrip(";,.")
        yield Part(key, f"{opens}{bare}{last if at == len(items) - 1 else closes}")


def _body(letter):
    blocks = letter.find(nodes.NoiDung).khoi
    for at, block in enumerate(blocks):
        if isinstance(block, Bang):
            yield from _table(block)
            continue
        last = at == len(blocks) - 1
        end = spec.END[letter.pack.name] if last and not _CLOSED.search(block.text) else ""
        yield _paragraph(letter, block, end)


def _table(block):
    for number, cells in enumerate(block.hang):
        for cell in cells:
            text = "".join(chu.text for chu in cell)
            if text.strip():
                looks = tuple((_bare(chu.text), chu.dam, chu.nghieng) for chu in cell)
                yield Part("o_bang" if number else "dau_bang", text, looks)


def _paragraph(letter, doan, end):
    text = doan.text + end
    if Kieu.HOA in letter.row(doan.vai_tro.value).kieu:
        text = text.upper()
    looks = [(_bare(chu.text), chu.dam, chu.nghieng) for chu in doan.chu]
    looks += [(_bare(end), doan.chu[-1].dam, doan.chu[-1].nghieng)] if end else []
    if doan.vai_tro is VaiTro.DIEU:
        looks = _dieu(text, looks)
    return Part(doan.vai_tro.value, text, tuple(looks))


def _dieu(text, looks):
    """Return an Điều's looks: its number is bold, and its title where it has one (state §2.7)."""
    if not _CLOSED.search(text):
        return [(count, True, italic) for count, _, italic in looks]
    number, bold = _bare(_DIEU.match(text)[0]), []
    for count, dam, nghieng in looks:
        head = min(number, count)
        bold += [(head, True, nghieng), (count - head, dam, nghieng)]
        number -= head
    return bold


def _closing(letter):
    receivers, ky = letter.find(nodes.NoiNhan), letter.find(nodes.Ky)
    yield Part("noi_nhan_nhan", f"{receivers.nhan}:")
    yield from _listed(letter, "noi_nhan", "noi_nhan", receivers.noi)
    yield from (Part("quyen_han", line.upper()) for line in ky.quyen_han)
    # A position that stands in the first line is set like an authority (party §2.8).
    key = "chuc_vu" if ky.quyen_han else "quyen_han"
    yield from (Part(key, line.upper()) for line in ky.chuc_vu)
    if ky.ho_ten:
        yield Part("ho_ten", ky.ho_ten)


def _bare(text):
    return len("".join(text.split()))
