#!/usr/bin/env python3
"""Make data/claims.json: the figure of every part of examples/credit-card/hypotheses.toml.

    python make_claims_goldens.py CC_GENERAL.csv data

Each figure is written out here with pandas and SciPy, without reading the TOML. The verdicts are
what the rules of docs/hypotheses.md say of these figures, by hand.
"""

import json
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import stats

HOLDS, PARTLY, NOT = "holds", "partly", "does not hold"


def cuts(column, parts=3):
    """The changes of value nearest to each i / parts of the customers, the lower of two as near."""
    counts = column.value_counts().sort_index()
    below = counts.cumsum().to_numpy()[:-1]  # customers below each value but the first
    nearest = [np.argmin(np.abs(below * parts - i * len(column.dropna()))) for i in range(1, parts)]
    return sorted({counts.index[1:][j] for j in nearest})


class Customers:
    def __init__(self, path):
        self.table = pd.read_csv(path)

    def __getattr__(self, name):
        return self.table[name]

    def low(self, name):
        return self.table[name] < cuts(self.table[name])[0]

    def high(self, name):
        return self.table[name] >= cuts(self.table[name])[-1]

    def top_tenth(self, name):
        return self.table[name] >= self.table[name].quantile(0.9)

    def strata(self, name):
        edges = [-np.inf, *cuts(self.table[name]), np.inf]
        return [
            (self.table[name] >= a) & (self.table[name] < b) for a, b in zip(edges, edges[1:])
        ]


def figure(estimate, n, verdict, strata=()):
    return {"estimate": float(estimate), "n": int(n), "verdict": verdict, "strata": list(strata)}


def share(given, then, verdict, strata=()):
    parts = [float(then[given & rows].mean()) for rows in strata]
    return figure(then[given].mean(), given.sum(), verdict, parts)


def total_share(values, source, verdict, strata=()):
    parts = [float(values[source & rows].sum() / values[rows].sum()) for rows in strata]
    return figure(values[source].sum() / values.sum(), len(values), verdict, parts)


def correlation(x, y, verdict):
    both = x.notna() & y.notna()
    return figure(stats.spearmanr(x[both], y[both]).statistic, both.sum(), verdict)


def partial(x, y, z, verdict):
    """The correlation of what is left of the ranks of x and y by regression on those of z."""
    all_three = x.notna() & y.notna() & z.notna()
    ranks = [stats.rankdata(column[all_three]) for column in (x, y, z)]
    left = [a - np.polyval(np.polyfit(ranks[2], a, 1), ranks[2]) for a in ranks[:2]]
    return figure(stats.pearsonr(*left).statistic, all_three.sum(), verdict)


def compare(values, group, verdict):
    u = stats.mannwhitneyu(values[group], values[~group]).statistic
    return figure(u / (group.sum() * (~group).sum()), len(values), verdict)


