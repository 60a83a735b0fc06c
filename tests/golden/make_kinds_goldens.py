#!/usr/bin/env python3
"""Make data/kinds.json: one step of the mixtures of kinds in plain NumPy, dips by diptest.

    python make_kinds_goldens.py data

Formulas are those of src/cluster/mixture.h, written for clarity: whole matrices, float64.
"""

import json
import sys
from importlib.metadata import version
from pathlib import Path

import diptest
import numpy as np

KINDS = 3
LOG_2PI = np.log(2 * np.pi)


def table(rng, rows=90):
    """Five numbers, of which the last two have gaps, and categories of 2 and 3 levels."""
    kind = rng.integers(KINDS, size=rows)
    factor = rng.normal(size=rows)
    middles = rng.normal(size=(KINDS, 5)) * [1.5, 1, 0, 1, 0.3]
    x = middles[kind] + 0.6 * factor[:, None] * [1, -1, 1, 0.5, 0] + rng.normal(size=(rows, 5)) * 0.5
    x = x.astype(np.float32).astype(float)
    x[rng.random(rows) < 0.2, 3] = np.nan
    x[rng.random(rows) < 0.4, 4] = np.nan
    codes = [np.where(rng.random(rows) < 0.8, kind == 1, rng.random(rows) < 0.5).astype(int),
             rng.integers(3, size=rows)]
    return x, codes, kind


def log_sum(values):
    top = values.max(axis=1, keepdims=True)
    return (top + np.log(np.exp(values - top).sum(axis=1, keepdims=True)))


def level_densities(codes, shares):
    return sum(np.log(share)[:, code].T for code, share in zip(codes, shares))


def expectation(x, codes, p):
    """log-likelihood, responsibilities, means and second moments of the factors; row by row."""
    rows, k, q = len(x), len(p["weights"]), len(p["loadings"])
    log_density = np.log(p["weights"]) + level_densities(codes, p["shares"])
    mean = np.zeros((rows, k, q))
    second = np.zeros((rows, k, q, q))
    for i in range(rows):
        known = ~np.isnan(x[i])
        for c in range(k):
            away = x[i, known] - p["means"][c, known]
            loadings = p["loadings"][:, known]
            cov = np.diag(p["variances"][c, known]) + loadings.T @ loadings
            log_density[i, c] -= 0.5 * (known.sum() * LOG_2PI + np.linalg.slogdet(cov)[1]
                                        + away @ np.linalg.solve(cov, away))
            if q:
                over = loadings / p["variances"][c, known]
                posterior = np.linalg.inv(np.eye(q) + over @ loadings.T)
                mean[i, c] = posterior @ over @ away
                second[i, c] = posterior + np.outer(mean[i, c], mean[i, c])
    total = log_sum(log_density)
    return total.sum(), np.exp(log_density - total), mean, second


def levels(codes, r, select, sizes):
    shares, tells, free = [], [], 0
    rows, k = r.shape
    for code in codes:
        one_hot = np.eye(code.max() + 1)[code]
        count, margin = r.T @ one_hot, one_hot.mean(axis=0)
        share = (count + 2 * margin) / (sizes[:, None] + 2)
        gain = (count * np.log(share)).sum() - (count.sum(axis=0) * np.log(margin)).sum()
        on = k == 1 or not select or gain > 0.5 * (k - 1) * (len(margin) - 1) * np.log(rows)
        shares.append(share if on else np.repeat(margin[None], k, 0))
        tells.append(bool(on))
        free += (len(margin) - 1) * (k if on else 1)
    return shares, tells, free


