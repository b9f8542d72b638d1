"""Templates and resources are found from the source, a wheel and a frozen bundle alike."""

import sys

import pytest

from drafter import paths


@pytest.fixture(autouse=True)
def _forget_the_root():
    paths.data_root.cache_clear()
    yield
    paths.data_root.cache_clear()


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Return the folder of an installed package."""
    folder = tmp_path / "site-packages" / "drafter"
    folder.mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(folder / "paths.py"))
    return folder


def test_the_source_has_them_beside_the_package():
    assert (paths.templates() / "fields.toml").is_file()
    assert (paths.resources() / "base.docx").is_file()


def test_a_wheel_has_them_in_the_package(package):
    (package / "templates").mkdir()

    assert paths.templates() == package / "templates"
    assert paths.resources() == package / "resources"


def test_a_package_without_them_has_them_beside_it(package):
    assert paths.templates() == package.parent / "templates"


def test_a_frozen_program_has_them_where_it_is_unpacked(package, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert paths.data_root() == tmp_path
