#!/usr/bin/env python3
"""Reference values for tests/engine/distribution/test_distribution.cpp, made once with SciPy's densities,
distribution functions and integration.

    pip install numpy scipy
    tests/reference/make_divergence_values.py tests/reference
"""

import importlib.metadata
import json
import pathlib
import sys

import numpy as np
from scipy import integrate, linalg, optimize, stats

folder = pathlib.Path(sys.argv[1])

LINES = {
    "two_gaussians": ([[1.0, -1.0, 0.5]], [[1.0, 0.5, 1.5]]),
    "two_modes_one_missed": ([[0.3, -2.0, 0.4], [0.7, 1.5, 0.6]], [[1.0, 1.4, 0.7]]),
    "modes_far_apart": ([[1.0, -10.0, 0.1], [1.0, 10.0, 0.2]], [[3.0, -10.0, 0.15], [1.0, 9.0, 0.5]]),
    "narrow_in_wide": ([[0.9, 0.0, 2.0], [0.1, 0.3, 0.02]], [[1.0, 0.2, 1.0]]),
}

PLANES = {
    "two_gaussians": ([[1.0, [0.0, 0.0], [[1.0, 0.3], [0.3, 0.5]]]], [[1.0, [0.7, -0.4], [[0.6, -0.2], [-0.2, 0.9]]]]),
    "ring_and_blob": (
        [[1.0, [round(2 * np.cos(a), 6), round(2 * np.sin(a), 6)], [[0.04, 0.01], [0.01, 0.09]]]
         for a in np.arange(5) * 2 * np.pi / 5],
        [[2.0, [0.1, 0.2], [[1.5, 0.2], [0.2, 1.0]]], [1.0, [1.5, 1.0], [[0.2, 0.0], [0.0, 0.1]]]],
    ),
}


def shares(mixture):
    weights = np.array([row[0] for row in mixture])
    return weights / weights.sum()


def log_pdf(mixture, x):
    """x: [..., D] or [...] in one dimension."""
    if np.isscalar(mixture[0][1]):
        terms = [stats.norm.logpdf(x, m, s) for _, m, s in mixture]
    else:
        terms = [stats.multivariate_normal.logpdf(x, m, c) for _, m, c in mixture]
    return np.logaddexp.reduce([np.log(w) + t for w, t in zip(shares(mixture), terms)])


def cdf(mixture, x):
    return sum(w * stats.norm.cdf(x, m, s) for w, (_, m, s) in zip(shares(mixture), mixture))


def quantile(mixture, u):
    return optimize.brentq(lambda x: cdf(mixture, x) - u, -40.0, 40.0, xtol=1e-14, rtol=1e-14)


def kl_term(p, q, x):
    lp, lq = log_pdf(p, x), log_pdf(q, x)
    return np.exp(lp) * (lp - lq)


def js_term(p, q, x):
    lp, lq = log_pdf(p, x), log_pdf(q, x)
    lm = np.logaddexp(lp, lq) - np.log(2.0)
    return 0.5 * np.exp(lp) * (lp - lm) + 0.5 * np.exp(lq) * (lq - lm)


def on_line(term, points, low, high):
    """quad() between neighbouring points where the term changes quickly."""
    ends = sorted({low, high, *(x for x in points if low < x < high)})
    return sum(integrate.quad(term, a, b, epsabs=1e-13, epsrel=1e-12, limit=500)[0] for a, b in zip(ends, ends[1:]))


def w2_square(p, q):
    """As the integral over t with u = Phi(t); jumps of the quantile functions lie at cumulated shares."""
    jumps = [stats.norm.ppf(u) for m in (p, q) for u in np.cumsum(shares(m))[:-1]]
    ends = sorted({-7.5, 7.5, *jumps, *(j + d for j in jumps for d in (-1e-2, -1e-4, -1e-6, 1e-6, 1e-4, 1e-2))})
    term = lambda t: (quantile(p, stats.norm.cdf(t)) - quantile(q, stats.norm.cdf(t))) ** 2 * stats.norm.pdf(t)
    return sum(integrate.quad(term, a, b, epsabs=1e-11, epsrel=1e-10, limit=200)[0] for a, b in zip(ends, ends[1:]))


