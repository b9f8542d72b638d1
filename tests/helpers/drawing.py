"""A desk that draws numbers, as a process of its own: python tests/helpers/drawing.py URL N TAG."""

import os
import sys
from datetime import date

from drafter.store.database import open_library
from drafter.store.register import Entry, Scope
from drafter.store.register_draw import draw
from drafter.store.register_letter import Numbered
from drafter.store.register_series import series_for

DAY = date(2026, 6, 15)


def letter(kind="Công văn", issuer="SỞ NỘI VỤ", day=DAY, regime="state", **rest):
    rest.setdefault("scope", Scope.NAM if regime == "state" else Scope.NHIEM_KY)
    return Numbered(
        regime=regime,
        issuer=issuer,
        superior=rest.pop("superior", "UBND TỈNH SƠN GIANG"),
        kind=kind,
        day=day,
        entry=rest.pop("entry", Entry(ky_hieu="SNV-VP", ten_loai=kind, trich_yeu="thử")),
        **rest,
    )


def main(url, count, tag):
    from sqlalchemy.engine import make_url

    library = open_library(make_url(url))
    series = series_for(library, letter())
    print("ready", flush=True)
    sys.stdin.readline()
    for at in range(int(count)):
        number = draw(library, series.id, DAY, None, Entry(trich_yeu=f"{tag} {at}"))
        print(number.so, flush=True)
    library.close()


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except BrokenPipeError:
        os._exit(1)
