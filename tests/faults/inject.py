"""Every call that changes files fails once, for every command that writes."""

import errno
import json
import os
import shutil
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import fixture
from files import ASIDE, is_whole, tree
from program import Program

ERRNOS = [errno.ENOSPC, errno.EIO, errno.EACCES]
OLD = b"{}\n"  # of a file that a command replaces


@dataclass
class Case:
    """A command that writes below work/, beside the fixture."""

    name: str
    arguments: list
    old: list = field(default_factory=list)  # files that it replaces
    copies: dict = field(default_factory=dict)  # things of the fixture that it changes, by their names in work/
    only: str = ""  # faults only in files whose path holds this, where a command takes long
    run: str = ""  # the run that it trains


def cases():
    return [
        Case("make-fibres", ["make-fibres", "work/out", "--count", 2, "--size", 64]),
        Case("train", [*fixture.POINTS, "--tensorboard", "--run", "work/run", "--steps", 4, "--json", "work/r.json"],
             old=["r.json"], run="work/run"),
        Case("train, samples", [*fixture.images("slices", "--set", "training.assessed_images=0"), "--run", "work/run",
                                "--steps", 2], only="samples", run="work/run"),
        Case("train, assessments", [*fixture.images("slices", "--set", "training.assessed_images=32"), "--run",
                                    "work/run", "--steps", 2], only="quality", run="work/run"),
        Case("resume", ["resume", "work/run", "--steps", 6], copies={"points": "run"}, run="work/run"),
        Case("fork", ["resume", "points", "--fork", "work/fork", "--step", 2, "--steps", 4], run="work/fork"),
        Case("generate", ["generate", "run", "--count", 2, "--out", "work/out"]),
        Case("generate, TIFF", ["generate", "run", "--count", 2, "--format", "tiff", "--bits", 16, "--out", "work/out"]),
        Case("generate, MetaImage", ["generate", "run", "--count", 2, "--volume", "mha", "--out", "work/out"]),
        Case("generate, stack", ["generate", "run", "--count", 2, "--volume", "tiff", "--out", "work/out"]),
        Case("export, labels", ["export", "run", "--count", 2, "--tries", 8, "--allow-copies", "--labels", "--criteria",
                                "all.json", "--out", "work/out"]),
        Case("calibrate", ["calibrate", "run", "--out", "work/criteria.json"], old=["criteria.json"]),
        Case("judge", ["judge", "slices", "--criteria", "criteria.json", "--json", "work/judged.json"],
             old=["judged.json"]),
        Case("evaluate", ["evaluate", "run", "--count", 32, "--out", "work/out"]),
        *(Case(f"film, {kind}", ["film", "run", "other", "--out", f"work/film.{kind}"], old=[f"film.{kind}"])
          for kind in ("gif", "webm", "mp4")),
        Case("latent", ["latent", "run", "--path", "1,2", "--frames", 2, "--out", "work/path.png"], old=["path.png"]),
        Case("compare", ["compare", "run", "other", "--json", "work/compared.json"], old=["compared.json"]),
        Case("describe", ["describe", "slices", "--csv", "work/table.csv", "--figures", "work/figures"],
             old=["table.csv"]),
        Case("sweep, plan", ["sweep", "--preset", "gan-2d-ring", "--seeds", "0,1", "--out", "work/sweep"]),
        Case("sweep, run", ["sweep", "work/sweep", "--index", 0], copies={"sweep": "sweep"}),
        Case("annotate", ["annotate", "work/run", "--note", "new"], copies={"points": "run"}),
        Case("tensorboard", ["tensorboard", "points", "--out", "work/events"]),
    ]


