"""The Python package packaging/python, without PyTorch: a run that an earlier version left (tests/data/runs), damaged
and hostile files, the wheel, and napari's own way of finding a reader.

    python tests/python/test_python_package.py          (needs numpy, npe2, flit_core, pip)
"""

import hashlib
import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import zlib
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "packaging" / "python"
RUN = ROOT / "tests" / "data" / "runs" / "gan-0.1.0"
sys.dont_write_bytecode = True
sys.path.insert(0, str(PACKAGE / "src"))

import synthslice  # noqa: E402
from synthslice import png, safetensors  # noqa: E402


def png_file(rows, width, bits, colour=0):
    """Of rows that are filtered already: a byte for the filter and the bytes of the pixels."""
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    header = struct.pack(">IIBBBBB", width, len(rows), bits, colour, 0, 0, 0)
    return (png.SIGNATURE + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"".join(rows)))
            + chunk(b"IEND", b""))


def safetensors_file(header, data=b""):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data


class Scratch(unittest.TestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def copied_run(self):
        shutil.copytree(RUN, self.folder / "run")
        return self.folder / "run"


class Runs(Scratch):
    def test_metrics_are_the_columns_of_the_file(self):
        run = synthslice.open(RUN)
        lines = (RUN / "metrics.csv").read_text().splitlines()
        self.assertEqual(list(run.metrics), lines[0].split(","))
        self.assertEqual(run.metrics["step"].tolist(), [1, 2, 3, 4, 5, 6, 7, 8])
        self.assertEqual(run.metrics["step"].dtype, np.int64)
        for row, line in enumerate(lines[1:]):
            for name, text in zip(run.metrics, line.split(",")):
                np.testing.assert_equal(float(run.metrics[name][row]), float(text))
        self.assertEqual(run.metric_infos["d_real"]["group"], "probability")
        self.assertEqual(len(run.seconds["seconds"]), 8)

    def test_a_row_that_is_being_written_is_left_out(self):
        folder = self.copied_run()
        with open(folder / "metrics.csv", "a") as file:
            file.write("9,1.25")
        with open(folder / "events.jsonl", "a") as file:
            file.write('{"time"')
        run = synthslice.open(folder)
        self.assertEqual(run.metrics["step"][-1], 8)
        self.assertEqual([event["kind"] for event in run.events], ["checkpoint", "checkpoint", "finished"])
        (folder / "metrics.csv").write_text("step,a\n")
        self.assertEqual(run.metrics["a"].shape, (0,))
        (folder / "metrics.csv").write_text("step,a\n1,2,3\n")
        with self.assertRaisesRegex(synthslice.SynthsliceError, "metrics.csv is damaged"):
            run.metrics

    def test_samples_are_cut_out_of_their_sheet(self):
        run = synthslice.open(RUN)
        self.assertEqual(list(run.samples), [0, 4, 8])
        images, sheet = run.samples[8], run.sample_sheets[8]
        self.assertEqual((images.shape, images.dtype), ((4, 16, 16), np.uint8))
        self.assertEqual(sheet.size, images.size)
        np.testing.assert_array_equal(images[1], sheet[:16, 16:32])
        np.testing.assert_array_equal(images[3], sheet[-16:, -16:])
        with self.assertRaisesRegex(KeyError, "no sample grid of step 5"):
            run.samples[5]

    def test_black_samples_are_counted_where_the_run_tells_how_many_there_are(self):
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch) / "run"
            shutil.copytree(RUN, folder)
            black = [b"\0" + bytes(32)] * 32
            (folder / "samples" / "step-000004.png").write_bytes(png_file(black, 32, 8))
            self.assertEqual(len(synthslice.open(folder).samples[4]), 3)
            (folder / "samples" / "step-000004.json").write_text('{"images": 4}')
            self.assertEqual(len(synthslice.open(folder).samples[4]), 4)

    def test_checkpoints_are_verified_state_dicts(self):
        checkpoint = synthslice.open(RUN).checkpoints[8]
        self.assertIn("ema", checkpoint.parts)
        tensors = checkpoint.tensors("generator")
        self.assertEqual(tensors["0.weight"].shape, (6, 4, 3, 3))
        self.assertEqual(tensors["0.weight"].dtype, np.float32)
        self.assertEqual(tensors["1.num_batches_tracked"].dtype, np.int64)
        with self.assertRaisesRegex(synthslice.SynthsliceError, "has no part 'critic'"):
            checkpoint.tensors("critic")

        damaged = self.copied_run()
        path = damaged / "checkpoints" / "step-000008" / "ema.safetensors"
        data = bytearray(path.read_bytes())
        data[-1] ^= 1
        path.write_bytes(data)
        with self.assertRaisesRegex(synthslice.SynthsliceError, "ema.safetensors is damaged"):
            synthslice.open(damaged).checkpoints[8].tensors("ema")

    def test_names_in_a_checkpoint_never_lead_out_of_it(self):
        folder = self.copied_run()
        secret = safetensors_file({"a": {"dtype": "U8", "shape": [1], "data_offsets": [0, 1]}}, b"x")
        (self.folder / "secret.safetensors").write_bytes(secret)
        path = folder / "checkpoints" / "step-000008" / "state.json"
        state = json.loads(path.read_text())
        for name in ("../../../secret", str(self.folder / "secret"), "sub/../../../../secret"):
            state["sha256"] = {f"{name}.safetensors": hashlib.sha256(secret).hexdigest()}
            path.write_text(json.dumps(state))
            with self.assertRaisesRegex(synthslice.SynthsliceError, "leads out of the folder"):
                synthslice.open(folder).checkpoints[8].tensors(name)

    def test_the_best_checkpoint_is_the_one_that_synthslice_takes(self):
        folder = self.copied_run()
        self.assertEqual(synthslice.open(folder).best_step, 8)  # the newest, as none was assessed
        quality = folder / "quality.jsonl"
        quality.write_text('{"step":4,"score":1.5,"score_sd":0.1}\n{"step":8,"score":2.0,"score_sd":0.1}\n')
        self.assertEqual(synthslice.open(folder).best_step, 4)
        quality.write_text('{"step":4,"score":1.5,"score_sd":0.1}\n{"step":8,"score":1.55,"score_sd":0.1}\n')
        self.assertEqual(synthslice.open(folder).best_step, 8)  # as good within the standard error, and newer
        quality.write_text('{"step":4,"score":1.5,"score_sd":0.1}\n{"step":8,"score":null,"score_sd":null}\n')
        self.assertEqual(synthslice.open(folder).best_step, 4)

    def test_what_is_no_run_is_refused_by_name(self):
        with self.assertRaisesRegex(synthslice.SynthsliceError, "is neither a run of Synthslice"):
            synthslice.open(self.folder)
        folder = self.copied_run()
        (folder / "run.json").write_text('{"format": "other"}')
        with self.assertRaisesRegex(synthslice.SynthsliceError, "run.json: format is 'other'"):
            synthslice.open(folder)
        (folder / "run.json").write_text('{"format": "synthslice-run", "format": "synthslice-run"}')
        with self.assertRaisesRegex(synthslice.SynthsliceError, "a key is given twice"):
            synthslice.open(folder)
        (folder / "run.json").write_text("[" * 100000)
        with self.assertRaisesRegex(synthslice.SynthsliceError, "run.json is no valid JSON"):
            synthslice.open(folder)


