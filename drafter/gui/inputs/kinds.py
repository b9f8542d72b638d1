"""Which widget a kind of field has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.draft.fields import Kind
from drafter.gui.inputs.body import BodyInput
from drafter.gui.inputs.lines import ChoiceInput, DateInput, LineInput
from drafter.gui.inputs.texts import ListInput, ParagraphInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.draft.fields import Field

AnyInput = LineInput | ChoiceInput | DateInput | ParagraphInput | ListInput | BodyInput

INPUTS: dict[Kind, Callable[[Field], AnyInput]] = {
    Kind.DONG: LineInput,
    Kind.DOAN: ParagraphInput,
    Kind.DANH_SACH: ListInput,
    Kind.NGAY: DateInput,
    Kind.CHON: ChoiceInput,
    Kind.NOI_DUNG: BodyInput,
}
