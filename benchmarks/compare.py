#!/usr/bin/env python3
"""Compare ilk with its peers: the same work, turn by turn, and the answers held together.

./bench calls this in its environment.
"""

import argparse
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import machine
import report
from inputs import make_inputs
from result import Result, Times, fraction_of_limit
from rows import chosen
from sides import Failed, Worker, ilk_side, peer_side
from sizes import ROUNDS, SIZES

ROOT = Path(__file__).resolve().parent.parent
ILK_THREADS = 2
REST = 0.05  # seconds; idle threads of OpenMP and OpenBLAS spin that long before they sleep


def alternate(row, sides, rounds):
    """One warm-up of each side, then in every round one run of each, after a rest."""
    times = []
    for side in sides:
        side.wait_ready()
    for side in sides:
        side.run()
        times.append(Times(side.who, side.threads, [], {}))
    for turn in range(rounds):
        for side, taken in zip(sides, times):
            is_peer = side is not sides[0]
            if is_peer and row.peer_rounds and turn >= row.peer_rounds:
                continue
            time.sleep(REST)
            seconds, taken.answer = side.run()
            taken.seconds.append(seconds)
    return times


def compare(row, inputs, build, rounds, peaks):
    sides = []
    try:
        sides.append(ilk_side(row, inputs, build, ILK_THREADS))
        if row.peer:
            sides += [peer_side(row, inputs, threads) for threads in row.threads]
        ilk, *peers = alternate(row, sides, rounds)
    finally:
        for side in sides:
            side.close()
    peer = min(peers, key=lambda times: times.median, default=None)
    check = row.check(inputs, ilk.answer, peer.answer if peer else None)
    return Result(row, ilk, peer, check, fraction_of_limit(ilk, peaks))


def measure_peaks(build):
    worker = Worker([build / "benchmarks/ilk_bench", "peak", "--threads", str(ILK_THREADS)],
                    ILK_THREADS)
    worker.wait_ready()
    answer = worker.run()[1]
    worker.close()
    return answer


def read_limits(path):
    """Row name -> why its target is missed; kept by hand."""
    with open(path, "rb") as file:
        return tomllib.load(file)


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", choices=SIZES, default="full",
                        help="tiny is for trying the harness itself")
    parser.add_argument("--only", metavar="NAME", help="one work, or one row as work/peer")
    parser.add_argument("--build", type=Path, default=ROOT / "build/release")
    parser.add_argument("--folder", type=Path, default=ROOT / "build/bench", help="for inputs")
    return parser.parse_args()


def main():
    arguments = parse_arguments()
    rows = chosen(arguments.only)
    inputs = arguments.folder / arguments.size
    print("inputs: made once", file=sys.stderr)
    origin = make_inputs(inputs, arguments.size, ROOT.parent / "shared/data/CC_GENERAL.csv",
                         arguments.build / "apps/cli/ilk")
    print(origin, file=sys.stderr)
    peaks = measure_peaks(arguments.build)
    results, failed = [], []
    for row in rows:
        print(f"{row.name} ...", file=sys.stderr, flush=True)
        try:
            # A row without a peer has nobody to take turns with; a warm-up and one run do.
            rounds = ROUNDS[arguments.size][row.process] if row.peer else 1
            results.append(compare(row, inputs, arguments.build, rounds, peaks))
        except (Failed, subprocess.CalledProcessError) as error:
            failed.append(f"{row.name} did not run: {error}")
    full = arguments.size == "full"
    limits = read_limits(Path(__file__).with_name("limits.toml")) if full else None
    text = report.table(results, limits)
    print(text)
    for line in failed:
        print(line)
    if full and not arguments.only and not failed:
        about = machine.describe(ROOT, arguments.build, peaks)
        path = Path(__file__).with_name("results.md")
        path.write_text(report.document(text, origin, about))
        print(f"written: {path.relative_to(ROOT)}", file=sys.stderr)
    elif not full:
        print("Sizes are reduced: the targets are meant for the full table.")
    return 1 if failed or not all(result.check.agrees for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
