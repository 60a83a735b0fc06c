"""What one row of the table came to."""

import statistics
from dataclasses import dataclass

from checks import Check
from rows import Row


@dataclass
class Times:
    who: str
    threads: int
    seconds: list
    answer: dict  # of the last run

    @property
    def median(self):
        return statistics.median(self.seconds)


@dataclass
class Result:
    row: Row
    ilk: Times
    peer: Times | None  # with the better number of threads
    check: Check
    fraction: float | None  # of the machine's limit

    @property
    def ratio(self):
        return self.peer.median / self.ilk.median if self.peer else None

    @property
    def misses(self):
        """What was demanded and is not met, in words."""
        missed = []
        if self.row.target and self.ratio < self.row.target:
            missed.append(f"{self.row.target:g}x")
        figures = {"seconds": self.ilk.median,
                   "peak_memory": self.ilk.answer.get("peak_memory", 0)}
        missed += [d.words for d in self.row.demands if figures[d.of] > d.most]
        return missed


def fraction_of_limit(times, peaks):
    """The larger share of the machine's peaks that the least work in this time comes to."""
    shares = [times.answer[key] / times.median / peaks[f"{key}_per_second"]
              for key in ("flops", "bytes") if key in times.answer]
    return max(shares) if shares else None
