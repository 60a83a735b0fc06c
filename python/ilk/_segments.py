"""Segments, certificates and comparisons as values."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ._errors import NotKept, fault
from ._files import write_file


@dataclass(frozen=True)
class Driver:
    """An attribute in which a segment's customers lie above or below the others."""

    attribute: str
    """In the dictionary's words; of a category with its level."""
    high: bool
    dominance: float
    """Cliff's delta, in [-1, 1]."""
    difference: float
    """Of the mean from everybody's, in standard deviations of the prepared attribute."""


@dataclass(frozen=True, eq=False, repr=False)
class Segment:
    """A segment that was found. Of a model that is loaded alone ``silhouette``, ``rule`` and
    ``drivers`` raise ``ilk.NotKept``."""

    label: int
    """As ``labels_`` and ``predict`` have it: from 0."""
    number: int
    """As the report and the lists have it: from 1."""
    name: str
    customers: int
    share: float
    silhouette: float
    """Mean, in the code space, in [-1, 1]."""
    rule: str
    """Who is in it, in words; empty where no condition tells it apart."""
    drivers: tuple[Driver, ...]
    """Strongest first."""

    @staticmethod
    def of(found: dict[str, Any]) -> Segment:
        drivers = tuple(Driver(**driver) for driver in found["drivers"])
        return Segment(label=found["number"] - 1, **{**found, "drivers": drivers})

    @staticmethod
    def of_part(known: dict[str, Any]) -> Segment:
        """Of which only that is known."""
        made = object.__new__(Segment)
        vars(made).update(known)
        return made

    def __getattr__(self, name: str) -> Any:  # asked for what is not there
        if name not in self.__dataclass_fields__:
            raise AttributeError(f"a Segment has no attribute {name!r}")
        raise fault(
            NotKept,
            f"the {name} of a segment is not kept in a model, and this one was loaded without the "
            "files of its run",
            "load model.json in the folder that Segmenter.write or `ilk run` wrote, or fit again",
        )

    def __repr__(self) -> str:
        known = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
        return f"Segment({known})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Segment) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((self.number, self.name))

    @staticmethod
    def everybody(customers: int) -> Segment:
        return Segment(0, 1, "Everybody", customers, 1.0, float("nan"), "", ())


@dataclass(frozen=True)
class Gate:
    """One test that a segmentation must pass."""

    key: str
    claim: str
    measured: str
    passed: bool


@dataclass(frozen=True)
class Certificate:
    """Whether the segments can be relied on, and why."""

    verdict: str
    """``segments``, ``uncertain``, ``continuum`` or ``too few``; ``none`` of ``n_clusters=1``."""
    sentence: str
    gates: tuple[Gate, ...]

    @property
    def passed(self) -> bool:
        return self.verdict == "segments"

    def __str__(self) -> str:
        return self.sentence

    @staticmethod
    def of_everybody() -> Certificate:
        return Certificate("none", "Everybody is in one segment: nobody is told apart.", ())

    @staticmethod
    def of(found: dict[str, Any]) -> Certificate:
        gates = tuple(Gate(**gate) for gate in found["gates"])
        return Certificate(found["verdict"], found["sentence"], gates)


@dataclass(frozen=True)
class Check:
    """One figure of a comparison, held against its limits."""

    key: str
    sentence: str
    health: str
    """``holds``, ``watch`` or ``past``."""


@dataclass(frozen=True)
class Move:
    """How far one attribute has moved."""

    name: str
    psi: float
    """Population stability index, from 0; above 0.25 much has changed."""
    health: str


@dataclass(frozen=True)
class Comparison:
    """Whether a model still holds for later customers."""

    health: str
    """The worst of the checks: ``holds``, ``watch`` or ``past``: then fit anew."""
    customers: int
    checks: tuple[Check, ...]
    attributes: tuple[Move, ...]

    @property
    def holds(self) -> bool:
        return self.health != "past"

    @staticmethod
    def of(found: dict[str, Any]) -> Comparison:
        return Comparison(
            found["health"],
            found["customers"],
            tuple(Check(**check) for check in found["checks"]),
            tuple(Move(**move) for move in found["attributes"]),
        )


@dataclass(frozen=True)
class Play:
    """What is done with some of the customers."""

    name: str
    title: str
    action: str
    contacts: int
    held_out: int
    """Who must not be contacted by it, so that its effect can be seen."""


@dataclass(frozen=True)
class Plan:
    """Which customers each play of a playbook goes to."""

    plays: tuple[Play, ...]
    contacted: int
    """Customers whom a play at least contacts."""
    lists: Any
    """A frame with a row per play and customer: ``row`` (of the fitted table), ``play``, ``label``
    (of the segment), ``priority`` (1 to 3) and ``held_out``; best first."""
    files: dict[str, bytes]
    """``strategy.md``, ``strategy.html``, and a list for each play."""

    @property
    def strategy(self) -> str:
        """What the segments are and what to do, in Markdown."""
        return self.files["strategy.md"].decode()

    def write(self, folder: str | os.PathLike[str]) -> None:
        """Write the files."""
        for name, data in self.files.items():
            write_file(Path(folder, name), data, with_folders=True)
