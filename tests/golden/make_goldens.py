#!/usr/bin/env python3
"""Make the golden figures: what named peers answer, so that ilk can be held to it.

    python make_goldens.py CC_GENERAL.csv data [--only judge pca ...]

Every file says what it is and which versions of which peers made it. Inputs that
ilk must read bit for bit are rounded to float32 first and written with the repr of
that value as a double, so reading them as float or as double gives the same number.
"""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")  # before numpy: the thread count can change the last bits

import argparse
import json
import math
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pandas as pd
import torch
from scipy import stats
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn import metrics
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.manifold import trustworthiness
from sklearn.preprocessing import PowerTransformer, RobustScaler

QUANTILES = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99]
PREPARED_TABLE = (
    "X: the 17 numeric columns of CC_GENERAL.csv in file order; missing values replaced by the "
    "column's median; log1p; standard scaling with the population deviation; computed in float64, "
    "then rounded to float32. Peers were given X as float64."
)


# The prepared table ---------------------------------------------------------------------------


class Customers:
    """The card holders: as read, imputed, after log1p, and as the prepared table X."""

    def __init__(self, path):
        table = pd.read_csv(path)  # pandas 3.1 reads floats exactly
        self.names = [name for name in table.columns if name != "CUST_ID"]
        self.raw = table[self.names].to_numpy(np.float64)
        self.median = np.nanmedian(self.raw, axis=0)
        self.imputed = np.where(np.isnan(self.raw), self.median, self.raw)
        self.logged = np.log1p(self.imputed)
        self.mean, self.std = self.logged.mean(axis=0), self.logged.std(axis=0)
        self.X32 = ((self.logged - self.mean) / self.std).astype(np.float32)
        self.X = self.X32.astype(np.float64)


# Writing --------------------------------------------------------------------------------------


def digits(values, count=9):
    """The values with `count` significant digits, for long lists."""
    return [float(f"{v:.{count}g}") for v in np.asarray(values).ravel()]


def flat(values):
    """All values in row-major order, exact."""
    return np.asarray(values, dtype=np.float64).ravel().tolist()


def as_float32(values):
    """Rounded to float32, held as float64: what a float32 program can read without loss."""
    return np.asarray(values).astype(np.float32).astype(np.float64)


def label_string(labels):
    """One digit per row, clusters numbered by first appearance."""
    number = {}
    return "".join(str(number.setdefault(label, len(number))) for label in np.asarray(labels).tolist())


def label_list(string):
    return np.array([int(c) for c in string])


def wrapped(tokens, indent, width=100):
    lines, line = [], indent
    for i, token in enumerate(tokens):
        piece = token + ("," if i + 1 < len(tokens) else "")
        if len(line) + len(piece) > width and line.strip():
            lines.append(line.rstrip())
            line = indent
        line += piece + " "
    return "\n".join(lines + [line.rstrip()])


def render(value, depth=0):
    """JSON with one key a line and lists of numbers wrapped, so that a diff can be read."""
    indent = "  " * (depth + 1)
    close = "  " * depth
    if isinstance(value, dict) and value:
        items = [f"{indent}{json.dumps(k)}: {render(v, depth + 1)}" for k, v in value.items()]
        return "{\n" + ",\n".join(items) + f"\n{close}}}"
    if isinstance(value, list) and any(isinstance(v, (dict, list)) for v in value):
        return "[\n" + ",\n".join(indent + render(v, depth + 1) for v in value) + f"\n{close}]"
    if isinstance(value, list):
        tokens = [json.dumps(v, allow_nan=False) for v in value]
        short = "[" + ", ".join(tokens) + "]"
        return short if len(short) + len(indent) <= 100 else f"[\n{wrapped(tokens, indent)}\n{close}]"
    return json.dumps(value, allow_nan=False, ensure_ascii=False)


def write(folder, name, what, peers, content):
    document = {"what": what, "peers": {peer: version(peer) for peer in peers}, **content}
    path = folder / f"{name}.json"
    path.write_text(render(document) + "\n", encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size} bytes")


# Summaries and preparation --------------------------------------------------------------------


