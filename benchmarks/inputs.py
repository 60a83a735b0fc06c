#!/usr/bin/env python3
"""Make the inputs of ./bench, once: tables that both sides read, from the same files.

    python inputs.py FOLDER SIZE --source CC_GENERAL.csv --ilk ILK

A matrix is NAME.f32, columns of float32 end to end, with its shape in NAME.json beside it.
"""

import argparse
import json
import subprocess
from pathlib import Path

from sizes import SIZES

RECIPE = 3  # raise it when an input is made in another way: old inputs are then made anew

# Lloyd steps to compare. Some steps later the inertia falls by less than its rounding and ilk
# stops, before scikit-learn, which waits until no label changes: that would not be the same work.
MOST_STEPS = 40

def write_matrix(folder, name, rows, **more):
    rows.T.astype("<f4").tofile(folder / f"{name}.f32")
    shape = {"rows": rows.shape[0], "columns": rows.shape[1], **more}
    (folder / f"{name}.json").write_text(json.dumps(shape) + "\n")


def read_matrix(folder, name):
    """Rows x columns, float32, row by row."""
    import numpy as np

    shape = json.loads((Path(folder) / f"{name}.json").read_text())
    columns = np.fromfile(Path(folder) / f"{name}.f32", "<f4")
    return np.ascontiguousarray(columns.reshape(shape["columns"], shape["rows"]).T)


def prepared(path):
    """The numeric columns: missing values replaced by the median, log1p, standard scale."""
    import numpy as np
    import pandas as pd

    table = pd.read_csv(path)
    raw = table.drop(columns="CUST_ID").to_numpy(np.float64)
    logged = np.log1p(np.where(np.isnan(raw), np.nanmedian(raw, axis=0), raw))
    return ((logged - logged.mean(axis=0)) / logged.std(axis=0)).astype(np.float32)


def resampled(customers, rows, rng):
    """Rows drawn with replacement, each moved a little: no two are equal."""
    chosen = customers[rng.integers(0, len(customers), rows)]
    return chosen + rng.normal(0, 0.05, chosen.shape).astype("float32")


def lloyd_steps(rows, start):
    """How many steps scikit-learn takes before nothing moves, at most MOST_STEPS."""
    from sklearn.cluster import KMeans

    fit = KMeans(len(start), init=start, n_init=1, max_iter=MOST_STEPS, tol=0, algorithm="lloyd")
    return int(fit.fit(rows).n_iter_)


def make_matrices(folder, size):
    import numpy as np
    from sklearn.cluster import MiniBatchKMeans

    customers = prepared(folder / "whole_run.csv")
    write_matrix(folder, "customers", customers)
    rng = np.random.default_rng(1)

    million = resampled(customers, size["million"], rng)
    write_matrix(folder, "million", million)
    start = million[rng.choice(len(million), 8, replace=False)]
    write_matrix(folder, "start", start, steps=lloyd_steps(million, start))

    axes = np.linalg.svd(customers.astype(np.float64), full_matrices=False)[2][:8]
    fifty = resampled(customers, size["fifty"], rng)
    write_matrix(folder, "fifty", fifty.astype(np.float64) @ axes.T)

    twenty = resampled(customers, size["twenty"], rng)
    write_matrix(folder, "twenty", twenty)
    labels = MiniBatchKMeans(6, n_init=3, random_state=1).fit_predict(twenty)
    labels.astype("<u4").tofile(folder / "twenty_labels.u32")


def write_repeated(path, header, tails, most_rows=None, most_bytes=None):
    """The rows again and again under new ids, their numbers as they stand. Returns the count."""
    rows, size = 0, 0
    with open(path, "w", newline="") as file:
        file.write(header + "\n")
        while (most_rows is None or rows < most_rows) and (most_bytes is None or size < most_bytes):
            block = tails if most_rows is None else tails[: most_rows - rows]
            text = "".join([f"C{10_001 + rows + i}{tail}\n" for i, tail in enumerate(block)])
            size += file.write(text)
            rows += len(block)
    return rows


