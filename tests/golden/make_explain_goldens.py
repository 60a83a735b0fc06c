#!/usr/bin/env python3
"""Make data/explain.json: decision trees and areas under the ROC curve by scikit-learn, Gini
coefficients and Lorenz points by NumPy from their formulas.

    python make_explain_goldens.py data
"""

import json
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score
from sklearn.tree import DecisionTreeClassifier


def table(random, rows=400):
    """Three kinds of rows, with noise; the last column says nothing."""
    labels = random.integers(0, 3, rows)
    x = random.normal(size=(rows, 4))
    x[:, 0] += 1.5 * (labels == 0)
    x[:, 1] += 2.0 * (labels == 1)
    x[:, 2] = np.round(x[:, 2] + 2.0 * (labels == 2))  # with ties
    return x.astype(np.float32), labels


def tree(x, labels, **options):
    fitted = DecisionTreeClassifier(criterion="gini", random_state=1, **options).fit(x, labels)
    inner = fitted.tree_.children_left >= 0
    return {
        **options,
        "predicted": "".join(str(c) for c in fitted.predict(x)),
        "leaves": int(fitted.get_n_leaves()),
        "root": [int(fitted.tree_.feature[0]), float(fitted.tree_.threshold[0])],
        "splits": sorted(
            [int(f), int(n)]
            for f, n in zip(fitted.tree_.feature[inner], fitted.tree_.n_node_samples[inner])
        ),
    }


def areas(x, labels):
    return [
        [roc_auc_score(labels == g, x[:, j]) for g in range(3)] for j in range(x.shape[1])
    ]


def concentration(values):
    ascending = np.sort(values.astype(float))
    n, total = len(ascending), ascending.sum()
    held = np.concatenate([[0], np.cumsum(ascending)]) / total
    share = np.arange(21) / 20
    pairs = np.abs(ascending[:, None] - ascending[None, :]).mean()
    return {
        "values": values.tolist(),
        "gini": pairs / (2 * ascending.mean()),  # half the relative mean difference
        "lorenz": np.interp(share, np.arange(n + 1) / n, held).tolist(),
    }


def main():
    random = np.random.default_rng(7)
    x, labels = table(random)
    skewed = np.where(random.uniform(size=57) < 0.3, 0, np.exp(random.normal(size=57)))
    data = {
        "what": "trees and areas of a table of 400 rows in three groups; concentration of totals",
        "peers": {p: version(p) for p in ("numpy", "scikit-learn")},
        "x": x.ravel().tolist(),
        "labels": "".join(str(g) for g in labels),
        "areas": areas(x, labels),
        "trees": [
            tree(x, labels, max_depth=3),
            tree(x, labels, max_leaf_nodes=6),
            tree(x, labels, max_leaf_nodes=12),
        ],
        "concentration": [
            concentration(skewed.astype(np.float32)),
            concentration(np.float32([5, 5, 5, 5])),
            concentration(np.float32([0, 0, 0, 0, 0, 0, 0, 0, 0, 3])),
        ],
    }
    out = Path(sys.argv[1]) / "explain.json"
    out.write_text(json.dumps(data) + "\n")


main()