def moments(values):
    """Population moments of values without missing ones."""
    return {
        "mean": float(values.mean()),
        "std": float(values.std()),
        "skewness": float(stats.skew(values, bias=True)),
        "excess_kurtosis": float(stats.kurtosis(values, fisher=True, bias=True)),
    }


def yeo_johnson(values):
    """The maximum-likelihood lambda by SciPy and by scikit-learn, with the likelihood at each."""
    by_scipy = float(stats.yeojohnson_normmax(values))
    transformer = PowerTransformer(method="yeo-johnson", standardize=False)
    by_sklearn = float(transformer.fit(values.reshape(-1, 1)).lambdas_[0])
    return {
        "lambda_scipy": by_scipy,
        "lambda_sklearn": by_sklearn,
        "log_likelihood_scipy": float(stats.yeojohnson_llf(by_scipy, values)),
        "log_likelihood_sklearn": float(stats.yeojohnson_llf(by_sklearn, values)),
    }


def make_prepare(customers, folder):
    robust = RobustScaler().fit(customers.imputed)
    columns = []
    for j, name in enumerate(customers.names):
        column = customers.raw[:, j]
        present = column[~np.isnan(column)]
        columns.append({
            "name": name,
            "count": int(present.size),
            "missing": int(column.size - present.size),
            "zeros": int((present == 0).sum()),
            "min": float(present.min()),
            "max": float(present.max()),
            "median": float(customers.median[j]),
            **moments(present),
            "quantiles": flat(np.quantile(present, QUANTILES)),
            "log1p_mean": float(customers.mean[j]),
            "log1p_std": float(customers.std[j]),
            "yeo_johnson": yeo_johnson(present),
            "robust_center": float(robust.center_[j]),
            "robust_scale": float(robust.scale_[j]),
        })
    write(folder, "prepare",
          "Per column of CC_GENERAL.csv: population moments, linear quantiles and Yeo-Johnson of the "
          "raw values that are present; robust centre and scale of the median-imputed values; mean "
          "and population deviation after imputing and log1p; and some rows of X. " + PREPARED_TABLE,
          ["numpy", "pandas", "scipy", "scikit-learn"],
          {"rows": len(customers.raw), "quantile_levels": QUANTILES, "columns": columns,
           "prepared_rows": [{"row": row, "values": flat(customers.X[row])}
                             for row in (0, 1, 100, len(customers.X) - 1)]})


def make_yeo_johnson_toy(_, folder):
    rng = np.random.default_rng(11)
    both_signs = as_float32(rng.gamma(1.5, 2.0, 300) - 1.5)
    positive = as_float32(rng.lognormal(1.0, 1.2, 300))
    left_skewed = as_float32(12.0 - rng.exponential(1.0, 300))
    cases = []
    for name, values in (("both_signs", both_signs), ("positive", positive), ("left_skewed", left_skewed)):
        fixed = [{"lambda": lam,
                  "log_likelihood": float(stats.yeojohnson_llf(lam, values)),
                  "transformed_first_20": flat(stats.yeojohnson(values[:20], lmbda=lam))}
                 for lam in (-1.0, 0.0, 0.5, 1.0, 2.0, 3.0)]
        cases.append({"name": name, "values": flat(values), **yeo_johnson(values), "at_lambda": fixed})
    write(folder, "yeo_johnson_toy",
          "Yeo-Johnson on 300 values (float32): lambda by maximum likelihood, its log-likelihood, and "
          "the transform and log-likelihood at fixed lambdas. At lambda 0 a non-negative value becomes "
          "log1p of itself; at lambda 2 a negative one becomes -log1p of its size.",
          ["numpy", "scipy", "scikit-learn"], {"cases": cases})


