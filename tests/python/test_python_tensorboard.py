"""TensorBoard's own reader finds in a run's event file what its metrics.csv has, to the last digit of float32.

    python tests/python/test_python_tensorboard.py SYNTHSLICE_CLI          (needs numpy, tensorboard)
"""

import csv
import json
import math
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import numpy as np
from tensorboard.backend.event_processing import event_accumulator, event_multiplexer
from tensorboard.plugins.hparams import plugin_data_pb2
from tensorboard.util import tensor_util

ROOT = Path(__file__).resolve().parents[2]
RUN = ROOT / "tests" / "data" / "runs" / "gan-0.1.0"
CLI = None


def cli(*arguments, **options):
    return subprocess.run([CLI, *map(str, arguments)], check=True, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, **options)


def read(folder):
    everything = {key: 0 for key in event_accumulator.DEFAULT_SIZE_GUIDANCE}
    events = event_accumulator.EventAccumulator(str(folder), size_guidance=everything)
    events.Reload()
    return events


class TensorBoard(unittest.TestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def compare_with_metrics(self, run, events):
        record = json.loads((run / "run.json").read_text())
        groups = {info["key"]: info["group"] for info in record["metrics"]}
        with open(run / "metrics.csv") as file:
            rows = list(csv.DictReader(file))
        self.assertGreater(len(rows), 0)
        for key, group in groups.items():
            expected = [(int(row["step"]), np.float32(float(row[key]))) for row in rows
                        if not math.isnan(float(row[key]))]
            tag = f"{group}/{key}"
            found = [(event.step, np.float32(tensor_util.make_ndarray(event.tensor_proto).item()))
                     for event in events.Tensors(tag)] if tag in events.Tags()["tensors"] else []
            if tag in events.Tags()["scalars"]:
                found = [(event.step, np.float32(event.value)) for event in events.Scalars(tag)]
            self.assertEqual([step for step, _ in found], [step for step, _ in expected], tag)
            self.assertEqual([value.tobytes() for _, value in found], [value.tobytes() for _, value in expected], tag)

    def test_a_run_that_has_none_is_converted(self):
        cli("tensorboard", RUN, "--out", self.folder)
        events = read(self.folder / RUN.name)
        self.compare_with_metrics(RUN, events)
        pictures = events.Images("samples")
        self.assertEqual([picture.step for picture in pictures], [0, 4, 8])
        sheet = (RUN / "samples" / "step-000008.png").read_bytes()
        self.assertEqual(pictures[2].encoded_image_string, sheet)
        self.assertEqual((pictures[2].width, pictures[2].height),
                         (int.from_bytes(sheet[16:20], "big"), int.from_bytes(sheet[20:24], "big")))

        text, = events.Tensors("experiment")
        markdown = tensor_util.make_ndarray(text.tensor_proto).item().decode()
        self.assertIn('"name": "frozen"', markdown)
        self.assertEqual(events.SummaryMetadata("experiment").plugin_data.plugin_name, "text")

        content = events.SummaryMetadata("_hparams_/session_start_info").plugin_data.content
        started = plugin_data_pb2.HParamsPluginData.FromString(content).session_start_info
        experiment = json.loads((RUN / "experiment.json").read_text())
        self.assertEqual(started.hparams["training.steps"].number_value, experiment["training"]["steps"])
        self.assertEqual(started.hparams["data.flips"].bool_value, experiment["data"]["flips"])
        self.assertEqual(started.hparams["data.normalization"].string_value, experiment["data"]["normalization"])
        content = events.SummaryMetadata("_hparams_/experiment").plugin_data.content
        shown = plugin_data_pb2.HParamsPluginData.FromString(content).experiment
        self.assertIn("training.steps", [info.name for info in shown.hparam_infos])
        self.assertIn("loss/loss_generator", [info.name.tag for info in shown.metric_infos])

    def test_a_killed_and_resumed_run_has_each_step_once(self):
        run = self.folder / "run"
        training = subprocess.Popen(
            [CLI, "train", "--preset", "two-gaussians", "--set", "training.steps=100000", "--set",
             "training.checkpoint_every_steps=50", "--threads", "1", "--run", run, "--tensorboard"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 120
        while len(list((run / "checkpoints").glob("step-*"))) < 2 and time.monotonic() < deadline:
            self.assertIsNone(training.poll())
            time.sleep(0.02)
        os.kill(training.pid, signal.SIGKILL)
        training.wait()
        first, = run.glob("events.out.tfevents.*")

        # A TensorBoard that watches the run goes on to read what the resumed run writes.
        watching = event_multiplexer.EventMultiplexer(
            size_guidance={key: 0 for key in event_accumulator.DEFAULT_SIZE_GUIDANCE}).AddRun(str(run), "run")
        watching.Reload()
        steps = max(int(path.name[5:11]) for path in (run / "checkpoints").glob("step-??????"))
        cli("resume", run, "--steps", steps + 60)
        emptied, second = sorted(run.glob("events.out.tfevents.*"))
        self.assertEqual((emptied, emptied.stat().st_size), (first, 0))
        self.assertGreater(second.stat().st_size, 0)
        self.compare_with_metrics(run, read(run))
        watching.Reload()
        self.compare_with_metrics(run, watching.GetAccumulator("run"))


if __name__ == "__main__":
    CLI = sys.argv.pop(1)
    unittest.main()
