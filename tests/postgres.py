"""A PostgreSQL server for the tests: the one named by GOVNEWS_TEST_POSTGRES, else one of their own.

Their own is a new cluster in a temporary folder, made with the machine's binaries, reached by a socket in that
folder only, and run by an unprivileged user where the tests run as root, as the server asks for.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from tests.missing import missing


@contextmanager
def server() -> Iterator[str]:
    """The URL of a server; skips the test where there is none, or fails it where `postgres` is required."""
    if find_spec("psycopg") is None:
        missing("postgres", "no psycopg: pip install 'govnews-extract[postgres]'")
    if named := os.environ.get("GOVNEWS_TEST_POSTGRES"):
        yield named
        return
    binaries = _binaries()
    if binaries is None:
        missing("postgres", "no PostgreSQL server: set GOVNEWS_TEST_POSTGRES or install postgresql")
    user = _user()
    folder = Path(tempfile.mkdtemp(prefix="govnews-pg-"))
    try:
        if user:
            shutil.chown(folder, user)
        data = folder / "data"
        init: list[str | Path] = [
            binaries / "initdb",
            "-D",
            data,
            "-U",
            "govnews",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
        ]
        _run(init, folder, user)
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        control: list[str | Path] = [binaries / "pg_ctl", "-D", data, "-w", "-l", folder / "log"]
        _run([*control, "-o", options, "start"], folder, user)
        try:
            yield f"postgresql+psycopg://govnews@/postgres?host={folder}"
        finally:
            _run([*control, "-m", "immediate", "stop"], folder, user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def empty_database(server_url: str, name: str) -> Iterator[str]:
    """The URL of a new database on the server, dropped at the end."""
    engine = create_engine(server_url, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8'"))
        yield make_url(server_url).set(database=name).render_as_string(hide_password=False)
        with engine.connect() as connection:
            connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
    finally:
        engine.dispose()


def _binaries() -> Path | None:
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: float(p.parts[-3]))
    return versions[-1].parent if versions else None


def _user() -> str | None:
    """Who runs the server: nobody else, or an unprivileged user for root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


def _run(command: list[str | Path], folder: Path, user: str | None) -> None:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        user=user,
        stdout=subprocess.DEVNULL,  # a pipe would stay open in the server
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        log = folder / "log"
        raise RuntimeError(f"{command[0]} failed: {log.read_text() if log.exists() else done.returncode}")
