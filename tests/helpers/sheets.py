"""What the tests of the layout share: documents laid out without a template."""

from drafter.document.nodes import VanBan
from drafter.layout.blocks import Columns, Para, Sheet
from drafter.layout.lay_out import lay_out
from drafter.layout.measure import runs_width_mm
from drafter.layout.packs import PACKS
from drafter.layout.rules import HouseChoices
from drafter.layout.setting import Setting

ND30, HD36, HD05 = PACKS.values()
CHOICES = HouseChoices()


def setting(pack=ND30, **choices):
    return Setting(pack, HouseChoices(**choices))


def sheet(*parts, pack=ND30, **choices) -> Sheet:
    return lay_out(VanBan(parts), pack, HouseChoices(**choices))


def paras(blocks):
    """Yield each paragraph of some blocks, through columns, in the order of the page."""
    for block in blocks:
        if isinstance(block, Para):
            yield block
        elif isinstance(block, Columns):
            for row in block.rows:
                for cell in row:
                    yield from paras(cell)


def text(para):
    return "".join(run.text for run in para.runs)


def texts(blocks):
    return [text(para) for para in paras(blocks)]


def styled(blocks, style):
    """Return the paragraphs of one style."""
    return [para for para in paras(blocks) if para.style == style]


def width(para, size_pt):
    return runs_width_mm(para.runs, size_pt)
