"""Do both sides answer the same? What is compared is computed here, in double precision."""

import csv as csv_files
import json
from dataclasses import dataclass

import numpy as np

from inputs import read_matrix


@dataclass(frozen=True)
class Check:
    agrees: bool
    text: str


def worst(values):
    """The largest; not a number when one of them is none, which agrees with nothing."""
    return float(np.max(values))


def inertia_of_labels(rows, labels):
    return sum(((rows[labels == c] - rows[labels == c].mean(axis=0)) ** 2).sum()
               for c in np.unique(labels))


def inertia_of_centroids(rows, centroids, at_once=50_000):
    total = 0.0
    for first in range(0, len(rows), at_once):
        some = rows[first : first + at_once].astype(np.float64)
        total += np.min([((some - c) ** 2).sum(axis=1) for c in centroids], axis=0).sum()
    return total


def kmeans_experiment(inputs, ilk, peer):
    """Inertia at most 0.5% above the peer's for each k (in full size); silhouettes as the peer
    finds for ilk's own labels."""
    from sklearn.metrics import silhouette_score

    slack = json.loads((inputs / "made.json").read_text())["size"]["inertia_slack"]
    rows = read_matrix(inputs, "customers").astype(np.float64)
    ratios, differences = [], []
    for mine, theirs in zip(ilk["partitions"], peer["partitions"], strict=True):
        labels = np.fromfile(mine["labels"], "<u4")
        if mine["k"] != theirs["k"] or len(labels) != len(rows) or labels.max() >= mine["k"]:
            return Check(False, f"no partition of all rows into {theirs['k']}")
        ratios.append(inertia_of_labels(rows, labels) /
                      inertia_of_labels(rows, np.fromfile(theirs["labels"], "<u4")))
        differences.append(abs(silhouette_score(rows, labels) - mine["silhouette"]))
    inertia, silhouette_error = worst(ratios), worst(differences)
    return Check(inertia <= 1 + slack and silhouette_error <= 1e-4,
                 f"inertia at most {inertia:.4f} of the peer's; silhouettes to "
                 f"{silhouette_error:.1e}")


def lloyd(inputs, ilk, peer):
    rows = read_matrix(inputs, "million")
    mine, theirs = (inertia_of_centroids(rows, np.reshape(a["centroids"], (-1, rows.shape[1])))
                    for a in (ilk, peer))
    difference = float(abs(mine - theirs) / theirs)
    return Check(difference <= 1e-4 and ilk["steps"] == peer["steps"],
                 f"inertia to {difference:.1e} after {ilk['steps']} and {peer['steps']} steps")


def autoencoder(inputs, ilk, peer):
    ratio = ilk["loss"] / peer["loss"]
    slack = json.loads((inputs / "made.json").read_text())["size"]["loss_slack"]
    return Check(ratio <= 1 + slack, f"loss {ilk['loss']:.4f}, {ratio:.3f} of the peer's")


def heights(inputs, ilk, peer):
    mine, theirs = (np.sort(np.fromfile(a["heights"], "<f8")) for a in (ilk, peer))
    if mine.shape != theirs.shape:
        return Check(False, f"{len(mine)} merges, not {len(theirs)}")
    error = worst(np.abs(mine - theirs) / np.maximum(theirs, 1e-6 * theirs.max()))
    return Check(error <= 1e-4, f"{len(mine)} heights to {error:.1e}")


def silhouette(inputs, ilk, peer):
    difference = abs(ilk["silhouette"] - peer["silhouette"])
    return Check(difference <= 2e-5, f"{ilk['silhouette']:.5f}, to {difference:.1e}")


def csv(inputs, ilk, peer):
    rows = json.loads((inputs / "customers_csv.json").read_text())["rows"]
    if not ilk["rows"] == peer["rows"] == ilk["ids"] == rows or ilk["bad_rows"]:
        return Check(False, f"{ilk['rows']} rows and {peer['rows']}, not {rows}")
    if ilk["sums"].keys() != peer["sums"].keys():
        return Check(False, "other columns: " + " ".join(ilk["sums"].keys() ^ peer["sums"].keys()))
    error = worst([abs(ilk["sums"][name] - value) / max(abs(value), 1e-300)
                   for name, value in peer["sums"].items()])
    return Check(error <= 1e-6, f"{rows} rows; sums of {len(ilk['sums'])} columns to {error:.1e}")


def customers(inputs, ilk, peer):
    """Amount, orders, lines, products and days of every customer, by id."""
    names = ["amount", "orders", "purchases", "products", "recency_days", "tenure_days"]
    if ilk["customers"] != peer["customers"]:
        return Check(False, f"{ilk['customers']} customers, not {peer['customers']}")
    errors = []
    for name in names:
        mine, theirs = (np.fromfile(a["figures"][name], "<f8") for a in (ilk, peer))
        errors.append(worst(np.abs(mine - theirs) / np.maximum(np.abs(theirs), 1)))
    return Check(max(errors[1:]) == 0 and errors[0] <= 1e-9,
                 f"{ilk['customers']} customers; counts and days equal, amounts to {errors[0]:.1e}")


def count_rows(path):
    """Records below the header; -1 when there is no such file."""
    if not path.exists():
        return -1
    with open(path, newline="") as file:
        return sum(1 for _ in csv_files.reader(file)) - 1


def whole_run(inputs, ilk, peer):
    """Both finished and placed every customer; the segments themselves are not compared."""
    customers = count_rows(inputs / "whole_run.csv")
    mine, theirs = (count_rows(a["folder"] / "segments.csv") for a in (ilk, peer))
    return Check(ilk["exit"] == peer["exit"] == 0 and mine == theirs == customers,
                 f"{mine} and {theirs} of {customers} customers placed")


def memory_run(inputs, ilk, _):
    customers, placed = (count_rows(inputs / "memory.csv"),
                         count_rows(ilk["folder"] / "segments.csv"))
    return Check(ilk["exit"] == 0 and placed == customers,
                 f"{placed} of {customers} customers placed")
