#!/usr/bin/env python3
"""Reference values for tests/engine/runs/test_statistics.cpp, made once with SciPy's tests and distributions.

    pip install numpy scipy
    tests/reference/make_comparison_values.py tests/reference
"""

import importlib.metadata
import json
import pathlib
import sys

import numpy as np
from scipy import stats

folder = pathlib.Path(sys.argv[1])

PAIRS = {
    "clear": ([1.21, 1.25, 1.18], [1.62, 1.55, 1.71, 1.58]),
    "overlapping": ([0.97, 1.08, 1.02, 0.99, 1.05], [1.01, 1.04, 0.95]),
    "unequal_spread": ([10.0, 10.1], [3.0, 17.0, 8.0, 12.0, 5.0, 14.0]),
    "two_each": ([98.1, 98.4], [97.2, 97.9]),
}

welch = {}
for name, (a, b) in PAIRS.items():
    test = stats.ttest_ind(a, b, equal_var=False)
    interval = test.confidence_interval(0.95)
    welch[name] = {"a": a, "b": b, "t": test.statistic, "df": test.df, "p": test.pvalue,
                   "low": interval.low, "high": interval.high}

# Crawford and Howell 1998: a value as a sample of one, which has the spread of the group.
singles = []
for value, group in [(1.3, PAIRS["clear"][0]), (0.2, PAIRS["unequal_spread"][1]), (1.02, PAIRS["overlapping"][0])]:
    n = len(group)
    error = np.std(group, ddof=1) * np.sqrt((n + 1) / n)
    t = (value - np.mean(group)) / error
    half = stats.t.ppf(0.975, n - 1) * error
    difference = value - np.mean(group)
    singles.append({"value": value, "group": group, "t": t, "df": n - 1, "p": 2 * stats.t.sf(abs(t), n - 1),
                    "low": difference - half, "high": difference + half})

errors = []
for a, error_a, b, error_b in [(1.2, 0.05, 1.4, 0.07), (0.981, 0.0014, 0.979, 0.0015)]:
    error = np.hypot(error_a, error_b)
    z = (a - b) / error
    half = stats.norm.ppf(0.975) * error
    errors.append({"a": a, "error_a": error_a, "b": b, "error_b": error_b, "z": z, "p": 2 * stats.norm.sf(abs(z)),
                   "low": a - b - half, "high": a - b + half})

tails = [{"t": t, "df": df, "p": 2 * stats.t.sf(t, df)}
         for df in [1.0, 1.7, 2.0, 4.3, 10.0, 61.5, 1000.0] for t in [0.0, 0.1, 1.0, 2.3, 7.0, 40.0]]

values = {"made_with": {package: importlib.metadata.version(package) for package in ["numpy", "scipy"]},
          "welch": welch, "singles": singles, "errors": errors, "tails": tails}
(folder / "comparison.json").write_text(json.dumps(values, indent=1, default=float) + "\n")
