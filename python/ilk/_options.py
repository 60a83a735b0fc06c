"""What a fit is told, in Python's words, as the library takes it."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from numbers import Integral
from pathlib import Path
from typing import Any

import joblib

from ._errors import Error, UsageError, fault

_ROLES = ("id", "attribute", "label", "ignore")


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def _share(cores: int) -> int:
    """Of the cores those that are not another worker's."""
    asked = os.environ.get("OMP_NUM_THREADS", "")  # which joblib sets in its processes
    if asked.isdecimal() and int(asked) > 0:
        return min(cores, int(asked))
    backend, _ = joblib.parallel.get_active_backend()
    is_worker = backend.nesting_level or multiprocessing.current_process().daemon
    return 1 if is_worker else cores


def whole_number(value: Any, name: str) -> None:
    """Refuses what is none, with the name that the user knows it by."""
    if isinstance(value, bool) or not isinstance(value, Integral):
        raise fault(UsageError, f"{name} is {value!r}", "give a whole number, or None")


def mapping(value: Any, name: str) -> None:
    if value is not None and not isinstance(value, Mapping):
        raise fault(UsageError, f"{name} is a {type(value).__name__}", "give a dictionary, or None")


def threads_of(n_jobs: int | None) -> int:
    """As scikit-learn counts them, but that None is every core that is not in use by others of
    joblib's workers, or is forbidden by OMP_NUM_THREADS."""
    cores = _cores()
    if n_jobs is None:
        return _share(cores)
    whole_number(n_jobs, "n_jobs")
    if n_jobs == 0:
        raise fault(UsageError, "n_jobs is 0", "give a number of threads, or None for every core")
    return n_jobs if n_jobs > 0 else max(1, cores + 1 + n_jobs)


def role_settings(roles: Mapping[str, str] | None) -> dict[str, str]:
    """Of roles by columns the settings, which name columns by roles."""
    mapping(roles, "roles")
    named: dict[str, list[str]] = {}
    for column, role in (roles or {}).items():
        if role not in _ROLES:
            raise fault(
                UsageError,
                f"the column {column!r} is given the role {role!r}",
                f"give one of {', '.join(_ROLES)}",
            )
        named.setdefault(role, []).append(str(column))
    return {f"roles.{role}": "\n".join(columns) for role, columns in named.items()}


def setting_text(value: Any) -> str:
    """A value as a configuration would have it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        between = "\n" if any(isinstance(each, str) for each in value) else ","
        return between.join(setting_text(each) for each in value)
    return str(value)


def _toml_text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_toml_text(each) for each in value)}]"
    escaped = "".join(
        f"\\u{ord(letter):04x}" if ord(letter) < 32 or letter in '"\\' else letter
        for letter in str(value)
    )
    return f'"{escaped}"'


def dictionary_text(columns: Mapping[str, Any]) -> str:
    """A data dictionary of columns and their entries; of a role alone as text."""
    return "".join(f"{line}\n" for line, _ in _dictionary_lines(columns))


def _dictionary_lines(columns: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """With where each is from."""
    for name, entry in columns.items():
        place = f"[{name!r}]"
        if not isinstance(entry, (str, Mapping)):
            raise fault(
                UsageError,
                f"schema{place} is a {type(entry).__name__}",
                'give a role, such as "id", or a dictionary of what is known of the column',
            )
        yield "[[column]]", place
        yield f"name = {_toml_text(name)}", place
        if isinstance(entry, str):
            yield f"role = {_toml_text(entry)}", place
        else:
            for key, value in entry.items():
                yield f"{key} = {_toml_text(value)}", f"{place}[{key!r}]"


# What the library calls otherwise than a call does.
_ARGUMENTS = {"dictionary": "schema"}


class _Given:
    """A document that is given as a value, and the file that it was put into."""

    def __init__(self, argument: str, path: Path, places: Sequence[str]) -> None:
        self.argument = argument
        self.path = str(path)
        self.places = places  # of a dictionary the entries, line by line

    def of(self, error: Error) -> Error:
        """The error, with the argument in the place of the file."""
        file, line, column = error.file, error.line, error.column
        if file == self.path and self._place(line):
            file, line, column = self.argument + self._place(line), 0, 0
        named = self._named
        what, remedy = named(error.fault), named(error.remedy)
        return type(error)(named(str(error)), what, remedy, named(file), line, column)

    def _named(self, text: str) -> str:
        """A dictionary of Python has no lines."""
        of_line = re.compile(re.escape(self.path) + r": line (\d+)(?:, column \d+)?")
        named = of_line.sub(
            lambda found: self.argument + (self._place(int(found[1])) or found[0][len(self.path) :]),
            text,
        )
        return named.replace(self.path, self.argument)

    def _place(self, line: int) -> str:
        return self.places[line - 1] if 0 < line <= len(self.places) else ""


@contextlib.contextmanager
def document_paths(documents: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Paths of documents that are given as paths or as text in TOML (of more than one line); a data
    dictionary may be one of Python, a segmenter stands for the model that it holds. An error that
    names such a file names the argument instead."""
    given: list[_Given] = []
    with tempfile.TemporaryDirectory(prefix="ilk-") as folder:
        paths = {}
        for name, document in documents.items():
            if document is None:
                continue
            argument = _ARGUMENTS.get(name, name)
            places: list[str] = []
            is_mapping = name == "dictionary" and isinstance(document, Mapping)
            if is_mapping:
                places = [place for _, place in _dictionary_lines(document)]
                document = dictionary_text(document)
            is_path = isinstance(document, os.PathLike) or (
                isinstance(document, str) and "\n" not in document and not is_mapping
            )
            if is_path:
                paths[name] = os.fspath(document)
                continue
            kept = Path(folder, f"{name}.toml")
            if isinstance(document, str):
                kept.write_text(document, encoding="utf-8")
            elif hasattr(document, "save"):
                kept = kept.with_suffix(".json")
                document.save(kept)
            else:
                raise fault(
                    UsageError,
                    f"{argument} is a {type(document).__name__}",
                    "give a path, or the text of the document",
                )
            given.append(_Given(argument, kept, places))
            paths[name] = str(kept)
        try:
            yield paths
        except Error as error:
            named = error
            for each in given:
                if each.path in str(named):
                    named = each.of(named)
            if named is error:
                raise
            raise named from None
