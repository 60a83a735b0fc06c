"""The nightly job of examples/nightly, on a PostgreSQL server of the test's own."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
from pathlib import Path

import ilk
import numpy as np
import pandas as pd
import pytest

from conftest import PROGRAM, ROOT

JOB = ROOT / "examples/nightly/nightly.sh"


class Server:
    """PostgreSQL in a folder, for who runs the test alone."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.programs, self.folder = programs, folder
        self.keeper = []
        if os.getuid() == 0:  # it does not start as root
            self.keeper = ["runuser", "-u", "postgres", "--"]
            shutil.chown(folder, "postgres")
            for above in folder.parents[:3]:
                above.chmod(above.stat().st_mode | 0o011)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.run("initdb", "-D", "data", "-U", "keeper", "-A", "trust", "--locale=C", "-E", "UTF8", "--no-sync")
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
        self.run("pg_ctl", "-D", "data", "-l", "server.log", "-w", "start", "-o", options)
        self.address = f"postgresql://keeper@127.0.0.1:{self.port}/postgres"

    def run(self, name: str, *words: str) -> None:
        command = [*self.keeper, str(self.programs / name), *words]
        with open(os.devnull, "r+") as nothing:  # a server would keep a pipe open
            subprocess.run(command, cwd=self.folder, check=True, stdin=nothing, stdout=nothing, stderr=nothing)

    def stop(self) -> None:
        self.run("pg_ctl", "-D", "data", "-m", "immediate", "-w", "stop")

    def sql(self, text: str) -> str:
        command = ["psql", self.address, "-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", "-c", text]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def fill(self, table: pd.DataFrame, path: Path) -> None:
        table.to_csv(path, index=False)
        columns = ", ".join(f'"{name}" double precision' for name in table.columns[1:])
        self.sql(f"drop table if exists customers; create table customers (id text, {columns})")
        self.sql(f"\\copy customers from '{path}' csv header")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found or shutil.which("psql") is None:
        pytest.skip("PostgreSQL is not installed")
    if os.getuid() == 0 and "postgres" not in {user.pw_name for user in pwd.getpwall()}:
        pytest.skip("there is no user postgres")
    made = Server(found[-1].parent, tmp_path_factory.mktemp("server"))
    yield made
    made.stop()


def test_nights(server: Server, kinds: pd.DataFrame, tmp_path: Path) -> None:
    if not PROGRAM.exists():
        pytest.skip(f"{PROGRAM} is not built")
    configuration = tmp_path / "ilk.toml"
    configuration.write_text(
        "[encoder]\nencoders = 2\n[evidence]\nnull_reruns = 2\nbootstraps = 2\n[segments]\nk = 3\n"
    )
    folder = tmp_path / "segments"

    def night(**variables: str) -> int:
        command = [JOB, server.address, "customers", folder, "--config", configuration]
        return subprocess.run(command, env={**os.environ, "ILK": str(PROGRAM), **variables}).returncode

    def scores() -> dict[str, tuple[int, str]]:
        lines = server.sql("select id, segment, name from segments").splitlines()
        return {id: (int(segment), name) for id, segment, name in (line.split("|") for line in lines)}

    def expected(table: pd.DataFrame) -> dict[str, tuple[int, str]]:
        found = ilk.load(folder / "current/model.json").describe(table)
        pairs = zip(found["segment"] + 1, found["name"], strict=True)
        return dict(zip(table["id"], pairs, strict=True))

    random = np.random.default_rng(1)
    many = pd.concat([kinds] * 3, ignore_index=True)
    many += random.normal(0, 0.3, many.shape)
    many.insert(0, "id", [f"C{i}" for i in range(len(many))])
    path = tmp_path / "customers.csv"

    server.fill(many.head(-1), path)
    assert night() == 0  # the first fits
    first = os.readlink(folder / "current")
    assert scores() == expected(many.head(-1))

    server.fill(many, path)  # somebody is new
    assert night(SAMPLE="600") == 0
    assert os.readlink(folder / "current") == first
    assert scores() == expected(many)

    changed = many.assign(distance=many["distance"] * 3, visits=many["visits"] + 40)
    server.fill(changed, path)
    assert night() == 10
    assert os.readlink(folder / "current") != first and len(list((folder / "models").iterdir())) == 2
    assert scores() == expected(changed)

    before = scores()
    server.fill(changed.drop(columns="basket"), path)
    assert night() not in (0, 10, 11)
    assert scores() == before
