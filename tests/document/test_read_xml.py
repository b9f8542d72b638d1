"""The XML of a template is read into nodes; what may not stand there is refused."""

from itertools import pairwise

import pytest

from drafter.document import nodes
from drafter.document.body_nodes import Chu, DoanVan, VaiTro
from drafter.document.content_model import MODELS
from drafter.document.parts import read_parts
from drafter.document.read_xml import read_document
from drafter.errors import Place, TemplateError


def locate(*words):
    """Say for what the place was asked, the best word first."""
    return Place(file=f"<{words[0]}>")


def read(inner):
    return read_document(f"<van_ban>{inner}</van_ban>", locate).thanh_phan


def refused(xml, regime=""):
    with pytest.raises(TemplateError) as caught:
        read_document(xml, locate, regime)
    assert caught.value.place.file
    assert caught.value.repair
    return caught.value


@pytest.mark.parametrize(
    ("inner", "part"),
    [
        ("<quoc_hieu>A</quoc_hieu>", nodes.QuocHieu("A")),
        ("<tieu_ngu>A - B</tieu_ngu>", nodes.TieuNgu("A - B")),
        ("<tieu_de>A</tieu_de>", nodes.TieuDe("A")),
        ("<co_quan_chu_quan>A\n B \n\n</co_quan_chu_quan>", nodes.CoQuanChuQuan(("A", "B"))),
        ("<co_quan_ban_hanh/>", nodes.CoQuanBanHanh(())),
        ("<so_ky_hieu>Số:        /A</so_ky_hieu>", nodes.SoKyHieu("Số:        /A")),
        ("<dia_danh_ngay>A</dia_danh_ngay>", nodes.DiaDanhNgay("A")),
        ("<ten_loai>A &amp; B</ten_loai>", nodes.TenLoai("A & B")),
        ("<tac_gia>A</tac_gia>", nodes.TacGia("A")),
        ("<trich_yeu>A\nB</trich_yeu>", nodes.TrichYeu(("A", "B"))),
        ("<tham_quyen>A</tham_quyen>", nodes.ThamQuyen("A")),
        ("<lenh_ban_hanh>A:</lenh_ban_hanh>", nodes.LenhBanHanh("A:")),
        ("<noi_dung/>", nodes.NoiDung(())),
        ("<noi_dung>\nA\n</noi_dung>",
         nodes.NoiDung((DoanVan(VaiTro.DOAN, (Chu("A"),)),))),
        ("<can_cu> <dong>A</dong>\n<dong>B</dong></can_cu>", nodes.CanCu(("A", "B"))),
        ("<kinh_gui><nhan>K</nhan><noi>A</noi><noi/><noi>B</noi></kinh_gui>",
         nodes.KinhGui("K", ("A", "B"))),
        ("<noi_nhan><nhan>N</nhan></noi_nhan>", nodes.NoiNhan("N", ())),
        ("<ky><quyen_han>Q\nR</quyen_han><chuc_vu>C</chuc_vu><ho_ten>H</ho_ten></ky>",
         nodes.Ky(("Q", "R"), ("C",), "H")),
        ("<ky/>", nodes.Ky((), (), "")),
        ("<ky><ho_ten>H\nT</ho_ten></ky>", nodes.Ky((), (), "H T")),
        ("<ky><ho_ten>H</ho_ten><chuc_vu_khac>A\nB</chuc_vu_khac></ky>",
         nodes.Ky((), (), "H", ("A", "B"))),
        ("<kho_giay>A4 ngang</kho_giay>", nodes.KhoGiay("A4 ngang")),
        ("<dong_ky_so>SAO Y; SỞ A</dong_ky_so>", nodes.DongKySo("SAO Y; SỞ A")),
        ("<pham_vi>A</pham_vi>", nodes.PhamVi("A")),
        ("<du_thao>Dự thảo lần 2</du_thao>", nodes.DuThao("Dự thảo lần 2")),
        ("<do_mat>MẬT</do_mat>", nodes.DoMat("MẬT")),
        ("<do_khan>KHẨN</do_khan>", nodes.DoKhan("KHẨN")),
        ("<ghi_chu>(A)</ghi_chu>", nodes.GhiChu("(A)")),
        ("<dien><nhan>A điện</nhan><noi>B</noi><noi>C</noi></dien>",
         nodes.Dien("A điện", ("B", "C"))),
        ("<loi_dan>A:</loi_dan>", nodes.LoiDan("A:")),
        ("<nguoi_soan>PL.(300)</nguoi_soan>", nodes.NguoiSoan("PL.(300)")),
        ("<xac_nhan><loi>X</loi><quyen_han>Q\nR</quyen_han><ho_ten>H</ho_ten></xac_nhan>",
         nodes.XacNhan("X", ("Q", "R"), (), "H")),
        ("<khong_pho_bien>A</khong_pho_bien>", nodes.KhongPhoBien("A")),
        ("<lien_he>A\n\nB</lien_he>", nodes.LienHe(("A", "B"))),
        ("<ban_sao><hinh_thuc>SAO Y</hinh_thuc><co_quan>A\nB</co_quan><so_ky_hieu>S</so_ky_hieu>"
         "<dia_danh_ngay>D</dia_danh_ngay><noi>N</noi><noi>O</noi><quyen_han>Q</quyen_han>"
         "<chuc_vu>C</chuc_vu><ho_ten>H</ho_ten></ban_sao>",
         nodes.BanSao("SAO Y", ("A", "B"), "S", "D", ("N", "O"), ("Q",), ("C",), "H")),
        ("<ban_sao/>", nodes.BanSao("", (), "", "", (), (), (), "")),
        ("<phu_luc/>", nodes.PhuLuc("", ())),
        ("<phu_luc><ghi_chu>(Kèm)</ghi_chu><phan>Phụ lục\n\nMột.</phan></phu_luc>",
         nodes.PhuLuc("(Kèm)", read_parts("Phụ lục\n\nMột."))),
        ("<phu_luc><phan>Phụ lục I\nA</phan><phan>Phụ lục II\nB</phan></phu_luc>",
         nodes.PhuLuc("", read_parts("Phụ lục I\nA\nPhụ lục II\nB"))),
    ],
)  # fmt: skip
def test_an_element_is_read_into_its_node(inner, part):
    assert read(inner) == (part,)


