"""The package's networks in PyTorch against the networks that Synthslice's own are tested with (tests/reference), and
its images against those that Synthslice made (tests/data/runs). Skipped (exit code 77) where there is no PyTorch.

    python tests/python/test_python_networks.py          (needs numpy, torch)
"""

import json
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

try:
    import torch
except ImportError:
    print("SKIPPED: this Python has no torch; tests/benchmark/compare_with_pytorch makes one in build/pytorch-peer")
    sys.exit(77)

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
RUNS = ROOT / "tests" / "data" / "runs"
RUN = RUNS / "gan-0.1.0"
REFERENCE = ROOT / "tests" / "reference"
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "packaging" / "python" / "src"))

import synthslice  # noqa: E402
from synthslice import networks, png, safetensors  # noqa: E402


class Networks(unittest.TestCase):
    def test_layers_are_those_of_the_reference(self):
        described = json.loads((REFERENCE / "networks.json").read_text())["networks"]
        tensors = safetensors.parse((REFERENCE / "networks.safetensors").read_bytes(), "networks.safetensors")
        kinds = set()
        for number, network in enumerate(described):
            layers = [{key: value for key, value in layer.items() if key not in ("output_shape", "parameters")}
                      for layer in network["layers"]]
            kinds.update(layer["type"] for layer in layers)
            made = networks.build(layers, network["input_shape"])
            prefix = f"{number:03d}."
            of_network = {name.removeprefix(prefix): torch.from_numpy(array) for name, array in tensors.items()
                          if name.startswith(prefix)}
            values, expected = of_network.pop("input"), of_network.pop("evaluated")
            of_network.pop("trained", None)
            made.load_state_dict(of_network)
            with torch.no_grad():
                torch.testing.assert_close(made(values), expected, rtol=1e-4, atol=1e-4)
        self.assertEqual(kinds, set(networks.LAYERS) - {"noise"})

    def test_a_layer_that_is_not_known_is_named(self):
        with self.assertRaisesRegex(synthslice.SynthsliceError, "layer 1, 'attention', is not known"):
            networks.build([{"type": "relu"}, {"type": "attention"}], (1, 4, 4))
        with self.assertRaisesRegex(synthslice.SynthsliceError, "layer 0, conv2d, cannot be made"):
            networks.build([{"type": "conv2d", "out_channels": 1, "kernel_size": 9}], (1, 4, 4))

    def test_images_are_those_of_synthslice(self):
        for name in ("gan-0.1.0", "vae-gan-0.1.0", "draw-0.1.0"):
            generator = synthslice.open(RUNS / name).generator(step=8)
            made = generator.images([5, 6], bits=8)
            for image, seed in zip(made, (5, 6)):
                path = RUNS / name / "images" / f"seed-{seed:06d}.png"
                stored = png.parse(path.read_bytes(), path).astype(int)
                self.assertLessEqual(np.abs(image.astype(int) - stored).max(), 1)  # processors round differently
            self.assertGreater(made.std(), 1)
            np.testing.assert_array_equal(generator.images([6], bits=8)[0], made[1])

    def test_a_drawing_network_tells_what_pytorchs_script_tells(self):
        values = json.loads((REFERENCE / "draw.json").read_text())["cases"]
        tensors = {name: torch.from_numpy(array) for name, array in
                   safetensors.parse((REFERENCE / "draw.safetensors").read_bytes(), "draw.safetensors").items()}
        for name, attention in (("attention", True), ("whole image", False)):
            network = networks.Draw({"data": {"patch_size": 8}, "likelihood": {"distribution": "bernoulli"},
                                     "network": {"glimpses": 3, "latent_size": 2, "hidden_size": 6,
                                                 "attention": attention, "read_size": 2, "write_size": 3}})
            prefix = f"{name}.before."
            network.load_state_dict({key.removeprefix(prefix): tensor for key, tensor in tensors.items()
                                     if key.startswith(prefix)})
            random = torch.Generator().manual_seed(networks.Random(networks.Random(7, 3)._next(), 0)._next())
            images = tensors["images"]
            x = (torch.rand(images.shape, generator=random) < ((images + 1) / 2).clamp(0, 1)).float()
            with torch.no_grad():
                canvas, means, log_variances = network.tell(x, torch.randn((4, 6, 1, 1), generator=random))
            likely = -torch.nn.functional.binary_cross_entropy_with_logits(canvas, x, reduction="sum") / 4
            kl = 0.5 * (means**2 + log_variances.exp() - 1 - log_variances).sum(1).mean()
            self.assertAlmostEqual(likely.item(), values[name]["reconstruction"], delta=1e-4)
            self.assertAlmostEqual(kl.item(), values[name]["kl"], delta=1e-5)

    def test_noise_is_drawn_by_an_images_seed_alone(self):
        noise = networks.Noise(2)
        noise.weight.data.fill_(1.0)
        noise.generators = [torch.Generator().manual_seed(3), torch.Generator().manual_seed(4)]
        both = noise(torch.zeros(2, 2, 3, 3))
        noise.generators = [torch.Generator().manual_seed(4)]
        torch.testing.assert_close(noise(torch.zeros(1, 2, 3, 3)), both[1:], rtol=0, atol=0)
        torch.testing.assert_close(both[:, 0], both[:, 1], rtol=0, atol=0)  # one map for all channels

    def test_a_condition_is_told_in_a_channel_of_its_own(self):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(RUN, folder, dirs_exist_ok=True)
            generator = synthslice.open(folder).generator(step=8)
            with self.assertRaisesRegex(synthslice.SynthsliceError, "was trained without one"):
                generator.latents([1], condition=0.5)
            noise = generator.latents([3])
            generator.latent_shape = (noise.shape[1] + 1, *noise.shape[2:])
            generator._condition = {"mean": 0.5, "sd": 0.1, "quantiles": [0.3, 0.5, 0.9]}
            told = generator.latents([3], condition=0.7)
            torch.testing.assert_close(told[:, :-1], noise, rtol=0, atol=0)
            torch.testing.assert_close(told[:, -1], torch.full_like(noise[:, 0], 2.0))
            with self.assertRaisesRegex(synthslice.SynthsliceError, "the training patches have 0.3 to 0.9"):
                generator.latents([3], condition=0.2)
            drawn = generator.latents(range(40))[:, -1, 0, 0]
            self.assertGreater(len(drawn.unique()), 30)
            self.assertTrue(-2 <= drawn.min() and drawn.max() <= 4)

    def test_random_numbers_are_splitmix64(self):
        random = networks.Random(0)
        random._state = 1234567
        # The first numbers of Vigna's splitmix64.c for this state.
        self.assertEqual([random._next() for _ in range(3)],
                         [6457827717110365317, 3203168211198807973, 9817491932198370423])

    def test_other_parts_are_built_or_named(self):
        run = synthslice.open(RUN)
        self.assertEqual(tuple(run.network("discriminator", 8)(torch.zeros(2, 1, 16, 16)).shape)[0], 2)
        of_vae_gan = synthslice.open(RUNS / "vae-gan-0.1.0")
        self.assertEqual(tuple(of_vae_gan.network("encoder", 8)(torch.zeros(2, 1, 16, 16)).shape), (2, 6))
        self.assertEqual(tuple(of_vae_gan.network("decoder", 8)(torch.zeros(2, 3, 1, 1)).shape), (2, 1, 16, 16))
        with self.assertRaisesRegex(synthslice.SynthsliceError, "no layers of 'critic'"):
            run.network("critic", 8)

    def test_spectral_norm_divides_by_the_largest_singular_value(self):
        weight = torch.diag(torch.tensor([3.0, 1.0]))
        tensors = {"0.weight": weight}
        u = np.array([1.0, 0.0], np.float32)  # the singular vector itself
        networks.normalize_spectrally(tensors, [{"type": "linear"}], {"0.weight_u": u})
        torch.testing.assert_close(tensors["0.weight"], torch.diag(torch.tensor([1.0, 1 / 3])))

    def test_segmented_slices_have_their_labels(self):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(RUN, folder, dirs_exist_ok=True)
            path = Path(folder) / "run.json"
            record = json.loads(path.read_text())
            path.write_text(json.dumps({**record, "label_order": [0.0, 1.0, 0.5]}))
            generator = synthslice.open(folder).generator(step=8)
            np.testing.assert_array_equal(generator.to_grey(np.array([[[[-1.2, -0.4, 0.1, 0.9]]]])),
                                          np.float32([[[0, 1, 1, 0.5]]]))
            of_each_label = np.array([[[[0.1, -1.0]], [[-0.5, -0.9]], [[0.0, -0.8]]]])
            np.testing.assert_array_equal(generator.to_grey(of_each_label), np.float32([[[0, 0.5]]]))

    def test_a_discriminator_sees_a_channel_for_each_label(self):
        experiment = json.loads((RUN / "experiment.json").read_text())
        last = [layer for layer in experiment["generator"]["layers"] if "out_channels" in layer][-1]
        last["out_channels"] = 3
        self.assertEqual(networks.input_shape({"family": "gan", **experiment}, "discriminator"), (3, 16, 16))


if __name__ == "__main__":
    unittest.main()
