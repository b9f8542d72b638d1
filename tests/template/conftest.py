import pytest

from tests.helpers.samples import own_templates


@pytest.fixture
def templates(tmp_path):
    with own_templates(tmp_path, few=True) as folder:
        yield folder
