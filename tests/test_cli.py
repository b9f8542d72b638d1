"""The command line: exit codes, what is said where, and what is written."""

import errno
import io
import json
import os
import re
import subprocess
import sys
import tomllib
from datetime import date
from types import SimpleNamespace

import pytest

from drafter import __version__
from drafter.cli import by_family, main, pack_names
from drafter.draft.toml_file import read_draft, write_draft
from drafter.errors import DraftError
from drafter.layout.packs import pack_for
from drafter.pipeline import fields_of
from drafter.template.catalogue import example_draft, load_catalogue, new_draft
from tests.helpers.samples import ENGLISH, draft, lines, own_templates

HEAVY = {"PySide6", "rdocx", "pypdfium2", "jinja2", "docx", "lxml", "babel", "markdown_it"}
CLEAN = {"noi_dung": "Một"}


def write(path, type_id="state/cong_van", **changes):
    """Write a full draft with some values changed, and return its path as a word."""
    text = write_draft(draft(type_id, **(CLEAN | changes)), fields_of(type_id))
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def usage(*words):
    with pytest.raises(SystemExit) as caught:
        main(words)
    return caught.value.code


def run(*words):
    return subprocess.run(
        [sys.executable, "-m", "drafter", *words],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


# --- the window ---


@pytest.fixture
def opened(monkeypatch):
    """Return the paths the window was opened with."""
    paths = []
    window = SimpleNamespace(run=lambda path: paths.append(path) or 5)
    monkeypatch.setitem(sys.modules, "drafter.gui.app", window)
    return paths


def test_no_word_opens_the_window_and_returns_its_code(opened):
    assert main([]) == 5
    assert opened == [None]


def test_the_words_are_those_of_the_process(opened, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["drafter"])

    assert main() == 5
    assert opened == [None]


def test_a_draft_is_opened_in_the_window(opened, folder):
    write(folder / "thu.toml")

    assert main(["thu.toml"]) == 5
    assert [path.name for path in opened] == ["thu.toml"]


@pytest.mark.parametrize(
    ("word", "repair"),
    [("exprt", "Có phải “export” không?"), ("khong-co.toml", "Xem “drafter --help”.")],
)
def test_a_word_that_is_no_command_and_no_file_is_wrong_usage(opened, folder, capsys, word, repair):
    assert main([word]) == 2
    assert capsys.readouterr() == (
        "", f"drafter: không có lệnh hay tệp “{word}”. {repair}\n",
    )  # fmt: skip
    assert opened == []


def test_two_drafts_are_not_opened_at_once(opened, capsys):
    assert main(["a.toml", "b.toml"]) == 2
    assert "một bản thảo mỗi lần" in capsys.readouterr().err
    assert opened == []


def test_a_word_too_long_for_a_file_name_is_wrong_usage(opened, capsys):
    assert main(["a" * 5_000]) == 2
    assert opened == []


# --- usage ---


@pytest.mark.parametrize(
    "words", [["--help"], ["types", "--help"], ["export", "-h"], ["new", "-h"]]
)
def test_help_is_told_on_the_output(words, capsys):
    assert usage(*words) == 0

    out, err = capsys.readouterr()
    assert "drafter" in out
    assert err == ""


def test_the_version_is_told(capsys):
    assert usage("--version") == 0
    assert capsys.readouterr().out == f"Drafter {__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        ["--sai"],
        ["new"],
        ["export", "a.toml"],
        ["export", "-o", "ra"],
        ["types", "thừa"],
        ["export", "a.toml", "-o", "ra", "--sai"],
    ],
)
def test_wrong_usage_is_told_on_the_error_stream(words, capsys):
    assert usage(*words) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert "dùng lệnh chưa đúng" in err
    assert "Xem “drafter --help”" in err


@pytest.mark.parametrize("words", [["new"], ["export", "a.toml"], ["types", "thừa"], ["--sai"]])
def test_wrong_usage_is_told_in_vietnamese(words, capsys):
    usage(*words)

    message = capsys.readouterr().err.splitlines()[-1]
    assert not any(word in message for word in ("following", "required", "unrecognized"))


