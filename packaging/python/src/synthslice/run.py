import hashlib
import io
import math
import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from . import png, safetensors
from .errors import SynthsliceError
from .files import file_bytes, inner_path, json_lines, json_object

STEP_NAME = re.compile(r"step-(\d{6,})")


def steps_in(folder, suffix):
    """{step: path} of all entries that are named like step-000500 and the suffix, ascending."""
    found = {}
    if folder.is_dir():
        for path in folder.iterdir():
            match = STEP_NAME.fullmatch(path.name.removesuffix(suffix))
            if match and path.name.endswith(suffix):
                found[int(match[1])] = path
    return dict(sorted(found.items()))


class BySteps(Mapping):
    """{step: value}, where a value is read each time it is asked for."""

    def __init__(self, paths, read, what):
        self._paths, self._read, self._what = paths, read, what

    def __getitem__(self, step):
        if step not in self._paths:
            raise KeyError(f"there is no {self._what} of step {step}")
        return self._read(step, self._paths[step])

    def __iter__(self):
        return iter(self._paths)

    def __len__(self):
        return len(self._paths)

    def __repr__(self):
        return f"<{self._what}s of steps {list(self._paths)}>"


class Checkpoint:
    """What a run can go on from: state and tensors of its networks and optimizers."""

    def __init__(self, step, folder):
        self.step = step
        self.folder = folder
        content = json_object(folder / "state.json", format="synthslice-checkpoint", version=1)
        #: experiment with all edits so far, grey window, device and so on
        self.state = content["state"]
        self._hashes = content["sha256"]

    @property
    def parts(self):
        """Names for tensors(): "generator", "ema" (its average), "optimizer_generator" and so on."""
        return [name.removesuffix(".safetensors") for name in self._hashes]

    def tensors(self, part):
        """A part's state dict of arrays, named as in PyTorch. What was damaged since it was written is refused."""
        name = f"{part}.safetensors"
        if name not in self._hashes:
            raise SynthsliceError(f"the checkpoint of step {self.step} has no part {part!r}, but {self.parts}")
        path = inner_path(self.folder, name)
        data = file_bytes(path)
        if hashlib.sha256(data).hexdigest() != self._hashes[name]:
            raise SynthsliceError(f"{path} is damaged: its SHA-256 is not that of state.json")
        return safetensors.parse(data, path)

    def __repr__(self):
        return f"<synthslice.Checkpoint of step {self.step}: {', '.join(self.parts)}>"


