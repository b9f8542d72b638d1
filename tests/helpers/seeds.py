"""The five real letters of ../shared/seeds as drafts, typed as they were found."""

import json
from functools import cache
from pathlib import Path

import pytest

from drafter.draft.fields import Draft, coerce
from drafter.pipeline import fields_of

FOLDER = Path(__file__).parents[3] / "shared" / "seeds"
NUMBERS = ("000", "001", "002", "003", "004")
needs_seeds = pytest.mark.skipif(
    not FOLDER.is_dir(), reason=f"the real letters are not here: no folder {FOLDER}"
)

# Where number and symbol depart from the regulation, they are typed as they were found.
VERBATIM = {
    "001": "Số:        -CV/BCSD",
    "003": "Số 334 - CV/HU",
    "004": "Số: 02 /CT-UBND",
}


@cache
def gold(number):
    """Return what a careful reader reads off a letter."""
    return json.loads((FOLDER / f"{number}.json").read_text(encoding="utf-8"))


@cache
def scan(number):
    """Return the text as it was extracted from the letter."""
    return (FOLDER / f"{number}.txt").read_text(encoding="utf-8")


def seed(number):
    """Return a letter as the draft a clerk would type from it."""
    read = gold(number)
    values = {
        "co_quan_chu_quan": "\n".join(read["superior"]),
        "co_quan_ban_hanh": "\n".join(read["issuer"]),
        "so": read["number"] or "",
        "ky_hieu": read["symbol"],
        "so_ky_hieu": VERBATIM.get(number, ""),
        "dia_danh": read["place"],
        "ngay": read["date"] or str(read["year"]),
        "trich_yeu": read["summary_as_found"],
        "kinh_gui": read["addressees"],
        "noi_dung": "\n".join(read["body"]),
        "quyen_han": "\n".join(read["authority"]),
        "chuc_vu": read["position"] or "",
        "ho_ten": read["signer"] or "",
        "noi_nhan": read["recipients"],
    }
    type_id = f"{read['regime']}/{read['type']}"
    kept = {f.name: coerce(f, values[f.name]) for f in fields_of(type_id) if f.name in values}
    return Draft(type_id, kept)