ONE_OF_EACH = "".join(f"<{tag}/>" for tag in MODELS)


def test_every_component_may_stand_in_the_order_of_the_model():
    assert [type(part) for part in read(ONE_OF_EACH)] == [m.kind for m in MODELS.values()]


def test_a_signature_may_stand_several_times():
    two = "<ky><ho_ten>A</ho_ten></ky><ky><ho_ten>B</ho_ten></ky>"

    assert read(two) == (nodes.Ky((), (), "A"), nodes.Ky((), (), "B"))


@pytest.mark.parametrize("tag", [tag for tag, model in MODELS.items() if not model.many])
def test_any_other_component_stands_once(tag):
    error = refused(f"<van_ban><{tag}/><{tag}/></van_ban>")

    assert error.sentence == f"<{tag}> chỉ được đứng một lần."
    assert error.place.file == f"<{tag}>"


@pytest.mark.parametrize("between", ["xac_nhan", "lien_he"])
def test_signatures_stand_one_after_another(between):
    error = refused(f"<van_ban><ky/><{between}/><ky/></van_ban>")

    assert error.sentence == f"<ky> không được đứng sau <{between}>."


@pytest.mark.parametrize(("before", "after"), list(pairwise(MODELS)))
def test_a_component_stands_in_the_order_of_the_page(before, after):
    error = refused(f"<van_ban><{after}/><{before}/></van_ban>")

    assert error.sentence == f"<{before}> không được đứng sau <{after}>."
    assert error.place.file == f"<{before}>"


@pytest.mark.parametrize("regime", ["state", "party"])
@pytest.mark.parametrize(("tag", "model"), MODELS.items(), ids=list(MODELS))
def test_a_component_stands_in_its_own_regime_only(regime, tag, model):
    xml = f"<van_ban><{tag}/></van_ban>"

    if model.regime in ("", regime):
        assert len(read_document(xml, locate, regime).thanh_phan) == 1
    else:
        error = refused(xml, regime)
        assert error.sentence == f"<{tag}> không phải là thành phần của khối này."
        assert error.place.file == f"<{tag}>"


def test_components_keep_their_order():
    assert read("<quoc_hieu>B</quoc_hieu>\n <ten_loai>A</ten_loai>") == (
        nodes.QuocHieu("B"),
        nodes.TenLoai("A"),
    )


def test_blanks_and_comments_between_components_are_nothing():
    assert read("\n <!-- a -->\n<?b c?><ten_loai>A<!-- x -->B</ten_loai>") == (nodes.TenLoai("AB"),)


@pytest.mark.parametrize(
    ("tag", "repair"),
    [("trich_yu", "Có phải “trich_yeu” không?"), ("xyz", "Chỉ dùng: kho_giay, dong_ky_so,")],
)
def test_an_unknown_element_is_named_with_the_nearest(tag, repair):
    error = refused(f"<van_ban><{tag}>A</{tag}></van_ban>")

    assert error.sentence == f"không có thành phần <{tag}>."
    assert error.place.file == f"<{tag}>"
    assert error.repair.startswith(repair)


