"""Reads what Synthslice leaves: run folders and folders of exported slices.

`open()` gives a `Run` or an `Export`. Everything is read when it is asked for; nothing is ever written. A run may be
open in a program that is still writing it.
"""

from pathlib import Path

from .errors import SynthsliceError
from .export import Export
from .run import Checkpoint, Run

__version__ = "0.1.0"
__all__ = ["Checkpoint", "Export", "Run", "SynthsliceError", "open"]


def open(folder):
    """The run or the export in a folder."""
    folder = Path(folder)
    if Run.is_run(folder):
        return Run(folder)
    if Export.is_export(folder):
        return Export(folder)
    raise SynthsliceError(f"{folder} is neither a run of Synthslice (with run.json and experiment.json) nor an "
                          "export (with manifest.json)")
