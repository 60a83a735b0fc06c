#!/usr/bin/env python3
"""Make data/significance.json: ranks and tests of significance as SciPy answers them.

    python make_significance_goldens.py data
"""

import json
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np
from scipy import stats


def ranks_and_groups(rng):
    """Values with many ties in four groups, of which one is empty in places."""
    values = np.round(rng.lognormal(1, 1, 240), 1).astype(np.float32)
    groups = rng.choice([0, 1, 1, 3], 240)
    values[groups == 3] += np.float32(1.5)
    values = values.astype(np.float64)  # float32 values, but sums in double
    return values, groups


def main():
    rng = np.random.default_rng(20240611)
    values, groups = ranks_and_groups(rng)
    first, second = values[groups == 1], values[groups == 3]
    u = stats.mannwhitneyu(first, second, method="asymptotic", use_continuity=False)
    kruskal = stats.kruskal(*[values[groups == g] for g in (0, 1, 3)])

    tables = []
    for counts in ([[12, 5, 7], [9, 8, 2]], [[30, 10], [12, 44]], [[3, 0, 9], [1, 7, 4], [8, 8, 8]]):
        chi = stats.chi2_contingency(counts, correction=False)
        v = stats.contingency.association(np.array(counts), method="cramer", correction=False)
        tables.append({"counts": counts, "statistic": chi.statistic, "p_value": chi.pvalue, "v": v})

    correlations = []
    for n, slope in ((5, 1.0), (40, 0.2), (2000, 0.05)):
        x = rng.normal(size=n)
        y = slope * x + rng.normal(size=n)
        for test in (stats.spearmanr(x, y), stats.pearsonr(x, y)):
            correlations.append({"n": n, "r": test.statistic, "p_value": test.pvalue})

    p_values = np.concatenate([rng.uniform(size=12), rng.uniform(0, 0.01, 5), [0.02, 0.02]])
    golden = {
        "what": "ranks of 240 values with ties, Mann-Whitney of groups 1 and 3, Kruskal-Wallis of "
        "all, chi-square tests, p-values of correlations, Benjamini-Hochberg",
        "peers": {"numpy": version("numpy"), "scipy": version("scipy")},
        "values": [float(v) for v in values],
        "groups": groups.tolist(),
        "ranks": stats.rankdata(values).tolist(),
        "mann_whitney": {"auc": u.statistic / (len(first) * len(second)), "p_value": u.pvalue},
        "kruskal_wallis": {"statistic": kruskal.statistic, "p_value": kruskal.pvalue},
        "tables": tables,
        "correlations": correlations,
        "p_values": p_values.tolist(),
        "false_discovery_rates": stats.false_discovery_control(p_values).tolist(),
    }
    path = Path(sys.argv[1]) / "significance.json"
    path.write_text(json.dumps(golden, indent=1) + "\n")


main()
