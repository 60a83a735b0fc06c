"""Goldens of the preparation: normal scores, winsorising, robust distances.

    python make_prepare_goldens.py data

Needs numpy, scipy and scikit-learn. Two runs on one machine write the same bytes.
"""
import json
import pathlib
import sys

import numpy
import scipy
import scipy.stats
import sklearn
from sklearn.covariance import MinCovDet

PEERS = f"numpy {numpy.__version__}, scipy {scipy.__version__}, scikit-learn {sklearn.__version__}"


def tails(random):
    cases = []
    for name, values in {
        "lognormal": random.lognormal(0, 2, 400),
        "ties": random.poisson(1.5, 300),
        "both sides": random.standard_t(2, 250),
    }.items():
        values = values.astype(numpy.float32).astype(float)
        ranks = scipy.stats.rankdata(values)
        low, high = numpy.quantile(values, [0.005, 0.995])
        cases.append({
            "name": name,
            "values": values.tolist(),
            "normal_scores": scipy.stats.norm.ppf((ranks - 0.5) / len(values)).tolist(),
            "low": low,
            "high": high,
            "winsorised": numpy.clip(values, low, high).tolist(),
        })
    return {"what": "normal scores of mid-ranks, and values clipped at 0.5% and 99.5%",
            "peers": PEERS, "cases": cases}


def outliers(random):
    mixing = numpy.array([[1, 0.8, 0.3], [0, 0.6, -0.4], [0, 0, 0.9]])
    bulk = random.standard_normal((180, 3)) @ mixing
    planted = random.standard_normal((20, 3)) * 0.3 + [4, -4, 3]
    rows = numpy.vstack([planted, bulk]).astype(numpy.float32).astype(float)
    fit = MinCovDet(support_fraction=0.75, random_state=0).fit(rows)
    return {"what": "minimum covariance determinant of 200 rows, of which the first 20 are planted",
            "peers": PEERS, "planted": 20, "rows": rows.ravel().tolist(),
            "location": fit.location_.tolist(),
            "deviations": numpy.sqrt(numpy.diag(fit.covariance_)).tolist()}


def main():
    folder = pathlib.Path(sys.argv[1])
    for name, make in {"tails_toy": tails, "outliers_toy": outliers}.items():
        data = make(numpy.random.default_rng(7))
        (folder / f"{name}.json").write_text(json.dumps(data, indent=1) + "\n")


if __name__ == "__main__":
    main()
