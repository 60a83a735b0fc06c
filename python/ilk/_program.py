"""The program ``ilk`` that comes with the package: ``ilk run``, ``ilk score`` and the others."""

from __future__ import annotations

import os
import sys

PROGRAM = os.path.join(os.path.dirname(__file__), "bin", "ilk")


def main() -> None:
    """Become it, with the words of the command line."""
    if not os.path.exists(PROGRAM):
        sys.exit("ilk: this package was built without the program")
    os.execv(PROGRAM, ["ilk", *sys.argv[1:]])