def make_summary_toy(_, folder):
    rng = np.random.default_rng(12)
    table = pd.DataFrame({
        "complete": as_float32(rng.normal(1000.0, 0.5, 50)),  # a large mean: tests cancellation
        "some_missing": as_float32(rng.lognormal(3.0, 1.0, 50)),
        "mostly_missing": as_float32(rng.normal(0.0, 1.0, 50)),
        "counts": rng.poisson(1.2, 50).astype(np.float64),
    })
    table.loc[rng.choice(50, 9, replace=False), "some_missing"] = np.nan
    table.loc[rng.choice(50, 45, replace=False), "mostly_missing"] = np.nan
    table.loc[[3, 17], "counts"] = np.nan
    columns = []
    for name in table:
        present = table[name].dropna()
        columns.append({
            "name": name,
            "values": [None if math.isnan(v) else v for v in table[name].tolist()],
            "count": int(table[name].count()),
            "missing": int(table[name].isna().sum()),
            "distinct": int(table[name].nunique()),
            "zeros": int((present == 0).sum()),
            "min": float(present.min()),
            "max": float(present.max()),
            **moments(present.to_numpy()),
            "sample_std": float(table[name].std()),
            "sample_skewness": float(table[name].skew()),
            "sample_excess_kurtosis": float(table[name].kurt()),
            "quantiles": flat(table[name].quantile(QUANTILES)),
        })
    write(folder, "summary_toy",
          "A 50 x 4 table with missing values (null): counts, population moments, pandas' sample "
          "moments and linear quantiles of the values that are present.",
          ["numpy", "pandas", "scipy"],
          {"rows": 50, "quantile_levels": QUANTILES, "columns": columns})


def make_pca(customers, folder):
    pca = PCA(svd_solver="full").fit(customers.X)
    population = pca.explained_variance_ * (len(customers.X) - 1) / len(customers.X)
    write(folder, "pca",
          "Principal components of X. The sign of a component is free, so absolute values are given; "
          "row i is component i over the columns in file order. " + PREPARED_TABLE,
          ["numpy", "scikit-learn"],
          {"eigenvalues_sample": flat(pca.explained_variance_),
           "eigenvalues_population": flat(population),
           "explained_ratio": flat(pca.explained_variance_ratio_),
           "absolute_components": [flat(row) for row in np.abs(pca.components_)]})


# Clustering -----------------------------------------------------------------------------------


def make_kmeans(customers, folder):
    seeds = list(range(5))
    results = []
    for k in range(2, 11):
        inertias = [float(KMeans(k, n_init=10, algorithm="lloyd", tol=1e-10, max_iter=300, random_state=seed)
                          .fit(customers.X).inertia_) for seed in seeds]
        results.append({"k": k, "best": min(inertias), "inertias": inertias})
    write(folder, "kmeans",
          "Inertia of k-means on X: the best of 10 k-means++ starts, Lloyd, tol 1e-10, for each of "
          "five seeds, and the best of the five. " + PREPARED_TABLE,
          ["numpy", "scikit-learn"], {"seeds": seeds, "results": results})


def make_ward(customers, folder):
    tree = linkage(customers.X, "ward")
    cuts = {str(k): label_string(fcluster(tree, k, "maxclust")) for k in range(2, 11)}
    points = as_float32(np.random.default_rng(13).normal(size=(60, 3)) * [1.0, 2.0, 3.0])
    toy = linkage(points, "ward")
    write(folder, "ward",
          "Ward's tree of X: all merge heights in ascending order with 9 significant digits, and the "
          "labels of its cuts, one digit a row, clusters numbered by first appearance. And the whole "
          "linkage of 60 points: each row is the two clusters merged (the smaller number first; n + i "
          "is made by merge i), the height and the size. " + PREPARED_TABLE,
          ["numpy", "scipy"],
          {"heights": digits(tree[:, 2]), "labels": cuts,
           "toy": {"rows": 60, "columns": 3, "points": flat(points),
                   "smallest_height_gap": float(np.diff(toy[:, 2]).min()),
                   "linkage": [[int(a), int(b), h, int(size)] for a, b, h, size in toy.tolist()]}})


# Judging --------------------------------------------------------------------------------------


def inertia(points, labels):
    return float(sum(((points[labels == c] - points[labels == c].mean(axis=0)) ** 2).sum()
                     for c in np.unique(labels)))


def figures(points, labels):
    return {
        "silhouette": float(metrics.silhouette_score(points, labels)),
        "calinski_harabasz": float(metrics.calinski_harabasz_score(points, labels)),
        "davies_bouldin": float(metrics.davies_bouldin_score(points, labels)),
        "inertia": inertia(points, labels),
    }


