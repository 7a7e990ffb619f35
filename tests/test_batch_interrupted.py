"""Runs that do not end by themselves: killed, interrupted, out of space, refused, two at once."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from benchmarks.archive import write
from govnews_extract.sinks import open_database
from tests import postgres
from tests.dumps import dump, query
from tests.missing import missing

PAGES = 120
# Tells what is committed, as a caller of the library sees it.
CHILD = """
import sys
from govnews_extract.batch import load
from govnews_extract.readers import read_paths
from govnews_extract.sinks import open_database
with open_database(sys.argv[2]) as database:
    print("open", flush=True)
    load(read_paths([sys.argv[1]]), database, jobs=2, batch=5,
         on_commit=lambda report, failures: print(report.inputs, flush=True))
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    write(folder, PAGES)
    (folder / "broken.jsonl").write_text("{\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def undisturbed(
    archive: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[tuple[object, ...]]]:
    path = tmp_path_factory.mktemp("whole") / "r.db"
    assert cli("load", archive, "--to", path, "-j", "1").returncode == 3
    return dump(path)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of three megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "none", str(folder)], check=False, capture_output=True
    )
    if made.returncode:
        missing("disk", "this user cannot mount a file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def command(*args: object) -> list[str]:
    return [sys.executable, "-m", "govnews_extract.cli", *map(str, args)]


def cli(*args: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*args), capture_output=True, text=True, check=False)


def test_killed_at_any_moment_it_loses_and_doubles_nothing(
    archive: Path, undisturbed: dict[str, list[tuple[object, ...]]], tmp_path: Path
) -> None:
    rng = random.Random(20)
    kills = finished = 0
    path = tmp_path / "0.db"
    while kills < 20 or not finished:
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, archive, path], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout
        told = [child.stdout.readline()]
        if kills < 20:
            if rng.random() < 0.75:  # else in the start, before anything is done
                told.append(child.stdout.readline())
            time.sleep(rng.uniform(0, 0.3))
        else:
            told += child.stdout.readlines()
        workers = children(child.pid)
        child.kill()
        killed = child.wait() == -signal.SIGKILL
        told += child.stdout.readlines()
        child.stdout.close()
        kills += killed
        assert_gone(workers)
        reported = [int(line) for line in told if line.endswith("\n") and line.strip().isdigit()]
        (done,) = query(path, "select count(*) from inputs")[0]
        read_errors = query(path, "select count(*) from errors")[0][0]
        assert done + read_errors >= max(reported, default=0)  # type: ignore[operator]
        assert query(path, "select count(*) from releases")[0][0] == done
        dump(path)  # is sound
        if done == PAGES and not killed:
            assert dump(path) == undisturbed
            finished += 1
            path = tmp_path / f"{finished}.db"


def children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:  # no Linux, or it has ended
        return []


def assert_gone(pids: list[int]) -> None:
    until = time.monotonic() + 20
    while any(is_running(pid) for pid in pids):
        assert time.monotonic() < until, "a worker process outlived its run"
        time.sleep(0.05)


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("target", ["r.db", "r.jsonl"])
def test_control_c_ends_cleanly(archive: Path, tmp_path: Path, target: str) -> None:
    path = tmp_path / target
    args = command("load", archive, "--to", path, "-j", "2", "--batch", "5", "--timeout", "30")
    child = subprocess.Popen(args, stderr=subprocess.PIPE, text=True)
    part = path if target == "r.db" else path.with_name("r.jsonl.part")
    until = time.monotonic() + 20
    while time.monotonic() < until and not (part.exists() and (target == "r.jsonl" or loaded(path))):
        time.sleep(0.02)
    workers = children(child.pid)
    child.send_signal(signal.SIGINT)
    _, told = child.communicate(timeout=20)
    assert child.returncode == 130 and "Traceback" not in told
    assert_gone(workers)
    if target == "r.db":
        done = loaded(path)
        assert 0 < done < PAGES and f"interrupted: {done} releases loaded" in told
        assert query(path, "select finished from runs") == [(None,)]
        assert cli("load", archive, "--to", path, "-j", "2").returncode == 3
        assert loaded(path) == PAGES
    else:
        assert "nothing written" in told and list(tmp_path.iterdir()) == []


def loaded(path: Path) -> int:
    try:
        return int(str(query(path, "select count(*) from releases")[0][0]))
    except Exception:
        return 0


