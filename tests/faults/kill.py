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

STEPS = 100


def same(one, other):
    """Whether two runs hold the same numbers: metrics, and all checkpoints."""
    names = {name for name in one | other if name == "metrics.csv" or name.startswith("checkpoints/")}
    return [name for name in sorted(names) if one.get(name) != other.get(name)]


def main(program, shim, kills, seed):
    """Whether nothing was lost at `kills` moments."""
    moments = random.Random(seed)
    wrong, done = [], 0
    with TemporaryDirectory() as folder, Program(program, shim) as trainer:
        place = Path(folder)
        command = [*fixture.POINTS, "--set", "training.keep_checkpoints=0", "--steps", STEPS, "--run"]
        begun = time.monotonic()
        trainer.succeed([*command, "whole"], place)
        whole, seconds = tree(place / "whole"), time.monotonic() - begun
        while done < kills:
            shutil.rmtree(place / "run", ignore_errors=True)
            arguments = [*command, "run"]
            while done < kills:
                before = tree(place / "run/checkpoints")
                process = trainer.start(arguments, place)
                time.sleep(moments.uniform(0.0, seconds))
                try:
                    os.kill(process, signal.SIGKILL)
                except ProcessLookupError:
                    pass
                ended = trainer.wait()
                if ended.status == 0:
                    break
                if ended.status != -signal.SIGKILL:
                    wrong.append(f"ended with {ended.status}: {ended.errors}")
                    break
                done += 1
                after = tree(place / "run/checkpoints")
                wrong += [f"checkpoint file {name} is lost" for name in before if before[name] != after.get(name)]
                wrong += [f"{name} is not whole" for name, content in tree(place / "run").items()
                          if name in whole and not is_whole(name, content, whole[name], torn_end=True)]
                if list((place / "run/checkpoints").glob("step-*")):
                    arguments = ["resume", "run", "--steps", STEPS]
                else:
                    shutil.rmtree(place / "run", ignore_errors=True)  # nothing was saved yet: begun anew
            if (place / "run").exists():
                ended = trainer.run(["resume", "run", "--steps", STEPS], place)
                if ended.status != 0:
                    wrong.append(f"cannot be resumed: {ended.errors}")
                wrong += [f"{name} differs" for name in same(tree(place / "run"), whole)]
    print(f"{done} kills, seed {seed}: {len(wrong)} wrong")
    print(*wrong, sep="\n")
    return not wrong
