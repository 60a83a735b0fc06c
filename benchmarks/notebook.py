#!/usr/bin/env python3
"""Customer segmentation as a notebook does it, as a script: scikit-learn, SciPy and PyTorch.

    python notebook.py CC_GENERAL.csv -o FOLDER --threads N

Describe, prepare, try k on the attributes, learn codes with one autoencoder, cluster the codes,
explain the segments by their means. Writes tables and three figures.
"""

import argparse
import os
from pathlib import Path


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def describe(table, out):
    """What the columns look like: figures, histograms, correlations."""
    import numpy as np
    import pandas as pd

    table.describe().T.to_csv(out / "describe.csv")
    counts = {name: np.histogram(table[name].dropna(), bins=30)[0] for name in table}
    pd.DataFrame(counts).to_csv(out / "histograms.csv", index=False)
    table.corr().to_csv(out / "correlation.csv")


def prepare(table):
    import numpy as np
    from sklearn.preprocessing import StandardScaler

    filled = table.fillna(table.median())
    return StandardScaler().fit_transform(np.log1p(filled.to_numpy(np.float64))).astype(np.float32)


def elbow(rows, threads):
    """Inertia and silhouette for k = 2..10, ten restarts each."""
    import pandas as pd
    from sklearn.cluster import KMeans
    from sklearn.metrics import silhouette_score

    found = []
    for k in range(2, 11):
        fit = KMeans(k, n_init=10, random_state=1).fit(rows)
        found.append((k, fit.inertia_, silhouette_score(rows, fit.labels_, n_jobs=threads)))
    return pd.DataFrame(found, columns=["k", "inertia", "silhouette"])


def codes_of(rows, threads):
    import torch
    from autoencoder import codes, train

    torch.set_num_threads(threads)
    tensor = torch.from_numpy(rows)
    return codes(train(tensor, code=8, epochs=50, batch=256, rate=1e-3, seed=1), tensor)


def draw(experiment, tree, rows, labels, out):
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot
    from scipy.cluster.hierarchy import dendrogram
    from sklearn.decomposition import PCA

    figure, axes = pyplot.subplots()
    axes.plot(experiment["k"], experiment["inertia"], marker="o")
    axes.set(xlabel="k", ylabel="inertia")
    figure.savefig(out / "elbow.png")

    figure, axes = pyplot.subplots()
    dendrogram(tree, truncate_mode="lastp", p=30, ax=axes)
    figure.savefig(out / "dendrogram.png")

    plane = PCA(2).fit_transform(rows)
    figure, axes = pyplot.subplots()
    axes.scatter(plane[:, 0], plane[:, 1], c=labels, s=4)
    figure.savefig(out / "map.png")


def segment(table, rows, codes, experiment, out):
    """The segments: k-means on the codes for the k of the best silhouette; Ward's cut beside."""
    import pandas as pd
    from scipy.cluster.hierarchy import fcluster, linkage
    from sklearn.cluster import KMeans

    k = int(experiment.loc[experiment["silhouette"].idxmax(), "k"])
    tree = linkage(codes, method="ward")
    labels = KMeans(k, n_init=10, random_state=1).fit_predict(codes)
    cuts = {f"ward_{count}": fcluster(tree, count, "maxclust") for count in range(2, 11)}
    segments = pd.DataFrame({"segment": labels, **cuts}, index=table.index)
    segments.to_csv(out / "segments.csv")
    table.groupby(labels).mean().to_csv(out / "means.csv")
    draw(experiment, tree, rows, labels, out)


def main():
    arguments = parse_arguments()
    # Before numpy is loaded. The silhouette is faster with threads of its own than with BLAS's.
    os.environ["OMP_NUM_THREADS"] = str(arguments.threads)
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    import pandas as pd

    arguments.out.mkdir(parents=True, exist_ok=True)
    table = pd.read_csv(arguments.table, index_col="CUST_ID")
    describe(table, arguments.out)
    rows = prepare(table)
    experiment = elbow(rows, arguments.threads)
    experiment.to_csv(arguments.out / "elbow.csv", index=False)
    codes = codes_of(rows, arguments.threads)
    segment(table, rows, codes, experiment, arguments.out)


if __name__ == "__main__":
    main()
