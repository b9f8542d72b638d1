"""Fill a template with a draft's values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.template.source import environment, jinja_error

if TYPE_CHECKING:
    from drafter.draft.fields import Draft
    from drafter.template.catalogue import Template

_FAULTS = (TypeError, ValueError, ArithmeticError, LookupError, RecursionError, MemoryError)


def fill(template: Template, draft: Draft, pack_name: str) -> str:
    """Return the XML of a draft under a rule pack; fields left out are empty.

    Raises TemplateError with template and line when the template cannot be run.
    """
    from jinja2 import TemplateError as JinjaError

    faults = (JinjaError, *_FAULTS)
    values = {spec.name: draft.values.get(spec.name, spec.empty) for spec in template.fields}
    given = {"ten_loai": template.title, "quy_tac": pack_name}
    name = template.source.name
    try:
        return environment().get_template(name).render(values | given)
    except faults as error:
        raise jinja_error(error, name) from None
