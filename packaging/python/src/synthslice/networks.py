"""A run's networks in PyTorch. Imported only where they are asked for, as it needs torch."""

import numpy as np
import torch
from torch import nn

from .draw import Draw
from .errors import SynthsliceError


class MinibatchStd(nn.Module):
    """Karras 2018, section 3: the standard deviation over a group of images as further feature maps."""

    def __init__(self, group_size, num_channels):
        super().__init__()
        self.group_size, self.num_channels = group_size, num_channels

    def forward(self, x):
        batch = len(x)
        group = self.group_size if batch % self.group_size == 0 else batch
        grouped = x.float().reshape(group, batch // group, self.num_channels, -1)
        deviation = (grouped.var(0, unbiased=False) + 1e-8).sqrt().mean(2)
        maps = deviation.repeat(group, 1).reshape(batch, self.num_channels, *[1] * (x.dim() - 2))
        return torch.cat([x, maps.expand(batch, self.num_channels, *x.shape[2:]).to(x.dtype)], 1)


class Noise(nn.Module):
    """Gaussian noise times a learned strength of each channel (Karras 2019): of torch's generator, or of `generators`,
    one for each image."""

    def __init__(self, channels):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(channels))
        self.generators = None

    def forward(self, x):
        shape = (1, 1, *x.shape[2:]) if x.dim() == 4 else (1, *x.shape[1:])
        generators = self.generators or [None] * len(x)
        noise = torch.cat([torch.randn(shape, generator=generator) for generator in generators]).to(x.device)
        strength = self.weight.reshape(-1, 1, 1) if x.dim() == 4 else self.weight
        return x + (strength * noise).to(x.dtype)


def sized(module):
    """Of a layer that takes the number of its input's channels or features first."""
    return lambda example, **options: module(example.shape[1], **options)


def plain(module):
    return lambda example, **options: module(**options)


def upsample(example, scale_factor=2, mode="nearest", align_corners=False):
    return nn.Upsample(scale_factor=scale_factor, mode=mode, align_corners=None if mode == "nearest" else align_corners)


LAYERS = {
    "linear": lambda example, out_features, bias=True: nn.Linear(example.shape[-1], out_features, bias),
    "conv2d": sized(nn.Conv2d),
    "conv_transpose2d": sized(nn.ConvTranspose2d),
    "upsample": upsample,
    "max_pool2d": plain(nn.MaxPool2d),
    "avg_pool2d": plain(nn.AvgPool2d),
    "zero_pad2d": plain(nn.ZeroPad2d),
    "flatten": plain(nn.Flatten),
    "unflatten": lambda example, channels, height, width: nn.Unflatten(1, (channels, height, width)),
    "batch_norm1d": sized(nn.BatchNorm1d),
    "batch_norm2d": sized(nn.BatchNorm2d),
    "instance_norm2d": sized(nn.InstanceNorm2d),
    "layer_norm": lambda example, **options: nn.LayerNorm(example.shape[1:], **options),
    "group_norm": lambda example, num_groups, **options: nn.GroupNorm(num_groups, example.shape[1], **options),
    "minibatch_std": plain(MinibatchStd),
    "noise": lambda example: Noise(example.shape[1]),
    "dropout": plain(nn.Dropout),
    "relu": plain(nn.ReLU),
    "leaky_relu": plain(nn.LeakyReLU),
    "elu": plain(nn.ELU),
    "gelu": plain(nn.GELU),
    "tanh": plain(nn.Tanh),
    "sigmoid": plain(nn.Sigmoid),
    "softmax": lambda example: nn.Softmax(1),
    "log_softmax": lambda example: nn.LogSoftmax(1),
}


def build(layers, input_shape):
    """torch.nn.Sequential of an experiment's layers, in evaluation mode, for inputs of `input_shape` without the
    batch. Names of its tensors are those of the checkpoints."""
    modules, example = [], torch.zeros(2, *input_shape)  # some norms need two
    with torch.no_grad():
        for number, layer in enumerate(layers):
            options = dict(layer)
            kind = options.pop("type")
            if kind not in LAYERS:
                raise SynthsliceError(f"layer {number}, {kind!r}, is not known to this version of the package")
            try:
                modules.append(LAYERS[kind](example, **options).eval())
                example = modules[-1](example)
            except (TypeError, ValueError, RuntimeError) as error:
                raise SynthsliceError(f"layer {number}, {kind}, cannot be made in PyTorch: {error}") from error
    return nn.Sequential(*modules)


