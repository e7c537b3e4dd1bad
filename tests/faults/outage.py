"""The folder of a run that trains cannot be written for a while: a full disk, permission lost, folder taken away."""

import errno
import os
import random
import shutil
import subprocess
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import fixture
from files import tree
from kill import differences
from program import Program

STEPS = 100
PATIENCE = 300.0  # seconds until what must happen has happened
COMMAND = [*fixture.POINTS, "--set", "training.keep_checkpoints=0", "--steps", STEPS, "--run"]


def until(condition):
    """Waits for a condition; whether it came true."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False


def newest(run):
    """Step of a run's newest checkpoint; 0 before the first."""
    return max((int(path.name[5:]) for path in Path(run).glob("checkpoints/step-??????")), default=0)


class Outages:
    def __init__(self, trainer, place):
        self._trainer, self._place = trainer, Path(place)
        trainer.succeed([*COMMAND, "whole"], place, FAULT_ROOT=self._place / "whole", FAULT_LOG=self._place / "log")
        self._calls = len((self._place / "log").read_text().splitlines())
        self._whole = tree(self._place / "whole")

    def _judge(self, name, run, ended):
        """What is wrong with a run that has met an outage, after it was resumed if it ended with an error."""
        wrong = []
        if ended.status not in (0, 1):
            wrong.append(f"ended with {ended.status}")
        if "warning: " not in ended.errors and "synthslice-cli: " not in ended.errors:
            wrong.append("nothing was said")
        saved = newest(self._place / run) > 0
        if saved and ended.status == 1:
            again = self._trainer.run(["resume", run, "--steps", STEPS], self._place)
            wrong += [f"cannot be resumed: {again.errors.strip()}"] if again.status != 0 else []
        if saved or ended.status == 0:
            # Checkpoints of the time of the outage are missing, but never the last one.
            after, last = tree(self._place / run), f"checkpoints/step-{STEPS:06}/"
            wrong += [f"{each} differs" for each in differences(after, self._whole)
                      if each in after or each == "metrics.csv" or each.startswith(last)]
        return [f"{name}: {each}" for each in wrong]

    def failing_calls(self, chance):
        """From one call on, some hundred fail."""
        first, count = chance.randint(1, int(0.9 * self._calls)), chance.choice([10, 100, 1000, 100000])
        error = chance.choice([errno.ENOSPC, errno.EIO, errno.EACCES])
        shutil.rmtree(self._place / "run", ignore_errors=True)
        ended = self._trainer.run([*COMMAND, "run"], self._place, FAULT_ROOT=self._place / "run", FAULT_AT=first,
                                  FAULT_CALLS=count, FAULT_ERRNO=error)
        return self._judge(f"{count} calls from {first} on fail with {os.strerror(error)}", "run", ended)

    def full_disk(self, megabytes):
        """A disk that is full after some checkpoints, and has room again later, while the run trains."""
        disk = self._place / "disk"
        disk.mkdir(exist_ok=True)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "none", disk], check=True)
        try:
            self._trainer.start([*COMMAND, "disk/run"], self._place)
            was_full = until(lambda: "not saved" in self._trainer.errors_so_far())
            before = newest(disk / "run")
            subprocess.run(["mount", "-o", "remount,size=256m", disk], check=True)
            ended = self._trainer.wait()
            wrong = self._judge(f"disk of {megabytes} MB", "disk/run", ended)
            if not was_full or newest(disk / "run") <= before:
                wrong.append(f"disk of {megabytes} MB: full {was_full}, not saved again after step {before}")
            return wrong
        finally:
            subprocess.run(["umount", disk], check=True)

    def taken_away(self, bring_back):
        """The run folder gets another name, and its own again."""
        shutil.rmtree(self._place / "run", ignore_errors=True)
        shutil.rmtree(self._place / "away", ignore_errors=True)
        run, away = self._place / "run", self._place / "away"
        self._trainer.start([*COMMAND, "run"], self._place)
        until(lambda: newest(run) > 0)
        run.rename(away)
        said = until(lambda: "moved or removed" in self._trainer.errors_so_far())
        if bring_back:
            away.rename(run)
        ended = self._trainer.wait()
        if bring_back:
            return self._judge("folder taken away and brought back", "run", ended) + ([] if said else ["not noticed"])
        wrong = [] if said and ended.status == 1 else [f"folder gone: ended with {ended.status}, {ended.errors}"]
        if run.exists():
            wrong.append("folder gone: made anew")
        run_again = self._trainer.run(["resume", "away", "--steps", STEPS], self._place)
        if run_again.status != 0:
            wrong.append(f"folder gone: cannot be resumed where it is now: {run_again.errors}")
        return wrong


def main(program, shim, count, seed):
    """Whether training outlived `count` outages of calls, and those of a disk and a folder."""
    chance, wrong = random.Random(seed), []
    with TemporaryDirectory() as place, Program(program, shim) as trainer:
        outages = Outages(trainer, place)
        for _ in range(count):
            wrong += outages.failing_calls(chance)
        for bring_back in (True, False):
            wrong += outages.taken_away(bring_back)
        disks = (3, 6, 12, 24) if os.geteuid() == 0 else ()
        for megabytes in disks:
            wrong += outages.full_disk(megabytes)
    print(f"{count} outages of calls, seed {seed}; a folder taken away twice; {len(disks)} full disks"
          f"{'' if disks else ' (mounting them needs root)'}: {len(wrong)} wrong")
    print(*wrong, sep="\n")
    return not wrong
