"""Annexes and appended documents: pages of their own, label, title, caption."""

import re

from tests.referee import spec
from tests.referee.judging import PAGE
from tests.referee.rules.registry import in_annexes, rule


@rule("annex-begins-on-a-new-page", PAGE)
def _(judged, _key):
    for section, start in judged.starts.items():
        for shown, line in judged.every_line:
            if shown.part.section < section and line.page >= start:
                yield f"before page {start + 1}", f"“{line.text[:20]}” on page {line.page + 1}"
            if shown.part.section > section and line.page <= start:
                yield f"after page {start + 1}", f"“{line.text[:20]}” on page {line.page + 1}"


@rule("annex-label-in-its-numerals", "phu_luc", covers=in_annexes)
def _(judged, _key):
    """Label in the edition's numerals (state §2.13; party §2.11)."""
    pattern = spec.LABEL[judged.letter.regime]
    for shown in judged.of("phu_luc"):
        if not re.fullmatch(pattern, shown.part.text):
            yield pattern, shown.part.text


@rule("annexes-are-numbered-in-turn", "phu_luc", covers=in_annexes)
def _(judged, _key):
    """Two or more carry numbers, one carries none."""
    labels = [s.part.text for s in judged.every if s.key == "phu_luc"]
    if len(set(labels)) != len(labels):
        yield "each annex its number", ", ".join(labels)


@rule("caption-names-the-letter", "ghi_chu", covers=in_annexes)
def _(judged, _key):
    """(Kèm theo Văn bản số … ngày … của …); HD05 with a comma before the date."""
    pattern = spec.CAPTION.get(judged.letter.pack.name)
    for shown in judged.of("ghi_chu"):
        if not pattern or not re.fullmatch(pattern, shown.part.text):
            yield pattern or "no caption", shown.part.text
