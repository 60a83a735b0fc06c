"""Files that are written, with ilk's errors."""

from __future__ import annotations

import os
from pathlib import Path

from ._errors import IoError, fault


def write_file(
    path: str | os.PathLike[str], data: bytes, *, with_folders: bool = False
) -> None:
    """Raises IoError where it cannot be written."""
    try:
        if with_folders:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(data)
    except OSError as error:
        what = f"{os.fspath(path)}: cannot write it: {error.strerror}"
        raise fault(IoError, what, "give a file in a folder that is there") from error
