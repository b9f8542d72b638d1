"""What Hướng dẫn 05-HD/VPTW changed of Hướng dẫn 36-HD/VPTW: one test a difference, in their order.

Each looks at the same letter under both editions; the form of one is a fault under the other.
"""

import pytest
from lxml import etree

from drafter.document.body_nodes import VaiTro
from drafter.document.nodes import BanSao, NoiDung, SoKyHieu, VanBan
from drafter.layout.blocks import Align, Columns, Frame, Grid, Line, Para
from drafter.layout.lay_out import lay_out
from drafter.layout.packs import PACKS
from drafter.layout.rules import HouseChoices
from drafter.layout.setting import role_style
from drafter.office.bodies import BODIES
from drafter.office.signing import offers
from drafter.pipeline import compose, docx_bytes
from drafter.template.catalogue import example_draft, load_catalogue
from tests.helpers.samples import W, draft, parts
from tests.helpers.sheets import paras, styled, text, texts

DATES = {"HD36": "2021-03-15", "HD05": "2026-06-05"}


def letter(pack, type_id="party/thong_bao", /, *, choices=None, **changes):
    """Return a letter of an edition's years; what the types ask besides is made up."""
    values = {"co_quan_chu_quan": "", "co_quan_ban_hanh": "TỈNH UỶ SƠN GIANG", "ky_hieu": "CV/TU"}
    filled = draft(type_id, **(values | {"ngay": DATES[pack]} | changes))
    composed = compose(filled, choices or HouseChoices())
    assert composed.pack.name == pack
    return composed


def example(pack, type_id):
    return compose(example_draft(load_catalogue()[type_id], pack))


def found(composed, field):
    """Return whether a field is remarked on."""
    return any(finding.field == field for finding in composed.findings)


def size_of(sheet, style_id):
    (style,) = [style for style in sheet.styles if style.id == style_id]
    return style.size_pt


# --- the letters, and what is seen of each ---


def schools(pack):
    """Tell whether a political school is a body the edition does not know."""
    school = "TRƯỜNG CHÍNH TRỊ HOÀNG ĐÌNH GIONG"
    return found(letter(pack, co_quan_ban_hanh=school), "co_quan_ban_hanh")


def issuers(pack):
    """Return which of some issuers the edition does not know."""
    names = ["HUYỆN UỶ ĐÔNG KHÊ", "ĐẢNG UỶ PHƯỜNG ĐÔNG KHÊ", "BÁO NHÂN DÂN", "ĐẢNG ĐOÀN QUỐC HỘI"]
    return [
        name for name in names if found(letter(pack, co_quan_ban_hanh=name), "co_quan_ban_hanh")
    ]


def symbol_of_quy_dinh(pack):
    number = example(pack, "party/quy_dinh").document.tim(SoKyHieu)
    typed = letter(pack, "party/quy_dinh", ky_hieu="QĐi/TU")
    return number.text.partition("-")[2].partition("/")[0], found(typed, "ky_hieu")


def body_symbols(pack):
    """Return those of some symbols whose bodies the edition names."""
    known = {kind.symbol for kind in BODIES.values() if pack in kind.packs}
    return known & {"HU", "ĐUK", "ĐĐ", "BCSĐ", "TU", "BTGDV", "BXDĐ", "BND", "TTXVN", "TTCT"}


def places(pack):
    """Return which names of places are remarked on: a number, a district."""
    names = ["7", "Quận Hai Bà Trưng", "Phường Ngô Quyền"]
    return [name for name in names if found(letter(pack, dia_danh=name), "dia_danh")]


def summary_of_cong_van(pack):
    composed = example(pack, "party/cong_van")
    (first, *_) = styled(composed.sheet.blocks, "trich_yeu_cv")
    typed = letter(pack, "party/cong_van", trich_yeu="Chuẩn bị hội nghị")
    return text(first).startswith("về việc "), found(typed, "trich_yeu")