class Safetensors(unittest.TestCase):
    def test_each_type_is_read(self):
        values = {"F32": np.array([1.5, -2], "<f4"), "F64": np.array([1e300], "<f8"), "F16": np.array([0.5], "<f2"),
                  "I64": np.array([-3], "<i8"), "U8": np.array([7, 8, 9], "u1"), "BOOL": np.array([True, False])}
        header, data = {"__metadata__": {"made": "by hand"}}, b""
        for dtype, array in values.items():
            header[dtype] = {"dtype": dtype, "shape": list(array.shape),
                             "data_offsets": [len(data), len(data) + array.nbytes]}
            data += array.tobytes()
        # bfloat16 is the upper half of float32: 1.0 is 0x3F80, -2.5 is 0xC020.
        header["BF16"] = {"dtype": "BF16", "shape": [2, 1], "data_offsets": [len(data), len(data) + 4]}
        data += struct.pack("<HH", 0x3F80, 0xC020)
        read = safetensors.parse(safetensors_file(header, data), "file")
        for dtype, array in values.items():
            np.testing.assert_array_equal(read[dtype], array)
            self.assertEqual(read[dtype].dtype, array.dtype)
        np.testing.assert_array_equal(read["BF16"], np.array([[1.0], [-2.5]], np.float32))
        self.assertEqual(read["BF16"].dtype, np.float32)

    def test_what_is_not_strictly_valid_is_refused(self):
        def entry(**changed):
            return {"dtype": "U8", "shape": [4], "data_offsets": [0, 4], **changed}
        four = b"abcd"
        whole = safetensors_file({"a": entry()}, four)
        refused = {
            "too short": b"\0" * 7,
            "longer than 100 MB": struct.pack("<Q", 100_000_001),
            "ends within its header": whole[:20],
            "does not begin with": safetensors_file(b" {}"),
            "no valid JSON": safetensors_file(b'{"a": '),
            "given twice": safetensors_file(b'{"a": {"dtype": "U8", "shape": [0], "data_offsets": [0, 0]},'
                                            b' "a": {"dtype": "U8", "shape": [0], "data_offsets": [0, 0]}}'),
            "no texts": safetensors_file({"__metadata__": {"a": 1}}),
            "not exactly dtype": safetensors_file({"a": entry(more=1)}, four),
            "unknown dtype": safetensors_file({"a": entry(dtype="C64")}, four),
            "sizes that are none": safetensors_file({"a": entry(shape=[-4])}, four),
            "two data_offsets": safetensors_file({"a": entry(data_offsets=[0])}, four),
            "another size than its shape": safetensors_file({"a": entry(shape=[5])}, four),
            "lies outside": safetensors_file({"a": entry(shape=[5], data_offsets=[0, 5])}, four),
            "comes after a hole": safetensors_file({"a": entry(shape=[3], data_offsets=[1, 4])}, four),
            "overlaps another": safetensors_file({"a": entry(), "b": entry(data_offsets=[3, 7])}, b"abcdefg"),
            "bytes follow": whole + b"x",
            "another size": safetensors_file({"a": entry(shape=[2**62, 2**62, 4])}, four),
        }
        for why, data in refused.items():
            with self.subTest(why), self.assertRaisesRegex(synthslice.SynthsliceError, why):
                safetensors.parse(data, "file")
        np.testing.assert_array_equal(safetensors.parse(whole, "file")["a"], np.frombuffer(four, np.uint8))