def test_help_loads_none_of_the_heavy_libraries():
    code = (
        "import sys\n"
        "from drafter.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        f"print(sorted({HEAVY!r} & sys.modules.keys()), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)

    assert done.stderr == "[]\n"


def test_types_and_new_load_no_window_and_no_writer():
    code = (
        "import sys\n"
        "from drafter.cli import main\n"
        "main(['types']), main(['types', '--json']), main(['new', 'state/cong_van', '--vi-du'])\n"
        "print(sorted({'PySide6', 'rdocx', 'docx', 'lxml'} & sys.modules.keys()), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert done.stderr == b"[]\n"


# --- types ---


def test_every_type_is_listed_under_its_group_and_family(capsys):
    assert main(["types"]) == 0

    out, err = capsys.readouterr()
    wanted, group = [], ""
    for (heading, family), types in by_family(load_catalogue()).items():
        wanted += [heading] * (heading != group)
        wanted += [f"  {family}", *(f"    {template.id}" for template in types)]
        group = heading
    assert [re.match(r"    \S+|.*", line)[0] for line in out.splitlines()] == wanted
    assert err == ""


@pytest.mark.parametrize("template", load_catalogue().values(), ids=list(load_catalogue()))
def test_a_type_is_listed_with_name_symbol_and_clause(template, capsys):
    main(["types"])

    (line,) = [x for x in capsys.readouterr().out.splitlines() if x.split()[0] == template.id]
    assert all(word in line for word in (template.name, template.symbol, template.clause))


def test_the_families_of_a_group_stand_together_each_once():
    kinds = [SimpleNamespace(group=group, family=family) for group, family in ["AX", "AY", "AX"]]

    assert by_family(dict(enumerate(kinds))) == {
        ("A", "X"): [kinds[0], kinds[2]], ("A", "Y"): [kinds[1]],
    }  # fmt: skip


def test_the_types_are_told_as_one_json_array(capsys):
    assert main(["types", "--json"]) == 0

    out, err = capsys.readouterr()
    told = json.loads(out)
    assert [row["id"] for row in told] == list(load_catalogue())
    assert {tuple(row) for row in told} == {
        ("id", "regime", "group", "family", "name",
         "symbol", "sample", "clause", "own_form", "packs"),
    }  # fmt: skip
    assert err == ""
    assert "Công văn" in out


def test_a_type_is_told_with_all_that_is_known_of_it(capsys):
    main(["types", "--json"])

    (told,) = [
        row for row in json.loads(capsys.readouterr().out) if row["id"] == "party/quyet_dinh"
    ]
    assert (told["name"], told["group"], told["regime"]) == ("Quyết định", "Đảng", "party")
    assert told["symbol"] == {"HD36": "QĐ", "HD05": "QĐ"}
    assert told["packs"] == ["HD36", "HD05"]
    assert told["own_form"] is False


def test_a_type_of_one_edition_is_told_with_the_symbol_of_each_edition_it_has(tmp_path, capsys):
    header = 'ten = "Thử"\nky_hieu = {HD36 = "TĐi", HD05 = "TĐ"}\ncua_co_quan = true\n'
    with own_templates(tmp_path) as templates:
        for name, only in {"hai": "", "mot": 'quy_tac = ["HD36"]\n'}.items():
            text = f'---\n{header}{only}---\n{{% extends "party/_khung.xml.j2" %}}\n'
            (templates / f"party/{name}.xml.j2").write_text(text, encoding="utf-8")
        main(["types", "--json"])

    told = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert told["party/hai"]["symbol"] == {"HD36": "TĐi", "HD05": "TĐ"}
    assert told["party/mot"]["symbol"] == {"HD36": "TĐi"}
    assert told["party/mot"]["packs"] == ["HD36"]
    assert told["party/mot"]["own_form"] is True


def test_a_faulty_type_is_told_and_the_others_are_listed(tmp_path, capsys):
    with own_templates(tmp_path) as templates:
        (templates / "state/thu.xml.j2").write_text("---\nten = Thử\n---\n", encoding="utf-8")
        code = main(["types"])

    out, err = capsys.readouterr()
    assert "state/cong_van" in out
    assert "“state/thu.xml.j2”, dòng 2" in err
    assert code == 0


# --- new ---


@pytest.mark.parametrize("template", load_catalogue().values(), ids=list(load_catalogue()))
def test_a_new_draft_is_printed(template, capsys):
    assert main(["new", template.id]) == 0

    out, err = capsys.readouterr()
    assert tomllib.loads(out)["loai"] == template.id
    offered = {name: value for name, value in read_draft(out, fields_of).values.items() if value}
    assert offered == new_draft(template, date.today()).values
    assert err == ""


def test_a_new_draft_is_written_to_a_file(folder, capsys):
    assert main(["new", "state/cong_van", "-o", "thu.toml"]) == 0

    assert tomllib.loads((folder / "thu.toml").read_text("utf-8"))["loai"] == "state/cong_van"
    assert capsys.readouterr() == ("Đã tạo thu.toml\n", "")


def test_a_new_draft_overwrites_nothing(folder, capsys):
    (folder / "thu.toml").write_text("của tôi")

    assert main(["new", "state/cong_van", "-o", "thu.toml"]) == 1

    assert (folder / "thu.toml").read_text() == "của tôi"
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "drafter: Tệp “thu.toml”: tệp đã có. Chọn tên khác cho bản thảo mới.\n"


def test_a_new_draft_of_an_unknown_type_names_the_nearest(capsys):
    assert main(["new", "state/cong_vn"]) == 1
    assert capsys.readouterr() == (
        "",
        "drafter: không có loại văn bản “state/cong_vn”. Có phải “state/cong_van” không?\n",
    )


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("khong/thu.toml", "thư mục không tồn tại. Chọn một thư mục có thật."),
        ("a" * 300, "tên tệp quá dài. Chọn tên tệp ngắn hơn."),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_new_draft_that_cannot_be_written_is_told(capsys, path, words):
    assert main(["new", "state/cong_van", "-o", path]) == 1
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("template", load_catalogue().values(), ids=list(load_catalogue()))
def test_a_new_draft_may_hold_the_example_of_its_type_under_its_newest_rules(template, capsys):
    assert main(["new", template.id, "--vi-du"]) == 0

    out, err = capsys.readouterr()
    made = read_draft(out, fields_of)
    newest = pack_names(template)[-1]
    filled = {name: value for name, value in made.values.items() if value}
    assert filled == example_draft(template, newest).values
    assert pack_for(template.regime, made.date().latest()).name == newest
    assert err == ""


@pytest.mark.usefixtures("folder")
def test_a_new_draft_left_unfilled_is_not_exported(capsys):
    main(["new", "state/cong_van", "-o", "thu.toml"])

    assert main(["export", "thu.toml", "-o", "ra.docx"]) == 1
    assert "còn trống" in capsys.readouterr().err


# --- export ---


@pytest.mark.parametrize("target", ["ra.docx", "ra.DOCX", "moi/ra.docx"])
def test_one_draft_is_exported_to_a_file(folder, capsys, target):
    write(folder / "thu.toml")

    assert main(["export", "thu.toml", "-o", target]) == 0

    assert lines((folder / target).read_bytes())[-1] == "Đinh Thị Mơ"
    out, err = capsys.readouterr()
    assert out.startswith(f"{target}  ")
    assert err == ""


@pytest.mark.parametrize("count", [1, 2])
def test_drafts_are_exported_into_a_folder_under_their_names(folder, count):
    words = [write(folder / f"thư {number}.toml") for number in range(count)]

    assert main(["export", *words, "-o", "ra/moi"]) == 0

    assert {path.name for path in (folder / "ra/moi").iterdir()} == {
        f"thư {number}.docx" for number in range(count)
    }


@pytest.mark.usefixtures("folder")
def test_several_drafts_into_one_file_are_wrong_usage(folder, capsys):
    words = [write(folder / name) for name in ("a.toml", "b.toml")]

    assert main(["export", *words, "-o", "ra.docx"]) == 2

    assert "thư mục" in capsys.readouterr().err
    assert not (folder / "ra.docx").exists()


@pytest.mark.parametrize("name", ["thu.toml", "THU.toml"])
def test_drafts_of_one_name_do_not_overwrite_one_another(folder, capsys, name):
    for path in (folder / "a" / "thu.toml", folder / "b" / name):
        path.parent.mkdir()
        write(path)

    assert main(["export", "a/thu.toml", f"b/{name}", "-o", "ra"]) == 2

    assert "cùng tên" in capsys.readouterr().err
    assert not (folder / "ra").exists()


def test_a_faulty_draft_does_not_keep_the_others_from_export(folder, capsys):
    words = [write(folder / "a.toml"), str(folder / "b.toml"), write(folder / "c.toml")]
    (folder / "b.toml").write_text("không phải TOML", encoding="utf-8")

    assert main(["export", *words, "-o", "ra"]) == 1

    assert {path.name for path in (folder / "ra").iterdir()} == {"a.docx", "c.docx"}
    assert "b.toml" in capsys.readouterr().err


def test_a_draft_with_a_blank_field_does_not_keep_the_others_from_export(folder, capsys):
    words = [write(folder / "a.toml", noi_dung=""), write(folder / "b.toml")]

    assert main(["export", *words, "-o", "ra"]) == 1

    assert [path.name for path in (folder / "ra").iterdir()] == ["b.docx"]
    err = capsys.readouterr().err
    assert "lỗi: tệp “" in err
    assert "trường “Nội dung”: “Nội dung” còn trống." in err
    assert "--nhap" in err


def test_a_letter_with_blank_fields_is_exported_as_a_draft(folder, capsys):
    write(folder / "thu.toml", noi_dung="", so="")

    assert main(["export", "thu.toml", "-o", "ra.docx", "--nhap"]) == 0

    assert "Số:         /SNV-VP" in lines((folder / "ra.docx").read_bytes())
    assert "còn trống" in capsys.readouterr().err


def test_a_warning_is_told_and_the_letter_exported(folder, capsys):
    write(folder / "thu.toml", trich_yeu="Về việc một.")

    assert main(["export", "thu.toml", "-o", "ra.docx"]) == 0

    out, err = capsys.readouterr()
    assert "cảnh báo: tệp “thu.toml”, trường “Trích yếu”: Trích yếu không có dấu chấm" in err
    assert "ra.docx" in out


def test_an_old_letter_is_replaced(folder):
    write(folder / "thu.toml")
    (folder / "ra.docx").write_text("cũ")

    assert main(["export", "thu.toml", "-o", "ra.docx"]) == 0
    assert lines((folder / "ra.docx").read_bytes())


def test_pdf_and_page_pictures_stand_beside_the_letter(folder, capsys):
    write(folder / "thu.toml", noi_dung="\n".join(["Một đoạn."] * 40))

    assert main(["export", "thu.toml", "-o", "ra.docx", "--pdf", "--png"]) == 0

    made = {path.name: path.read_bytes()[:4] for path in folder.glob("ra*")}
    assert made == {
        "ra.docx": b"PK\x03\x04", "ra.pdf": b"%PDF", "ra-1.png": b"\x89PNG", "ra-2.png": b"\x89PNG",
    }  # fmt: skip
    assert len(capsys.readouterr().out.splitlines()) == 4


@pytest.mark.parametrize(("option", "suffix"), [("--pdf", {".pdf"}), ("--png", {".png"})])
def test_only_what_is_asked_for_is_made(folder, option, suffix):
    write(folder / "thu.toml")

    main(["export", "thu.toml", "-o", "ra.docx", option])

    assert {path.suffix for path in folder.glob("ra*")} == suffix | {".docx"}


@pytest.mark.parametrize("target", ["thu.toml/ra.docx", "thu.toml"])
def test_a_place_that_cannot_be_written_is_told(folder, capsys, target):
    write(folder / "thu.toml")

    assert main(["export", "thu.toml", "-o", target]) == 1

    assert "drafter: Tệp “" in capsys.readouterr().err
    assert [path.name for path in folder.iterdir()] == ["thu.toml"]


def test_any_fault_of_the_core_is_one_line(folder, capsys, monkeypatch):
    def fail(_draft):
        raise DraftError("hỏng.", repair="Sửa.")

    write(folder / "thu.toml")
    monkeypatch.setattr("drafter.pipeline.compose", fail)

    assert main(["export", "thu.toml", "-o", "ra"]) == 1
    assert capsys.readouterr() == ("", "drafter: Tệp “thu.toml”: hỏng. Sửa.\n")


# --- the process ---


def test_the_program_runs_as_a_module():
    done = run("types")

    assert (done.returncode, done.stderr) == (0, "")
    assert "Công văn" in done.stdout


def test_a_fault_ends_the_process_without_a_traceback(tmp_path):
    done = run("export", str(tmp_path / "không có.toml"), "-o", str(tmp_path))

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("drafter: Tệp “")
    assert "Traceback" not in done.stderr
    assert not ENGLISH.search(done.stderr.replace(str(tmp_path), ""))


def test_vietnamese_is_told_whatever_the_code_page(tmp_path):
    command = [sys.executable, "-m", "drafter", "types"]
    done = subprocess.run(
        command, capture_output=True, check=True, env={"PYTHONIOENCODING": "ascii", "PATH": ""}
    )

    assert "Công văn" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("number", "code", "said"), [(errno.EPIPE, 0, ""), (errno.ENOSPC, 1, "chỗ trống trên đĩa")]
)
def test_an_output_that_takes_no_more_is_told(capsys, monkeypatch, number, code, said):
    class Full(io.StringIO):
        def write(self, _text):
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr(sys, "stdout", Full())

    assert main(["types"]) == code
    assert said in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="no /dev/full on Windows")
def test_an_output_that_is_full_ends_without_a_traceback():
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "drafter", "new", "state/cong_van"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise on Windows")
def test_a_reader_that_has_seen_enough_ends_the_process_in_silence():
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "drafter", "types"],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)

    assert (done.returncode, done.stderr) == (0, b"")
