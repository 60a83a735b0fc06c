"""Errors and warnings: what went wrong, where, and what to do about it."""

from __future__ import annotations

from typing import Any

from ._words import in_python


class Error(Exception):
    """Base of ilk's errors. ``str()`` is the whole message: place and fault, then the remedy."""

    def __init__(
        self,
        text: str,
        fault: str | None = None,
        remedy: str = "",
        file: str = "",
        line: int = 0,
        column: int = 0,
    ) -> None:
        super().__init__(text)
        self.fault = text if fault is None else fault
        self.remedy = remedy
        self.file = file
        self.line = line
        self.column = column

    def __reduce__(self) -> tuple[Any, ...]:
        parts = (str(self), self.fault, self.remedy, self.file, self.line, self.column)
        return (type(self), parts)


class DataError(Error, ValueError):
    """The table, schema or other data cannot be used."""


class UsageError(Error, ValueError):
    """A request that makes no sense, whatever the data."""


class NotKept(UsageError, AttributeError):
    """What a fit says, and a model that is loaded does not hold."""


class ModelError(Error, ValueError):
    """A model that is damaged, of another version, or does not fit."""


class IoError(Error, OSError):
    """The operating system refused to read or write."""

    def __str__(self) -> str:
        return str(self.args[0])


class OutOfMemory(Error, MemoryError):
    """What was asked for does not fit into memory."""


class MissingPackage(Error, ImportError):
    """A package that this needs, and nothing else does, is not installed."""


class DataWarning(UserWarning):
    """What should be known of the data or of the segments."""


def raised(
    kind: type[Error], text: str, what: str, remedy: str, file: str, line: int, column: int
) -> Error:
    """An error of the library, in Python's words."""
    return kind(in_python(text), in_python(what), in_python(remedy), file, line, column)


def fault(kind: type[Error], what: str, remedy: str) -> Error:
    """An error that has no place in a file, worded as those of the library are."""
    return kind(f"{what}\n{remedy}", what, remedy)
