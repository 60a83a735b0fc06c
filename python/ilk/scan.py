"""Scored customers counted where they lie: functions on bytes, for whatever maps and reduces.

>>> parts = [ilk.scan.absorb(batches, model) for batches in wherever]
>>> functools.reduce(ilk.scan.merge, parts)
>>> ilk.scan.finish(_)

However the rows are dealt out, and in whatever order parts are merged, the bytes are the same: counts
are whole numbers, and sums are exact.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._batches import BatchScorer, _bytes_of
from ._errors import DataError, fault

_MARGINS = 20  # classes, each 0.05 wide
_FORMAT = 1

# Every finite double is a whole number of these.
_UNIT_EXPONENT = -1074


def absorb(batches: Iterable[Any], model: Any) -> bytes:
    """What there is to say of the rows of record batches of Arrow, by ``model``'s segments.

    ``model`` is a path, bytes or a segmenter. No batches at all make the summary that changes nothing.
    """
    data = _bytes_of(model)
    scorer = BatchScorer(data, id="")
    summed = [each["name"] for each in scorer.model.inputs if each["kind"] in ("number", "boolean")]
    segments = [_nothing(number, name, summed) for number, name in scorer.segments]
    unread = 0
    for batch in batches:
        placed = scorer.placed(batch)
        there = np.ones(batch.num_rows, dtype=bool) if placed["bad"] is None else ~placed["bad"]
        unread += batch.num_rows - int(there.sum())
        place = placed["segment"][there].astype(np.int64)
        margin = np.floor(placed["margin"][there] * np.float32(_MARGINS)).astype(np.int64)
        margin = place * _MARGINS + np.clip(margin, 0, _MARGINS - 1)
        _count(segments, "customers", place)
        _count(segments, "unusual", place[placed["unusual"][there]])
        in_margins = np.bincount(margin, minlength=len(segments) * _MARGINS).reshape(-1, _MARGINS)
        for segment, counts in zip(segments, in_margins.tolist(), strict=True):
            segment["margins"] = [a + b for a, b in zip(segment["margins"], counts, strict=True)]
        for name in summed:
            values = _doubles(batch.column(name))[there]
            known = ~np.isnan(values)
            sums = _exact_sums(values[known], place[known], len(segments))
            missing = np.bincount(place[~known], minlength=len(segments)).tolist()
            for segment, total, lacking in zip(segments, sums, missing, strict=True):
                to = segment["attributes"][name]
                to["sum"] += total
                to["missing"] += lacking
    return _written(hashlib.sha256(data).hexdigest(), unread, segments)


def merge(one: bytes, other: bytes) -> bytes:
    """Of the rows of both. Which is which, and what is merged first, makes no difference."""
    a, b = json.loads(one), json.loads(other)
    if a["model"] != b["model"]:
        raise fault(DataError, "the summaries are of two models", "absorb all rows by one model")
    segments = []
    for x, y in zip(a["segments"], b["segments"], strict=True):
        segments.append({**_joined(x, y), "segment": x["segment"]})
    return _written(a["model"], a["unread"] + b["unread"], segments)


def finish(summary: bytes) -> list[dict[str, Any]]:
    """A dictionary for each segment, in the model's order: ``segment`` (its number), ``name``,
    ``customers``, ``share``, ``unusual``, ``margins`` (customers by margin, 0.05 a class), and of each
    attribute of numbers or yes and no in ``means`` the mean of its known values, to the nearest
    double, None without one, and in ``missing`` how many lack it."""
    read = json.loads(summary)
    everybody = sum(each["customers"] for each in read["segments"])
    segments = []
    for each in read["segments"]:
        attributes = each.pop("attributes")
        known = {name: each["customers"] - of["missing"] for name, of in attributes.items()}
        each["share"] = each["customers"] / everybody if everybody > 0 else 0.0
        # Whole numbers, so the quotient is rounded once.
        each["means"] = {
            name: of["sum"] / (known[name] << -_UNIT_EXPONENT) if known[name] > 0 else None
            for name, of in attributes.items()
        }
        each["missing"] = {name: of["missing"] for name, of in attributes.items()}
        segments.append(each)
    return segments


def _nothing(number: int, name: str, summed: list[str]) -> dict[str, Any]:
    attributes = {each: {"missing": 0, "sum": 0} for each in summed}
    counts = {"customers": 0, "unusual": 0, "margins": [0] * _MARGINS}
    return {"segment": number, "name": name, **counts, "attributes": attributes}


def _count(segments: list[dict[str, Any]], what: str, place: NDArray[np.int64]) -> None:
    counts = np.bincount(place, minlength=len(segments)).tolist()
    for segment, count in zip(segments, counts, strict=True):
        segment[what] += count


def _joined(a: Any, b: Any) -> Any:
    """Numbers added, wherever they stand."""
    if isinstance(a, dict):
        return {key: _joined(a[key], b[key]) for key in a}
    if isinstance(a, list):
        return [_joined(x, y) for x, y in zip(a, b, strict=True)]
    return a + b if isinstance(a, int) else a


def _doubles(column: Any) -> NDArray[np.float64]:
    """NaN where there is nothing."""
    if str(column.type) == "bool":
        column = column.cast("int8")
    given: NDArray[np.float64] = column.cast("float64", safe=False).to_numpy(zero_copy_only=False)
    return given


def _exact_sums(values: NDArray[np.float64], place: NDArray[np.int64], segments: int) -> list[int]:
    """Of each segment's values, in units of 2^-1074. Digits of equal weight are added as doubles,
    26 at a time, which is exact for up to 2^27 rows."""
    fraction, exponent = np.frexp(values)
    weights = 2200  # exponents lie in [-1073, 1024]
    key = place * weights + (exponent + 1100)
    digits = np.ldexp(fraction, 53)
    high = np.floor(digits / 2**26)
    low = digits - high * 2**26
    sums = [0] * segments
    highs, lows = np.bincount(key, high), np.bincount(key, low)
    for at in np.flatnonzero((highs != 0) | (lows != 0)).tolist():
        shift = at % weights - 1100 - 53 - _UNIT_EXPONENT
        digit = (int(highs[at]) << 26) + int(lows[at])
        sums[at // weights] += digit << shift if shift >= 0 else digit >> -shift
    return sums


def _written(model: str, unread: int, segments: list[dict[str, Any]]) -> bytes:
    summary = {"format": _FORMAT, "model": model, "unread": unread, "segments": segments}
    return json.dumps(summary, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
