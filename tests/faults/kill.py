"""kill -9 at random moments of a run that saves often, then going on: what was lost, and whether the run that was
killed again and again is, to the byte, the one that never was."""

import os
import random
import shutil
import signal
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import fixture
from files import is_whole, tree
from program import Program

STEPS = 60
COMMAND = [*fixture.POINTS, "--set", "training.keep_checkpoints=0", "--steps", STEPS, "--run"]


def checkpoint_files(run):
    """Those of whole checkpoints."""
    return {name: content for name, content in tree(run).items() if name.startswith("checkpoints/step-")}


def differences(one, other):
    """Files of two runs that ought to be the same and are not: metrics and checkpoints."""
    names = {name for name in one | other if name == "metrics.csv" or name.startswith("checkpoints/")}
    return [name for name in sorted(names) if one.get(name) != other.get(name)]


def train_under_kills(trainer, place, whole, pauses, most):
    """Trains run/ until it ends or was killed `most` times; how often it was, and what was wrong."""
    run, wrong = place / "run", []
    for kills in range(most):
        saved = checkpoint_files(run)
        if not saved:
            shutil.rmtree(run, ignore_errors=True)  # begun anew
        process = trainer.start(["resume", "run", "--steps", STEPS] if saved else [*COMMAND, "run"], place)
        time.sleep(next(pauses))
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            pass
        ended = trainer.wait()
        if ended.status == 0:
            return kills, wrong
        if ended.status != -signal.SIGKILL:
            return kills, [*wrong, f"ended with {ended.status}: {ended.errors}"]
        after = tree(run)
        wrong += [f"{name} is lost" for name in saved if saved[name] != after.get(name)]
        wrong += [f"{name} is not whole" for name, content in after.items()
                  if name in whole and not is_whole(name, content, whole[name], torn_end=True)]
    return most, wrong


def main(program, shim, kills, seed):
    """Whether nothing was lost at `kills` moments."""
    wrong, done, runs = [], 0, 0
    with TemporaryDirectory() as folder, Program(program, shim) as trainer:
        place = Path(folder)
        begun = time.monotonic()
        trainer.succeed([*COMMAND, "whole"], place)
        whole, seconds = tree(place / "whole"), time.monotonic() - begun
        chance = random.Random(seed)
        pauses = iter(lambda: chance.uniform(0.0, seconds), None)
        while done < kills:
            shutil.rmtree(place / "run", ignore_errors=True)
            killed, problems = train_under_kills(trainer, place, whole, pauses, kills - done)
            done, runs, wrong = done + killed, runs + 1, wrong + problems
            if checkpoint_files(place / "run"):
                ended = trainer.run(["resume", "run", "--steps", STEPS], place)
                wrong += [f"cannot be resumed: {ended.errors}"] if ended.status != 0 else []
                wrong += [f"{name} differs" for name in differences(tree(place / "run"), whole)]
    print(f"{done} kills of {runs} runs, seed {seed}: {len(wrong)} wrong")
    print(*wrong, sep="\n")
    return not wrong