#: The network of a family that makes images; "ema" is its average.
GENERATORS = {"gan": "generator", "vae-gan": "decoder", "draw": "network"}


def input_shape(experiment, network):
    """Of one of an experiment's networks, without the batch."""
    if experiment["family"] == "distribution":
        real = experiment["real"]
        return (experiment["generated"]["latent"] if network == "generator" else real["dimension"],)
    if experiment["family"] == "draw":
        return (experiment["network"]["glimpses"] * experiment["network"]["latent_size"], 1, 1)
    # A conditional network is told the condition in a channel more.
    told = int(experiment.get("condition", {}).get("measure", "none") != "none")
    if network in ("generator", "decoder"):
        latent = experiment["latent"]
        return (latent["channels"] + told, latent["size"], latent["size"])
    # Segmented images may have a channel for each label.
    channels = next((layer["out_channels"] for layer in reversed(experiment.get("generator", {}).get("layers", []))
                     if "out_channels" in layer), 1)
    size = experiment["data"]["patch_size"]
    return (channels + told, size, size)


def load(checkpoint, part):
    """A checkpoint's network."""
    experiment = {"family": "gan", **checkpoint.state["experiment"]}
    network = GENERATORS.get(experiment["family"], "generator") if part == "ema" else part
    is_drawn = experiment["family"] == "draw" and network == "network"
    if not is_drawn and "layers" not in experiment.get(network, {}):
        raise SynthsliceError(f"a run of the family {experiment['family']} has no layers of {part!r} to build")
    tensors = {name: torch.from_numpy(array) for name, array in checkpoint.tensors(part).items()}
    if network == "discriminator" and experiment.get("loss", {}).get("spectral_norm"):
        normalize_spectrally(tensors, experiment[network]["layers"], checkpoint.tensors("spectral_norm"))
    module = (Draw(experiment).eval() if is_drawn
              else build(experiment[network]["layers"], input_shape(experiment, network)))
    try:
        module.load_state_dict(tensors)
    except RuntimeError as error:
        raise SynthsliceError(f"{part} of step {checkpoint.step} does not fit its experiment: {error}") from error
    return module


def normalize_spectrally(tensors, layers, vectors):
    """Divides weights by their largest singular value, as estimated from the vectors u of the run and one power
    iteration (Miyato 2018, algorithm 1)."""
    for name, u in vectors.items():
        key = name.removesuffix("_u")
        weight = tensors[key]
        transposed = layers[int(key.split(".")[0])]["type"] == "conv_transpose2d"
        matrix = (weight.transpose(0, 1) if transposed else weight).flatten(1)
        v = nn.functional.normalize(matrix.T @ torch.from_numpy(u), dim=0)
        u = nn.functional.normalize(matrix @ v, dim=0)
        tensors[key] = weight / (u @ (matrix @ v)).clamp_min(1e-12)


class Random:
    """SplitMix64 with streams, as Synthslice draws what is no tensor (engine/base/random.h)."""

    def __init__(self, seed, stream=0):
        self._state = seed
        self._state = self._next() ^ (stream * 0x9E3779B97F4A7C15) % 2**64
        self._state = self._next()

    def _next(self):
        self._state = (self._state + 0x9E3779B97F4A7C15) % 2**64
        z = self._state
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 % 2**64
        z = (z ^ z >> 27) * 0x94D049BB133111EB % 2**64
        return z ^ z >> 31

    def uniform(self):
        """In [0, 1)."""
        return (self._next() >> 11) * 2.0**-53


