"""Nothing reaches for the network: with every socket refused, all of the core works."""

import socket

import pytest

from drafter.cli import main
from drafter.pipeline import compose, docx_bytes
from drafter.template.catalogue import load_catalogue
from tests.helpers.samples import draft, lines, own_templates


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    def refuse(*_args, **_more):
        raise AssertionError("the network was asked for")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)


def test_a_socket_would_be_seen():
    with pytest.raises(AssertionError, match="network"):
        socket.create_connection(("localhost", 1))


@pytest.mark.parametrize("type_id", load_catalogue())
def test_a_letter_is_composed_and_written(type_id, tmp_path):
    with own_templates(tmp_path):  # read anew
        assert "Đinh Thị Mơ" in lines(docx_bytes(compose(draft(type_id))))


def test_types_new_and_export_work(tmp_path, capsys):
    new = tmp_path / "thu.toml"

    assert main(["types"]) == 0
    assert main(["new", "state/cong_van", "-o", str(new)]) == 0
    assert main(["export", str(new), "-o", str(tmp_path), "--nhap", "--pdf", "--png"]) == 0

    assert {path.suffix for path in tmp_path.iterdir()} == {".toml", ".docx", ".pdf", ".png"}
    assert "còn trống" in capsys.readouterr().err
