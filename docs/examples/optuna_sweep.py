#!/usr/bin/env python3
"""Lets Optuna choose a learning rate and a batch size: each trial is a run of one sweep.

    python3 optuna_sweep.py --preset texture-64 --data slices/ --metric score --steps 2000 --trials 20 --out trials

Needs Optuna (pip install optuna) and synthslice-cli on the PATH.
"""
import argparse
import json
import os
import subprocess
import sys

import optuna

arguments = argparse.ArgumentParser()
arguments.add_argument("--preset", required=True)
arguments.add_argument("--data", help="folder to learn from")
arguments.add_argument("--metric", default="score", help="score (Q), or a column of metrics.csv; less is better")
arguments.add_argument("--steps", default="200", help="of each run")
arguments.add_argument("--trials", type=int, default=20)
arguments.add_argument("--out", default="trials", help="folder to make for the sweep")
options = arguments.parse_args()


def sweep(*words):
    """Runs the command and returns its JSON, or None if it failed."""
    done = subprocess.run(["synthslice-cli", "sweep", *words, "--json", "-"], stdout=subprocess.PIPE)
    if done.returncode > 128:
        sys.exit(done.returncode)  # a signal: the run goes on when this script is started again
    return json.loads(done.stdout) if done.returncode == 0 else None


study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=0), direction="minimize")
for number in range(options.trials):
    trial = study.ask()
    values = {
        "optimizer.discriminator.lr": trial.suggest_float("lr", 1e-4, 1e-1, log=True),
        "training.batch_size": trial.suggest_categorical("batch_size", [32, 64, 128]),
    }
    settings = [word for path, value in values.items() for word in ("--set", f"{path}={value}")]
    if not os.path.exists(os.path.join(options.out, "sweep.json")):
        data = ["--data", options.data] if options.data else []
        planned = sweep("--preset", options.preset, *data, *settings, "--steps", options.steps, "--out", options.out)
    elif number >= len(sweep(options.out)["runs"]):
        planned = sweep(options.out, *settings)
    # Else the sweep has this trial from an earlier start: the sampler's seed makes it ask for the same values.
    result = sweep(options.out, "--index", str(number))
    run = result["runs"][0] if result else {"metrics": {}}
    value = run["score"] if options.metric == "score" else run["metrics"].get(options.metric)
    if value is None:
        study.tell(trial, state=optuna.trial.TrialState.FAIL)
    else:
        study.tell(trial, value)
    print(number, values, value, flush=True)

print("best:", study.best_params, study.best_value)