class Generator:
    """The generator of a GAN's checkpoint, the decoder of a VAE-GAN's, or what draws of a DRAW network: image s is made from latents that are drawn by
    seed s alone, as `synthslice-cli generate` makes it. A conditional one may be asked for a `condition`, such as a
    volume fraction; else each image's is drawn by its seed, too."""

    def __init__(self, run, checkpoint, averaged=True):
        self.step = checkpoint.step
        #: torch.nn.Sequential, or draw.Draw: latents -> images in [-1, 1]
        experiment = {"family": "gan", **checkpoint.state["experiment"]}
        if experiment["family"] not in GENERATORS:
            raise SynthsliceError(f"a run of the family {experiment['family']} has no generator of images")
        generator = GENERATORS[experiment["family"]]
        self.network = load(checkpoint, "ema" if averaged and "ema" in checkpoint.parts else generator)
        self.latent_shape = input_shape(experiment, generator)
        self._window = checkpoint.state["grey_window"]
        self._condition = checkpoint.state.get("condition")
        self._labels = np.array(run.record.get("label_order") or run.record.get("labels") or [], np.float64)

    def latents(self, seeds, condition=None):
        """(images, channels, height, width)"""
        return self._drawn(seeds, condition)[0]

    def images(self, seeds, bits=None, condition=None):
        """(images, height, width): float32 in shares of full scale, or as stored with 8 or 16 `bits`."""
        latents, generators = self._drawn(seeds, condition)
        noises = [module for module in self.network.modules() if isinstance(module, Noise)]
        made = []
        with torch.no_grad():
            # One by one, as Synthslice does it: a batch may round otherwise.
            for latent, generator in zip(latents, generators):
                for noise in noises:
                    noise.generators = [generator]
                made.append(self.network(latent[None])[0].numpy())
        for noise in noises:
            noise.generators = None
        grey = self.to_grey(np.stack(made))
        if bits is None:
            return grey
        if bits not in (8, 16):
            raise SynthsliceError(f"bits={bits}: images are stored with 8 or 16")
        full = 2**bits - 1
        return np.floor(np.clip(grey.astype(np.float64), 0, 1) * full + 0.5).astype(np.uint8 if bits == 8 else np.uint16)

    def to_grey(self, values):
        """Shares of full scale for what the network gives, (images, channels, height, width) of -1 to 1: one channel,
        or one for each label, of which the largest counts."""
        if values.shape[1] > 1:
            return self._labels[values.argmax(1)].astype(np.float32)
        values = values[:, 0].astype(np.float64)
        if len(self._labels):
            last = len(self._labels) - 1
            places = np.clip(0.5 * (values + 1) * last, 0, last)
            return self._labels[np.floor(places + 0.5).astype(int)].astype(np.float32)
        return (self._window["centre"] + self._window["half_width"] * values).astype(np.float32)

    def _drawn(self, seeds, condition):
        seeds = [int(seed) for seed in seeds]
        if condition is not None and self._condition is None:
            raise SynthsliceError("this generator cannot be asked for a condition: it was trained without one")
        generators = [torch.Generator().manual_seed(seed) for seed in seeds]
        channels, height, width = self.latent_shape
        noise_shape = (1, channels - (self._condition is not None), height, width)
        latents = torch.cat([torch.randn(noise_shape, generator=generator) for generator in generators])
        if self._condition is not None:
            told = torch.tensor([self._told(seed, condition) for seed in seeds], dtype=torch.float32)
            latents = torch.cat([latents, told.reshape(-1, 1, 1, 1).expand(-1, 1, height, width)], 1)
        return latents, generators

    def _told(self, seed, condition):
        """What the network is told of the value asked for, or of one drawn as often as the training patches have it:
        its distance to their mean in standard deviations."""
        mean, deviation = self._condition["mean"], self._condition["sd"]
        quantiles = self._condition["quantiles"]
        if condition is not None:
            if not quantiles[0] <= condition <= quantiles[-1]:
                raise SynthsliceError(f"condition={condition}: the training patches have {quantiles[0]:.4g} to "
                                      f"{quantiles[-1]:.4g}")
            return (condition - mean) / deviation
        table = torch.tensor(quantiles, dtype=torch.float32)
        place = torch.full((1,), Random(seed, 1).uniform()) * float(len(quantiles) - 1)
        below = place.floor().long().clamp(0, len(quantiles) - 2)
        share = place - below
        value = table[below] * (1.0 - share) + table[below + 1] * share
        return ((value - mean) / deviation).item()
