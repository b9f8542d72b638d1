"""The letters measured: an example of two pages, longer ones, and a thousand different ones."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from drafter.draft.dates import PartialDate
from drafter.draft.fields import Draft
from drafter.pipeline import open_draft

EXAMPLES = Path(__file__).parents[1] / "examples"
TWO_PAGES = EXAMPLES / "state-cong-van-nhieu-noi-gui.toml"


def two_pages() -> Draft:
    """Return a State công văn of two pages."""
    return open_draft(TWO_PAGES)


def ten_pages() -> Draft:
    """Return a State chỉ thị whose body is long enough for ten pages."""
    draft = open_draft(EXAMPLES / "state-chi-thi.toml")
    body = str(draft.values["noi_dung"])
    return replace(draft, values={**draft.values, "noi_dung": f"{body}.\n{body}"})


def different(count: int) -> Iterator[Draft]:
    """Yield letters that differ in number, date, addressees, signer and every paragraph."""
    base = two_pages()
    body = str(base.values["noi_dung"]).split("\n")
    for at in range(count):
        turned = [f"{line.rstrip('.;')} ({at + 1})" for line in body[at % 7 :] + body[: at % 7]]
        yield replace(
            base,
            values={
                **base.values,
                "so": str(at + 1),
                "ngay": PartialDate(2026, at % 12 + 1, at % 28 + 1),
                "kinh_gui": tuple(f"Ủy ban nhân dân xã số {n}" for n in range(1, at % 9 + 2)),
                "ho_ten": f"Nguyễn Văn {at + 1}",
                "noi_dung": "\n".join(turned),
            },
        )
