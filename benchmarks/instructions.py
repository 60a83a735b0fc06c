#!/usr/bin/env python3
"""Count the instructions of three fixed works under callgrind, beside those that are kept.

    python instructions.py ILK_BENCH --compiler VERSION [--keep]

Instructions do not depend on what else the machine does, so a small loss of speed shows that a
clock would not. Exit code 1 when a work takes over 5% more than is kept, or nothing is kept.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

WORKS = ("fixed_kmeans", "fixed_training", "fixed_table")
KEPT = Path(__file__).with_name("instructions.json")
MOST_GROWTH = 0.05


def count(ilk_bench, work):
    """Instructions of the work itself, without start and inputs, on one thread with AVX2:
    valgrind knows no wider vectors."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "callgrind.out"
        command = ["valgrind", "--tool=callgrind", "--toggle-collect=ilk_bench_counted",
                   f"--callgrind-out-file={out}", ilk_bench, work, "--once", "--threads", "1"]
        done = subprocess.run(command, env={**os.environ, "ILK_SIMD": "avx2"}, text=True,
                              capture_output=True)
        if done.returncode != 0:
            raise SystemExit(f"{work} failed:\n{done.stderr}")
        counted = re.search(r"^(?:totals|summary): (\d+)", out.read_text(), re.MULTILINE)
    if counted is None or int(counted.group(1)) == 0:
        raise SystemExit(f"{work}: callgrind counted nothing")
    return int(counted.group(1))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ilk_bench", type=Path)
    parser.add_argument("--compiler", default="unknown", help="its version, kept with the counts")
    parser.add_argument("--keep", action="store_true", help="write the counts to instructions.json")
    arguments = parser.parse_args()
    kept = json.loads(KEPT.read_text()) if KEPT.exists() else {"compiler": "none", "counts": {}}
    if kept["counts"] and kept["compiler"] != arguments.compiler and not arguments.keep:
        print(f"kept with {kept['compiler']}, now {arguments.compiler}: counts may differ for that")

    counts, faults = {}, []
    print(f"{'work':16} {'instructions':>15} {'kept':>15} {'change':>8}")
    for work in WORKS:
        counts[work] = count(arguments.ilk_bench, work)
        before = kept["counts"].get(work)
        if before is None:
            print(f"{work:16} {counts[work]:>15,} {'none':>15}", flush=True)
            faults.append(f"{work}: nothing is kept to compare with; --keep keeps these")
            continue
        change = counts[work] / before - 1
        print(f"{work:16} {counts[work]:>15,} {before:>15,} {change:>+8.1%}", flush=True)
        if change > MOST_GROWTH:
            faults.append(f"{work}: over {MOST_GROWTH:.0%} more than kept")
    if arguments.keep:
        kept = {"compiler": arguments.compiler, "counts": counts}
        KEPT.write_text(json.dumps(kept, indent=2) + "\n")
        print(f"kept in {KEPT.name}")
        return 0
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