def maximisation(x, codes, r, mean, second, before, select):
    rows, k = r.shape
    q, d = mean.shape[2], x.shape[1]
    sizes = r.sum(axis=0) + 1e-9
    out = {"weights": sizes / sizes.sum(), "means": np.zeros((k, d)), "variances": np.zeros((k, d)),
           "loadings": np.zeros((q, d)), "relevance": []}
    free = k - 1 + q * d - q * (q - 1) // 2
    for j in range(d):
        known = ~np.isnan(x[:, j])
        v, rj, f, ff = x[known, j], r[known], mean[known], second[known]
        n = rj.sum(axis=0) + 1e-9
        load = np.zeros(0)
        if q:
            old = before["loadings"][:, j]
            middle = (rj * (v[:, None] - f @ old)).sum(axis=0) / n
            weight = rj / before["variances"][:, j]
            a = np.einsum("ic,icab->ab", weight, ff)
            b = np.einsum("ic,ica->a", weight, f * v[:, None, None])
            b -= np.einsum("ic,ica,c->a", weight, f, middle)
            load = np.linalg.solve(a + np.eye(q) * (1e-9 if q == 1 else 1e-6), b)
            out["loadings"][:, j] = load
        first = (rj * (v[:, None] - f @ load)).sum(axis=0)
        squares = v[:, None] ** 2 - 2 * v[:, None] * (f @ load) + np.einsum("icab,a,b->ic", ff, load, load)
        squares = (rj * squares).sum(axis=0)
        middle = first / n
        inside = np.maximum(squares - middle * first, 0)
        pooled = max(inside.sum() / n.sum(), 1e-3)
        own = np.maximum((inside + 4 * pooled) / (n + 4), 2e-3)
        m0 = first.sum() / n.sum()
        v0 = max(squares.sum() / n.sum() - m0 ** 2, 1e-3)
        relevance = 2
        if k > 1 and select:
            gains = [-0.5 * (n.sum() * np.log(v0) + n.sum()) - np.log(rows),
                     -0.5 * (n.sum() * np.log(pooled) + inside.sum() / pooled)
                     - 0.5 * (k + 1) * np.log(rows),
                     -0.5 * (n * np.log(own) + inside / own).sum() - k * np.log(rows)]
            relevance = int(np.argmax(gains))
        out["relevance"].append(relevance)
        out["means"][:, j] = m0 if relevance == 0 else middle
        out["variances"][:, j] = [v0, pooled, own][relevance]
        free += 2 if k == 1 else [2, k + 1, 2 * k][relevance]
    out["shares"], out["tells"], more = levels(codes, r, select, sizes)
    out["count"] = free + more
    return out


def covariance_step(x, codes, r, full):
    rows, k = r.shape
    d = x.shape[1]
    n = r.sum(axis=0) + 1e-9
    means = r.T @ x / n[:, None]
    own = [((x - m) * r[:, [c]]).T @ (x - m) for c, m in enumerate(means)]
    pooled = sum(own) / rows + 1e-3 * np.eye(d)
    cov = [(w + 0.5 * (d + 2) * pooled) / (n[c] + d + 2) + 1e-4 * np.eye(d) if full else pooled
           for c, w in enumerate(own)]
    shares, _, free = levels(codes, r, False, n)
    density = np.log(n / n.sum()) + level_densities(codes, shares)
    for c in range(k):
        away = x - means[c]
        density[:, c] -= 0.5 * (d * LOG_2PI + np.linalg.slogdet(cov[c])[1]
                                + (away * np.linalg.solve(cov[c], away.T).T).sum(axis=1))
    total = log_sum(density)
    count = k - 1 + k * d + (k if full else 1) * d * (d + 1) // 2 + free
    return {"likelihood": total.sum(), "count": count, "covariance": cov[-1],
            "responsibilities": np.exp(density - total)}


def plain(value):
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, (np.floating, float)):
        return None if np.isnan(value) else float(f"{value:.9g}")
    return int(value) if isinstance(value, np.integer) else value


def main():
    rng = np.random.default_rng(20)
    x, codes, kind = table(rng)
    given = 0.6 * np.eye(KINDS)[kind] + 0.4 * rng.dirichlet(np.ones(KINDS), len(x))
    given = given.astype(np.float32).astype(float)
    steps = []
    for factors in (0, 1, 2):
        nothing = np.zeros((len(x), KINDS, 0)), np.zeros((len(x), KINDS, 0, 0))
        start = maximisation(x, codes, given, *nothing, None, False)
        start["loadings"] = np.array([[0.5, -0.4, 0.5, 0.2, 0.1], [0.1, 0.3, -0.2, 0.3, 0.2]])[:factors]
        likelihood, r, mean, second = expectation(x, codes, start)
        steps.append({"factors": factors, "start": start, "likelihood": likelihood,
                      "responsibilities": r[:10],
                      "next": maximisation(x, codes, r, mean, second, start, True)})
    whole = np.nan_to_num(x)
    covariances = {name: covariance_step(whole, codes, given, name == "full")
                   for name in ("tied", "full")}
    for each in covariances.values():
        each["responsibilities"] = each["responsibilities"][:10]
    dips = []
    for rows, gap in ((10, 0), (40, 0), (40, 3), (150, 2), (150, 4), (400, 2.4)):
        values = rng.normal(size=rows) + gap * (rng.random(rows) < 0.5)
        values = np.round(values, 1) if rows == 150 else values
        dip, p = diptest.diptest(values)
        dips.append({"values": values, "dip": dip, "p_value": p})
    golden = {
        "what": "one E and M step of mixtures with 0, 1 and 2 factors, and with covariances (of the "
        "same table with 0 for gaps), from given responsibilities; dips with their p-values",
        "peers": {"numpy": version("numpy"), "diptest": version("diptest")},
        "x": x, "codes": codes, "given": given, "steps": steps, "covariances": covariances,
        "dips": dips,
    }
    path = Path(sys.argv[1]) / "kinds.json"
    path.write_text(json.dumps(plain(golden)) + "\n")


if __name__ == "__main__":
    main()
