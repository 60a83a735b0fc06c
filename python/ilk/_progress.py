"""How far the work is."""

from __future__ import annotations

import sys
from collections.abc import Callable

Progress = Callable[[str, float], object]


class ProgressBar:
    """A line on standard error, in a terminal or a notebook, that goes when the work is done."""

    _WIDTH = 24

    def __init__(self) -> None:
        self._drawn = 0

    def __call__(self, stage: str, share: float) -> None:
        done = round(share * self._WIDTH)
        line = f"{'█' * done}{'░' * (self._WIDTH - done)} {stage}"
        print("\r" + line.ljust(self._drawn), end="", file=sys.stderr, flush=True)
        self._drawn = len(line)

    def close(self) -> None:
        if self._drawn:
            print("\r" + " " * self._drawn + "\r", end="", file=sys.stderr, flush=True)
            self._drawn = 0
