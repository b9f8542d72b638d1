"""The command line: the window, the list of types, a new draft, export without a screen."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from drafter import __version__
from drafter.errors import DrafterError, DraftError, OutputError, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.pipeline import Letter
    from drafter.template.catalogue import Catalogue, Template

OK, FAULT, USAGE = 0, 1, 2
PNG_DPI = 110


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks Vietnamese."""

    def error(self, _message: str) -> NoReturn:
        usage = " ".join(self.format_usage().removeprefix("usage: ").split())
        _say(f"drafter: dùng lệnh chưa đúng. Cách dùng: {usage}. Xem “drafter --help”.", sys.stderr)
        raise SystemExit(USAGE)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return the exit code: 0 done, 1 a fault in a letter, 2 wrong usage."""
    words = sys.argv[1:] if argv is None else list(argv)
    _speak_utf8()
    commands = {"types", "new", "export"}
    if not words or (words[0] not in commands and not words[0].startswith("-")):
        return _window(words)
    args = _parser().parse_args(words)
    try:
        code = int(args.run(args))
        sys.stdout.flush()
    except DrafterError as error:
        _say(f"drafter: {error}", sys.stderr)
        return FAULT
    except BrokenPipeError:  # the reader has seen enough
        _drop_output()
        return OK
    except OSError:
        _drop_output()
        _say("drafter: không ghi được ra đầu ra; kiểm tra chỗ trống trên đĩa.", sys.stderr)
        return FAULT
    return code


def _drop_output() -> None:
    """Point the output nowhere, so that the interpreter does not try it again at its end."""
    with (
        open(os.devnull, "w", encoding="utf-8") as nowhere,
        contextlib.suppress(OSError, ValueError),
    ):
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="drafter",
        description="Soạn thảo văn bản hành chính và văn bản của Đảng đúng thể thức.",
        epilog="Không có lệnh: mở cửa sổ; “drafter TỆP.toml” mở một bản thảo.",
    )
    parser.add_argument("--version", action="version", version=f"Drafter {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    types = commands.add_parser("types", help="liệt kê các loại văn bản")
    types.add_argument("--json", action="store_true", help="in ra một mảng JSON")
    types.set_defaults(run=_types)
    new = commands.add_parser("new", help="tạo bản thảo có chú thích để điền")
    new.add_argument("type", metavar="LOẠI", help="ví dụ state/cong_van; xem “drafter types”")
    new.add_argument("-o", "--output", metavar="TỆP", type=Path, help="mặc định: in ra màn hình")
    new.add_argument("--vi-du", action="store_true", help="điền sẵn ví dụ của loại")
    new.set_defaults(run=_new)
    export = commands.add_parser("export", help="xuất bản thảo thành DOCX")
    export.add_argument("drafts", metavar="BẢN_THẢO", nargs="+", type=Path)
    export.add_argument(
        "-o",
        "--output",
        metavar="ĐƯỜNG_DẪN",
        type=Path,
        required=True,
        help="tệp .docx hoặc thư mục",
    )
    export.add_argument("--pdf", action="store_true", help="thêm PDF")
    export.add_argument("--png", action="store_true", help="thêm ảnh từng trang")
    export.add_argument(
        "--nhap", action="store_true", help="xuất cả khi còn trường bắt buộc để trống"
    )
    export.set_defaults(run=_export)
    return parser


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _say(line: str, stream: TextIO | None = None) -> None:
    (stream or sys.stdout).write(line + "\n")


def _window(words: Sequence[str]) -> int:
    if len(words) > 1:
        _say("drafter: chỉ mở được một bản thảo mỗi lần. Xem “drafter --help”.", sys.stderr)
        return USAGE
    if words and not os.path.exists(words[0]):
        from drafter.errors import did_you_mean

        near = did_you_mean(words[0], ["types", "new", "export"]) or "Xem “drafter --help”."
        _say(f"drafter: không có lệnh hay tệp “{words[0]}”. {near}", sys.stderr)
        return USAGE
    from drafter.gui.app import run

    return run(Path(words[0]) if words else None)


def _types(args: argparse.Namespace) -> int:
    from drafter.template.catalogue import load_catalogue

    catalogue = load_catalogue()
    for fault in catalogue.faults.values():
        _say(f"drafter: {fault}", sys.stderr)
    lines = _type_array(catalogue) if args.json else _type_list(catalogue)
    for line in lines:
        _say(line)
    return OK


def _type_list(catalogue: Catalogue) -> Iterator[str]:
    """Yield the lines of the list: a group, its families, their types."""
    id_width, name_width = (
        max((len(text) for text in column), default=0) + 2
        for column in (catalogue, [t.name for t in catalogue.values()])
    )
    group = ""
    for (heading, family), templates in by_family(catalogue).items():
        if heading != group:
            group = heading
            yield group
        yield f"  {family}"
        for template in templates:
            names = f"{template.id:<{id_width}}{template.name:<{name_width}}"
            yield f"    {names}{template.symbol:<6}{template.clause}".rstrip()


def by_family(catalogue: Catalogue) -> dict[tuple[str, str], list[Template]]:
    """Return the types under their group and family, in the order of the list."""
    families: dict[tuple[str, str], list[Template]] = {}
    for template in catalogue.values():
        families.setdefault((template.group, template.family), []).append(template)
    return families


def _type_array(catalogue: Catalogue) -> Iterator[str]:
    """Yield the catalogue as one JSON array."""
    import json

    yield json.dumps([_as_json(t) for t in catalogue.values()], ensure_ascii=False, indent=2)


def _as_json(template: Template) -> dict[str, object]:
    packs = pack_names(template)
    return {
        "id": template.id,
        "regime": template.regime,
        "group": template.group,
        "family": template.family,
        "name": template.name,
        "symbol": {pack: template.symbol_under(pack) for pack in packs},
        "sample": template.sample,
        "clause": template.clause,
        "own_form": template.own,
        "packs": packs,
    }


def pack_names(template: Template) -> tuple[str, ...]:
    """Return the rule packs a type may fall under, oldest first."""
    from drafter.layout.packs import packs_of

    return template.only_under or tuple(pack.name for pack in packs_of(template.regime))


def _new(args: argparse.Namespace) -> int:
    from datetime import date

    from drafter.draft.toml_file import write_draft
    from drafter.template.catalogue import example_draft, load_catalogue, new_draft
    from drafter.writers.files import write_file

    template = load_catalogue().get_template(args.type)
    if args.vi_du:
        draft = example_draft(template, pack_names(template)[-1])
    else:
        draft = new_draft(template, date.today())
    text = write_draft(draft, template.fields)
    if args.output is None:
        _say(text.rstrip("\n"))
        return OK
    if os.path.exists(args.output):
        raise OutputError(
            "tệp đã có.",
            place=Place(file=str(args.output)),
            repair="Chọn tên khác cho bản thảo mới.",
        )
    write_file(args.output, text.encode())
    _say(f"Đã tạo {args.output}")
    return OK


def _export(args: argparse.Namespace) -> int:
    """Export each draft; a fault in one is told and does not keep the others from export."""
    single = args.output.suffix.lower() == ".docx" and not args.output.is_dir()
    if single and len(args.drafts) > 1:
        _say("drafter: nhiều bản thảo cần một thư mục sau -o, không phải một tệp.", sys.stderr)
        return USAGE
    stems = [path.stem.casefold() for path in args.drafts]
    if twice := next((stem for stem in stems if stems.count(stem) > 1), ""):
        _say(f"drafter: có hai bản thảo cùng tên “{twice}”; xuất riêng từng thư mục.", sys.stderr)
        return USAGE
    code = OK
    for path in args.drafts:
        target = args.output if single else args.output / f"{path.stem}.docx"
        try:
            code = max(code, _export_one(path, target, args))
        except DrafterError as error:
            _say(f"drafter: {error}", sys.stderr)
            code = FAULT
    return code


def _export_one(path: Path, target: Path, args: argparse.Namespace) -> int:
    from drafter.draft.toml_file import place_in
    from drafter.pipeline import compose, docx_bytes, open_draft
    from drafter.writers.files import make_folder, write_file

    try:
        letter = compose(open_draft(path))
    except DraftError as error:
        raise place_in(error, str(path)) from None
    _tell_findings(letter, path)
    if letter.errors and not args.nhap:
        _say(f"drafter: chưa xuất {path}; điền đủ, hoặc thêm --nhap để xuất bản nháp.", sys.stderr)
        return FAULT
    make_folder(target.parent)
    docx = docx_bytes(letter)
    made = {target: docx}
    if args.pdf or args.png:
        made.update(_rendered(docx, target, pdf=args.pdf, png=args.png))
    for file, data in made.items():
        write_file(file, data)
        _say(f"{file}  {len(data) / 1000:.0f} kB")
    return OK


def _rendered(docx: bytes, target: Path, *, pdf: bool, png: bool) -> dict[Path, bytes]:
    from drafter.render.engine import page_count, page_png, to_pdf

    data = to_pdf(docx)
    files = {target.with_suffix(".pdf"): data} if pdf else {}
    if png:
        for number in range(page_count(data)):
            file = target.with_name(f"{target.stem}-{number + 1}.png")
            files[file] = page_png(data, number, PNG_DPI)
    return files


def _tell_findings(letter: Letter, path: Path) -> None:
    labels = {spec.name: spec.label for spec in letter.template.fields}
    for finding in letter.findings:
        place = Place(labels.get(finding.field, finding.field), str(path))
        _say(f"{finding.level}: {place}: {finding}", sys.stderr)
