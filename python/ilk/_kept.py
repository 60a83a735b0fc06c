"""What lies beside a model that is loaded: the evidence of the run that made it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ._segments import Certificate, Driver, Gate, Segment

_SUMMARY = "summary.json"
_REPORT = "report.json"
_MANIFEST = "manifest.sha256"

# Verdicts that the files call otherwise.
_KINDS = {"no segments": "continuum", "too few customers": "too few"}


@dataclass(frozen=True)
class Evidence:
    """What a fit says of its segments, as its files have it."""

    segments: list[Segment]
    certificate: Certificate
    k_rows: list[dict[str, Any]]
    supported_k: list[int]
    why_k: str


def evidence_beside(model: Path) -> Evidence | str:
    """Of the run that wrote the model; else why there is none."""
    hashes = _hashes(model.with_name(_MANIFEST))
    if hashes is None:
        return f"no {_MANIFEST} lies beside it, which says what its run wrote"
    if _hash(model) != hashes.get("model.json"):
        return f"the {_MANIFEST} beside it is of another model"
    summary = _read(model.with_name(_SUMMARY), hashes)
    if summary is None:
        return f"the {_SUMMARY} of its run does not lie beside it as it was written"
    report = _read(model.with_name(_REPORT), hashes)
    try:
        return _evidence(summary, report)
    except (KeyError, TypeError, IndexError):
        return f"the {_SUMMARY} beside it is of another version"


def segments_of_model(data: bytes) -> list[Segment]:
    """What the model alone says of its segments: no rules, drivers and silhouettes."""
    model = json.loads(data)
    customers = model.get("reference", {}).get("sizes")
    found = []
    for place, each in enumerate(model["segments"]):
        known = {"label": place, "number": each["id"], "name": each["name"]}
        if customers is not None:  # which older models do not count
            known["customers"] = customers[place]
            known["share"] = customers[place] / model["fitted_rows"]
        found.append(Segment.of_part(known))
    return found


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _hashes(manifest: Path) -> dict[str, str] | None:
    """Hashes by names, as ``sha256sum`` writes them."""
    try:
        lines = manifest.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    split = [line.split("  ", 1) for line in lines if not line.startswith("#")]
    return {each[1]: each[0] for each in split if len(each) == 2}


def _read(path: Path, hashes: dict[str, str]) -> Any:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    if hashlib.sha256(data).hexdigest() != hashes.get(path.name):
        return None
    return json.loads(data)


def _evidence(summary: dict[str, Any], report: dict[str, Any] | None) -> Evidence:
    rules: list[str] | None = None
    if report is not None and not report["headline"]["shared"]:  # such a page leaves rules out
        rules = [(each["rule"] or {}).get("text", "") for each in report["segments"]]
    verdict = summary["certificate"]["verdict"]
    kind = _KINDS.get(verdict["kind"], verdict["kind"])
    gates = tuple(
        Gate(each["key"], each["claim"], each["measured"], each["passed"])
        for each in summary["certificate"]["gates"]
    )
    supported = summary["choice"]["supported"]
    return Evidence(
        [_segment(each, rules) for each in summary["segments"]],
        Certificate(kind, verdict["sentence"], gates),
        [_k_row(row, supported) for row in summary["k_table"]],
        list(supported),
        summary["choice"]["reason"],
    )


def _segment(found: dict[str, Any], rules: list[str] | None) -> Segment:
    drivers = tuple(
        Driver(
            each["label"], each["direction"] == "high", 2 * each["auc"] - 1, each["difference"]
        )
        for each in found["drivers"]
    )
    known = {
        "label": found["id"] - 1,
        "number": found["id"],
        "name": found["name"],
        "customers": found["size"],
        "share": found["share"],
        "silhouette": found["silhouette"],
        "drivers": drivers,
    }
    if rules is not None:
        known["rule"] = rules[found["id"] - 1]
    return Segment.of_part(known)


def _k_row(row: dict[str, Any], supported: list[int]) -> dict[str, Any]:
    return {
        "k": row["k"],
        "silhouette_code": row["silhouette_code"],
        "silhouette_attributes": row["silhouette_attributes"],
        "smallest_share": row["smallest_share"],
        "measured": row["null_excess"] is not None,
        "excess": row["null_excess"],
        "stability": row["bootstrap"],
        "fit": row["fit"],
        "supported": row["k"] in supported,
    }