lines = {}
for name, (p, q) in LINES.items():
    near = [m + k * s for _, m, s in p + q for k in range(-10, 11)]
    low, high = min(near), max(near)
    lines[name] = {
        "p": p,
        "q": q,
        "log_density_p": [[x, float(log_pdf(p, x))] for x in (-3.0, 0.0, 0.3, 8.0)],
        "cdf_p": [[x, float(cdf(p, x))] for x in (-3.0, -1.0, 0.3, 2.0)],
        "quantile_p": [[u, float(quantile(p, u))] for u in (0.001, 0.2, 0.43, 0.9)],
        "kl_pq": on_line(lambda x: kl_term(p, q, x), near, low, high),
        "kl_qp": on_line(lambda x: kl_term(q, p, x), near, low, high),
        "js": on_line(lambda x: js_term(p, q, x), near, low, high),
        "w1": on_line(lambda x: abs(cdf(p, x) - cdf(q, x)), near, low, high),
        "w2": float(np.sqrt(w2_square(p, q))),
        "discriminator": [[x, float(np.exp(log_pdf(p, x)) / (np.exp(log_pdf(p, x)) + np.exp(log_pdf(q, x))))]
                          for x in (-1.0, 0.3, 1.0)],
    }

planes = {}
for name, (p, q) in PLANES.items():
    def on_plane(term, a, b):
        found = integrate.cubature(lambda x: term(a, b, x), [-11.0, -11.0], [11.0, 11.0], rule="gk21",
                                   rtol=1e-9, atol=1e-10)
        assert found.status == "converged"
        return float(found.estimate)

    planes[name] = {
        "p": p,
        "q": q,
        "log_density_p": [[x, float(log_pdf(p, np.array(x)))] for x in ([0.0, 0.0], [1.0, -2.0], [9.0, 9.0])],
        "kl_pq": on_plane(kl_term, p, q),
        "kl_qp": on_plane(kl_term, q, p),
        "js": on_plane(js_term, p, q),
    }
(_, mp, cp), (_, mq, cq) = (np.array(m[0], dtype=object) for m in PLANES["two_gaussians"])
mp, cp, mq, cq = (np.array(v, dtype=float) for v in (mp, cp, mq, cq))
root = linalg.sqrtm(cp)
planes["two_gaussians"]["w2"] = float(np.sqrt(
    np.sum((mp - mq) ** 2) + np.trace(cp + cq - 2.0 * linalg.sqrtm(root @ cq @ root).real)))

i, j = np.arange(40.0), np.arange(25.0)
a, b = np.sin(1.3 * i) + 0.1 * i, 1.5 * np.cos(0.7 * j) - 0.5
plane_a, plane_b = np.stack([a, np.cos(2.1 * i)], 1), np.stack([b, 0.2 * j - 1.0], 1)
# Equal numbers of points for the cost of moving each to its partner.
square_cost = np.mean((np.sort(np.repeat(a, 5)) - np.sort(np.repeat(b, 8))) ** 2)
angles = np.pi * (np.arange(64) + 0.5) / 64
directions = np.stack([np.cos(angles), np.sin(angles)])
points = {
    "w1": float(stats.wasserstein_distance(a, b)),
    "w2": float(np.sqrt(square_cost)),
    "sliced_w1": float(np.mean([stats.wasserstein_distance(plane_a @ d, plane_b @ d) for d in directions.T])),
}

made_with = {name: importlib.metadata.version(name) for name in ("numpy", "scipy")}
values = {"made_with": made_with, "lines": lines, "planes": planes, "points": points}
(folder / "divergences.json").write_text(json.dumps(values, indent=1) + "\n")
