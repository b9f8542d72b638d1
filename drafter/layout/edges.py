"""What stands at the edges of the page: who may read, the copy's line, the address."""

from __future__ import annotations

from dataclasses import replace

from drafter.document.nodes import DongKySo, KhongPhoBien, LienHe, PhamVi, VanBan
from drafter.layout.blocks import Block, Frame, Para, Rule
from drafter.layout.letterhead import boxed
from drafter.layout.measure import LINE_EM, MM_PER_PT
from drafter.layout.setting import SLACK_MM, Setting

CONTACT_GAP_PT = 12.0


def top_edge(document: VanBan, setting: Setting) -> list[Frame]:
    """Return what stands in the top margin of page 1 (state §2.1, ô 11, 14; party §2.11)."""
    places = setting.pack.places
    frames = []
    signed, scope = document.tim(DongKySo), document.tim(PhamVi)
    if signed and "dong_ky_so" in setting.pack.rows:
        frames.append(
            _at_right(setting.para("dong_ky_so", signed.text), places.dong_ky_so_top_mm, setting)
        )
    if scope:
        para = setting.para("pham_vi", scope.text)
        framed = _boxed_scope if places.box_height_mm else _at_right
        frames.append(framed(para, places.pham_vi_top_mm, setting))
    return frames


def _at_right(para: Para, top_mm: float, setting: Setting) -> Frame:
    width = _width(para, setting)
    return Frame(para, setting.width_mm - width, top_mm, width)


def _boxed_scope(para: Para, top_mm: float, setting: Setting) -> Frame:
    """Return the words in their box, centred over the national title."""
    left, right = setting.columns(setting.pack.frame.letterhead_mm)
    box = boxed(para, setting, right)
    width = right - box.left_mm - box.right_mm
    return Frame(replace(box, left_mm=0.0, right_mm=0.0), left + box.left_mm, top_mm, width)


def _width(para: Para, setting: Setting) -> float:
    words = "".join(run.text for run in para.runs)
    return min(setting.width(para.style, words) + 2 * SLACK_MM, setting.width_mm)


def below_signature(document: VanBan, setting: Setting) -> list[Block]:
    """Return what stands under the signature on the last page (party §2.11)."""
    words = document.tim(KhongPhoBien)
    foot_mm = setting.pack.places.khong_pho_bien_foot_mm
    blocks: list[Block] = []
    if words and "khong_pho_bien" in setting.pack.rows and not foot_mm:
        blocks.append(setting.para("khong_pho_bien", words.text))
    if not setting.pack.places.contact_on_first_page:
        blocks += contact(document, setting)
    return blocks


def bottom_edge(document: VanBan, setting: Setting) -> list[Frame]:
    """Return what stands in the bottom margin of the last page (party §2.11, HD05)."""
    words = document.tim(KhongPhoBien)
    foot_mm = setting.pack.places.khong_pho_bien_foot_mm
    if not words or not foot_mm:
        return []
    para = setting.para("khong_pho_bien", words.text, before_pt=0.0)
    height = setting.size("khong_pho_bien") * LINE_EM * MM_PER_PT
    return [Frame(para, 0.0, setting.page.height_mm - foot_mm - height, setting.width_mm)]


def contact(document: VanBan, setting: Setting) -> list[Para | Rule]:
    """Return address, telephone, mail under a line as long as the text (ô 13)."""
    lines = document.tim(LienHe)
    if not lines:
        return []
    first = setting.pack.places.contact_on_first_page
    rule = Rule(0.0, 0.0, gap_pt=0.0 if first else CONTACT_GAP_PT, after_pt=0.0, keep_next=True)
    return [rule, *(setting.para("lien_he", line) for line in lines.dong)]
