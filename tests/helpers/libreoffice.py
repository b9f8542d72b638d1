"""LibreOffice as the independent engine: one process and one profile for all documents."""

import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def common_folder(factory):
    """Return the folder that all workers of one test run share."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@contextmanager
def only_one(lock):
    """Let one process of the test run in, the others wait."""
    import fcntl

    with Path(lock).open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def to_pdf(folder):
    """Convert every DOCX of a folder into a PDF beside it, in one call."""
    assert SOFFICE, "the referee is LibreOffice: make setup installs it"
    sources, profile = sorted(Path(folder).glob("*.docx")), Path(folder) / "profile"
    command = [
        SOFFICE,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *map(str, sources),
    ]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    shutil.rmtree(profile, ignore_errors=True)
    missing = [source.name for source in sources if not source.with_suffix(".pdf").is_file()]
    assert not missing, f"not converted: {missing}\n{run.stdout}{run.stderr}"
