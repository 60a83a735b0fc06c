"""The program ``ilk`` that comes with the package: ``ilk run``, ``ilk score`` and the others."""

from __future__ import annotations

import os
import sys
from pathlib import Path

PROGRAM = Path(__file__).with_name("bin") / "ilk"


def main() -> None:
    """Become it, with the words of the command line."""
    if not PROGRAM.exists():
        sys.exit("ilk: this package was built without the program")
    os.execv(PROGRAM, ["ilk", *sys.argv[1:]])
