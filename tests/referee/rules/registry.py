"""How a rule is registered, and the components rules speak of."""

from tests.referee.judging import Rule
from tests.referee.parts import ANNEX, CONFIRMS, COPY, LETTER, SIGNER

RULES: dict[str, Rule] = {}

LEFT_HEAD = (
    "co_quan_chu_quan", "co_quan_ban_hanh", "dau_sao", "so_ky_hieu", "trich_yeu_cv",
    "du_thao", "do_mat", "do_khan",
)  # fmt: skip
RIGHT_HEAD = ("quoc_hieu", "tieu_ngu", "tieu_de", "dia_danh_ngay")
SIGNATURE = ("quyen_han", "kiem", "chuc_vu", "ho_ten")
CONFIRMED = ("xac_nhan", *SIGNATURE)
COLUMNS = (LEFT_HEAD, RIGHT_HEAD, CONFIRMED)
RECEIVERS = ("noi_nhan_nhan", "noi_nhan", "nguoi_soan")
BODY = (
    "doan", "phan", "chuong", "muc", "tieu_muc", "ten_de_muc", "muc_la_ma", "dieu", "khoan",
    "diem", "gach", "can_cu", "lenh_ban_hanh", "tham_quyen",
)  # fmt: skip
CELLS = ("dau_bang", "o_bang")
HEADINGS = ("phan", "chuong", "muc", "tieu_muc", "ten_de_muc", "muc_la_ma", "lenh_ban_hanh")
TITLE = ("ten_loai", "tac_gia", "trich_yeu", "phu_luc", "ten_phu_luc", "ghi_chu", "nam_gach")
STAMPS = ("do_mat", "do_khan", "du_thao")
EDGES = ("dong_ky_so", "pham_vi", "lien_he", "khong_pho_bien")
COPIES = ("hinh_thuc_sao", "dong_dau_sao")
EVERY = (
    *LEFT_HEAD, *RIGHT_HEAD, *TITLE, "kinh_gui", "kinh_gui_noi", "dien", "dien_noi", "loi_dan",
    *BODY, *CELLS, *RECEIVERS, *SIGNATURE, "xac_nhan", *EDGES, *COPIES,
)  # fmt: skip


def anywhere(_scope):
    return True


def in_documents(scope):
    """The letter itself and each annex or appended document."""
    return scope == LETTER or scope.startswith(ANNEX)


def in_blocks(scope):
    """What has a letterhead or a signature: the letter, a copy."""
    return scope in (LETTER, COPY)


def of_signers(scope):
    return scope in (LETTER, CONFIRMS, COPY) or scope.startswith(SIGNER)


def in_copies(scope):
    return scope == COPY


def of_confirmations(scope):
    return scope == CONFIRMS


def rule(name, *of, regime="", when=None, covers=in_documents):
    """Register a rule of some components, of one regime or pack only where it is named."""

    def applies(letter):
        named = regime in ("", letter.regime, letter.pack.name)
        return named and (when is None or when(letter))

    def register(check):
        assert name not in RULES, name
        RULES[name] = Rule(name, check, of, applies, covers)
        return check

    return register


def one_signer(letter):
    return not any(scope.startswith(SIGNER) for scope in letter.scopes)


def more_signers(letter):
    return not one_signer(letter)


def one_addressee(letter):
    return "kinh_gui" in letter.keys and addressees(letter) == 1


def more_addressees(letter):
    return addressees(letter) > 1


def addressees(letter):
    return sum(part.key == "kinh_gui_noi" for part in letter.parts)
