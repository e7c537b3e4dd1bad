"""Starts the application and its command line, which the wheel that `packaging/wheel` builds brings along.

They use LibTorch of the installed package torch, which must have the version that they were built with.
"""

import importlib.metadata
import importlib.util
import os
import re
import sys
from pathlib import Path

PROGRAMS = Path(__file__).parent / "programs" / "bin"


def window():
    """Becomes `synthslice`."""
    _become("synthslice")


def command_line():
    """Becomes `synthslice-cli`."""
    _become("synthslice-cli")


def libtorch():
    """The folder of LibTorch's libraries; ends the program with a message if there is none that fits."""
    needed = next(name.group(1) for name in
                  (re.match(r"torch==([\d.]+)", line) for line in importlib.metadata.requires("synthslice")) if name)
    torch = importlib.util.find_spec("torch")
    found = importlib.metadata.version("torch").partition("+")[0] if torch else "none"
    if found != needed:
        sys.exit(f"synthslice: needs the package torch {needed}, and finds {found}; run: pip install torch=={needed}")
    return Path(torch.origin).parent / "lib"


def _become(program):
    # A path that the user has set stays behind ours.
    paths = [str(libtorch()), *filter(None, [os.environ.get("LD_LIBRARY_PATH")])]
    os.environ["LD_LIBRARY_PATH"] = os.pathsep.join(paths)
    os.execv(PROGRAMS / program, [program, *sys.argv[1:]])
