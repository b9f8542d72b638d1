"""Template files: a TOML header between `---` lines, then a Jinja body on its own lines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NoReturn

from drafter import paths
from drafter.errors import DrafterError, Place, TemplateError
from drafter.template.header import read_table

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2.sandbox import SandboxedEnvironment

SUFFIX = ".xml.j2"
_FENCE = "---\n"


@dataclass(frozen=True, slots=True)
class Source:
    """One template file: its header as a table, and its body on the file's own line numbers."""

    name: str
    header: dict[str, Any]
    body: str


def read_source(path: Path, name: str) -> Source:
    """Return a template file split into header and body.

    Raises TemplateError when the file cannot be read or its header is no TOML.
    """
    try:
        state = path.stat()
        return _read(path, name, state.st_mtime_ns, state.st_size)
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError(
            f"không đọc được mẫu ({error}).", place=Place(file=name), repair="Cài lại mẫu này."
        ) from None


@lru_cache(maxsize=512)
def _read(path: Path, name: str, _changed: int, _size: int) -> Source:
    """Return a file as it was at a time: the same frames are read for every type."""
    text = path.read_text(encoding="utf-8")
    if not text.startswith(_FENCE):
        return Source(name, {}, text)
    header, _, body = text.removeprefix(_FENCE).partition(f"\n{_FENCE}")
    table = read_table(header, Place(file=name, line=1))
    # The header is replaced by as many empty lines, so that Jinja names the line of the file.
    return Source(name, table, "\n" * (header.count("\n") + 3) + body)


def source_of(name: str) -> Source:
    """Return a template by its name below the folder of templates.

    Raises TemplateError when there is none, or when the name leads out of the folder.
    """
    root = paths.templates().resolve()
    path = (root / name).resolve()
    if not path.is_relative_to(root):
        raise TemplateError(
            f"mẫu không được đọc tệp “{name}” ngoài thư mục mẫu.",
            place=Place(file=name),
            repair="Chỉ dùng tên tệp trong thư mục templates.",
        )
    return read_source(path, name)


@cache
def environment() -> SandboxedEnvironment:
    """Return the sandboxed Jinja environment over the folder of templates."""
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import SandboxedEnvironment

    from drafter.template.filters import FILTERS

    class Sandbox(SandboxedEnvironment):
        """Refuse, besides, what could fill the memory in one step."""

        intercepted_binops = frozenset({"*", "**"})

        def call_binop(self, _c: object, operator: str, _l: object, _r: object) -> NoReturn:
            raise SecurityError(f"mẫu không được dùng phép tính {operator}")

    env = Sandbox(
        # The name is the file's name too: Jinja then tells the line within it.
        loader=FunctionLoader(lambda name: (source_of(name).body, name, None)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(FILTERS)
    return env


def jinja_error(error: Exception, name: str) -> DrafterError:
    """Return a Jinja error as one sentence with template and line."""
    from jinja2 import TemplateSyntaxError, UndefinedError

    file, line = _line_in_template(error, name)
    if isinstance(error, TemplateSyntaxError):
        sentence = f"mẫu viết sai cú pháp Jinja: {error.message}."
        known = error.name or ""
        file, line = known if known.endswith(SUFFIX) else name, error.lineno
    elif isinstance(error, UndefinedError):
        sentence = f"mẫu dùng một tên chưa khai báo: {error.message}."
    elif isinstance(error, (RecursionError, MemoryError)):
        sentence = "mẫu gọi lại chính nó mãi, hoặc cần quá nhiều bộ nhớ."
    else:
        sentence = f"mẫu không chạy được: {error}."
    return TemplateError(
        sentence, place=Place(file=file, line=line), repair="Sửa dòng này của mẫu."
    )


def _line_in_template(error: Exception, name: str) -> tuple[str, int]:
    """Return file and line of the innermost template in the error's trace."""
    trace, file, line = error.__traceback__, name, 0
    while trace:
        code_file = trace.tb_frame.f_code.co_filename
        if code_file.endswith(SUFFIX):
            file, line = code_file, trace.tb_lineno
        trace = trace.tb_next
    return file, line
