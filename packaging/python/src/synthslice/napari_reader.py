"""Opens runs and exports in napari: the manifest napari.yaml names get_reader()."""

from pathlib import Path

import numpy as np

from .export import Export
from .run import Run


def get_reader(path):
    """A function that reads the folder, or None if it is neither a run with samples nor an export."""
    if not isinstance(path, (str, Path)):
        return None
    folder = Path(path)
    if Run.is_run(folder) and Run(folder).sample_sheets:
        return read_run
    return read_export if Export.is_export(folder) else None


def read_run(path):
    """The sample grids of a run, one above the other along an axis of steps."""
    run = Run(path)
    sheets = run.sample_sheets
    stack = np.stack([sheets[step] for step in sheets])
    return [layer(stack, run.folder.name + " samples", run.pixel_size_um, ("step", "y", "x"),
                  {"steps": list(sheets), "experiment": run.experiment})]


def read_export(path):
    """The images of an export along an axis of images."""
    export = Export(path)
    return [layer(export.images(), export.folder.name, export.pixel_size_um, ("image", "y", "x"),
                  {"manifest": export.manifest})]


def layer(stack, name, pixel_size_um, axes, metadata):
    options = {"name": name, "metadata": {**metadata, "axes": axes, "pixel_size_um": pixel_size_um or None},
               "contrast_limits": (0, int(np.iinfo(stack.dtype).max))}
    if pixel_size_um:
        options["scale"] = (1, pixel_size_um, pixel_size_um)
    return stack, options, "image"
