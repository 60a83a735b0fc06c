#!/usr/bin/env python3
"""Make data/intervals.json: 95% intervals by SciPy, and by NumPy from the published formulas.

    python make_intervals_goldens.py data
"""

import json
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np
from scipy import stats

Z = stats.norm.ppf(0.975)


def share(met, n):
    found = stats.binomtest(met, n).proportion_ci(0.95, method="wilson")
    return {"met": met, "n": n, "low": found.low, "high": found.high}


def correlation(r, n, given):
    error = np.sqrt((1 + r * r / 2) / (n - given - 3))
    return {
        "r": r,
        "n": n,
        "given": given,
        "low": np.tanh(np.arctanh(r) - Z * error),
        "high": np.tanh(np.arctanh(r) + Z * error),
    }


def total_share(values, member):
    """By the residuals themselves, row by row."""
    n, total = len(values), values.sum()
    estimate = values[member].sum() / total
    residuals = values * member - estimate * values
    error = np.sqrt(n / (n - 1) * (residuals**2).sum()) / total
    return {
        "values": values.tolist(),
        "member": member.astype(int).tolist(),
        "share": estimate,
        "low": max(estimate - Z * error, 0),
        "high": min(estimate + Z * error, 1),
    }


def quantile(values, p):
    found = stats.quantile_test(values, q=0, p=p).confidence_interval(0.95)
    bounds = [None if np.isnan(bound) else bound for bound in found]
    return {"values": values.tolist(), "p": p, "low": bounds[0], "high": bounds[1]}


def superiority(group, others):
    """The placements from their definition, all pairs."""
    pairs = (group[:, None] > others).astype(float) + 0.5 * (group[:, None] == others)
    area = stats.mannwhitneyu(group, others).statistic / pairs.size
    error = np.sqrt(
        pairs.mean(axis=1).var(ddof=1) / len(group) + pairs.mean(axis=0).var(ddof=1) / len(others)
    )
    return {
        "group": group.tolist(),
        "others": others.tolist(),
        "probability": area,
        "low": max(area - Z * error, 0),
        "high": min(area + Z * error, 1),
    }


def main(folder):
    random = np.random.default_rng(20)
    single = lambda values: np.asarray(values, np.float32).astype(np.float64)
    skewed = single(np.where(random.random(60) < 0.4, 0, random.lognormal(5, 1.5, 60)))
    golden = {
        "what": "95% intervals: Wilson, Bonett & Wright, ratio estimator, order statistics, DeLong",
        "peers": f"scipy {version('scipy')}, numpy {version('numpy')}",
        "share": [share(*k) for k in ((0, 10), (10, 10), (1, 3), (8271, 8950), (50, 1000000))],
        "correlation": [
            correlation(*k) for k in ((0.0, 50, 0), (0.85, 8950, 0), (-0.3, 20, 1), (0.999, 5, 1))
        ],
        "total_share": [
            total_share(skewed, random.random(60) < 0.3),
            total_share(skewed, skewed > np.quantile(skewed, 0.9)),
            total_share(skewed, skewed >= 0),
        ],
        "quantile": [
            quantile(np.sort(values), p)
            for values in (skewed, single(random.normal(size=5)), single(np.round(skewed, -2)))
            for p in (0.05, 0.5, 0.9)
        ],
        "superiority": [
            superiority(np.sort(group), np.sort(others))
            for group, others in (
                (skewed[:25], skewed[25:]),
                (single(np.round(random.normal(1, 2, 40))), single(np.round(random.normal(size=9)))),
                (single([3, 3, 4]), single([1, 2])),
                (single([2, 2]), single([2, 2, 2])),
            )
        ],
    }
    Path(folder, "intervals.json").write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
