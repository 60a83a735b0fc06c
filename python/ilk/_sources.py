"""Tables that pyarrow and duckdb read for the program ``ilk``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ._errors import DataError, MissingPackage, UsageError, fault
from ._parquet import read_parquet
from ._program import kind_of


def open_table(path: str, table: str, query: str) -> Any:
    """A file or folder of Parquet, or a table of DuckDB's database, for ``run_program``."""
    if kind_of(path) == "duckdb":
        return _Relation(path, table, query)
    if table or query:
        text = f"{path}: is no database, so --table and --query cannot be used with it"
        raise fault(UsageError, text, "leave them out, or give a DuckDB or SQLite file")
    return read_parquet(path)


class _Relation:
    """A table of DuckDB's, or the rows of a query."""

    def __init__(self, path: str, table: str, query: str) -> None:
        try:
            import duckdb
        except ImportError as error:
            text = f"{path}: DuckDB's databases are read by duckdb, which is not installed"
            raise fault(MissingPackage, text, "pip install duckdb pyarrow") from error
        self._path = path
        self.rows = 0
        try:
            self._database = duckdb.connect(path, read_only=True)
            if query:
                self._all = self._database.query(query)
            else:
                self._all = self._database.query("FROM " + _quoted(self._chosen(table)))
        except duckdb.Error as error:
            raise fault(DataError, f"{path}: {error}", "mend the database or the query") from error
        if self._all is None:
            raise fault(UsageError, f"{path}: the query gives no rows", "give a SELECT behind --query")
        self.columns: list[str] = list(self._all.columns)

    def _chosen(self, wanted: str) -> str:
        """As of SQLite's databases."""
        names = [str(row[0]) for row in self._database.execute("SHOW TABLES").fetchall()]
        listed = ", ".join(names)
        alike = [name for name in names if name.lower() == wanted.lower()]
        if wanted in names:
            return wanted
        if wanted and alike:
            return alike[0]
        if not names:
            raise fault(DataError, f"{self._path}: has no table", "check that it is the right database")
        if wanted:
            text = f"{self._path}: has no table '{wanted}'"
            raise fault(DataError, text, f"it has {listed}")
        if len(names) > 1:
            text = f"{self._path}: has several tables: {listed}"
            remedy = 'choose one with --table NAME, or give --query "select ..."'
            raise fault(DataError, text, remedy)
        return names[0]

    def only(self, columns: Sequence[str]) -> Any:
        return self._all.select(", ".join(map(_quoted, columns)))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
