"""The program ``ilk`` that comes with the package: ``ilk run``, ``ilk score`` and the others.

It takes Parquet and DuckDB's databases too: then it runs in this process, where pyarrow and duckdb
read them.
"""

from __future__ import annotations

import os
import sys

PROGRAM = os.path.join(os.path.dirname(__file__), "bin", "ilk")


def main() -> None:
    """Become it, with the words of the command line."""
    words = ["ilk", *sys.argv[1:]]
    if any(_may_lie_in_python(word) for word in words[1:]):
        sys.exit(_run_here(words))
    if not os.path.exists(PROGRAM):
        sys.exit("ilk: this package was built without the program")
    os.execv(PROGRAM, words)


def kind_of(path: str) -> str:
    """``"parquet"`` and ``"duckdb"`` by their first bytes, whatever their names are; of folders,
    which have none, those with Parquet files somewhere below. Else ``""``."""
    try:
        if os.path.isdir(path):
            return "parquet" if _has_parquet(path) else ""
        if not os.path.isfile(path):
            return ""
        with open(path, "rb") as file:
            first = file.read(12)
    except OSError:
        return ""
    if first.startswith(b"PAR1"):
        return "parquet"
    return "duckdb" if first[8:] == b"DUCK" else ""


def _has_parquet(folder: str) -> bool:
    for _, folders, files in os.walk(folder):
        folders[:] = [each for each in folders if not each.startswith((".", "_"))]
        if any(name.endswith((".parquet", ".parq")) for name in files):
            return True
    return False


def _may_lie_in_python(word: str) -> bool:
    # A folder of results may tell of a table to be read again.
    value = word.partition("=")[2] if word.startswith("-") else word
    if not value:
        return False
    return os.path.isdir(value) or kind_of(value) != ""


def _run_here(words: list[str]) -> int:
    from ._ilk import run_program
    from ._sources import open_table

    return run_program(words, lambda path: kind_of(path) != "", open_table)