def political_report(pack):
    """Return the first word of the line in brackets, and what stands under it."""
    values = {"bao_cao_cua": "Ban Chấp hành khoá I", "trinh_dai_hoi": "Đại hội lần thứ II"}
    sheet = letter(pack, "party/bao_cao_chinh_tri", **values).sheet
    note, end = styled(sheet.blocks, "ghi_chu") + styled(sheet.blocks, "nam_gach")
    assert text(note).endswith(" cáo của Ban Chấp hành khoá I trình Đại hội lần thứ II)")
    return text(note).partition(" ")[0], text(end)


def line_spacing(pack):
    (style,) = [s for s in letter(pack).sheet.styles if s.id == role_style(VaiTro.DOAN)]
    return style.line, PACKS[pack].body.line_range_pt


def grounds(pack):
    sheet = letter(pack, "party/quyet_dinh", can_cu=["Căn cứ Điều lệ Đảng", "Xét đề nghị"]).sheet
    return texts(styled(sheet.blocks, role_style(VaiTro.CAN_CU)))


def chapter(pack):
    """Return the lines of a chapter's head, how they stand, and the clause they rest on."""
    sheet = letter(pack, noi_dung="Chương I\nQuy định chung\nĐiều 1. Một").sheet
    head = [*styled(sheet.blocks, role_style(VaiTro.CHUONG)),
            *styled(sheet.blocks, role_style(VaiTro.TEN_DE_MUC))]  # fmt: skip
    centred = {s.id for s in sheet.styles if s.align is Align.GIUA}
    assert [text(para) for para in head] == ["Chương I", "QUY ĐỊNH CHUNG"]
    assert {para.style for para in head} <= centred
    return PACKS[pack].roles[VaiTro.CHUONG].clause.partition(",")[0]


def signs_for_all(pack):
    """Return which of some bodies sign T/M."""
    marks = ["T/M ĐẢNG ĐOÀN", "T/M BAN CÁN SỰ ĐẢNG", "T/M TỈNH UỶ"]
    kinds = [BODIES[name] for name in ("dang_doan", "ban_can_su_dang", "tinh_uy")]
    offered = {line for kind in kinds for block in offers(kind, pack) for line in block.quyen_han}
    return [mark for mark in marks if mark in offered]


def confirms_of_congress(pack):
    """Return who may confirm a signature where the cấp uỷ has no office."""
    blocks = offers(BODIES["dai_hoi"], pack)
    return [block.chuc_vu for block in blocks if block.confirms and not block.quyen_han]


def receivers(pack):
    sheet = letter(pack, noi_nhan=["Các chi bộ", "Đảng uỷ viên", "Lưu Văn phòng"]).sheet
    return texts(styled(sheet.blocks, "noi_nhan"))


def label_of_to_trinh(pack):
    sheet = letter(pack, "party/to_trinh", kinh_trinh=["Ban Bí thư", "Văn phòng Trung ương"]).sheet
    return texts([*styled(sheet.blocks, "kinh_gui"), *styled(sheet.blocks, "kinh_gui_noi")])


def size_of_addressees(pack):
    """Return the sizes of the names after Kính gửi at the two sizes of the body."""
    made = (letter(pack, "party/cong_van", choices=HouseChoices(size_set=n)) for n in (0, 1))
    return [size_of(composed.sheet, "kinh_gui_noi") for composed in made]


def under_number(pack):
    """Return what stands under the number, from the top: of a thông báo, of a công văn."""
    stamps = {"du_thao": "Dự thảo lần 2", "do_mat": "MẬT", "do_khan": "KHẨN"}
    wanted = {"so_ky_hieu", "trich_yeu_cv", *stamps}
    sheets = [letter(pack, type_id, **stamps).sheet
              for type_id in ("party/thong_bao", "party/cong_van")]  # fmt: skip
    return [[p.style for p in paras(sheet.blocks) if p.style in wanted] for sheet in sheets]


def secrecy(pack):
    """Return the stamp of secrecy that is printed."""
    return texts(styled(letter(pack, do_mat="TỐI MẬT").sheet.blocks, "do_mat"))


