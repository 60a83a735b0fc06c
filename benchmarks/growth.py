"""How time and memory of `ilk run` grow with rows and columns: growth.md and growth.svg.

    growth.py [--most-rows 100000000]

Rows are simulated card holders, columns those of a mixture of five kinds with noise of their own.
"""

import argparse
import json
import math
import os
import subprocess
import time
from pathlib import Path

import numpy

import machine

BUILD = Path("build/release")
FOLDER = Path("build/bench/growth")
PROGRAM = BUILD / "apps/cli/ilk"
ROWS = [10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000, 30_000_000, 100_000_000]
COLUMNS = [10, 30, 100, 300, 1_000]
WIDE_ROWS = 2_000
FITTED_FROM = 300_000  # rows: below, what works on samples decides
LIMIT = 1.1


def simulated(rows):
    path = FOLDER / f"rows_{rows}.csv"
    if not path.exists():
        part = path.with_suffix(".part")
        subprocess.run([PROGRAM, "simulate", "credit-card", "--rows", str(rows), "-o", part],
                       check=True)
        part.rename(path)
    return path


def wide(columns):
    """Five kinds that differ in every third column."""
    path = FOLDER / f"columns_{columns}.csv"
    if not path.exists():
        random = numpy.random.default_rng(columns)
        kinds = random.integers(0, 5, WIDE_ROWS)
        means = random.normal(0, 2, (5, columns)) * (numpy.arange(columns) % 3 == 0)
        values = means[kinds] + random.normal(0, 1, (WIDE_ROWS, columns))
        names = ",".join(f"measure_{j}" for j in range(columns))
        numpy.savetxt(path, values, fmt="%.4f", delimiter=",", header=names, comments="")
    return path


def measured(data):
    """Wall and processor seconds, stages and the most memory of one run."""
    out = FOLDER / "out"
    began = time.perf_counter()
    process = subprocess.Popen([PROGRAM, "run", data, "-o", out], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    if status != 0:
        raise SystemExit(f"growth.py: ilk run {data} ended with status {status}")
    stages = json.loads((out / "run.json").read_text())["timings_ms"]
    stages = {name: value / 1000 for name, value in stages.items() if name != "total"}
    return {"seconds": seconds, "processor": usage.ru_utime + usage.ru_stime,
            "memory": usage.ru_maxrss / 1024, "stages": stages}


def exponent(sizes, values):
    """The slope of a line through the logarithms; nothing of what is too short to be measured."""
    known = [(math.log(s), math.log(v)) for s, v in zip(sizes, values) if v > 0.05]
    if len(known) < 2:
        return None
    x, y = (numpy.array(each) for each in zip(*known))
    return float(numpy.polyfit(x, y, 1)[0])


def table_of(word, sizes, runs, fitted_from):
    """Lines of Markdown, and the exponents of what is told, by name."""
    stages = list(dict.fromkeys(name for run in runs for name in run["stages"]))
    chosen = [i for i, size in enumerate(sizes) if size >= fitted_from]
    told = {"wall, s": [run["seconds"] for run in runs],
            "processor, s": [run["processor"] for run in runs],
            "memory, MB": [run["memory"] for run in runs]}
    told |= {name: [run["stages"].get(name, 0) for run in runs] for name in stages}
    lines = [f"| {word} | " + " | ".join(f"{size:,}" for size in sizes) + " | exponent |",
             "| --- |" + " --- |" * (len(sizes) + 1)]
    exponents = {}
    for name, values in told.items():
        exponents[name] = exponent([sizes[i] for i in chosen], [values[i] for i in chosen])
        shown = "" if exponents[name] is None else f"{exponents[name]:.2f}"
        cells = [f"{value:.0f}" if "MB" in name else f"{value:.2f}" for value in values]
        lines.append(f"| {name} | " + " | ".join(cells) + f" | {shown} |")
    return lines, exponents


def draw(path, by_rows, by_columns):
    import matplotlib
    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "ilk"
    import matplotlib.pyplot as plt
    figure, axes = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
    for axis, (word, sizes, runs) in zip(axes, (by_rows, by_columns)):
        axis.loglog(sizes, [run["seconds"] for run in runs], "o-", color="black", label="all")
        dearest = sorted(runs[-1]["stages"], key=runs[-1]["stages"].get, reverse=True)[:5]
        for name in dearest:
            axis.loglog(sizes, [max(run["stages"].get(name, 0), 1e-3) for run in runs], ".-",
                        label=name)
        axis.set_xlabel(word)
        axis.set_ylabel("seconds")
        axis.legend(frameon=False)
    figure.savefig(path, metadata={"Date": None})


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--most-rows", type=int, default=10_000_000)
    most = arguments.parse_args().most_rows
    FOLDER.mkdir(parents=True, exist_ok=True)
    rows = [size for size in ROWS if size <= most]
    by_rows, by_columns = [], []
    for size in rows:
        print(f"{size:,} rows", flush=True)
        data = simulated(size)
        by_rows.append(measured(data))
        if size > 10_000_000:
            data.unlink()  # 10 GB
    for size in COLUMNS:
        print(f"{size:,} columns", flush=True)
        by_columns.append(measured(wide(size)))
    of_rows, exponents = table_of("customers", rows, by_rows, FITTED_FROM)
    of_columns, _ = table_of("columns", COLUMNS, by_columns, 100)
    above = [name for name, value in exponents.items() if value is not None and value > LIMIT]
    lines = ["# Growth", "", "`./bench --growth`, one run each, two threads. " +
             f"Exponents are fitted from {FITTED_FROM:,} customers, and from 100 columns, on; below, "
             "samples of fixed size decide.", "", "![time by customers and columns](growth.svg)", "",
             "## Customers", "", "Simulated holders of credit cards, 17 attributes.", "", *of_rows,
             "", "Above an exponent of 1.1: " + (", ".join(above) or "nothing") + ".", "",
             "## Columns", "", f"{WIDE_ROWS:,} customers of five kinds.", "", *of_columns, "",
             "## Where", "", *(f"- {key}: {value}" for key, value in machine.describe(Path("."), BUILD).items()),
             ""]
    target = Path("benchmarks")
    (target / "growth.md").write_text("\n".join(lines))
    draw(target / "growth.svg", ("customers", rows, by_rows), ("columns", COLUMNS, by_columns))
    print("\n".join(of_rows + [""] + of_columns))
    print("written to benchmarks/growth.md and growth.svg")


if __name__ == "__main__":
    main()