class Png(unittest.TestCase):
    def test_each_filter_is_undone(self):
        # Filtered as the PNG specification defines it (section 9.2), of random pixels.
        random = np.random.default_rng(7)
        for bits in (8, 16):
            step, width = bits // 8, 9
            pixels = random.integers(0, 2**bits, (5, width), dtype=np.uint16)
            raw = [row.astype(np.uint8 if bits == 8 else ">u2").tobytes() for row in pixels]
            rows = []
            for number, row in enumerate(raw):
                above = raw[number - 1] if number else bytes(len(row))
                filtered = bytearray()
                for i, value in enumerate(row):
                    a = row[i - step] if i >= step else 0
                    b = above[i]
                    c = above[i - step] if i >= step else 0
                    nearest = min((abs(b - c), 0, a), (abs(a - c), 1, b), (abs(a + b - 2 * c), 2, c))[2]
                    filtered.append((value - (0, a, b, (a + b) // 2, nearest)[number]) % 256)
                rows.append(bytes([number]) + filtered)
            read = png.parse(png_file(rows, width, bits), "file")
            np.testing.assert_array_equal(read, pixels)
            self.assertEqual(read.dtype, np.uint8 if bits == 8 else np.uint16)

    def test_damaged_and_other_files_are_refused(self):
        good = png_file([b"\0\1\2", b"\0\3\4"], 2, 8)
        wrong_sum = bytearray(good)
        wrong_sum[-20] ^= 1
        cases = {"no PNG": b"GIF89a", "ends in the middle": good[:-12], "damaged": bytes(wrong_sum),
                 "no grey PNG": png_file([b"\0" * 7], 2, 8, colour=2), "more pixels": png_file([b"\0"], 2**29, 8)}
        for why, data in cases.items():
            with self.subTest(why), self.assertRaisesRegex(synthslice.SynthsliceError, why):
                png.parse(data, "file")


class Exports(Scratch):
    def exported(self):
        images = [{"file": "a.png", "latent_seed": 0, "accepted_by": "rule", "measures": {"area": 0.25}},
                  {"file": "b.png", "latent_seed": 3, "accepted_by": "hand", "measures": {"area": None}}]
        (self.folder / "a.png").write_bytes(png_file([b"\0\1\2"], 2, 8))
        (self.folder / "b.png").write_bytes(png_file([b"\0\3\4"], 2, 8))
        self.write(images)
        return images

    def write(self, images):
        manifest = {"format": "synthslice-manifest", "version": 1, "images": images,
                    "encoding": {"format": "png", "bits": 8, "pixel_size_um": 1.3}}
        (self.folder / "manifest.json").write_text(json.dumps(manifest))

    def test_images_and_measures_stand_in_the_order_of_the_manifest(self):
        self.exported()
        export = synthslice.open(self.folder)
        np.testing.assert_array_equal(export.images(), [[[1, 2]], [[3, 4]]])
        np.testing.assert_array_equal(export.measures()["area"], [0.25, np.nan])

    def test_names_in_a_manifest_never_lead_out(self):
        images = self.exported()
        images[0]["file"] = "../a.png"
        self.write(images)
        with self.assertRaisesRegex(synthslice.SynthsliceError, "leads out of the folder"):
            synthslice.open(self.folder).image(0)

    def test_an_export_opens_in_napari(self):
        self.exported()
        (data, options, kind), = read_with_npe2(self.folder)
        self.assertEqual((data.shape, kind, options["scale"]), ((2, 1, 2), "image", (1, 1.3, 1.3)))


def read_with_npe2(folder):
    """As napari does it: through the manifest."""
    import npe2
    manager = npe2.PluginManager()
    manager.register(npe2.PluginManifest.from_file(PACKAGE / "src" / "synthslice" / "napari.yaml"))
    manager.activate("synthslice")
    for reader in manager.iter_compatible_readers([str(folder)]):
        read = reader.exec(kwargs={"path": [str(folder)], "stack": False, "_registry": manager.commands})
        return read([str(folder)], stack=False)
    return None


class Napari(Scratch):
    def test_a_run_opens_as_a_stack_of_its_steps(self):
        (data, options, kind), = read_with_npe2(RUN)
        self.assertEqual((kind, data.shape[0]), ("image", 3))
        np.testing.assert_array_equal(data[1], synthslice.open(RUN).sample_sheets[4])
        self.assertEqual(options["metadata"]["steps"], [0, 4, 8])

    def test_other_folders_are_left_to_other_readers(self):
        from synthslice.napari_reader import get_reader
        self.assertIsNone(get_reader(str(self.folder)))
        self.assertIsNone(get_reader([str(RUN)]))
        folder = self.copied_run()
        shutil.rmtree(folder / "samples")
        self.assertIsNone(get_reader(str(folder)))

    def test_the_wheel_holds_all_and_tells_napari(self):
        source = self.folder / "source"
        shutil.copytree(PACKAGE, source)
        subprocess.run([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
                        "--disable-pip-version-check", "--wheel-dir", str(self.folder), str(source)], check=True)
        wheel, = self.folder.glob("synthslice-*-py3-none-any.whl")
        site = self.folder / "site"
        shutil.unpack_archive(wheel, site, "zip")
        listed = subprocess.run(
            [sys.executable, "-c", "import importlib.metadata as m; import synthslice;"
             "print(synthslice.__file__, m.version('synthslice'), synthslice.__version__,"
             " *m.entry_points(group='napari.manifest'))"],
            env={"PYTHONPATH": str(site)}, check=True, stdout=subprocess.PIPE, text=True).stdout
        self.assertIn(str(site), listed)
        self.assertIn("value='synthslice:napari.yaml'", listed)
        version = (ROOT / "CMakeLists.txt").read_text().split("project(Synthslice VERSION ")[1].split()[0]
        self.assertEqual(listed.split()[1:3], [version, version])
        names = {path.name for path in (site / "synthslice").iterdir()}
        self.assertEqual(names - {"__pycache__"}, {path.name for path in (PACKAGE / "src" / "synthslice").iterdir()}
                         - {"__pycache__"})


class Programs(Scratch):
    """The wheel's programs, here a script in their place, beside packages torch of several versions."""

    def start(self, torch_version):
        """The process of `synthslice-cli presets` with a package torch of that version, or none."""
        package = self.folder / "synthslice"
        shutil.copytree(PACKAGE / "src" / "synthslice", package, dirs_exist_ok=True)
        for name, version, needs in (("synthslice", "0.1.0", "Requires-Dist: torch==2.15.0"),
                                     ("torch", torch_version, "")):
            if version is None:
                continue
            (self.folder / name).mkdir(exist_ok=True)
            (self.folder / name / "__init__.py").touch()
            info = self.folder / f"{name}-{version}.dist-info"
            info.mkdir()
            (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{needs}\n")
        program = package / "programs" / "bin" / "synthslice-cli"
        program.parent.mkdir(parents=True)
        program.write_text('#!/bin/sh\necho "$1 $LD_LIBRARY_PATH"\n')
        program.chmod(0o755)
        start = "import sys; sys.argv = ['synthslice-cli', 'presets']; from synthslice import launch; launch.command_line()"
        return subprocess.run([sys.executable, "-c", start], env={**os.environ, "PYTHONPATH": str(self.folder)},
                              capture_output=True, text=True)

    def test_use_libtorch_of_the_package_torch(self):
        done = self.start("2.15.0+cpu")
        self.assertEqual(done.stderr, "")
        arguments, libraries = done.stdout.split(" ", 1)
        self.assertEqual(arguments, "presets")
        self.assertEqual(libraries.strip().split(":")[0], str(self.folder / "torch" / "lib"))

    def test_do_not_start_with_another_version_or_none(self):
        for version in ("2.14.1", None):
            with self.subTest(version):
                shutil.rmtree(self.folder)
                self.folder.mkdir()
                done = self.start(version)
                self.assertEqual((done.returncode, done.stdout), (1, ""))
                self.assertIn("pip install torch==2.15.0", done.stderr)


if __name__ == "__main__":
    unittest.main()
