#!/usr/bin/env python3
"""Measure whole runs of ilk on tables whose kinds are known. Needs no packages.

    python tools/truth/runs.py ../shared/data/truth build/release/apps/cli/ilk [collection ...]

Prints by collection, and for the halves A and B into which names divide the tables, how often the
number of segments is right, how often the supported numbers hold it, what the verdict says, and the
adjusted Rand index to the truth; writes a line for each table to runs.tsv (or --out FILE).
Collections as in kinds.py.
"""

import argparse
import csv
import json
import math
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from kinds import half, kinds_in, tables_in


def adjusted_rand(a, b):
    pairs = lambda counts: sum(math.comb(n, 2) for n in counts.values())
    both, of_a, of_b = pairs(Counter(zip(a, b))), pairs(Counter(a)), pairs(Counter(b))
    expected = of_a * of_b / max(1, math.comb(len(a), 2))
    most = (of_a + of_b) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


def labels_in(path):
    with open(path, newline="") as file:
        rows = list(csv.reader(file))
    place = rows[0].index("segment")
    return [row[place] for row in rows[1:]]


def columns_of(path):
    with open(path, newline="") as file:
        return [list(column) for column in zip(*list(csv.reader(file))[1:])]


def agreement(labels, truth, zero_is_noise):
    pairs = [(l, t) for l, t in zip(labels, truth) if not (zero_is_noise and t == "0")]
    return adjusted_rand(*zip(*pairs))


def measure(program, collection, path, truth, options):
    battery = collection == "battery"
    with tempfile.TemporaryDirectory() as folder:
        start = time.time()
        run = subprocess.run([program, "run", str(path), "-o", folder, *options],
                             capture_output=True, text=True)
        seconds = time.time() - start
        if run.returncode != 0:
            print(f"{path.name}: {run.stderr.strip()}", file=sys.stderr)
            return None
        summary = json.loads(Path(folder, "summary.json").read_text())
        labels = labels_in(Path(folder, "segments.csv"))
    choice = summary["choice"]
    result = {"table": path.stem, "half": half(path.stem), "group": collection,
              "k": summary["k"], "supported": choice.get("supported", []),
              "structure": choice.get("structure", ""),
              "verdict": summary["certificate"]["verdict"], "kinds": choice.get("kinds", ""),
              "seconds": seconds, "true": kinds_in(truth, battery) if truth else [1]}
    result["apart"] = "They lie apart" in result["verdict"]["sentence"]
    result["verdict"] = result["verdict"]["kind"]
    result["ari"] = max(agreement(labels, column, battery)
                        for column in columns_of(truth)) if truth else math.nan
    if collection == "planted":
        result["group"] += " none" if path.stem.startswith("none") else \
            " near" if path.stem.endswith("near") else " wide"
    result["right"] = result["k"] in result["true"]
    result["in_set"] = any(k in result["supported"] for k in result["true"])
    return result


def summary_of(results):
    print(f"{'':22} half tables  k right  in set  segments  wrong   ARI  seconds")
    for group in dict.fromkeys(each["group"] for each in results):
        for part in ("A", "B", ""):
            of = [e for e in results if e["group"] == group and e["half"].startswith(part)]
            if not of:
                continue
            segments = [e for e in of if e["verdict"] == "segments"]
            wrong = sum(not e["in_set"] for e in segments)
            mean = lambda key: sum(e[key] for e in of) / len(of)
            print(f"{group:22} {part or 'both':4} {len(of):6} {sum(e['right'] for e in of):8}"
                  f" {sum(e['in_set'] for e in of):7} {len(segments):9} {wrong:6}"
                  f" {mean('ari'):6.3f} {mean('seconds'):7.2f}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("program")
    parser.add_argument("collections", nargs="*",
                        default=["planted", "made", "mixtures", "structureless", "battery"])
    parser.add_argument("--out", default="runs.tsv")
    parser.add_argument("--option", action="append", default=[], help="for ilk run, such as --k=4")
    arguments = parser.parse_args()
    results = []
    with open(arguments.out, "w") as out:
        for collection, path, truth in tables_in(arguments.data, arguments.collections):
            result = measure(arguments.program, collection, path, truth, arguments.option)
            if result is None:
                continue
            results.append(result)
            fields = ("group", "table", "half", "true", "k", "supported", "verdict", "apart",
                      "structure", "kinds", "ari", "seconds")
            print(*(result[field] for field in fields), sep="\t", file=out, flush=True)
    summary_of(results)


if __name__ == "__main__":
    main()