def judged_partitions(customers):
    scores = PCA(svd_solver="full").fit_transform(customers.X)[:, :6]
    partitions = []
    for k in (3, 5, 6):
        string = label_string(KMeans(k, n_init=10, random_state=0).fit_predict(customers.X))
        labels = label_list(string)
        partition = {"k": k, "sizes": np.bincount(labels).tolist(),
                     "attributes": figures(customers.X, labels), "codes": figures(scores, labels)}
        if k == 5:
            partition["silhouette_rows_0_to_19"] = flat(metrics.silhouette_samples(customers.X, labels)[:20])
        partitions.append({**partition, "labels": string})
    return partitions


def judge_toy():
    rng = np.random.default_rng(14)
    truth = np.repeat(np.arange(4), [80, 60, 40, 20])[rng.permutation(200)]
    centres = np.array([[0, 0, 0], [4, 0, 1], [0, 4, -1], [3, 3, 3]])
    points = as_float32(centres[truth] + rng.normal(size=(200, 3)))
    labels = label_list(label_string(truth))
    with_single = labels.copy()
    with_single[7] = 4  # a cluster of one row: its silhouette is 0 by definition
    return points, labels, with_single


def agreements(labels):
    """Pairs of labelings with their adjusted Rand index, ordinary ones and edge cases."""
    rng = np.random.default_rng(15)
    noisy = np.where(rng.random(labels.size) < 0.25, rng.integers(0, 4, labels.size), labels)
    finer = labels * 2 + rng.integers(0, 2, labels.size)
    one, each = np.zeros_like(labels), np.arange(labels.size)
    pairs = [
        ("noisy", labels, noisy), ("finer", labels, finer), ("unrelated", labels, rng.integers(0, 3, labels.size)),
        ("identical", labels, labels), ("permuted", labels, np.array([2, 0, 3, 1])[labels]),
        ("one_cluster_and_labels", one, labels), ("both_one_cluster", one, one),
        ("each_row_alone_and_labels", each, labels), ("both_each_row_alone", each, each),
        ("one_cluster_and_each_row_alone", one, each),
    ]
    return [{"name": name, "a": a.tolist(), "b": b.tolist(),
             "adjusted_rand": float(metrics.adjusted_rand_score(a, b))} for name, a, b in pairs]


def make_judge(customers, folder):
    points, labels, with_single = judge_toy()
    toy = {"rows": 200, "columns": 3, "points": flat(points), "labelings": [
        {"name": name, "labels": label_string(chosen), **figures(points, chosen),
         "silhouette_rows": flat(metrics.silhouette_samples(points, chosen))}
        for name, chosen in (("four", labels), ("four_and_a_single_row", with_single))]}
    write(folder, "judge",
          "Validity figures of k-means partitions of X (10 starts, random_state 0) in the attributes X "
          "and in the codes, which are the first 6 principal component scores of X; the same for 200 "
          "points; and adjusted Rand indices. Labels are one digit a row, numbered by first appearance. "
          + PREPARED_TABLE,
          ["numpy", "scikit-learn"],
          {"partitions": judged_partitions(customers), "toy": toy, "agreements": agreements(labels)})


# Neighbourhoods -------------------------------------------------------------------------------


def neighbourhood_figures(original, code, neighbours):
    """Continuity is the trustworthiness of the original as a code of the code."""
    return {"neighbours": neighbours,
            "trustworthiness": float(trustworthiness(original, code, n_neighbors=neighbours)),
            "continuity": float(trustworthiness(code, original, n_neighbors=neighbours))}


def make_neighbourhood(customers, folder):
    rng = np.random.default_rng(17)
    points = as_float32(rng.normal(size=(300, 5)))
    code = as_float32(points @ rng.normal(size=(5, 2)) + 0.3 * rng.normal(size=(300, 2)))
    toy = {"rows": 300, "columns": 5, "points": flat(points), "code_columns": 2, "code": flat(code),
           "results": [neighbourhood_figures(points, code, k) for k in (1, 5, 10, 60)]}
    scores = PCA(svd_solver="full").fit_transform(customers.X)[:, :6]
    write(folder, "neighbourhood",
          "Trustworthiness and continuity of the first 6 principal component scores as the code of X, and of "
          "a noisy projection of 300 points to two columns (no two distances from a point are equal). "
          "Continuity is the trustworthiness with the two tables swapped. " + PREPARED_TABLE,
          ["numpy", "scikit-learn"],
          {"results": [neighbourhood_figures(customers.X, scores, 10)], "toy": toy})