class Campaign:
    def __init__(self, program, shim, folder):
        self._program, self._shim, self._folder = program, shim, Path(folder)
        with Program(program, shim) as maker:
            fixture.make(maker, folder)
            criteria = json.loads((self._folder / "criteria.json").read_text())
            for criterion in criteria["criteria"]:
                criterion.update(enabled=False)
            (self._folder / "all.json").write_text(json.dumps(criteria))
            maker.succeed(["sweep", "--preset", "gan-2d-ring", "--seeds", "0,1", "--steps", 2, "--out", "sweep"], folder)

    def _place(self, case, place):
        """A fresh work folder, with what was there before."""
        shutil.rmtree(place / "work", ignore_errors=True)
        (place / "work").mkdir(parents=True)
        for name in ("slices", "run", "other", "points", "criteria.json", "all.json"):
            if not (place / name).exists():
                (place / name).symlink_to(self._folder / name)
        for name in case.old:
            (place / "work" / name).write_bytes(OLD)
        for name, copied in case.copies.items():
            shutil.copytree(self._folder / name, place / "work" / copied)
        return tree(place / "work")

    def check(self, case, each_errno=False, most=0):
        """Counts of what came of each fault, and what should not have come of any."""
        with TemporaryDirectory(dir=self._folder) as scratch, Program(self._program, self._shim) as program:
            place = Path(scratch)
            variables = {"FAULT_ROOT": place / "work", "FAULT_LOG": place / "log"}
            self._place(case, place)
            program.succeed(case.arguments, place, **variables)
            wanted = tree(place / "work")
            calls = [line for line in (place / "log").read_text().splitlines() if not line.startswith("remove")]
            faults = []
            for number, call in enumerate(calls, 1):
                if case.only not in call:
                    continue
                chosen = ERRNOS if each_errno else [ERRNOS[number % len(ERRNOS)]]
                for done in ("", "1") if call.startswith("sync") else ("",):
                    faults += [{"FAULT_AT": number, "FAULT_ERRNO": each, "FAULT_DONE": done} for each in chosen]
            if most:
                faults = faults[::max(1, len(faults) // most)]
            counts, broken = Counter(), []
            for fault in faults:
                before = self._place(case, place)
                ended = program.run(case.arguments, place, **variables, **fault)
                met = [line for line in (place / "log").read_text().splitlines() if line.startswith("failed")]
                if not met:
                    counts["not met"] += 1
                    continue
                kind, problems = self._judge(case, program, place, ended, before, wanted)
                counts[kind] += 1
                where = f"{case.name}: {os.strerror(fault['FAULT_ERRNO'])} at {met[0]}"
                broken += [f"{where}: {problem}\n    {ended.errors.strip()}" for problem in problems]
            return len(calls), counts, broken

    def _judge(self, case, program, place, ended, before, wanted):
        """What was seen of a fault, and what is wrong."""
        problems = []
        after = tree(place / "work")
        whole = {name for name, content in after.items() if name in wanted and is_whole(name, content, wanted[name])}
        shown = [line for line in ended.errors.splitlines() if line.startswith(("synthslice-cli: ", "warning: "))]
        if ended.status < 0:
            problems.append(f"signal {-ended.status}")
        kind = "error" if ended.status > 0 else "warning" if shown else "harmless"
        if kind == "harmless" and whole != set(wanted):
            problems.append(f"nothing said, but {sorted(set(wanted) - whole)} are not there")
        if kind == "error" and not shown:
            problems.append("no error shown")
        if shown and not any("work" in line for line in shown):
            problems.append("the error does not name a file")
        for name, content in after.items():
            if name.endswith(ASIDE) or ASIDE + "/" in name:
                problems.append(f"{name} is left over")
            elif content != before.get(name) and not is_whole(name, content, wanted.get(name, b""), torn_end=True):
                problems.append(f"{name} is not whole")
        problems += [f"{name} is gone" for name in before if name not in after]
        if case.run and list((place / case.run).glob("checkpoints/step-*")):
            resumed = program.run(["resume", case.run, "--steps", 8], place)
            if resumed.status != 0:
                problems.append(f"cannot be resumed: {resumed.errors.strip()}")
        return kind, problems


def main(program, shim, each_errno, most, names):
    """Prints a line per command; whether all went as it should."""
    with TemporaryDirectory() as folder:
        campaign = Campaign(program, shim, folder)
        chosen = [case for case in cases() if not names or case.name in names]
        total, failures = Counter(), []
        print(f"{'command':22} {'calls':>6} {'faults':>6} {'error':>6} {'warning':>7} {'harmless':>8} {'wrong':>5}")
        with ThreadPoolExecutor(max_workers=2) as pool:
            for case, (calls, counts, broken) in zip(
                    chosen, pool.map(lambda case: campaign.check(case, each_errno, most), chosen)):
                met = sum(counts.values()) - counts["not met"]
                print(f"{case.name:22} {calls:6} {met:6} {counts['error']:6} {counts['warning']:7} "
                      f"{counts['harmless']:8} {len(broken):5}", flush=True)
                total.update(counts)
                failures += broken
        print(f"{sum(total.values()) - total['not met']} faults met, {len(failures)} answered wrongly")
        print(*failures, sep="\n")
        return not failures
