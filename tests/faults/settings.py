"""Every call with which the window writes its settings fails once."""

import errno
import os
import signal
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from program import Program

OLD = b'{"language": "en", "theme": "dark"}\n'


def takes_signals(process):
    """Whether the window has its handler for SIGTERM, as /proc tells; also of a process that has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return True
    caught = next((line.split()[1] for line in status.splitlines() if line.startswith("SigCgt")), "0")
    return bool(int(caught, 16) >> (signal.SIGTERM - 1) & 1)


def close_window(window, place, **variables):
    """Opens the window, closes it by a signal; how it ended and what the settings are then."""
    settings = place / "config/Synthslice/Synthslice.json"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_bytes(OLD)
    homes = {name: place / path for name, path in (("HOME", "."), ("XDG_CONFIG_HOME", "config"),
                                                   ("XDG_DATA_HOME", "data"), ("XDG_CACHE_HOME", "cache"))}
    process = window.start([], place, **homes, FAULT_ROOT=place / "config", FAULT_LOG=place / "log", **variables)
    while not takes_signals(process):
        time.sleep(0.01)
    try:
        os.kill(process, signal.SIGTERM)
    except ProcessLookupError:
        pass
    return window.wait(), settings.read_bytes() if settings.exists() else None


def main(program, shim):
    """Whether the settings were whole and the window closed in order after each fault."""
    wrong, errors = [], 0
    with TemporaryDirectory() as folder, Program(program, shim) as window:
        place = Path(folder)
        ended, wanted = close_window(window, place)
        calls = [line for line in (place / "log").read_text().splitlines() if not line.startswith("remove")]
        for number, call in enumerate(calls, 1):
            for error in (errno.ENOSPC, errno.EIO, errno.EACCES):
                ended, settings = close_window(window, place, FAULT_AT=number, FAULT_ERRNO=error)
                said = "Cannot write the settings" in ended.errors
                errors += said
                problems = [] if ended.status == 128 + signal.SIGTERM else [f"ended with {ended.status}"]
                if settings not in (OLD, wanted):
                    problems.append("the settings are not whole")
                if settings != wanted and not said:
                    problems.append("nothing was said")
                wrong += [f"{os.strerror(error)} at {call}: {problem}\n    {ended.errors}" for problem in problems]
    print(f"settings: {len(calls)} calls, {3 * len(calls)} faults, {errors} told, {len(wrong)} wrong")
    print(*wrong, sep="\n")
    return not wrong