@pytest.mark.parametrize("xml", ["<vanban/>", "<kinh_gui/>", "<a><van_ban/></a>"])
def test_another_root_is_refused(xml):
    assert refused(xml).sentence == "mẫu phải bắt đầu bằng <van_ban>."


@pytest.mark.parametrize(
    ("inner", "sentence"),
    [
        ("<kinh_gui><ho_ten>A</ho_ten></kinh_gui>", "<ho_ten> không được đứng trong <kinh_gui>."),
        ("<can_cu><noi>A</noi></can_cu>", "<noi> không được đứng trong <can_cu>."),
        ("<trich_yeu>A<b>B</b></trich_yeu>", "<b> không được đứng trong <trich_yeu>."),
        ("<noi_dung><ten_loai/></noi_dung>", "<ten_loai> không được đứng trong <noi_dung>."),
        ("<ky><ho_ten><b>A</b></ho_ten></ky>", "<b> không được đứng trong <ho_ten>."),
        ("<phu_luc><noi>A</noi></phu_luc>", "<noi> không được đứng trong <phu_luc>."),
        ("<phu_luc><phan><b/></phan></phu_luc>", "<b> không được đứng trong <phan>."),
        ("<ban_sao><nhan/></ban_sao>", "<nhan> không được đứng trong <ban_sao>."),
        ("<xac_nhan><noi/></xac_nhan>", "<noi> không được đứng trong <xac_nhan>."),
        ("<lien_he><dong/></lien_he>", "<dong> không được đứng trong <lien_he>."),
    ],
)
def test_a_misplaced_child_is_named_with_its_parent(inner, sentence):
    assert refused(f"<van_ban>{inner}</van_ban>").sentence == sentence


def test_a_misplaced_child_is_told_what_may_stand_there():
    assert refused("<van_ban><ky><noi/></ky></van_ban>").repair == (
        "Trong <ky> chỉ dùng: quyen_han, chuc_vu, ho_ten, chuc_vu_khac."
    )


@pytest.mark.parametrize(
    ("inner", "parent"),
    [
        ("lạc", "van_ban"),
        ("<ten_loai>A</ten_loai>lạc", "van_ban"),
        ("<kinh_gui>lạc<noi>A</noi></kinh_gui>", "kinh_gui"),
        ("<ky><ho_ten>A</ho_ten>lạc</ky>", "ky"),
    ],
)
def test_text_outside_every_component_is_quoted(inner, parent):
    error = refused(f"<van_ban>{inner}</van_ban>")

    assert error.sentence == f"chữ “lạc” đứng ngoài mọi thành phần trong <{parent}>."


@pytest.mark.parametrize(
    "xml",
    [
        "<van_ban><ten_loai a='1'>A</ten_loai></van_ban>",
        "<van_ban><kinh_gui><noi a='1'>A</noi></kinh_gui></van_ban>",
        "<van_ban a='1'><ten_loai>A</ten_loai></van_ban>",
    ],
)
def test_an_attribute_is_refused(xml):
    assert "không nhận thuộc tính" in refused(xml).sentence


@pytest.mark.parametrize(
    "xml",
    ["chữ", "<van_ban>", "<van_ban><ten_loai>A</van_ban>", "<van_ban>&nbsp;</van_ban>",
     "<van_ban>a & b</van_ban>", "<van_ban/><van_ban/>"],
)  # fmt: skip
def test_ill_formed_xml_is_named(xml):
    assert "XML không đúng cú pháp" in refused(xml).sentence


@pytest.mark.parametrize("xml", ["", " \n "])
def test_a_template_that_yields_nothing_is_told(xml):
    assert refused(xml).sentence == "mẫu không cho ra gì."


BOMB = "".join(
    f'<!ENTITY e{level} "{f"&e{level - 1};" * 10 if level else "bùm"}">' for level in range(10)
)


@pytest.mark.parametrize(
    "entities",
    ['<!ENTITY e9 "chữ">', '<!ENTITY e9 SYSTEM "file:///etc/hostname">', BOMB],
    ids=["inner", "outer", "bomb"],
)
@pytest.mark.parametrize("inner", ["<ten_loai>&e9;</ten_loai>", "&e9;", "<ky>&e9;</ky>"])
def test_a_template_declares_no_entities(entities, inner):
    refused(f"<!DOCTYPE van_ban [{entities}]><van_ban>{inner}</van_ban>")


def test_a_component_of_twelve_megabytes_is_read():
    assert read(f"<ten_loai>{'a' * 12_000_000}</ten_loai>") == (nodes.TenLoai("a" * 12_000_000),)
