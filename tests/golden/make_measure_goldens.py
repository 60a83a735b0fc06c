#!/usr/bin/env python3
"""Make data/measure.json: what campaigns brought, as the peers answer it.

    python make_measure_goldens.py data
"""

import json
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np
import statsmodels.api as sm
from scipy import optimize, stats
from statsmodels.stats.meta_analysis import combine_effects
from statsmodels.stats.proportion import confint_proportions_2indep, test_proportions_2indep
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW


def shares():
    arms = [(30, 400, 5, 100), (0, 50, 0, 20), (12, 12, 3, 9), (200, 9000, 10, 1000), (1, 1, 0, 1),
            (40, 900, 12, 100)]
    found = []
    for responded, contacted, other, held_out in arms:
        for significance in (0.05, 0.01):
            low, high = confint_proportions_2indep(responded, contacted, other, held_out,
                                                   method="newcomb", alpha=significance)
            p = test_proportions_2indep(responded, contacted, other, held_out, method="score",
                                        correction=False).pvalue
            found.append({"responded": responded, "contacted": contacted, "other": other,
                          "held_out": held_out, "significance": significance, "low": low,
                          "high": high, "p_value": None if np.isnan(p) else p})
    return found


def means(rng):
    found = []
    for n, m in ((40, 12), (2, 2), (300, 30)):
        before = [np.round(rng.gamma(1.5, 40, size), 2) for size in (n, m)]
        contacted = np.round(0.8 * before[0] + rng.gamma(1, 20, n) + 4, 2)
        held_out = np.round(0.8 * before[1] + rng.gamma(1, 20, m), 2)
        compared = CompareMeans(DescrStatsW(contacted), DescrStatsW(held_out))
        plain = {}
        for significance in (0.05, 0.01):
            low, high = compared.tconfint_diff(alpha=significance, usevar="unequal")
            plain[str(significance)] = [low, high]
        # The slope of least squares on arm and earlier value; the adjusted values by Welch.
        y, x = np.concatenate([contacted, held_out]), np.concatenate(before)
        arm = np.repeat([1.0, 0.0], [n, m])
        entry = {
            "contacted": contacted.tolist(), "held_out": held_out.tolist(),
            "before": [each.tolist() for each in before], "intervals": plain,
            "p_value": stats.ttest_ind(contacted, held_out, equal_var=False).pvalue,
        }
        if n > 2:
            fit = sm.OLS(y, np.column_stack([np.ones(n + m), arm, x])).fit()
            slope = fit.params[2]
            adjusted = y - slope * (x - x.mean())
            compared = CompareMeans(DescrStatsW(adjusted[:n]), DescrStatsW(adjusted[n:]))
            entry["slope"], entry["adjusted_difference"] = slope, fit.params[1]
            entry["adjusted_interval"] = list(compared.tconfint_diff(usevar="unequal"))
        found.append(entry)
    return found


def effects(rng):
    found = []
    for count, spread in ((6, 2.0), (4, 0.0), (12, 0.5)):
        errors = rng.uniform(0.3, 1.5, count)
        values = 1 + rng.normal(0, 1, count) * np.hypot(spread, errors)
        combined = combine_effects(values, errors**2, method_re="iterated", atol=1e-6, maxiter=1000)
        found.append({"differences": values.tolist(), "errors": errors.tolist(),
                      "variance": max(combined.tau2, 0.0), "common": combined.mean_effect_re})
    return found


def critical(significance, progress):
    """The boundary of Howard et al. (2021), eq. 14, for a unit of information at the planned end."""

    def boundary(v, rho):
        return np.sqrt((v + rho) * np.log((v + rho) / (rho * significance**2)))

    rho = optimize.minimize_scalar(lambda log_rho: boundary(1.0, np.exp(log_rho)),
                                   bounds=(-10, 5), method="bounded", options={"xatol": 1e-12})
    return boundary(progress, np.exp(rho.x)) / np.sqrt(progress)


def main():
    rng = np.random.default_rng(26)
    golden = {
        "what": "differences of shares (Newcombe) and of means (Welch, and with earlier values), "
        "sizes of arms (chi-square), effects between segments (Paule-Mandel), always-valid "
        "boundaries",
        "peers": {p: version(p) for p in ("numpy", "scipy", "statsmodels")},
        "shares": shares(),
        "means": means(rng),
        "balance": [{"contacted": n, "held_out": m, "expected": share,
                     "p_value": stats.chisquare([n, m], [(n + m) * (1 - share),
                                                         (n + m) * share]).pvalue}
                    for n, m, share in ((900, 100, 0.1), (870, 130, 0.1), (5, 5, 0.5))],
        "effects": effects(rng),
        "critical": [{"significance": a, "progress": t, "value": critical(a, t)}
                     for a in (0.05, 0.01) for t in (0.05, 0.5, 1.0, 2.0)],
    }
    (Path(sys.argv[1]) / "measure.json").write_text(json.dumps(golden, indent=1) + "\n")


main()
