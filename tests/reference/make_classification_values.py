#!/usr/bin/env python3
"""Reference values for tests/engine/classification/test_classification.cpp, made once with scikit-learn, and SciPy for
the entropies.

    pip install numpy scipy scikit-learn
    tests/reference/make_classification_values.py tests/reference
"""

import importlib.metadata
import json
import pathlib
import sys

import numpy as np
from scipy.stats import entropy
from sklearn import metrics

NAN = float("nan")
folder = pathlib.Path(sys.argv[1])
random = np.random.default_rng(5)


def plain(value):
    """As JSON, null for what is not defined."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(each) for each in value]
    return None if np.isnan(value) else float(value)


def specificity(truth, predicted, label):
    """The recall of "not this class"."""
    return metrics.recall_score(truth != label, predicted != label, zero_division=NAN)


def matrix_case(name, truth, predicted, classes):
    truth, predicted = np.array(truth), np.array(predicted)
    labels = list(range(classes))

    def scores(average):
        return metrics.precision_recall_fscore_support(
            truth, predicted, labels=labels, average=average, zero_division=NAN)

    precision, recall, f1, support = scores(None)
    each = np.array([specificity(truth, predicted, label) for label in labels])
    one_hot = [np.ravel(np.equal.outer(values, labels)) for values in (truth, predicted)]
    weighted = np.sum(each * support) / np.sum(support)
    averages = {"macro": np.nanmean(each), "weighted": weighted, "micro": specificity(*one_hot, True)}
    present = sorted(set(truth))
    return {
        "name": name,
        "true": truth.tolist(),
        "predicted": predicted.tolist(),
        "matrix": metrics.confusion_matrix(truth, predicted, labels=labels).tolist(),
        "accuracy": metrics.accuracy_score(truth, predicted),
        "balanced_accuracy": metrics.recall_score(truth, predicted, labels=present, average="macro"),
        "kappa": plain(metrics.cohen_kappa_score(truth, predicted, labels=labels)),
        "rmse_of_class_numbers": metrics.root_mean_squared_error(truth, predicted),
        "classes": plain({"precision": precision, "recall": recall, "specificity": each, "f1": f1, "support": support}),
        "averages": {
            average: plain(dict(zip(("precision", "recall", "f1"), scores(average)), specificity=averages[average]))
            for average in averages
        },
    }


def belief_case():
    images, classes = 40, 4
    raw = np.exp(3.0 * random.standard_normal((images, classes)))
    beliefs = (raw / raw.sum(axis=1, keepdims=True)).astype(np.float32)
    beliefs[0] = (1, 0, 0, 0)
    labels = random.integers(classes, size=images)
    labels[0] = 2  # a belief of 0 in the true class
    wide = beliefs.astype(float)
    predicted = wide.argmax(axis=1)
    one_hot = np.eye(classes)[labels]
    worst = sorted((int(labels[i]), int(predicted[i]), -wide[i].max(), i) for i in range(images) if labels[i] != predicted[i])
    mean = wide.mean(axis=0)
    return {
        "classes": classes,
        "beliefs": wide.ravel().tolist(),
        "labels": labels.tolist(),
        "rmse_of_beliefs": metrics.root_mean_squared_error(one_hot.ravel(), wide.ravel()),
        "log_loss": metrics.log_loss(labels, beliefs, labels=range(classes)),
        "inception_like_score": float(np.exp(np.mean([entropy(row, mean) for row in wide]))),
        "shares": np.bincount(predicted, minlength=classes).astype(float) / images,
        "worst": [i for _, _, _, i in worst],
    }


def noisy(labels, classes, wrong):
    return np.where(random.random(len(labels)) < wrong, random.integers(classes, size=len(labels)), labels)


unequal = random.choice(5, size=200, p=(0.4, 0.3, 0.2, 0.07, 0.03))
two = random.integers(2, size=50)
beliefs = belief_case()
values = {
    "made_with": {name: importlib.metadata.version(name) for name in ("numpy", "scipy", "scikit-learn")},
    "matrices": [
        matrix_case("five unequal classes", unequal, noisy(unequal, 5, 0.3), 5),
        matrix_case("two classes", two, noisy(two, 2, 0.4), 2),
        matrix_case("a class that is never predicted", [0, 0, 1, 1, 2, 2], [0, 1, 1, 1, 0, 1], 3),
        matrix_case("a class without images", [0, 0, 2, 2], [0, 1, 2, 2], 3),
        matrix_case("a class that does not occur at all", [0, 0, 2, 2], [0, 2, 2, 2], 4),
        matrix_case("one class alone", [1, 1, 1], [1, 1, 1], 2),
    ],
    "beliefs": {key: value.tolist() if isinstance(value, np.ndarray) else value for key, value in beliefs.items()},
}
(folder / "classification.json").write_text(json.dumps(values, indent=1, allow_nan=False) + "\n")
