"""The wheel carries its templates and resources, and works away from the source."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# Whole names in pieces, so that this file does not name them either.
HOSTS = [
    "pypi" + ".org",
    "pypi" + ".python.org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "yarn" + "pkg.com",
    "deb" + ".debian.org",
    "crates" + ".io",
    "proxy.golang" + ".org",
]


def run(*command, cwd):
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """Return the programs of a new environment: the wheel, and the libraries of this one."""
    environment = tmp_path_factory.mktemp("installed") / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", str(environment), cwd=environment.parent)
    programs = environment / Path(sys.executable).parent.name
    uv = Path(sys.executable).with_name("uv")
    run(uv, "pip", "install", "-q", "--offline", "--no-deps", "--python", environment, wheel,
        cwd=environment.parent)  # fmt: skip
    # A .pth of a folder so named is not read: this environment's link to the source stays out.
    libraries = next(path for path in sys.path if path.endswith("site-packages"))
    next(environment.rglob("site-packages")).joinpath("libraries.pth").write_text(libraries)
    return programs


def files_below(name):
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / name).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


def test_wheel_holds_the_package_its_templates_and_resources_and_no_more(wheel):
    data = files_below("templates") | files_below("resources")
    makers = {name for name in data if name.endswith(".py")}
    expected = files_below("drafter") | {f"drafter/{name}" for name in data - makers}

    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}

    assert held == expected


def test_installed_program_uses_none_of_the_source(installed, tmp_path):
    code = "import drafter.paths as p; print(p.__file__, p.templates(), p.resources(), sep='\\n')"

    module, *folders = run(installed / "python", "-c", code, cwd=tmp_path).splitlines()

    for path in (module, *folders):
        assert Path(path).is_relative_to(installed.parent)
        assert Path(path).exists()


def test_installed_program_lists_its_types(installed, tmp_path):
    listed = run(installed / "drafter", "types", cwd=tmp_path)

    assert "công văn" in listed.lower()


def test_installed_program_exports_a_draft(installed, tmp_path):
    example = sorted((ROOT / "examples").glob("*.toml"))[0]
    (tmp_path / "thu.toml").write_bytes(example.read_bytes())

    run(installed / "drafter", "export", "thu.toml", "-o", "ra/", "--pdf", "--png", cwd=tmp_path)

    made = sorted(tmp_path.glob("ra/*"))
    assert {path.suffix for path in made} == {".docx", ".pdf", ".png"}
    assert (tmp_path / "ra/thu.docx").read_bytes().startswith(b"PK")
    assert (tmp_path / "ra/thu.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "LICENSE", "uv.lock"])
def test_papers_of_the_project_exist(name):
    assert (ROOT / name).read_text("utf-8").strip()


def tracked_text():
    for name in run("git", "ls-files", "-z", cwd=ROOT).split("\0")[:-1]:
        path = ROOT / name
        content = path.read_bytes() if path.is_file() else b"\0"
        if b"\0" not in content:
            yield name, content.decode("utf-8").lower()


def test_no_file_names_a_package_server():
    named = [(name, host) for name, text in tracked_text() for host in HOSTS if host in text]

    assert named == []
