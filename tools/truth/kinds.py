#!/usr/bin/env python3
"""Measure the kinds that ilk finds on tables whose kinds are known. Needs no packages.

    ninja -C build/release kinds_of
    python tools/truth/kinds.py ../shared/data/truth build/release/tools/kinds_of [collection ...]

Prints the summary by collection, for the halves A and B into which names divide the tables, and
writes a line for each table to kinds.tsv (or --out FILE). Collections: planted, mixtures,
structureless, battery, made (the tables of tests/tables), and any folder that holds tables beside
NAME.truth.csv.
"""

import argparse
import csv
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

MADE = ["airline", "bank_churn", "retail_rfm", "survey", "telecom", "wholesale"]


def half(name):
    return "A" if hashlib.md5(("m" + name).encode()).digest()[0] % 2 == 0 else "B"


def made_tables(folder):
    """The tables of tests/tables, written anew with the kinds that they were made from."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "tables"))
    import make_tables

    original, kinds = make_tables.draw, []

    def draw(*arguments):
        random, kind = original(*arguments)
        kinds.append(kind)
        return random, kind

    make_tables.draw = draw
    for name in MADE:
        kinds.clear()
        getattr(make_tables, name)(folder)
        path = folder / (name.replace("_", "-") + ".truth.csv")
        path.write_text("kind\n" + "".join(f"{k}\n" for k in kinds[0]))


def tables_of(folder):
    for path in sorted(folder.glob("*.csv")):
        if path.stem != "index" and not path.stem.endswith(".truth"):
            truth = path.with_suffix(".truth.csv")
            yield path, truth if truth.exists() else None


def tables_in(data, collections):
    """(collection, table, its truth or None) of collections below `data`, made ones, and folders."""
    with tempfile.TemporaryDirectory() as folder:
        made_tables(Path(folder))
        for collection in collections:
            source = Path(folder) if collection == "made" else data / collection
            for path, truth in tables_of(source if source.exists() else Path(collection)):
                yield collection, path, truth


def kinds_in(truth, zero_is_noise):
    with open(truth, newline="") as file:
        rows = list(csv.reader(file))[1:]
    counts = []
    for column in zip(*rows):
        kinds = set(column)
        counts.append(len(kinds - {"0"} if zero_is_noise else kinds))
    return counts


def measure(program, collection, path, truth):
    battery = collection == "battery"
    command = [program, str(path)] + ([str(truth)] if truth else [])
    run = subprocess.run(command + (["--zero-is-noise"] if battery else []), capture_output=True,
                         text=True)
    if run.returncode != 0:
        print(f"{path.name}: {run.stderr.strip()}", file=sys.stderr)
        return None
    result = json.loads(run.stdout)
    result["table"], result["half"] = path.stem, half(path.stem)
    result["true"] = kinds_in(truth, battery) if truth else [1]
    result["ari"] = max(result.get("agreement", [1.0 if result["k"] == 1 else 0.0]))
    result["right"] = result["k"] in result["true"]
    result["in_set"] = any(result["supported"][0] <= k <= result["supported"][1]
                           for k in result["true"])
    result["group"] = collection
    if collection == "planted":
        result["group"] += " none" if path.stem.startswith("none") else \
            " near" if path.stem.endswith("near") else " wide"
    return result


def summary(results):
    print(f"{'':22} half tables  k right  in set  structure     ARI  seconds (mean, most)")
    for group in dict.fromkeys(each["group"] for each in results):
        for part in ("A", "B", ""):
            of = [e for e in results if e["group"] == group and e["half"].startswith(part)]
            if not of:
                continue
            mean = lambda key: sum(e[key] for e in of) / len(of)
            structure = sum(e["structure"] > 1 for e in of)
            print(f"{group:22} {part or 'both':4} {len(of):6} {sum(e['right'] for e in of):8}"
                  f" {sum(e['in_set'] for e in of):7} {structure:10} {mean('ari'):7.3f}"
                  f" {mean('seconds'):8.2f} {max(e['seconds'] for e in of):6.2f}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("program")
    parser.add_argument("collections", nargs="*",
                        default=["planted", "made", "mixtures", "structureless", "battery"])
    parser.add_argument("--out", default="kinds.tsv")
    arguments = parser.parse_args()
    results = []
    with open(arguments.out, "w") as out:
        for collection, path, truth in tables_in(arguments.data, arguments.collections):
            result = measure(arguments.program, collection, path, truth)
            if result is None:
                continue
            results.append(result)
            fields = ("group", "table", "half", "true", "structure", "k", "supported",
                      "components", "family", "at_end", "ari", "seconds")
            print(*(result[field] for field in fields), sep="\t", file=out, flush=True)
    summary(results)


if __name__ == "__main__":
    main()
