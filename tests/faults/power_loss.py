"""Power cuts while a run trains, is killed and resumed: each state that the disk could be left in must open and go on."""

import random
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import fixture
from disk import Disk
from files import is_whole, tree
from program import Program

STEPS = 12
GROWING = ("metrics.csv", "timing.csv", "events.jsonl", "quality.jsonl")


def differences(found, whole, every):
    """What is wrong with a run that went on: it may have kept a checkpoint that it would have removed, but no part."""
    left = {name.removeprefix("checkpoints/"): content for name, content in found.items()
            if name.startswith("checkpoints/")}
    steps = {name.split("/")[0] for name in left}
    wanted = {name: content for name, content in every.items() if name.split("/")[0] in steps}
    wrong = [f"{name} differs" for name in sorted(left | wanted) if left.get(name) != wanted.get(name)]
    wrong += [f"{name} is lost" for name in whole if name.startswith("checkpoints/") and name not in found]
    return wrong + (["metrics.csv differs"] if found["metrics.csv"] != whole["metrics.csv"] else [])


def record(program, place):
    """The calls of a run that is killed on its way and resumed, as (line, content before which it stands)."""
    calls, data = [], b""
    root = place / "disk"
    root.mkdir()
    for part, (arguments, variables) in enumerate([
            ([*fixture.POINTS, "--steps", STEPS, "--run", "disk/deep/run"], {"FAULT_AT": 150, "FAULT_ERRNO": 0}),
            (["resume", "disk/deep/run", "--steps", STEPS], {})]):
        log = place / f"log-{part}"
        program.run(arguments, place, FAULT_ROOT=root, FAULT_LOG=log, **variables)
        calls += log.read_text().splitlines()
        data += Path(f"{log}.data").read_bytes()
    return calls, data


def main(program, shim, states, seed):
    """Whether no run was lost in any of `states` power cuts."""
    chance = random.Random(seed)
    wrong, resumed, empty = [], 0, 0
    with TemporaryDirectory() as folder, Program(program, shim) as trainer:
        place = Path(folder)
        trainer.succeed([*fixture.POINTS, "--steps", STEPS, "--run", "whole"], place)
        trainer.succeed([*fixture.POINTS, "--steps", STEPS // 2, "--run", "half"], place)  # with those that go
        whole, every = tree(place / "whole"), tree(place / "half/checkpoints") | tree(place / "whole/checkpoints")
        calls, data = record(trainer, place)
        for moment in sorted(chance.randint(1, len(calls)) for _ in range(states)):
            disk, left, saved = Disk(place / "disk"), data, set()
            run = place / "disk/deep/run"
            for line in calls[:moment]:
                left = disk.call(line, left)
                parts = line.split("\t")
                if parts[0] == "sync" and parts[1] == str(run / "checkpoints"):
                    saved = disk.names(run / "checkpoints")
            shutil.rmtree(place / "left", ignore_errors=True)
            disk.leave(place / "left", chance)
            problems = []
            found = place / "left/deep/run"
            there = {path.name for path in found.glob("checkpoints/step-*")}
            for name, content in tree(found).items():
                if name in whole and name not in GROWING and not is_whole(name, content, whole[name]):
                    problems.append(f"{name} is not whole")
            if saved:
                lost = {name for name in saved & disk.names(run / "checkpoints") if name.startswith("step-")} - there
                problems += [f"{name} is lost" for name in sorted(lost)]
            if there:
                ended = trainer.run(["resume", "left/deep/run", "--steps", STEPS], place)
                resumed += 1
                if ended.status != 0:
                    problems.append(f"cannot be resumed: {ended.errors.strip()}")
                else:
                    problems += differences(tree(found), whole, every)
            else:
                empty += 1
            wrong += [f"after call {moment}, {calls[moment - 1]}: {problem}" for problem in problems]
    print(f"{states} power cuts, seed {seed}: {resumed} resumed to the same bytes or listed below, {empty} before the "
          f"first checkpoint, {len(wrong)} wrong")
    print(*wrong, sep="\n")
    return not wrong