def test_two_runs_at_once_do_no_harm(
    archive: Path, undisturbed: dict[str, list[tuple[object, ...]]], tmp_path: Path
) -> None:
    path = tmp_path / "r.db"
    runs = [
        subprocess.Popen(
            command("load", archive, "--to", path, "-j", "1", "--batch", "3"),
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    told = [child.communicate(timeout=120)[1] for child in runs]
    assert [child.returncode for child in runs] == [3, 3], told
    assert dump(path) == undisturbed
    assert query(path, "select count(*) from runs where finished is not null") == [(2,)]


@pytest.mark.postgres
def test_postgresql_loses_and_doubles_nothing_either(
    archive: Path, undisturbed: dict[str, list[tuple[object, ...]]], server: str
) -> None:
    """Two runs at once, of which one is killed again and again; what they leave is finished by a last one."""
    rng = random.Random(5)
    with postgres.empty_database(server, "killed") as url:
        args = command("load", archive, "--to", url, "-j", "1", "--batch", "5")
        steady = subprocess.Popen(args, stderr=subprocess.PIPE, text=True)
        for _ in range(5):
            child = subprocess.Popen([sys.executable, "-c", CHILD, archive, url], stdout=subprocess.PIPE)
            assert child.stdout
            child.stdout.readline()
            time.sleep(rng.uniform(0, 0.5))
            workers = children(child.pid)
            child.kill()
            child.wait()
            child.stdout.close()
            assert_gone(workers)
        told = steady.communicate(timeout=120)[1]
        assert steady.returncode == 3, told
        assert cli("load", archive, "--to", url).returncode == 3
        with open_database(url) as database, database.engine.connect() as connection:
            for table, rows in undisturbed.items():
                found = connection.execute(text(f'select count(*) from "{table}"')).scalar_one()
                assert found == len(rows), table
            found = {release.id: release for release in database.releases()}
        assert sorted(found) == sorted(str(row[0]) for row in undisturbed["releases"])


def test_a_full_disk_is_told_and_leaves_a_sound_database(archive: Path, small_disk: Path) -> None:
    path = small_disk / "r.db"
    done = cli("load", archive, "--to", path, "--batch", "10")
    assert done.returncode == 1 and "full" in done.stderr and "Traceback" not in done.stderr
    dump(path)
    assert 0 < loaded(path) < PAGES
    for ending in ("jsonl", "parquet", "csv"):
        filler = small_disk / "filler"
        filler.write_bytes(b"x" * max(0, shutil.disk_usage(small_disk).free - 20_000))
        done = cli("load", archive, "--to", small_disk / f"r.{ending}")
        assert done.returncode == 1 and "No space left" in done.stderr and "Traceback" not in done.stderr
        assert not list(small_disk.glob(f"r.{ending}*"))
        filler.unlink()


def test_a_file_that_takes_no_more_is_told(archive: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    limited = ["sh", "-c", 'ulimit -f 2000; exec "$@"', "sh", *command("load", archive, "--to", path)]
    done = subprocess.run(limited, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "Traceback" not in done.stderr and "r.db: " in done.stderr
    dump(path)
    assert loaded(path) < PAGES


def test_an_errors_file_that_takes_no_more_is_told(archive: Path, tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    done = cli("load", archive / "broken.jsonl", "--to", tmp_path / "r.db", "--errors", "/dev/full")
    assert done.returncode == 1 and "No space left" in done.stderr and "Traceback" not in done.stderr


def test_a_read_only_target_is_told(archive: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    assert cli("load", archive, "--limit", "3", "--to", path).returncode == 0
    before = dump(path)
    done = cli("load", archive, "--to", f"sqlite:///file:{path}?mode=ro&uri=true")
    assert done.returncode == 1 and "readonly" in done.stderr and "Traceback" not in done.stderr
    assert dump(path) == before


@pytest.mark.skipif(os.geteuid() == 0 and not shutil.which("setpriv"), reason="root may write everywhere")
@pytest.mark.parametrize("target", ["r.db", "r.jsonl", "r.csv", "r.parquet"])
def test_a_folder_that_cannot_be_written_is_told(archive: Path, tmp_path: Path, target: str) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0o500)
    powerless = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    args = [*powerless, *command("load", archive, "--to", folder / target)]
    done = subprocess.run(args, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and target in done.stderr and "Traceback" not in done.stderr
    assert list(folder.iterdir()) == []
    folder.chmod(0o700)
