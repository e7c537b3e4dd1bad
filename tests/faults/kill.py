"""kill -9 at random moments of a run that saves often, then going on: what was lost, and whether the run that was
killed again and again is, to the byte, the one that never was. In the command line, or with the window open."""

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


class CommandLine:
    """Trains in the command line; the run is a folder's run/."""

    COMMAND = [*fixture.POINTS, "--set", "training.keep_checkpoints=0", "--steps", STEPS, "--run", "run"]

    def run_of(self, folder):
        return folder / "run"

    def start(self, program, folder, goes_on):
        return program.start(["resume", "run", "--steps", STEPS] if goes_on else self.COMMAND, folder)


class Window:
    """The window trains (window_trainer.cpp); the run is the only one in a folder's runs/."""

    def run_of(self, folder):
        return next((folder / "runs").glob("*/run.json"), folder / "runs/none/run.json").parent

    def start(self, program, folder, goes_on):
        if not goes_on:
            shutil.rmtree(folder / "runs", ignore_errors=True)
        (folder / "runs").mkdir(exist_ok=True)
        homes = {name: folder for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
        return program.start(["runs", STEPS], folder, **homes)


def checkpoint_files(run):
    """Those of whole checkpoints."""
    return {name: content for name, content in tree(run).items() if name.startswith("checkpoints/step-")}


def differences(one, other):
    """Files of two runs that ought to be the same and are not: metrics and checkpoints."""
    names = {name for name in one | other if name == "metrics.csv" or name.startswith("checkpoints/")}
    return [name for name in sorted(names) if one.get(name) != other.get(name)]


def train_under_kills(way, trainer, place, whole, pauses, most):
    """Trains until the run ends or was killed `most` times; how often it was, and what was wrong."""
    wrong = []
    for kills in range(most):
        saved = checkpoint_files(way.run_of(place))
        if not saved:
            shutil.rmtree(way.run_of(place), ignore_errors=True)  # begun anew
        process = way.start(trainer, place, bool(saved))
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
        after = tree(way.run_of(place))
        wrong += [f"{name} is lost" for name in saved if saved[name] != after.get(name)]
        wrong += [f"{name} is not whole" for name, content in after.items()
                  if name in whole and not is_whole(name, content, whole[name], torn_end=True)]
    return most, wrong


def main(program, shim, kills, seed, way=CommandLine()):
    """Whether nothing was lost at `kills` moments."""
    wrong, done, runs = [], 0, 0
    with TemporaryDirectory() as folder, Program(program, shim) as trainer:
        place, calm = Path(folder) / "killed", Path(folder) / "whole"
        calm.mkdir()
        begun = time.monotonic()
        way.start(trainer, calm, False)
        ended = trainer.wait()
        if ended.status != 0:
            raise AssertionError(f"training ended with {ended.status}: {ended.errors}")
        whole, seconds = tree(way.run_of(calm)), time.monotonic() - begun
        chance = random.Random(seed)
        pauses = iter(lambda: chance.uniform(0.0, seconds), None)
        while done < kills:
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
            killed, problems = train_under_kills(way, trainer, place, whole, pauses, kills - done)
            done, runs, wrong = done + killed, runs + 1, wrong + problems
            if checkpoint_files(way.run_of(place)):
                way.start(trainer, place, True)
                ended = trainer.wait()
                wrong += [f"cannot be resumed: {ended.errors}"] if ended.status != 0 else []
                wrong += [f"{name} differs" for name in differences(tree(way.run_of(place)), whole)]
    print(f"{done} kills of {runs} runs, seed {seed}: {len(wrong)} wrong")
    print(*wrong, sep="\n")
    return not wrong
