#!/usr/bin/env python3
"""Make data/behaviour.json: models of buying customers and survival curves as the peers answer them.

    pip install -r requirements_behaviour.txt && python make_behaviour_goldens.py data

data/cdnow_summary.csv is written beside it from the sample that lifetimes brings: 2,357 customers
who first bought at CDNOW in early 1997, watched for 39 weeks (Fader & Hardie, 2001).
"""

import json
import math
import sys
import warnings
from importlib.metadata import version
from pathlib import Path

import mpmath as mp
import numpy as np
from lifelines import KaplanMeierFitter
from lifetimes import BetaGeoFitter, GammaGammaFitter, ParetoNBDFitter
from lifetimes.datasets import load_cdnow_summary_data_with_monetary_value

warnings.simplefilter("ignore")
mp.mp.dps = 60  # digits: enough for what the closed forms lose

# Fader, Hardie & Lee (2005), for CDNOW, and figures away from it.
BG_NBD = [(0.243, 4.414, 0.793, 2.426), (1.5, 0.7, 1.0, 4.0), (0.05, 60.0, 6.5, 0.4), (8.0, 20.0, 0.02, 3.0),
          (150.0, 10.0, 40.0, 60.0), (2.0, 0.4, 120.0, 300.0)]  # those two by quadrature
PARETO_NBD = [(0.553, 10.578, 0.606, 11.669), (1.5, 0.7, 1.0, 14.0), (0.05, 60.0, 6.5, 0.4), (8.0, 20.0, 0.02, 20.0)]
HISTORIES = [(0, 0, 38.86), (0, 0, 0), (1, 1.71, 38.86), (2, 30.43, 38.86), (7, 29.43, 38.86), (26, 38.86, 38.86),
             (1, 0, 0.5), (150, 3, 300), (2000, 250, 300), (3, 1e-3, 5000)]
HORIZONS = [0.5, 39, 2000]


def exactly(numbers):
    return [mp.mpf(number) for number in numbers]


def count_term(r, x):
    return mp.loggamma(r + x) - mp.loggamma(r)


def bg_nbd(parameters, history, horizons):
    """Equations 3, 7 and 10 of Fader, Hardie & Lee (2005), in 60 digits."""
    (r, alpha, a, b), (x, recency, age) = exactly(parameters), exactly(history)
    if a == 1:
        a += mp.mpf(10) ** -25  # a limit of eq. 10
    odds = a / (b + x - 1) * ((alpha + age) / (alpha + recency)) ** (r + x) if x > 0 else mp.mpf(0)
    log = (count_term(r, x) + r * mp.log(alpha) + mp.log(mp.beta(a, b + x) / mp.beta(a, b))
           - (r + x) * mp.log(alpha + age) + mp.log(1 + odds))
    expected = []
    for t in exactly(horizons):
        gauss = mp.hyp2f1(r + x, b + x, a + b + x - 1, t / (alpha + age + t), maxterms=10**7)
        share = 1 - ((alpha + age) / (alpha + age + t)) ** (r + x) * gauss
        expected.append((a + b + x - 1) / (a - 1) * share / (1 + odds))
    return log, 1 / (1 + odds), expected


def pareto_nbd(parameters, history, horizons):
    """The likelihood as an integral over when the customer left; 36 and 41 of Fader & Hardie (2005)."""
    (r, alpha, s, beta), (x, recency, age) = exactly(parameters), exactly(history)
    high, low, second = (alpha, beta, s + 1) if alpha >= beta else (beta, alpha, r + x)
    both = r + s + x

    def ended(time):
        gauss = mp.hyp2f1(both, second, both + 1, (high - low) / (high + time), maxterms=10**7)
        return gauss / (high + time) ** both

    stayed = (alpha + age) ** -(r + x) * (beta + age) ** -s
    everything = stayed + s / both * (ended(recency) - ended(age))
    log = count_term(r, x) + r * mp.log(alpha) + s * mp.log(beta) + mp.log(everything)
    alive = stayed / everything
    expected = []
    for t in exactly(horizons):
        waited = mp.log((beta + age + t) / (beta + age))
        share = waited if s == 1 else (1 - mp.exp(-(s - 1) * waited)) / (s - 1)
        expected.append(alive * (r + x) * (beta + age) / (alpha + age) * share)
    return log, alive, expected


def figures(model, all_parameters):
    cases = []
    for parameters in all_parameters:
        for history in HISTORIES:
            log, alive, expected = model(parameters, history, HORIZONS)
            cases.append({"parameters": parameters, "history": history, "log_likelihood": float(log),
                          "alive": float(alive), "expected": [float(e) for e in expected]})
    return cases


def simulated(model, parameters, customers, generator):
    """Histories of the model's customers, with times to two digits."""
    histories = []
    for _ in range(customers):
        age = round(generator.uniform(20, 60), 2)
        rate = generator.gamma(parameters[0], 1 / parameters[1])
        if model == "bg_nbd":
            left, chance = math.inf, generator.beta(parameters[2], parameters[3])
        else:
            left, chance = generator.exponential(1 / generator.gamma(parameters[2], 1 / parameters[3])), 0
        time, times = 0, []
        while True:
            time += generator.exponential(1 / rate)
            if time > min(age, left):
                break
            times.append(time)
            if generator.uniform() < chance:
                break
        histories.append([len(times), round(times[-1], 2) if times else 0, age])
    return histories


