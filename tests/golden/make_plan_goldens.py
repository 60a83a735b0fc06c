#!/usr/bin/env python3
"""Make data/plan.json: hold-outs, power and triangular distributions as the peers answer them.

    python make_plan_goldens.py data
"""

import hashlib
import json
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np
from scipy import optimize, stats
from statsmodels.stats.power import NormalIndPower
from statsmodels.stats.proportion import proportion_effectsize


def draw(seed, play, identity):
    digest = hashlib.sha256(f"{seed}:{play}:{identity}".encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64


def needed(h, customers, power, significance):
    """The fewest held out of `customers`, tried one after another; None when half are too few."""
    for held_out in range(1, customers // 2 + 1):
        ratio = (customers - held_out) / held_out
        if NormalIndPower().power(h, held_out, significance, ratio=ratio) >= power:
            return held_out
    return None


def detectable(baseline, contacts, held_out, power, significance):
    def short(h):
        return NormalIndPower().power(h, held_out, significance, ratio=contacts / held_out) - power

    # solve_power stops at about 1e-6; the same power, solved further.
    h = optimize.brentq(short, 0, 10, xtol=1e-14, rtol=1e-14)
    near = NormalIndPower().solve_power(
        None, nobs1=held_out, alpha=significance, power=power, ratio=contacts / held_out
    )
    assert abs(h - near) < 1e-4, (h, near)
    return np.sin(np.arcsin(np.sqrt(baseline)) + h / 2) ** 2 - baseline


def main():
    ids = ["C10001", "1", "", "a:b", "\u00e9 \u4e2d", "17"]
    draws = [
        {"seed": seed, "play": play, "id": identity, "draw": draw(seed, play, identity)}
        for seed in (1, 0, 2**63 - 1)
        for play in ("win-back", "a")
        for identity in ids
    ]

    powers = []
    for share, other in ((0.06, 0.04), (0.02, 0.0), (0.5, 0.45), (0.04, 0.06), (0.3, 0.3)):
        h = proportion_effectsize(share, other)
        for first, second in ((100, 900), (50, 50), (2000, 100)):
            for significance in (0.05, 0.01):
                power = NormalIndPower().power(h, first, significance, ratio=second / first)
                powers.append(
                    {"share": share, "other": other, "h": h, "first": first, "second": second,
                     "significance": significance, "power": power}
                )

    hold_outs = []
    for share, other in ((0.06, 0.04), (0.03, 0.0), (0.5, 0.3), (0.011, 0.01)):
        h = proportion_effectsize(share, other)
        for customers in (50, 1000, 6000):
            for power, significance in ((0.8, 0.05), (0.9, 0.01)):
                hold_outs.append(
                    {"h": h, "customers": customers, "power": power, "significance": significance,
                     "needed": needed(h, customers, power, significance)}
                )

    responses = [
        {"baseline": baseline, "contacts": contacts, "held_out": held_out, "power": power,
         "significance": significance,
         "response": detectable(baseline, contacts, held_out, power, significance)}
        for baseline in (0.0, 0.02, 0.4)
        for contacts, held_out in ((900, 100), (5000, 40), (300, 300))
        for power, significance in ((0.8, 0.05), (0.9, 0.01))
    ]

    us = [0.0, 0.001, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999, 1.0]
    triangles = []
    for low, likely, high in ((0, 1, 4), (2, 2, 5), (-1, 3, 3), (0.01, 0.03, 0.08)):
        shape = stats.triang((likely - low) / (high - low), loc=low, scale=high - low)
        triangles.append(
            {"low": low, "likely": likely, "high": high, "u": us, "x": shape.ppf(us).tolist(),
             "mean": shape.mean()}
        )

    golden = {
        "what": "hold-out draws by hashlib; Cohen's h, power, hold-outs and responses of two shares "
        "by statsmodels' NormalIndPower; quantiles of triangular distributions",
        "peers": {p: version(p) for p in ("numpy", "scipy", "statsmodels")},
        "draws": draws,
        "powers": powers,
        "hold_outs": hold_outs,
        "responses": responses,
        "triangles": triangles,
    }
    (Path(sys.argv[1]) / "plan.json").write_text(json.dumps(golden, indent=1) + "\n")


main()