def not_to_be_spread(pack):
    """Return how the words stand, and how far their foot is from the paper's."""
    blocks = letter(pack, khong_pho_bien="Không phổ biến").sheet.blocks
    frames = [block for block in blocks if isinstance(block, Frame)]
    if not frames:
        (para,) = styled(blocks, "khong_pho_bien")
        return Para, blocks.index(para) > _signature_at(blocks)
    (frame,) = frames
    height = 12 * 1.149 * 25.4 / 72
    return Frame, round(297 - frame.top_mm - height, 1)


def _signature_at(blocks):
    return next(at for at, block in enumerate(blocks) if styled([block], "ho_ten"))


def drafter_mark(pack):
    """Return the mark as printed, its size, and whether it ends the line “Lưu …”."""
    sheet = letter(pack, nguoi_soan="VangAPao-60", noi_nhan=["Lưu Văn phòng"]).sheet
    (last,) = styled(sheet.blocks, "noi_nhan")
    own = styled(sheet.blocks, "nguoi_soan")
    run = (own or [last])[0].runs[-1]
    size = run.size_pt or size_of(sheet, "nguoi_soan")
    return run.text.strip(), size, not own


def annex_head(pack):
    """Return the lines over an annex's body."""
    sheet = letter(
        pack,
        so="7",
        ky_hieu="TB/TU",
        ten_trong_cau="Tỉnh uỷ Sơn Giang",
        phu_luc="Phụ lục\nBiểu\n\nMột",
    ).sheet
    return texts(sheet.annexes[0].blocks)[:-1]


def copy_of(pack):
    """Return the words over a copy, and the size of its stamp in mm."""
    copy = BanSao("Sao y", ("TỈNH UỶ",), "Số 24-BS/TU", "Sơn Giang", ("A",), (), ("B",), "C")
    sheet = lay_out(VanBan((NoiDung(()), copy)), PACKS[pack], HouseChoices())
    form = texts(styled(sheet.blocks, "hinh_thuc_sao"))
    cells = [block for columns in sheet.blocks if isinstance(columns, Columns)
             for row in columns.rows for cell in row for block in cell]  # fmt: skip
    stamps = [block for block in cells if isinstance(block, Grid)]
    form += [text(row[0]) for stamp in stamps for row in stamp.rows][:1]
    return form, [(sum(stamp.widths_mm), round(sum(stamp.heights_mm), 6)) for stamp in stamps]