def make_csv_files(folder, source, size):
    header, *lines = source.read_text().splitlines()
    tails = [line[line.index(","):] for line in lines]
    (folder / "whole_run.csv").write_text("\n".join([header, *lines[: size["customers"]]]) + "\n")
    write_repeated(folder / "memory.csv", header, tails, most_rows=size["csv_rows"])
    rows = write_repeated(folder / "customers.csv", header, tails, most_bytes=size["csv_bytes"])
    (folder / "customers_csv.json").write_text(json.dumps({"rows": rows}) + "\n")


def make_log(folder, rows):
    """Lines of orders over two years, as they came: purchases.csv. Some customers buy often, some products much."""
    import numpy as np
    import polars

    rng = np.random.default_rng(3)
    customers, products = rows // 10, 5000
    buying = np.cumsum(rng.lognormal(0, 1, customers))
    shares = np.cumsum(1 / (20 + np.arange(products)))
    lines = rng.geometric(0.4, rows)  # of an order: 2.5
    order = np.repeat(np.arange(rows), lines)[:rows]
    orders = int(order[-1]) + 1
    buyer = np.searchsorted(buying, rng.random(orders) * buying[-1])
    buyer[rng.choice(orders, customers, replace=False)] = np.arange(customers)  # nobody without
    buyer = buyer[order]
    with open(folder / "purchases.csv", "wb") as file:
        for first in range(0, rows, 1_000_000):
            count = min(rows - first, 1_000_000)
            some = slice(first, first + count)
            product = np.searchsorted(shares, rng.random(count) * shares[-1])
            cents = np.maximum(rng.lognormal(7, 0.9, count).astype("int64"), 1)
            day = np.datetime64("2023-01-01") + (730 * order[some] // orders).astype("m8[D]")
            polars.DataFrame({
                "CUSTOMER": buyer[some] + 1_000_000, "ORDER": order[some] + 10_000_000, "DATE": day,
                "PRODUCT": product + 1000, "CHANNEL": rng.integers(0, 3, count), "CENTS": cents,
            }).select(
                polars.format("C{}", "CUSTOMER").alias("CUSTOMER"),
                polars.format("O{}", "ORDER").alias("ORDER"), polars.col("DATE").cast(polars.Date),
                polars.format("P{}", "PRODUCT").alias("PRODUCT"),
                polars.col("CHANNEL").replace_strict({0: "web", 1: "shop", 2: "app"}),
                (polars.col("CENTS") / 100).alias("AMOUNT"),
            ).write_csv(file, include_header=first == 0, float_precision=2)
    (folder / "purchases.json").write_text(json.dumps({"rows": rows}) + "\n")


def make_inputs(folder, size_name, source, ilk):
    """Makes what is missing. Returns a sentence on where the customers come from."""
    folder.mkdir(parents=True, exist_ok=True)
    size = SIZES[size_name]
    given = source.exists()
    origin = (f"Customers of {source.name}." if given else
              f"{source.name} is absent: simulated customers stand for it, and results differ.")
    stamp, recipe = folder / "made.json", {"recipe": RECIPE, "size": size, "origin": origin}
    if stamp.exists() and json.loads(stamp.read_text()) == recipe:
        return origin
    stamp.unlink(missing_ok=True)
    if not given:
        source = folder / "simulated.csv"
        command = [ilk, "simulate", "credit-card", "--rows", "8950", "--seed", "1", "-o", source]
        subprocess.run(command, check=True)
    make_csv_files(folder, source, size)
    make_matrices(folder, size)
    make_log(folder, size["log_rows"])
    stamp.write_text(json.dumps(recipe) + "\n")
    return origin


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("size", choices=SIZES)
    parser.add_argument("--source", type=Path, required=True)
    parser.add_argument("--ilk", required=True)
    arguments = parser.parse_args()
    print(make_inputs(arguments.folder, arguments.size, arguments.source, arguments.ilk))


if __name__ == "__main__":
    main()