# Autoencoders ---------------------------------------------------------------------------------


class Autoencoder(torch.nn.Module):
    """ReLU on hidden layers only. With P (code x inputs, fixed): code = P x + enc(x), output = P' code + dec(code)."""

    def __init__(self, widths, P=None):
        super().__init__()
        self.encoder = self.layers(widths)
        self.decoder = self.layers(widths[::-1])
        self.P = P

    @staticmethod
    def layers(widths):
        parts = []
        for i in range(len(widths) - 1):
            parts += [torch.nn.Linear(widths[i], widths[i + 1]), torch.nn.ReLU()]
        return torch.nn.Sequential(*parts[:-1])

    def forward(self, x):
        code = self.encoder(x)
        if self.P is not None:
            code = x @ self.P.T + code
        output = self.decoder(code)
        if self.P is not None:
            output = code @ self.P + output
        return code, output


def linear_layers(network):
    return [layer for layer in network if isinstance(layer, torch.nn.Linear)]


def smallest_hidden(model, x):
    """The smallest size of a value entering a ReLU: far from 0, no rounding can switch a unit."""
    seen = []
    hooks = [layer.register_forward_pre_hook(lambda _, inputs: seen.append(inputs[0].abs().min().item()))
             for network in (model.encoder, model.decoder) for layer in network
             if isinstance(layer, torch.nn.ReLU)]
    model(x)
    for hook in hooks:
        hook.remove()
    return min(seen)


def gradient_case(name, x, P, rng):
    model = Autoencoder([7, 12, 9, 3], None if P is None else torch.from_numpy(P)).double()
    with torch.no_grad():
        for parameter in model.parameters():
            shape = tuple(parameter.shape)
            scale = 1.2 / math.sqrt(shape[-1]) if len(shape) == 2 else 0.3
            parameter.copy_(torch.from_numpy(as_float32(rng.normal(0.0, scale, shape))))
    x = torch.from_numpy(x)
    margin = smallest_hidden(model, x)
    code, output = model(x)
    loss = ((output - x) ** 2).mean()
    loss.backward()
    layers = [{"part": part, "out": layer.out_features, "in": layer.in_features,
               "relu": layer is not linear_layers(network)[-1],
               "weight": flat(layer.weight.detach()), "bias": flat(layer.bias.detach()),
               "weight_gradient": flat(layer.weight.grad), "bias_gradient": flat(layer.bias.grad)}
              for part, network in (("encoder", model.encoder), ("decoder", model.decoder))
              for layer in linear_layers(network)]
    return {"name": name, "P": None if P is None else flat(P), "loss": loss.item(),
            "smallest_value_into_relu": margin, "code": flat(code.detach()),
            "reconstruction": flat(output.detach()), "layers": layers}


def make_autoencoder_gradients(_, folder):
    rng = np.random.default_rng(16)
    x = as_float32(rng.normal(size=(37, 7)))
    P = as_float32(np.linalg.qr(rng.normal(size=(7, 3)))[0].T)
    cases = [gradient_case("plain", x, None, rng), gradient_case("linear_path", x, P, rng)]
    write(folder, "autoencoder_gradients",
          "Loss and gradients of two small autoencoders in float64; inputs, P and parameters are float32 "
          "values. 7-12-9-3-9-12-7, ReLU on hidden layers only; loss = mean over rows and columns of the "
          "squared error. linear_path: code = P x + encoder(x), reconstruction = P' code + decoder(code), "
          "P fixed (3 x 7, orthonormal rows up to rounding). All matrices row-major; a weight is out x in. "
          "No value enters a ReLU closer to 0 than smallest_value_into_relu.",
          ["numpy", "torch"],
          {"rows": 37, "columns": 7, "code": 3, "inputs": flat(x), "cases": cases})


