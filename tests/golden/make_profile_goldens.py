#!/usr/bin/env python3
"""Make data/profile_toy.json and data/profile_credit_card.json: what pandas and SciPy say of the
columns, pairs, gaps, repeated rows and sums of a table.

    python make_profile_goldens.py CC_GENERAL.csv data

Values are rounded to float32 before the peers see them, as float64, so that they see what ilk sees.
"""

import itertools
import json
import math
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import stats

QUANTILES = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99]


def plain(value):
    """NaN as null, NumPy's numbers as Python's."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(item) for item in value]
    if isinstance(value, np.integer):
        return int(value)
    if isinstance(value, (float, np.floating)):
        return None if math.isnan(value) else float(value)
    return value


def hill(values):
    positive = np.sort(values[values > 0])
    k = int(0.05 * len(positive))
    if k < 10:
        return {"index": None, "values": 0}
    top = np.log(positive[-k:]) - np.log(positive[-k - 1])
    if top.mean() == 0:
        return {"index": None, "values": 0}
    return {"index": 1 / top.mean(), "values": k}


def column(series):
    values = series.dropna()
    top = sorted(values.value_counts().items(), key=lambda item: (-item[1], item[0]))[:5]
    return {
        "name": series.name,
        "count": len(values),
        "missing": int(series.isna().sum()),
        "distinct": values.nunique(),
        "zeros": int((values == 0).sum()),
        "negative": int((values < 0).sum()),
        "whole": bool((values % 1 == 0).all()),
        "minimum": values.min(),
        "maximum": values.max(),
        "mean": values.mean(),
        "variance": values.var(ddof=0),
        "skewness": stats.skew(values),
        "excess_kurtosis": stats.kurtosis(values),
        "quantiles": values.quantile(QUANTILES).tolist(),
        "ecdf": np.quantile(values, np.arange(101) / 100),
        "most_frequent": top,
        "hill": hill(values.to_numpy()),
    }


def correlations(frame):
    pairs = []
    pearson, spearman = frame.corr(), frame.corr(method="spearman")
    for a, b in itertools.combinations(frame.columns, 2):
        both = frame[[a, b]].dropna()
        p = stats.spearmanr(both[a], both[b]).pvalue
        pairs.append([a, b, pearson.loc[a, b], spearman.loc[a, b], len(both), p])
    return pairs


def missing_tests(frame):
    tests = []
    for target in frame.columns:
        gaps = frame[target].isna()
        if gaps.sum() < 20 or (~gaps).sum() < 20:
            continue
        for other in frame.columns.drop(target):
            first, second = frame[other][gaps].dropna(), frame[other][~gaps].dropna()
            if len(first) == 0 or len(second) == 0:
                continue
            u = stats.mannwhitneyu(first, second, method="asymptotic", use_continuity=False)
            tests.append([target, other, u.statistic / (len(first) * len(second)), u.pvalue])
    return tests


def patterns(frame):
    sets = frame.isna().apply(lambda row: tuple(np.flatnonzero(row)), axis=1)
    counts = sets.value_counts()
    return sorted(([list(key), int(n)] for key, n in counts.items() if key), key=lambda p: (-p[1], p[0]))


def repeated_rows(frame):
    groups = frame.groupby(list(frame.columns), dropna=False).size()
    repeated = groups[groups > 1]
    return {
        "repeated": len(repeated),
        "superfluous": int((repeated - 1).sum()),
        "largest": int(repeated.max()) if len(repeated) else 0,
    }


def toy():
    rng = np.random.default_rng(7)
    n = 400
    group = rng.integers(0, 3, n)
    amount = np.round(rng.lognormal(3, 1.2, n), 1)
    count = rng.poisson(2, n) + group
    ratio = np.round(rng.beta(2, 3, n) * 0.7 + 0.1 * group, 2)
    numbers = pd.DataFrame({"amount": amount, "count": count, "ratio": ratio}).astype(np.float32)
    numbers = numbers.astype(np.float64)
    numbers.loc[rng.uniform(size=n) < np.where(amount > 20, 0.2, 0.05), "ratio"] = np.nan
    numbers.loc[rng.uniform(size=n) < 0.06, "amount"] = np.nan
    yes = (rng.uniform(size=n) < 0.2 + 0.2 * group).astype(np.float64)
    yes[rng.uniform(size=n) < 0.08] = np.nan
    kind = group.astype(np.float64)
    kind[rng.uniform(size=n) < 0.07] = np.nan
    region = rng.integers(0, 4, n).astype(np.float64)
    numbers["yes"], numbers["kind"], numbers["region"] = yes, kind, region
    numbers.loc[390:] = numbers.loc[380:389].to_numpy()  # repeated rows
    numbers.loc[389] = numbers.loc[388]
    numbers.loc[399] = numbers.loc[388]
    return numbers


def ratio_test(frame, category, scale):
    both = frame[[category, scale]].dropna()
    groups = [part[scale].to_numpy() for _, part in both.groupby(category)]
    grand = both[scale].mean()
    between = sum(len(g) * (g.mean() - grand) ** 2 for g in groups)
    total = ((both[scale] - grand) ** 2).sum()
    return [category, scale, math.sqrt(between / total), len(both), stats.f_oneway(*groups).pvalue]


def toy_golden():
    frame = toy()
    scale = frame[["amount", "count", "ratio", "yes"]]
    kinds = frame[["kind", "region"]].dropna()
    table = pd.crosstab(kinds["kind"], kinds["region"]).to_numpy()
    levels = []
    for target, other in (("amount", "kind"), ("ratio", "kind"), ("ratio", "region")):
        part = frame[[target, other]]
        part = part[part[other].notna()]
        counts = pd.crosstab(part[target].isna(), part[other]).to_numpy()
        p = stats.chi2_contingency(counts, correction=False).pvalue
        v = stats.contingency.association(counts, method="cramer", correction=False)
        levels.append([target, other, v, p])
    return {
        "columns": list(frame.columns),
        "values": [[float(v) for v in frame[c]] for c in frame.columns],
        "profiles": [column(frame[c]) for c in scale.columns],
        "pairs": correlations(scale),
        "cramers_v": [
            stats.contingency.association(table, method="cramer", correction=False),
            len(kinds),
            stats.chi2_contingency(table, correction=False).pvalue,
        ],
        "correlation_ratios": [
            ratio_test(frame, k, s) for s in scale.columns for k in ("kind", "region")
        ],
        "missing_tests": missing_tests(scale),
        "missing_levels": levels,
        "patterns": patterns(frame),
        "duplicates": repeated_rows(frame),
    }


def credit_card_golden(path):
    table = pd.read_csv(path).drop(columns="CUST_ID")
    total = table["ONEOFF_PURCHASES"] + table["INSTALLMENTS_PURCHASES"]
    gap = (table["PURCHASES"] - total).abs()
    holds = gap <= np.maximum(0.01, 1e-4 * table["PURCHASES"].abs()) + 1e-6 * total
    both = (table["ONEOFF_PURCHASES"] != 0) & (table["INSTALLMENTS_PURCHASES"] != 0)
    frame = table.astype(np.float32).astype(np.float64)
    return {
        "profiles": [column(frame[c]) for c in frame.columns],
        "pairs": correlations(frame),
        "missing_tests": missing_tests(frame),
        "patterns": patterns(frame),
        "duplicates": repeated_rows(frame),
        "purchases_identity": {
            "rows": len(table),
            "holding": int(holds.sum()),
            "both_non_zero": int(both.sum()),
            "holding_both": int((holds & both).sum()),
            "largest_break": float(gap.max()),
        },
    }


def write(folder, name, what, golden):
    peers = {peer: version(peer) for peer in ("numpy", "pandas", "scipy")}
    text = json.dumps(plain({"what": what, "peers": peers} | golden)).replace("NaN", "null")
    (Path(folder) / f"{name}.json").write_text(text.replace('}, {"', '},\n{"') + "\n")


write(sys.argv[2], "profile_toy", "what a made table of 400 rows says", toy_golden())
write(sys.argv[2], "profile_credit_card", "what CC_GENERAL.csv says", credit_card_golden(sys.argv[1]))
