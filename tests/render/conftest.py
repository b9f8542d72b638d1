import pytest

from drafter.pipeline import compose, docx_bytes, open_draft
from drafter.render.engine import to_pdf


@pytest.fixture(scope="session")
def letter_docx(request):
    """DOCX of an example of two pages."""
    path = request.config.rootpath / "examples" / "state-cong-van-nhieu-noi-gui.toml"
    return docx_bytes(compose(open_draft(path)))


@pytest.fixture(scope="session")
def letter_pdf(letter_docx):
    return to_pdf(letter_docx)
