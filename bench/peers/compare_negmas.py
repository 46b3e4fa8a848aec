#!/usr/bin/env python3
"""Times NegMAS and `goodoffices solve --json` on the same scenario folders.

Usable where NegMAS is installed (pip install negmas). See README.md beside this file for what is timed and what is not claimed.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

DIGITS = 9  # NegMAS sums in doubles: vectors that differ by less are one


def best_of(repeat, work):
    """The least time of several runs in seconds, and the last result."""
    best, result = float("inf"), None
    for _ in range(repeat):
        start = perf_counter()
        result = work()
        best = min(best, perf_counter() - start)
    return best, result


def time_negmas(folder: Path, repeat: int, max_packages: int):
    """Times the frontier and the four solutions; None where the folder cannot be loaded or is too large to list."""
    from negmas.inout import Scenario
    from negmas.preferences.ops import kalai_points, ks_points, max_welfare_points, nash_points, pareto_frontier

    scenario = Scenario.load(folder)
    if scenario is None:
        return None, "NegMAS does not load it"
    space, ufuns = scenario.outcome_space, scenario.ufuns
    if not space.is_discrete():
        return None, "NegMAS reads a continuous issue"
    if space.cardinality > max_packages:
        return None, f"{space.cardinality} packages, more than --max-packages"

    def frontier():
        return pareto_frontier(ufuns, outcomes=list(space.enumerate_or_sample()))[0]

    def solutions(vectors):
        rules = {"nash": nash_points, "ks": ks_points, "kalai": kalai_points, "welfare": max_welfare_points}
        return {name: rule(ufuns, vectors, outcome_space=space) for name, rule in rules.items()}

    solutions(frontier())  # warm-up: imports and caches
    frontier_seconds, vectors = best_of(repeat, frontier)
    solution_seconds, found = best_of(repeat, lambda: solutions(vectors))
    distinct = {tuple(round(float(u), DIGITS) for u in vector) for vector in vectors}
    welfare = max((sum(float(u) for u in point[0]) for point in found["welfare"]), default=None)
    return {"packages": int(space.cardinality), "frontier": frontier_seconds, "solutions": solution_seconds, "points": len(distinct), "welfare": welfare}, None


def time_ours(program: str, folder: Path, repeat: int):
    """Times whole runs of the program, and reads the engine's own time from its answer."""
    command = [program, "solve", str(folder), "--json", "--quiet", "--dialect", "negmas", "--disagreement", "max-of-walk-away-and-worst"]
    whole, engine, answer = float("inf"), float("inf"), None
    for _ in range(repeat):
        start = perf_counter()
        run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        whole = min(whole, perf_counter() - start)
        if run.returncode != 0:
            return None, f"goodoffices ended with {run.returncode}: {run.stderr.strip().splitlines()[0] if run.stderr.strip() else ''}"
        answer = json.loads(run.stdout)
        engine = min(engine, answer["engine"]["elapsedMilliseconds"] / 1000)
    vectors = {tuple(round(u, DIGITS) for u in point["utilities"]) for point in answer["frontier"]["points"]}
    utilitarian = answer["solutions"]["utilitarian"]
    return {"version": answer["engine"]["version"], "engine": engine, "whole": whole, "points": len(vectors), "welfare": utilitarian and utilitarian["value"]}, None


def compare(theirs, ours) -> str:
    """Says where the two answers differ; differing is not always wrong, see README.md."""
    remarks = []
    if theirs["points"] != ours["points"]:
        remarks.append(f"frontier differs ({theirs['points']} / {ours['points']})")
    if theirs["welfare"] is None or ours["welfare"] is None or abs(theirs["welfare"] - ours["welfare"]) > 1e-6:
        remarks.append("utilitarian differs")
    return ", ".join(remarks) or "same"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, help="scenario folders that NegMAS can load")
    parser.add_argument("--goodoffices", default="goodoffices", help="the published program")
    parser.add_argument("--repeat", type=int, default=5, help="best of so many runs")
    parser.add_argument("--max-packages", type=int, default=10_000_000, help="larger folders are left out for NegMAS")
    parser.add_argument("--csv", type=Path, help="keep the numbers here")
    wanted = parser.parse_args()
    try:
        print(f"NegMAS {version('negmas')}, Python {sys.version.split()[0]}, best of {wanted.repeat}")
    except ImportError:
        print("NegMAS is not installed: pip install negmas", file=sys.stderr)
        return 2

    rows = []
    print(f"{'scenario':32} {'packages':>12} {'NegMAS frontier':>16} {'NegMAS solutions':>17} {'ours, engine':>13} {'ours, whole run':>16}  answers")
    for folder in wanted.folders:
        try:
            theirs, why = time_negmas(folder, wanted.repeat, wanted.max_packages)
        except Exception as error:  # one bad folder must not end the comparison
            theirs, why = None, f"NegMAS failed: {type(error).__name__}"
        ours, why_not = time_ours(wanted.goodoffices, folder, wanted.repeat)
        answers = compare(theirs, ours) if theirs and ours else "; ".join(filter(None, (why, why_not)))
        row = {
            "scenario": folder.name,
            "packages": theirs["packages"] if theirs else "",
            "negmas_frontier_s": theirs["frontier"] if theirs else "",
            "negmas_solutions_s": theirs["solutions"] if theirs else "",
            "ours_engine_s": ours["engine"] if ours else "",
            "ours_whole_s": ours["whole"] if ours else "",
            "answers": answers,
        }
        rows.append(row)
        shown = [f"{value:.4f} s" if isinstance(value, float) else str(value) for value in row.values()]
        print(f"{shown[0]:32} {shown[1]:>12} {shown[2]:>16} {shown[3]:>17} {shown[4]:>13} {shown[5]:>16}  {shown[6]}")

    if wanted.csv:
        with wanted.csv.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
