"""What the pages of a letter must show: its components in the order of the regulation."""

import re
from dataclasses import dataclass, replace

from drafter.document import nodes
from drafter.document.body_nodes import Bang, DoanVan, VaiTro
from drafter.document.nodes import LoaiPhan, VanBan
from drafter.layout.rules import Kieu
from tests.referee import spec

_DIEU = re.compile(r"Điều \d+[a-zđ]?\.")
_CLOSED = re.compile(r"[.;:,!?…][\s”\"’'»)\]]*\Z")
# What a document that goes with a letter takes over from it (state §4.2, Mẫu 1.3).
_OF_ISSUER = (
    nodes.CoQuanChuQuan,
    nodes.CoQuanBanHanh,
    nodes.QuocHieu,
    nodes.TieuNgu,
    nodes.TieuDe,
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
# Where a paragraph stands off the text.
TOP, FOOT = "top", "foot"
# What the parts of a letter belong to: itself, a further signer, who confirms, a copy, an annex.
LETTER, SIGNER, CONFIRMS, COPY, ANNEX = "", "ky", "xac_nhan", "ban_sao", "phu_luc"


@dataclass(frozen=True)
class Part:
    """One paragraph that must stand on the page: its component, words and expected looks.

    Components of one scope are judged beside each other; sections begin on pages of their own.
    """

    key: str
    text: str
    looks: tuple[tuple[int, bool, bool], ...] = ()  # stretches of so many letters: bold, italic
    scope: str = LETTER
    section: int = 0
    edge: str = ""


def parts_of(letter):
    """Yield every part of a letter: the document, the copy's block, the annexes."""
    document = letter.document
    copy = document.tim(nodes.BanSao)
    if document.tim(nodes.NoiDung) or not copy:
        yield from _edges(letter, document)
        yield from _letterhead(letter, document)
        yield from _heading(letter, document)
        yield from _decision(letter, document)
        yield from _body(letter, document.tim(nodes.NoiDung))
        yield from _closing(letter, document)
    if copy:
        stamped = letter.pack.name == "HD05"
        yield from _scoped(_stamp(letter, copy) if stamped else _copy(letter, copy), COPY)
    yield from _below(letter, document)
    yield from _annexes(letter, document)


def _scoped(parts, scope, section=0):
    return [replace(part, scope=part.scope or scope, section=section) for part in parts]


def _edges(letter, document):
    signed, scope = document.tim(nodes.DongKySo), document.tim(nodes.PhamVi)
    if signed:
        yield Part("dong_ky_so", signed.text, edge=TOP)
    if scope:
        yield Part("pham_vi", scope.text.upper(), edge=TOP)


def _letterhead(letter, document):
    find, party = document.tim, letter.regime == "party"
    above, issuer = find(nodes.CoQuanChuQuan), find(nodes.CoQuanBanHanh)
    names = [Part("co_quan_chu_quan", text.upper()) for text in (above.dong if above else ())]
    names += [Part("co_quan_ban_hanh", text.upper()) for text in (issuer.dong if issuer else ())]
    date = find(nodes.DiaDanhNgay)
    number = list(_number(letter, document))
    if party:
        title = [Part("tieu_de", "ĐẢNG CỘNG SẢN VIỆT NAM")]
        yield from (*names, Part("dau_sao", "*"), *number, *title)
    else:
        yield from names
        yield Part("quoc_hieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        yield Part("tieu_ngu", "Độc lập - Tự do - Hạnh phúc")
        yield from number
    if date:
        yield Part("dia_danh_ngay", date.text)


def _number(letter, document):
    """Yield what stands in the left column from the number down."""
    find = document.tim
    number, summary = find(nodes.SoKyHieu), find(nodes.TrichYeu)
    if number:
        yield Part("so_ky_hieu", number.text)
    if summary and not find(nodes.TenLoai):
        yield from (Part("trich_yeu_cv", text) for text in summary.dong)
    kinds = {"du_thao": nodes.DuThao, "do_mat": nodes.DoMat, "do_khan": nodes.DoKhan}
    for key in spec.UNDER_NUMBER[letter.pack.name]:
        if stamp := find(kinds[key]):
            yield Part(key, stamp.text if key == "du_thao" else stamp.text.upper())


def _heading(letter, document):
    find = document.tim
    if find(nodes.TenLoai):
        yield Part("ten_loai", find(nodes.TenLoai).text.upper())
        if find(nodes.TacGia):
            yield Part("tac_gia", find(nodes.TacGia).text.upper())
        summary = find(nodes.TrichYeu)
        yield from (Part("trich_yeu", text) for text in (summary.dong if summary else ()))
        if find(nodes.GhiChu):
            yield Part("ghi_chu", find(nodes.GhiChu).text)
        if letter.regime == "party":
            yield Part("nam_gach", "-----")
    kinh_gui, wire, words = find(nodes.KinhGui), find(nodes.Dien), find(nodes.LoiDan)
    if kinh_gui and len(kinh_gui.noi) == 1:
        yield Part("kinh_gui", f"{kinh_gui.nhan}:")
        yield Part("kinh_gui_noi", kinh_gui.noi[0])
    elif kinh_gui:
        yield Part("kinh_gui", f"{kinh_gui.nhan}:")
        yield from _listed(letter, "kinh_gui_noi", "kinh_gui", kinh_gui.noi)
    if wire:
        yield Part("dien", f"{wire.nhan}:")
        yield from _listed(letter, "dien_noi", "kinh_gui", wire.noi)
    if words:
        yield Part("loi_dan", words.text)


def _decision(letter, document):
    who, grounds, words = map(document.tim, (nodes.ThamQuyen, nodes.CanCu, nodes.LenhBanHanh))
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


def _body(letter, content):
    blocks = content.khoi
    for at, block in enumerate(blocks):
        if isinstance(block, Bang):
            yield from _table(block)
        if not isinstance(block, DoanVan):
            continue
        last = at == len(blocks) - 1
        end = spec.END[letter.pack.name] if last and not _CLOSED.search(block.text) else ""
        yield _paragraph(letter, block, end)


def _table(block):
    for number, cells in enumerate(block.hang):
        for cell in cells:
            text = "".join(chu.text for chu in cell)
            if text.strip():
                looks = tuple((bare(chu.text), chu.dam, chu.nghieng) for chu in cell)
                yield Part("dau_bang" if number < block.so_hang_dau else "o_bang", text, looks)


def _paragraph(letter, doan, end):
    text = doan.text + end
    if Kieu.HOA in letter.row(doan.vai_tro.value).kieu:
        text = text.upper()
    looks = [(bare(chu.text), chu.dam, chu.nghieng) for chu in doan.chu]
    looks += [(bare(end), doan.chu[-1].dam, doan.chu[-1].nghieng)] if end else []
    if doan.vai_tro is VaiTro.DIEU:
        looks = _dieu(text, looks)
    return Part(doan.vai_tro.value, text, tuple(looks))


def _dieu(text, looks):
    """Return an Điều's looks: its number is bold, and its title where it has one (state §2.7)."""
    if not _CLOSED.search(text):
        return [(count, True, italic) for count, _, italic in looks]
    number, bold = bare(_DIEU.match(text)[0]), []
    for count, dam, nghieng in looks:
        head = min(number, count)
        bold += [(head, True, nghieng), (count - head, dam, nghieng)]
        number -= head
    return bold


def _closing(letter, document):
    receivers, signers = document.tim(nodes.NoiNhan), document.tat_ca(nodes.Ky)
    if receivers:
        yield Part("noi_nhan_nhan", f"{receivers.nhan}:")
        yield from _listed(letter, "noi_nhan", "noi_nhan", receivers.noi)
    drafter = document.tim(nodes.NguoiSoan)
    if drafter:
        style = spec.MASTER[letter.pack.name]["nguoi_soan"].style
        yield Part("nguoi_soan", drafter.text.upper() if "H" in style else drafter.text)
    blocks = [
        _scoped(_signature(ky), LETTER if number == 1 else f"{SIGNER} {number}")
        for number, ky in enumerate(signers, start=1)
    ]
    # Who leads stands on the right: the second comes before in the text of the page.
    for block in [*blocks[1:2], *blocks[:1], *blocks[2:]]:
        yield from block
    confirmed = document.tim(nodes.XacNhan)
    if confirmed:
        words = Part("xac_nhan", confirmed.loi)
        yield from _scoped([words, *_signature(confirmed)], CONFIRMS)


def _signature(ky):
    yield from (_titled("quyen_han", line) for line in ky.quyen_han)
    # A position that stands in the first line is set like an authority (party §2.8).
    key = "chuc_vu" if ky.quyen_han else "quyen_han"
    yield from (_titled(key, line) for line in ky.chuc_vu)
    # An office held besides stands above the name and looks like it (state §2.1, ô 7b).
    yield from (Part("ho_ten", line) for line in getattr(ky, "chuc_vu_khac", ()))
    if ky.ho_ten:
        yield Part("ho_ten", ky.ho_ten)


def _titled(key, line):
    """Return an office; the word between two is plain (party §2.8)."""
    return Part("kiem", "kiêm") if line.casefold() == "kiêm" else Part(key, line.upper())


def _below(letter, document):
    """Yield what stands under the signature or at the foot of a page."""
    words, contact = document.tim(nodes.KhongPhoBien), document.tim(nodes.LienHe)
    if words:
        edge = FOOT if letter.pack.name == "HD05" else ""
        yield Part("khong_pho_bien", words.text.upper(), edge=edge)
    for line in contact.dong if contact else ():
        yield Part("lien_he", line, edge=FOOT if letter.regime == "state" else "")


def _copy(letter, copy):
    """Yield the block of a copy under its line (state §2.15, Mẫu 3.1; party §2.12, HD36)."""
    yield from (Part("co_quan_ban_hanh", line.upper()) for line in copy.co_quan)
    yield Part("hinh_thuc_sao", copy.hinh_thuc.upper())
    yield Part("so_ky_hieu", copy.so_ky_hieu)
    yield Part("dia_danh_ngay", copy.dia_danh_ngay)
    yield Part("noi_nhan_nhan", "Nơi nhận:")
    yield from _listed(letter, "noi_nhan", "noi_nhan", copy.noi)
    yield from _signature(copy)


def _stamp(_letter, copy):
    """Yield the rows of the stamp, and who signs beside it (party §2.12, HD05)."""
    yield Part("hinh_thuc_sao", "BẢN SAO VĂN BẢN")
    for words in (
        f"Cơ quan, tổ chức sao: {' '.join(copy.co_quan)}",
        f"Số, ký hiệu bản sao: {copy.so_ky_hieu.removeprefix('Số ')}",
        f"Hình thức sao: {copy.hinh_thuc}",
        copy.dia_danh_ngay,
        f"Nơi nhận bản sao: {'; '.join(copy.noi)}",
    ):
        yield Part("dong_dau_sao", words)
    yield from _signature(copy)


def _annexes(letter, document):
    found = document.tim(nodes.PhuLuc)
    parts = found.phan if found else ()
    count, number = sum(part.loai is LoaiPhan.PHU_LUC for part in parts), 0
    for section, part in enumerate(parts, start=1):
        caption = part.ghi_chu or (found.ghi_chu if letter.pack.name in spec.CAPTION else "")
        if part.loai is LoaiPhan.PHU_LUC:
            number += 1
            head = _annex_head(letter, part, number if count > 1 else 0, caption)
        else:
            head = _appended_head(letter, document, part, caption)
        content = _body(letter, part.noi_dung)
        yield from _scoped([*head, *content], f"{ANNEX} {section}", section)


def _annex_head(letter, part, number, caption):
    state = letter.regime == "state"
    typed = part.nhan != "Phụ lục"
    counted = f" {_ROMAN[number - 1] if state else number}" if number and not typed else ""
    label = f"{part.nhan}{counted}"
    yield Part("phu_luc", label if state else label.upper())
    yield from (Part("ten_phu_luc", line.upper()) for line in part.ten)
    if caption:
        yield Part("ghi_chu", caption)
    if letter.pack.name == "HD05":
        yield Part("nam_gach", "-----")


def _appended_head(letter, document, part, caption):
    """Yield a letterhead without number and date, type, trích yếu, caption (Mẫu 1.3)."""
    name, *summary = part.ten or ("",)
    own = [one for one in document.thanh_phan if isinstance(one, _OF_ISSUER)]
    own += [nodes.TenLoai(name), nodes.TrichYeu(tuple(summary))]
    head = VanBan((*own, *([nodes.GhiChu(caption)] if caption else [])))
    yield from _letterhead(letter, head)
    yield from _heading(letter, head)


def bare(text):
    """Count the letters of a text without its white space."""
    return len("".join(text.split()))