def train(X, seed, hidden, code, epochs, P=None, cosine=False):
    """Full-data mean squared error after each epoch; batch 256, Adam 1e-3, PyTorch's own start."""
    torch.manual_seed(seed)
    model = Autoencoder([X.shape[1], *hidden, code], P)
    if P is not None:  # start at the PCA optimum
        for network in (model.encoder, model.decoder):
            torch.nn.init.zeros_(network[-1].weight)
            torch.nn.init.zeros_(network[-1].bias)
    optimiser = torch.optim.Adam(model.parameters(), lr=1e-3, betas=(0.9, 0.999), eps=1e-8)
    steps = epochs * math.ceil(len(X) / 256)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: 0.5 * (1 + math.cos(math.pi * step / steps)) if cosine else 1.0)
    losses = []
    for _ in range(epochs):
        for batch in torch.randperm(len(X)).split(256):
            optimiser.zero_grad()
            ((model(X[batch])[1] - X[batch]) ** 2).mean().backward()
            optimiser.step()
            rate.step()
        with torch.no_grad():
            losses.append(((model(X)[1] - X) ** 2).double().mean().item())
    return losses


def loss_case(name, X, code, epochs, P=None, cosine=False, start=None):
    seeds = list(range(5))
    curves = [train(X, seed, [64, 32], code, epochs, P, cosine) for seed in seeds]
    finals = [curve[-1] for curve in curves]
    return {"name": name, "widths": [X.shape[1], 64, 32, code, 32, 64, X.shape[1]], "epochs": epochs,
            "batch": 256, "rate": 1e-3, "cosine": cosine, "seeds": seeds, "loss_at_start": start,
            "final_loss": digits(finals), "final_loss_mean": float(f"{np.mean(finals):.9g}"),
            "loss_by_epoch_seed_0": digits(curves[0])}


def make_autoencoder_loss(customers, folder):
    X = torch.from_numpy(customers.X32)
    axes = PCA(svd_solver="full").fit(customers.X).components_[:6]
    residual = customers.X - customers.X @ axes.T @ axes
    write(folder, "autoencoder_loss",
          "Mean squared error over all rows and columns of X after training in float32. ReLU on hidden "
          "layers only; PyTorch's default start; Adam (0.9, 0.999, 1e-8), no weight decay; rows shuffled "
          "every epoch, the last short batch kept. linear_path: code = P x + encoder(x), reconstruction = "
          "P' code + decoder(code), P = the top 6 principal axes, fixed; last layers start at zero, so the "
          "loss starts at that of PCA; the rate of step t of T is 1e-3 (1 + cos(pi t / T)) / 2, t from 0. "
          "Another stream of random numbers gives another figure: use the spread over the seeds as the "
          "tolerance. " + PREPARED_TABLE,
          ["numpy", "scikit-learn", "torch"],
          {"cases": [
              loss_case("plain", X, code=8, epochs=50),
              loss_case("linear_path", X, code=6, epochs=30, P=torch.from_numpy(axes.astype(np.float32)),
                        cosine=True, start=float((residual ** 2).mean()))]})


# ----------------------------------------------------------------------------------------------

MAKERS = {
    "prepare": make_prepare,
    "summary_toy": make_summary_toy,
    "yeo_johnson_toy": make_yeo_johnson_toy,
    "pca": make_pca,
    "kmeans": make_kmeans,
    "ward": make_ward,
    "judge": make_judge,
    "neighbourhood": make_neighbourhood,
    "autoencoder_gradients": make_autoencoder_gradients,
    "autoencoder_loss": make_autoencoder_loss,
}


def main():
    parser = argparse.ArgumentParser(description="Make the golden figures from the peers.")
    parser.add_argument("csv", type=Path, help="CC_GENERAL.csv")
    parser.add_argument("folder", type=Path, help="where the JSON files go")
    parser.add_argument("--only", nargs="+", choices=MAKERS, default=list(MAKERS), metavar="NAME",
                        help="of: " + ", ".join(MAKERS))
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.folder.mkdir(parents=True, exist_ok=True)
    customers = Customers(options.csv)
    for name in options.only:
        MAKERS[name](customers, options.folder)


if __name__ == "__main__":
    main()