def fitted(fitter, histories):
    """By lifetimes, as far as it goes."""
    x, recency, age = np.array(histories).T
    if isinstance(fitter, ParetoNBDFitter):
        return fitter.fit(x, recency, age, tol=1e-12, maxiter=20000)
    return fitter.fit(x, recency, age, tol=1e-8)


def fits(cdnow):
    np.random.seed(7)  # lifetimes draws where it begins to look
    generator = np.random.default_rng(7)
    cdnow = cdnow[["frequency", "recency", "T"]].to_numpy()
    made = []
    for name, fitter, mp_model, parameters in (
        ("bg_nbd", BetaGeoFitter, bg_nbd, (0.8, 5.0, 1.2, 4.0)),
        ("pareto_nbd", ParetoNBDFitter, pareto_nbd, (0.9, 6.0, 0.8, 9.0)),
    ):
        histories = simulated(name, parameters, 300, generator)
        for data, table in (("simulated", histories), ("cdnow", cdnow)):
            model = fitted(fitter(), table)
            x, recency, age = np.array(table).T
            expected = model.predict(39, x, recency, age)
            alive = model.conditional_probability_alive(x, recency, age)
            estimate = [float(parameter) for parameter in model.params_]
            distinct, customers = np.unique(np.array(table), axis=0, return_counts=True)
            log = sum(int(n) * mp_model(estimate, history.tolist(), [])[0] for history, n in zip(distinct, customers))
            made.append({"model": name, "data": data, "parameters": estimate, "log_likelihood": float(log),
                         "expected": float(np.sum(expected)), "alive": float(np.sum(alive))}
                        | ({"histories": histories} if data == "simulated" else {}))
    return made


def spending(cdnow):
    again = cdnow[cdnow.frequency > 0]
    model = GammaGammaFitter().fit(again.frequency, again.monetary_value, tol=1e-8)
    parameters = [float(parameter) for parameter in model.params_]
    values = []
    for x, mean in ((1, 11.77), (2, 22.35), (26, 102.5), (1, 0.01), (400, 7.5)):
        log = GammaGammaFitter._negative_log_likelihood(np.log(parameters), np.array([x]), np.array([mean]),
                                                        np.array([1]), 0)
        value = model.conditional_expected_average_profit(np.array([x]), np.array([mean]))[0]
        values.append({"repeats": x, "mean_value": mean, "log_likelihood": -float(log), "expected": float(value)})
    buying = fitted(BetaGeoFitter(), cdnow[["frequency", "recency", "T"]].to_numpy())
    first = cdnow[cdnow.frequency > 0].head(20)
    worth = model.customer_lifetime_value(buying, first.frequency, first.recency, first["T"], first.monetary_value,
                                          time=24, discount_rate=0.01, freq="M")
    return {"parameters": parameters, "values": values, "buying": [float(p) for p in buying.params_],
            "worth": {"periods": 24, "discount_rate": 0.01,
                      "histories": first[["frequency", "recency", "T", "monetary_value"]].to_numpy().tolist(),
                      "value": worth.tolist()}}


def survival():
    generator = np.random.default_rng(11)
    made = []
    for customers, longest in ((40, 12.0), (300, 30.0)):
        lengths = np.ceil(generator.weibull(0.8, customers) * 15)
        ended = lengths <= longest * generator.uniform(0.2, 1, customers).round(1)
        lengths = np.minimum(lengths, longest)
        model = KaplanMeierFitter().fit(lengths, ended)
        times = [0.0, 0.5, 1.0, 2.0, 5.0, 8.5, 12.0, 29.0]
        shares = model.survival_function_at_times(times).tolist()
        limits = [model.confidence_interval_survival_function_.asof(time).tolist() for time in times]
        made.append({"lengths": lengths.tolist(), "ended": ended.tolist(), "times": times, "survival": shares,
                     "limits": limits, "median": None if math.isinf(m := model.median_survival_time_) else m})
    return made


def plain(number):
    return f"{number:.10g}"


def main():
    folder = Path(sys.argv[1])
    cdnow = load_cdnow_summary_data_with_monetary_value()
    rows = cdnow[["frequency", "recency", "T", "monetary_value"]].to_numpy()
    text = "repeats,recency,age,mean_value\n" + "".join(",".join(map(plain, row)) + "\n" for row in rows)
    (folder / "cdnow_summary.csv").write_text(text)
    golden = {
        "what": "likelihoods, probabilities to be alive and expected purchases of the BG/NBD and Pareto/NBD "
        "models by their closed forms in mpmath; fits by lifetimes; gamma-gamma and lifetime values by "
        "lifetimes; Kaplan-Meier curves with log-log limits by lifelines",
        "peers": {p: version(p) for p in ("lifetimes", "lifelines", "mpmath", "numpy", "scipy", "pandas")},
        "horizons": HORIZONS,
        "bg_nbd": figures(bg_nbd, BG_NBD),
        "pareto_nbd": figures(pareto_nbd, PARETO_NBD),
        "fits": fits(cdnow),
        "spending": spending(cdnow),
        "survival": survival(),
    }
    (folder / "behaviour.json").write_text(json.dumps(golden) + "\n")


main()
