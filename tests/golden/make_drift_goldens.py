"""Figures of drift by NumPy and SciPy: tests/golden/data/drift.json.

Each case has values at the fit (`then`) and later (`now`), null for missing. The bins of the index
are made here in another way than in ilk: from sorted distinct values and their cumulated counts.
Values are float32. To make them anew: python make_drift_goldens.py
"""

import json
import pathlib

import numpy as np
import scipy
from scipy import stats

rng = np.random.default_rng(7)


def missing(values, share):
    values = values.astype(float)
    values[rng.random(len(values)) < share] = np.nan
    return values


def as_floats(values):
    return np.asarray(np.round(values.astype(float), 3), dtype=np.float32).astype(float)


def listed(values):
    return [None if np.isnan(v) else float(str(np.float32(v))) for v in values]


def cases():
    yield "shifted", rng.normal(0, 1, 1100), rng.normal(0.4, 1.2, 700)
    yield "same", rng.gamma(2, 10, 900), rng.gamma(2, 10, 800)
    yield "zeros", np.maximum(0, rng.normal(-0.3, 1, 1000)), np.maximum(0, rng.normal(0.1, 1, 900))
    yield "whole", rng.poisson(3, 1500), rng.poisson(3.6, 1400)
    yield "boolean", rng.random(1200) < 0.2, rng.random(1100) < 0.31
    yield "mostly_one", rng.random(1200) < 0.97, rng.random(1100) < 0.9
    yield "gaps", missing(rng.normal(5, 2, 1000), 0.1), missing(rng.normal(5, 2, 800), 0.25)
    yield "gaps_are_new", rng.normal(5, 2, 1000), missing(rng.normal(5, 2, 800), 0.05)
    yield "beyond", rng.uniform(0, 1, 1000), rng.uniform(2, 3, 500)
    yield "dates", np.floor(rng.uniform(15000, 17000, 1300)), np.floor(rng.uniform(15200, 17400, 700))
    yield "few", rng.normal(0, 1, 37), rng.normal(0, 1, 11)
    yield "many_ties", np.round(rng.gamma(1, 40, 2000)), np.round(rng.gamma(1, 45, 1500))


def cuts_of(values):
    distinct = np.unique(values)
    if len(distinct) <= 101:
        return distinct
    return np.unique(np.quantile(values, np.arange(101) / 100, method="inverted_cdf"))


def boundaries(values):
    cuts = cuts_of(values)[:-1]
    if len(cuts) == 0:
        return []
    cumulated = np.array([(values <= cut).sum() for cut in cuts])
    chosen = [int(np.argmin(np.abs(cumulated - len(values) * d / 10))) for d in range(1, 10)]
    return [float(cuts[c]) for c in sorted(set(chosen))]


def index(then, now):
    p_values, q_values = then[~np.isnan(then)], now[~np.isnan(now)]
    inner = boundaries(p_values)
    edges = np.concatenate([[-np.inf], inner, [np.inf]])
    # np.histogram's bins are closed on the left: turned round they are closed on the right.
    p = np.histogram(-p_values, -edges[::-1])[0][::-1].astype(float)
    q = np.histogram(-q_values, -edges[::-1])[0][::-1].astype(float)
    p, q = np.append(p, np.isnan(then).sum()), np.append(q, np.isnan(now).sum())
    kept = (p > 0) | (q > 0)
    p, q = p[kept], q[kept]
    by_chance = stats.chi2.ppf(0.95, len(p) - 1) * (1 / p.sum() + 1 / q.sum())
    p, q = np.maximum(p, 0.5) / len(then), np.maximum(q, 0.5) / len(now)
    return inner, float(np.sum((q - p) * np.log(q / p))), float(by_chance)


def golden():
    result = []
    for name, then, now in cases():
        then, now = as_floats(then), as_floats(now)
        inner, psi, by_chance = index(then, now)
        p, q = then[~np.isnan(then)], now[~np.isnan(now)]
        result.append(
            {
                "name": name,
                "then": listed(then),
                "now": listed(now),
                "inner": inner,
                "psi": psi,
                "psi_by_chance": by_chance,
                "ks": float(stats.ks_2samp(p, q).statistic),
                "every_value": len(np.unique(p)) <= 101,
                "median_then": float(np.quantile(p, 0.5, method="inverted_cdf")),
                "median_now": float(np.quantile(q, 0.5, method="inverted_cdf")),
            }
        )
    return result


if __name__ == "__main__":
    path = pathlib.Path(__file__).parent / "data" / "drift.json"
    versions = {"numpy": np.__version__, "scipy": scipy.__version__}
    text = json.dumps({"versions": versions, "cases": golden()}, separators=(",", ":"))
    path.write_text(text + "\n")
