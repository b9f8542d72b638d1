"""The XML of a template is read into nodes; what may not stand there is refused."""

import pytest

from drafter.document import nodes
from drafter.document.read_xml import read_document
from drafter.errors import Place, TemplateError


def locate(*words):
    """Say for what the place was asked, the best word first."""
    return Place(file=f"<{words[0]}>")


def read(inner):
    return read_document(f"<van_ban>{inner}</van_ban>", locate).thanh_phan


def refused(xml):
    with pytest.raises(TemplateError) as caught:
        read_document(xml, locate)
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
         nodes.NoiDung((nodes.DoanVan(nodes.VaiTro.DOAN, (nodes.Chu("A"),)),))),
        ("<can_cu> <dong>A</dong>\n<dong>B</dong></can_cu>", nodes.CanCu(("A", "B"))),
        ("<kinh_gui><nhan>K</nhan><noi>A</noi><noi/><noi>B</noi></kinh_gui>",
         nodes.KinhGui("K", ("A", "B"))),
        ("<noi_nhan><nhan>N</nhan></noi_nhan>", nodes.NoiNhan("N", ())),
        ("<ky><quyen_han>Q\nR</quyen_han><chuc_vu>C</chuc_vu><ho_ten>H</ho_ten></ky>",
         nodes.Ky(("Q", "R"), ("C",), "H")),
        ("<ky/>", nodes.Ky((), (), "")),
        ("<ky><ho_ten>H\nT</ho_ten></ky>", nodes.Ky((), (), "H T")),
    ],
)  # fmt: skip
def test_an_element_is_read_into_its_node(inner, part):
    assert read(inner) == (part,)


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
    ],
)
def test_a_misplaced_child_is_named_with_its_parent(inner, sentence):
    assert refused(f"<van_ban>{inner}</van_ban>").sentence == sentence


def test_a_misplaced_child_is_told_what_may_stand_there():
    assert refused("<van_ban><ky><noi/></ky></van_ban>").repair == (
        "Trong <ky> chỉ dùng: quyen_han, chuc_vu, ho_ten."
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
