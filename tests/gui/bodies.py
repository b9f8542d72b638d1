"""Texts of bodies for the tests of the editor: real ones, and ugly ones."""

import tomllib
from pathlib import Path

from drafter.draft.fields import Kind
from drafter.template.catalogue import load_catalogue

ROOT = Path(__file__).parents[2]

UGLY = [
    "",
    "\n",
    "\n\n\n",
    " ",
    "a ",
    "  a  \n\t b\t",
    "*",
    "**",
    "***",
    "****",
    "** a**",
    "**a **",
    "*a",
    "a*",
    "**a",
    "2 * 3 * 4",
    "\\*",
    "\\\\*",
    "\\**a**",
    "**a\\**",
    "a\\",
    "**đậm** *nghiêng* ***cả hai*** thường",
    "**a**b**c**",
    "**a *b** c*",
    "*****a*****",
    "**1.**Nội dung",
    "“**(a)**”",
    "**)**",
    "** **",
    "[khoản] 1. Một",
    "  [khoản]   1. Một",
    "[KHOẢN] 1. Một",
    "[khoản]",
    "[khoản] ",
    "\\[khoản] Một",
    "\\\\[khoản] Một",
    "[không] Một",
    "[khoản] **đậm** \\*",
    "[đoạn] [khoản] a",
    "| a |",
    "|---|",
    "a | b",
    "| a | b |\n|---|---|",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "a|b\n-|-\n1|2",
    "  | a | b |  \n |:--|--:|\n|1|2|3|\n|1",
    "trước\n| a | b |\n|---|---|\n| 1 | 2 |\nsau",
    "| a |\n|---|\n\n| b |\n|---|",
    "| a |\n|---|\n| 1 |\n|---|\n| 2 |",
    "| a | < | b |\n| c | d | ^ |\n|---|:-:|---:|\n| 1 | 2 | 3 |",
    "| a | < |\n| < | ^ |\n|---|---|\n| ^ | < |",
    "| \\< | \\^ |\n|---|---|\n| < | a\\|b |",
    "| **a** | * |\n|---|---|\n| ** a** | \\* |",
    "| a | b |\n| c | d |\n| e | f |\n| g | h |\n|---|---|",
    "[khoản] a | b\n|---|---|",
    "Chương I\nTÊN\n\nĐiều 1. Một\n1. Hai\na) Ba\n- Bốn",
    "Chương I\n\n| a |\n|---|\nTên sau bảng",
    "Căn cứ Luật Một;\nCăn cứ Luật Hai.\nCăn cứ ở giữa;",
    "I. TIÊU ĐỀ\nI- Tiêu đề",
    "😀 **😀😀** a\u00a0b\n| 😀 | a😀b |\n|---|---|",
    "e\u0302\u0301 chữ rời",
    "a\rb",
    "a\u2028b\u2029c",
    "a\ufffcb\ufdd0c\x00d",
    "[ảnh: so-do.png]",
    "[ảnh: so-do.png, 120 mm]",
]  # fmt: skip


def real():
    """Return the texts of the bodies in the examples and in the templates' own examples."""
    texts = {}
    for path in sorted((ROOT / "examples").glob("*.toml")):
        for name, value in tomllib.loads(path.read_text("utf-8")).items():
            if isinstance(value, str):
                texts[f"{path.stem} {name}"] = value
    for type_id, template in load_catalogue().items():
        for spec in template.fields:
            for at, text in enumerate({spec.start, *dict(spec.examples).values()}):
                if spec.kind is Kind.NOI_DUNG:
                    texts[f"{type_id} {spec.name} {at}"] = text
    return texts
