"""Every exported file passes openxml-audit."""

import pytest

from tests.referee.letters import letters


@pytest.fixture(scope="module")
def validator():
    from openxml_audit import OpenXmlValidator

    return OpenXmlValidator()


@pytest.mark.parametrize("name", letters())
def test_an_exported_file_is_valid(name, folder, validator):
    found = validator.validate(folder / f"{name}.docx")

    assert [str(error) for error in found.errors] == []


def test_an_invalid_file_is_caught(folder, validator, tmp_path):
    from tests.referee.planted import Package

    package = Package((folder / "state-one-addressee.docx").read_bytes())
    body = package.body
    body.append(body.makeelement(body.tag.replace("body", "nothing"), {}))
    file = tmp_path / "invalid.docx"
    file.write_bytes(package.bytes())

    assert validator.validate(file).errors
