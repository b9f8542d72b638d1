"""A real PostgreSQL server of the test run's own: a temporary folder, a socket, no network."""

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL

SYSTEM_USER = "postgres"  # the server refuses to run as root
ROLE = "drafter"


def programs():
    """Return the folder of the newest server's programs, or None where there is none."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda each: float(each.parts[-3])
    )
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@contextmanager
def server():
    """Start a server; give the URL of its first database."""
    folder = programs()
    if folder is None and not os.environ.get("CI"):
        pytest.skip("no PostgreSQL on this machine: make setup installs it")
    assert folder, "the tests of the office's library need PostgreSQL: make setup installs it"
    with tempfile.TemporaryDirectory(prefix="pg-") as place:
        if os.geteuid() == 0:
            shutil.chown(place, SYSTEM_USER, SYSTEM_USER)
        data = f"{place}/data"
        kind = ("-U", ROLE, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        _run(folder / "initdb", "-D", data, *kind)
        settings = f"-c listen_addresses='' -c unix_socket_directories={place} -c fsync=off"
        control = (folder / "pg_ctl", "-D", data, "-s", "-w")
        _run(*control, "-l", f"{place}/log", "-o", settings, "start")
        try:
            yield URL.create("postgresql+psycopg", ROLE, database="postgres", query={"host": place})
        finally:
            _run(*control, "-m", "immediate", "stop")


@contextmanager
def fresh_database(first, name):
    """Make an empty database beside the first, for one test."""
    engine = create_engine(first, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    try:
        yield first.set(database=name)
    finally:
        with engine.connect() as connection:
            connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
        engine.dispose()


@contextmanager
def stopped(*processes):
    """Let processes stand still, as on a machine that hangs: connected, and silent."""
    for each in processes:
        os.kill(each, signal.SIGSTOP)
    try:
        yield
    finally:
        for each in processes:
            os.kill(each, signal.SIGCONT)


def main_process(url):
    """Return the process that takes in connections."""
    return int(Path(url.query["host"], "data", "postmaster.pid").read_text().split()[0])


def _run(*command):
    user = {"user": SYSTEM_USER, "group": SYSTEM_USER, "extra_groups": []}
    run = subprocess.run(
        [str(part) for part in command],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        **(user if os.geteuid() == 0 else {}),
    )
    assert run.returncode == 0, run.stdout