def claims(c):
    everyone = pd.Series(True, index=c.table.index)
    often, balances = c.high("PURCHASES_FREQUENCY"), c.strata("BALANCE")
    low_often = c.low("PURCHASES") & often
    high_often = c.high("PURCHASES") & often
    advanced, much_advanced = c.CASH_ADVANCE > 0, c.high("CASH_ADVANCE")
    one_off = c.high("ONEOFF_PURCHASES")
    modest, over = c.PURCHASES < 5000, c.PURCHASES > 10000
    updates = c.strata("BALANCE_FREQUENCY")
    return [
        [
            [total_share(c.PURCHASES_TRX, often, HOLDS, balances)],
            [total_share(c.PURCHASES, often, HOLDS, balances)],
        ],
        [
            [correlation(c.PURCHASES, c.ONEOFF_PURCHASES, HOLDS)],
            [share(c.top_tenth("PURCHASES"), c.top_tenth("ONEOFF_PURCHASES"), HOLDS)],
        ],
        [
            [total_share(c.INSTALLMENTS_PURCHASES, low_often, NOT)],
            [share(c.INSTALLMENTS_PURCHASES > 0, low_often, NOT)],
        ],
        [[share(c.low("PURCHASES_FREQUENCY"), c.INSTALLMENTS_PURCHASES == 0, HOLDS)]],
        [
            [compare(c.INSTALLMENTS_PURCHASES, high_often, HOLDS)],
            [share(high_often, c.high("INSTALLMENTS_PURCHASES"), HOLDS)],
        ],
        [
            [total_share(c.CASH_ADVANCE, c.low("PURCHASES"), HOLDS)],
            [share(advanced, c.low("PURCHASES"), HOLDS)],
            [correlation(c.PURCHASES, c.CASH_ADVANCE, HOLDS)],
        ],
        [
            [share(much_advanced, ~c.high("BALANCE"), NOT)],
            [share(c.top_tenth("CASH_ADVANCE"), c.BALANCE <= 9521.57, HOLDS)],
        ],
        [
            [
                share(often, much_advanced, HOLDS),
                share(often & much_advanced, ~c.low("BALANCE"), HOLDS),
                correlation(
                    c.CASH_ADVANCE_FREQUENCY[advanced], c.CASH_ADVANCE[advanced], HOLDS
                ),
                correlation(
                    c.CASH_ADVANCE_FREQUENCY[advanced], c.CASH_ADVANCE_TRX[advanced], HOLDS
                ),
            ]
        ],
        [
            [
                compare(c.CASH_ADVANCE, one_off, HOLDS),
                compare(c.PURCHASES_INSTALLMENTS_FREQUENCY, one_off, HOLDS),
            ],
            [
                share(one_off, c.low("CASH_ADVANCE"), HOLDS),
                share(one_off, c.high("PURCHASES_INSTALLMENTS_FREQUENCY"), NOT),
            ],
        ],
        [
            [correlation(c.BALANCE, c.PURCHASES_TRX, HOLDS)],
            [correlation(c.BALANCE, c.PURCHASES_TRX, NOT)],
        ],
        [
            [
                share(everyone, modest, NOT),
                share(everyone, modest, PARTLY, balances),
                share(everyone, modest, NOT, updates),
            ],
            [
                share(everyone, modest, HOLDS),
                share(everyone, modest, HOLDS, balances),
                share(everyone, modest, HOLDS, updates),
            ],
        ],
        [[share(everyone, c.BALANCE_FREQUENCY <= 0.8, HOLDS)]],
        [[share(everyone, c.BALANCE <= 5000, NOT)]],
        [
            [
                share(over, c.high("BALANCE_FREQUENCY"), HOLDS),
                correlation(c.BALANCE[over], c.PURCHASES[over], HOLDS),
            ]
        ],
        [
            [
                correlation(c.TENURE, c.BALANCE, PARTLY),
                correlation(c.TENURE, c.CREDIT_LIMIT, HOLDS),
                correlation(c.TENURE, c.PURCHASES_TRX, HOLDS),
                correlation(c.TENURE, c.PURCHASES_INSTALLMENTS_FREQUENCY, PARTLY),
            ]
        ],
        [
            [
                correlation(c.TENURE, c.PRC_FULL_PAYMENT, NOT),
                correlation(c.TENURE, c.MINIMUM_PAYMENTS, HOLDS),
            ]
        ],
    ]


def main(csv, folder):
    verdicts = [HOLDS, HOLDS, NOT, HOLDS, HOLDS, HOLDS, PARTLY, HOLDS, PARTLY, PARTLY, PARTLY]
    verdicts += [HOLDS, NOT, HOLDS, PARTLY, PARTLY]
    customers = Customers(csv)
    golden = {
        "what": "the 16 claims of the original study: the figure of each part, readings and parts "
        "in the order of examples/credit-card/hypotheses.toml, and the verdicts",
        "peers": f"pandas {version('pandas')}, scipy {version('scipy')}, numpy {version('numpy')}",
        "verdicts": verdicts,
        "claims": claims(customers),
        "balance_and_purchases_at_the_same_limit": partial(
            customers.BALANCE, customers.PURCHASES_TRX, customers.CREDIT_LIMIT, NOT
        ),
    }
    Path(folder, "claims.json").write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
