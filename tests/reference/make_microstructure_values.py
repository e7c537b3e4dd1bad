#!/usr/bin/env python3
"""Reference values for tests/engine/measure/test_microstructure.cpp and tests/engine/quality/test_feature_metrics.cpp, made once with independent
programs: PoreSpy (chords), SciPy (clusters), NumPy's FFT (correlation), prdc and torch-fidelity (sets of features).

    pip install numpy scipy porespy prdc torch-fidelity torch
    tests/reference/make_microstructure_values.py tests/reference
"""

import importlib.metadata
import json
import pathlib
import sys

import numpy as np
import porespy
from prdc import compute_prdc
from scipy import ndimage
from torch_fidelity.metric_kid import kernel_poly, mmd2

folder = pathlib.Path(sys.argv[1])


def versions(*names):
    return {name: importlib.metadata.version(name) for name in names}


def waves(width, height):
    y, x = np.mgrid[:height, :width].astype(float)
    value = np.sin(0.37 * x + 0.11 * y) + np.sin(0.23 * y - 0.05 * x) + np.sin(0.9 * x - 0.7 * y)
    return value > 0.2


def chords(image):
    """PoreSpy's lengths along rows; rows apart, or chords of neighbouring ones would be joined."""
    apart = np.zeros((2 * image.shape[0] + 1, image.shape[1]), bool)
    apart[1::2] = image
    found = porespy.filters.apply_chords(apart, axis=1, spacing=0, trim_edges=True)
    return sorted(int(n) for n in porespy.metrics.chord_counts(found))


def cluster_function(image, reach):
    labels, _ = ndimage.label(image)
    result = []
    for lag in range(reach + 1):
        same = pairs = 0
        for a, b in ((labels[:, : labels.shape[1] - lag], labels[:, lag:]), (labels[: labels.shape[0] - lag], labels[lag:])):
            same += int(np.sum((a == b) & (a > 0)))
            pairs += a.size
        result.append(same / pairs)
    return result


image = waves(48, 40)
spectrum = np.fft.fft2(image.astype(float))
periodic = np.real(np.fft.ifft2(np.abs(spectrum) ** 2)) / image.size
windows = [np.lib.stride_tricks.sliding_window_view(image, r, axis=1).all(axis=-1).mean() for r in range(1, 11)]
values = {
    "made_with": versions("numpy", "scipy", "porespy"),
    "volume_fraction": float(image.mean()),
    "chords_x": chords(image),
    "chords_y": chords(image.T),
    "s2_x_periodic": [float(v) for v in periodic[0, :11]],
    "lineal_path_x": [float(v) for v in windows],
    "cluster_function": cluster_function(image, 10),
}
(folder / "microstructure.json").write_text(json.dumps(values, indent=1) + "\n")


def features(count, shift, stretch):
    i, j = np.mgrid[:count, :6].astype(float)
    return stretch * np.sin(1.7 * i + 0.31 * j * j + 0.05 * i * j) + np.cos(0.9 * i * (j + 1)) + shift


real, generated = features(60, 0.0, 1.0), features(50, 0.9, 0.3)
neighbours = compute_prdc(real, generated, nearest_k=5)
# torch-fidelity's estimate wants sets of one size.
first = real[:50]
values = {
    "made_with": versions("prdc", "torch-fidelity"),
    **{key: float(value) for key, value in neighbours.items()},
    "kid_of_50": float(mmd2(*(kernel_poly(a, b, kid_kernel_poly_degree=3, kid_kernel_poly_gamma=None, kid_kernel_poly_coef0=1)
                              for a, b in ((first, first), (first, generated), (generated, generated))))),
}
(folder / "feature_metrics.json").write_text(json.dumps(values, indent=1) + "\n")