class Run:
    """A run folder."""

    def __init__(self, folder):
        self.folder = Path(folder)
        #: experiment.json, as the run was started
        self.experiment = json_object(self.folder / "experiment.json", format="synthslice-experiment")
        #: run.json: data, device, software, what the metrics are
        self.record = json_object(self.folder / "run.json", format="synthslice-run")

    @staticmethod
    def is_run(folder):
        return all((Path(folder) / name).is_file() for name in ("run.json", "experiment.json"))

    def __repr__(self):
        return f"<synthslice.Run {self.experiment.get('name')!r} in {str(self.folder)!r}>"

    @property
    def pixel_size_um(self):
        """0 if it is unknown."""
        return float(self.record.get("pixel_size_um", 0.0))

    @property
    def metrics(self):
        """{"step": int64 array, metric: float64 array, ...} of metrics.csv; NaN where a step computed none."""
        return self._columns("metrics.csv")

    @property
    def seconds(self):
        """How long each step took, as timing.csv tells: {"step": ..., "seconds": ...}."""
        return self._columns("timing.csv")

    @property
    def metric_infos(self):
        """{metric: {"label", "group", "unit"}}."""
        return {info["key"]: info for info in self.record["metrics"]}

    @property
    def events(self):
        """What happened, oldest first."""
        return json_lines(self.folder / "events.jsonl")

    @property
    def assessments(self):
        """How far the images of checkpoints were from real ones, oldest first: Q is "score"."""
        return json_lines(self.folder / "quality.jsonl")

    @property
    def samples(self):
        """{step: (images, height, width)} of the sample grids, uint8 or uint16."""
        return BySteps(steps_in(self.folder / "samples", ".png"), self._images, "sample grid")

    @property
    def sample_sheets(self):
        """{step: (height, width)}: the same side by side, as they are stored."""
        return BySteps(steps_in(self.folder / "samples", ".png"),
                       lambda _, path: png.parse(file_bytes(path), path), "sample grid")

    @property
    def panels(self):
        """{step: what stands beside the images}: confusion matrix, curves."""
        return BySteps(steps_in(self.folder / "samples", ".json"), lambda _, path: json_object(path), "panel")

    @property
    def checkpoints(self):
        """{step: Checkpoint}."""
        return BySteps(steps_in(self.folder / "checkpoints", ""), Checkpoint, "checkpoint")

    @property
    def best_step(self):
        """That of the checkpoint which Synthslice takes by itself: the newest of those within a standard error of the
        lowest Q, or the newest at all if none was assessed."""
        steps = list(self.checkpoints)
        scores = {each["step"]: (each["score"], each["score_sd"] or 0.0) for each in self.assessments
                  if each["score"] is not None and math.isfinite(each["score"])}
        assessed = [step for step in steps if step in scores]
        if not steps:
            raise SynthsliceError(f"{self.folder} has no checkpoint")
        if not assessed:
            return steps[-1]
        lowest, deviation = min(scores[step] for step in assessed)
        return max(step for step in assessed if scores[step][0] <= lowest + deviation)

    def generator(self, step=None, averaged=True):
        """The generator of a GAN or the decoder of a VAE-GAN, ready to make images (networks.Generator); of the best
        checkpoint unless `step` tells another. Needs PyTorch."""
        return self._networks().Generator(self, self._checkpoint(step), averaged)

    def network(self, part, step=None):
        """A network of a checkpoint as torch.nn.Sequential in evaluation mode: "generator", "ema", "discriminator",
        "encoder", "decoder", "critic" or "network" (of a classifier). Needs PyTorch."""
        return self._networks().load(self._checkpoint(step), part)

    def _checkpoint(self, step):
        return self.checkpoints[self.best_step if step is None else step]

    @staticmethod
    def _networks():
        try:
            from . import networks
        except ImportError as error:
            raise SynthsliceError("networks need PyTorch: install the package torch") from error
        return networks

    def _columns(self, name):
        path = self.folder / name
        header, _, rows = file_bytes(path).decode("ascii", "replace").partition("\n")
        names = header.split(",")
        rows = rows[:rows.rfind("\n") + 1]  # the last one may be in the middle of being written
        try:
            values = np.loadtxt(io.StringIO(rows), delimiter=",", ndmin=2) if rows else np.empty((0, len(names)))
        except ValueError as error:
            raise SynthsliceError(f"{path} is damaged: {error}") from error
        if values.shape[1] != len(names):
            raise SynthsliceError(f"{path} is damaged: its rows have {values.shape[1]} values, not {len(names)}")
        columns = {name: np.ascontiguousarray(column) for name, column in zip(names, values.T)}
        return {**columns, "step": columns["step"].astype(np.int64)}

    def _images(self, step, path):
        sheet = png.parse(file_bytes(path), path)
        size = int(self.experiment["data"]["patch_size"])
        if sheet.shape[0] % size or sheet.shape[1] % size:
            raise SynthsliceError(f"{path} does not hold images of {size} x {size} px")
        columns = sheet.shape[1] // size
        images = sheet.reshape(-1, size, columns, size).swapaxes(1, 2).reshape(-1, size, size)
        told = path.with_suffix(".json")
        if told.exists() and "images" in (beside := json_object(told)):
            return images[:int(beside["images"])]
        count = len(images)
        # Where nothing tells how many there are, black ones at the end of the last row are places without an image.
        while count > 1 and len(images) - count < columns - 1 and not images[count - 1].any():
            count -= 1
        return images[:count]
