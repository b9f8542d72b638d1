"""Letters with the components that stand off the flow, on other sheets, or at a page's foot."""

from drafter.draft.dates import PartialDate
from drafter.layout.rules import HouseChoices
from tests.render.letters import SENTENCE, copied, letter, lines

ADDRESS = "Số 1 đường Trần Phú, phường Đông Khê, tỉnh Sơn Giang\nĐT: (0203) 123 456; Fax: 123 457"
LONG_ADDRESS = (
    f"{ADDRESS}; thư điện tử: vanthu.ubnd.tanlap@songiang.gov.vn; "
    "trang thông tin: tanlap.songiang.gov.vn"
)
ROWS = "| Tên hồ sơ | Số |\n|---|---|\n" + "".join(f"| hàng {n} | {n} |\n" for n in range(1, 46))
WIDE = f"|{'Chỉ tiêu của năm|' * 9}\n|{'---|' * 9}\n" + f"|{'giá trị|' * 9}\n" * 30
ANNEXES = (
    f"Phụ lục\nDANH MỤC\n{ROWS}\nPhụ lục [ngang]\nBẢNG TỔNG HỢP\n{SENTENCE * 4}\n{WIDE}\n"
    f"Văn bản kèm theo\nQUY CHẾ\nLàm việc của xã\nĐiều 1. {SENTENCE * 9}\n{lines(30)}"
)
STATE = {"lien_he": ADDRESS}
EDGES = STATE | {
    "pham_vi": "LƯU HÀNH NỘI BỘ",
    "dong_ky_so": "SAO Y; UBND xã; 05/02/2026; 09:15:00",
    "do_mat": "TỐI MẬT",
    "do_khan": "HỎA TỐC",
    "nguoi_soan": "PL.(300)",
}
PARTY = {
    "pham_vi": "TÀI LIỆU HỘI NGHỊ",
    "nguoi_soan": "NguyenVanAn-26",
    "khong_pho_bien": "Không phổ biến trên các phương tiện thông tin đại chúng",
    "lien_he": ADDRESS,
    "ngay": PartialDate(2026, 6, 5),
}
HD36 = PARTY | {"ngay": PartialDate(2021, 6, 5)}
TWO_SIDED = HouseChoices(two_sided=True)
TWO, LONG = f"{SENTENCE * 2}\n", f"{SENTENCE * 7}\n"


def components():
    """Return every letter by its name."""
    found = {
        "state-edges": letter(lines(9), "state/cong_van", **EDGES),
        "state-annexes": letter(lines(20), "state/cong_van", phu_luc=ANNEXES, **EDGES),
        "state-annexes-no-foot": letter(lines(9), phu_luc=ANNEXES),
        "state-across": letter(f"{lines(9)}\n{ROWS}Sau bảng.", kho_giay="A4 ngang", **EDGES),
        "state-small": letter(lines(9), kho_giay="A5 ngang", phu_luc=ANNEXES, **EDGES),
        "state-four-pages": letter(LONG * 22, **STATE),
        "state-long-address": letter(TWO * 20, lien_he=LONG_ADDRESS),
        "party-annexes": letter(lines(9), "party/thong_bao", phu_luc=ANNEXES, **PARTY),
        "party-two-sided": letter(lines(30), "party/thong_bao", TWO_SIDED, phu_luc=ANNEXES, **HD36),
        "party-last-page-even": letter(LONG * 5, "party/thong_bao", TWO_SIDED, **PARTY),
        "copy": copied(lines(5), **EDGES),
        "copy-party": copied(lines(5), "party/thong_bao", **PARTY),
        "copy-alone": copied(""),
        "copy-alone-party": copied("", "party/thong_bao"),
    }
    for count in range(18, 23):
        found[f"foot-line-{count}"] = letter(lines(count), **STATE)
        found[f"foot-two-{count}"] = letter(lines(count - 9) + TWO * 9, **STATE)
        found[f"foot-long-{count}"] = letter(lines(count - 6) + LONG * 3, **STATE)
        found[f"foot-table-{count}"] = letter(f"{lines(count - 9)}\n{ROWS}Sau bảng.", **STATE)
        found[f"foot-heading-{count}"] = letter(
            f"{lines(count)}Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n{TWO}", **STATE
        )
    return found