EDITIONS = [
    # number, topic, what is seen, HD36, HD05
    (1, "scope: schools", schools, True, False),
    (2, "issuers", issuers, ["BÁO NHÂN DÂN"], ["HUYỆN UỶ ĐÔNG KHÊ", "ĐẢNG ĐOÀN QUỐC HỘI"]),
    (3, "symbol of quy định", symbol_of_quy_dinh, ("QĐi", False), ("QĐ", True)),
    (
        4,
        "symbols of bodies",
        body_symbols,
        {"HU", "ĐUK", "ĐĐ", "BCSĐ", "TU", "BTGDV", "BXDĐ"},
        {"TU", "BTGDV", "BXDĐ", "BND", "TTXVN", "TTCT"},
    ),
    (6, "địa danh", places, ["7"], ["Quận Hai Bà Trưng"]),
    (7, "trích yếu of a công văn", summary_of_cong_van, (False, False), (True, True)),
    (8, "báo cáo chính trị", political_report, ("(báo", "-----"), ("(Báo", "-----")),
    (
        9,
        "line spacing",
        line_spacing,
        (Line(exact_pt=18), (18, 0)),
        (Line(exact_pt=18), (18, 22)),
    ),
    (
        10,
        "căn cứ",
        grounds,
        ["Căn cứ Điều lệ Đảng;", "Xét đề nghị,"],
        ["- Căn cứ Điều lệ Đảng;", "- Xét đề nghị."],
    ),
    (11, "phần, chương", chapter, "I.1.6", "6.2.4"),
    (
        12,
        "who signs T/M",
        signs_for_all,
        ["T/M ĐẢNG ĐOÀN", "T/M BAN CÁN SỰ ĐẢNG", "T/M TỈNH UỶ"],
        ["T/M TỈNH UỶ"],
    ),
    (13, "congress without seal", confirms_of_congress, [], [("BÍ THƯ",), ("PHÓ BÍ THƯ",)]),
    (
        15,
        "nơi nhận",
        receivers,
        ["- Các chi bộ,", "- Đảng uỷ viên,", "- Lưu Văn phòng."],
        ["- Các chi bộ;", "- Đảng uỷ viên;", "- Lưu Văn phòng."],
    ),
    (
        16,
        "tờ trình",
        label_of_to_trinh,
        ["Kính gửi:", "- Ban Bí thư,", "- Văn phòng Trung ương."],
        ["Kính trình:", "- Ban Bí thư;", "- Văn phòng Trung ương."],
    ),
    (17, "size of the addressees", size_of_addressees, [14, 14], [14, 15]),
    (
        18,
        "khẩn",
        under_number,
        [
            ["so_ky_hieu", "du_thao", "do_mat", "do_khan"],
            ["so_ky_hieu", "trich_yeu_cv", "du_thao", "do_mat", "do_khan"],
        ],
        [
            ["so_ky_hieu", "do_khan", "du_thao"],
            ["so_ky_hieu", "trich_yeu_cv", "do_khan", "du_thao"],
        ],
    ),
    (19, "mật", secrecy, ["TỐI MẬT"], []),
    (20, "không phổ biến", not_to_be_spread, (Para, True), (Frame, 10.0)),
    (21, "mark of the drafter", drafter_mark, ("VANGAPAO-60", 8, True), ("VangAPao-60", 11, False)),
    (
        22,
        "phụ lục",
        annex_head,
        ["PHỤ LỤC", "BIỂU"],
        [
            "PHỤ LỤC",
            "BIỂU",
            "(Kèm theo Thông báo số 07-TB/TU, ngày 05/6/2026 của Tỉnh uỷ Sơn Giang)",
            "-----",
        ],
    ),
    (23, "copies", copy_of, (["SAO Y"], []), (["BẢN SAO VĂN BẢN"], [(80, 50)])),
]
UNSEEN = {  # what a drafted letter cannot show
    5: "term start: numbers are typed; the register of numbers, which counts by term, is not built",
    14: "seal: stamped after signing; a draft leaves the room and prints nothing",
    24: "font: Times New Roman in black meets both; HD36 names only the code table, TCVN 6909",
}
CASES = [
    *(pytest.param(*row[2:], id=f"{row[0]:02}-{row[1]}") for row in EDITIONS),
    *(
        pytest.param(None, None, None, id=f"{number:02}", marks=pytest.mark.skip(reason=reason))
        for number, reason in UNSEEN.items()
    ),
]


@pytest.mark.parametrize(("seen", "old", "new"), CASES)
def test_each_edition_has_its_own_form(seen, old, new):
    assert old != new
    assert (seen("HD36"), seen("HD05")) == (old, new)


def test_every_difference_has_a_test_or_a_reason():
    assert sorted([*(row[0] for row in EDITIONS), *UNSEEN]) == [*range(1, 25)]


@pytest.mark.parametrize("pack", DATES)
def test_the_face_is_times_new_roman_and_nothing_is_coloured(pack):
    package = parts(docx_bytes(letter(pack)))
    roots = [etree.fromstring(data) for name, data in package.items() if name.startswith("word/")]
    elements = [element for root in roots for element in root.iter(f"{W}rFonts", f"{W}color")]

    faces = {value for element in elements if element.tag == f"{W}rFonts"
             for value in element.attrib.values()}  # fmt: skip
    assert faces == {"Times New Roman"}
    assert {element.get(f"{W}val") for element in elements if element.tag == f"{W}color"} <= {
        "auto",
        "000000",
    }
