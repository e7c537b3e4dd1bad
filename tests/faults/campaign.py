#!/usr/bin/env python3
"""Faults of disks and power against the real program: docs/reliability.md says what is tried and what came of it."""

import argparse
import sys
from pathlib import Path

import inject
import kill
import outage
import power_loss
import settings


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--build", type=Path, default=Path("build/dev"), help="folder of the build")
    kinds = arguments.add_subparsers(dest="kind", required=True)
    injected = kinds.add_parser("inject", help="each call that changes files fails once")
    injected.add_argument("--each-errno", action="store_true", help="with ENOSPC, EIO and EACCES each, not by turns")
    injected.add_argument("--most", type=int, default=0, help="faults per command; all if absent")
    injected.add_argument("names", nargs="*", help="commands; all if absent")
    kinds_of_chance = {"kill": (kill, "kill -9 at random moments of a run"),
                       "power": (power_loss, "power cuts while a run trains"),
                       "outage": (outage, "full disk, permission lost, folder taken away while a run trains")}
    for name, (_, what) in kinds_of_chance.items():
        kind = kinds.add_parser(name, help=what)
        kind.add_argument("--count", type=int, default=200)
        kind.add_argument("--seed", type=int, default=0)
        if name == "kill":
            kind.add_argument("--window", action="store_true", help="with the window open, not in the command line")
    kinds.add_parser("settings", help="each call with which the window writes its settings fails")
    kinds.add_parser("part", help="a little of each, as a test")
    given = arguments.parse_args()
    program, shim = given.build / "app/synthslice-cli", given.build / "tests/libfault_shim.so"
    if given.kind == "part":
        good = all([inject.main(program, shim, False, 3, ["resume", "film, webm"]), kill.main(program, shim, 5, 0),
                    power_loss.main(program, shim, 10, 0)])
    elif given.kind == "settings":
        good = settings.main(given.build / "app/synthslice", shim)
    elif given.kind == "kill" and given.window:
        good = kill.main(given.build / "tests/window_trainer", shim, given.count, given.seed, kill.Window())
    elif given.kind == "inject":
        good = inject.main(program, shim, given.each_errno, given.most, given.names)
    else:
        good = kinds_of_chance[given.kind][0].main(program, shim, given.count, given.seed)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
