#!/usr/bin/env python3
"""Hold the images of a run's generator against PyTorch's from the same weights and latents.

Loads a checkpoint's ema.safetensors into the torch.nn.Sequential that the run's experiment describes (strictly: every
name must match), makes each image from the latent of its seed, and prints the largest difference to the images that
Synthslice wrote, in the generator's range [-1, 1]. Exit code 1 if it is above 1e-5 plus what 16-bit rounding costs.

    pip install torch==2.15.0 numpy safetensors pillow
    synthslice-cli generate RUN --count 16 --seed 0 --bits 16 --format tiff --out IMAGES
    tests/reference/compare_generated_images.py RUN IMAGES
"""

import json
import pathlib
import sys

import numpy
import torch
from PIL import Image
from safetensors.torch import load_file


def layer(spec, channels):
    """The torch.nn module of one layer of an experiment, for an input with that many channels or features."""
    spec = dict(spec)
    kind = spec.pop("type")
    nn = torch.nn
    if kind == "linear":
        return nn.Linear(channels, spec["out_features"], bias=spec["bias"])
    if kind == "conv2d":
        return nn.Conv2d(channels, spec.pop("out_channels"), **spec)
    if kind == "conv_transpose2d":
        return nn.ConvTranspose2d(channels, spec.pop("out_channels"), **spec)
    if kind == "unflatten":
        return nn.Unflatten(1, (spec["channels"], spec["height"], spec["width"]))
    if kind == "upsample":
        return nn.Upsample(**spec)
    norms = {"batch_norm1d": nn.BatchNorm1d, "batch_norm2d": nn.BatchNorm2d, "instance_norm2d": nn.InstanceNorm2d}
    if kind in norms:
        return norms[kind](channels, **spec)
    plain = {"max_pool2d": nn.MaxPool2d, "avg_pool2d": nn.AvgPool2d, "zero_pad2d": nn.ZeroPad2d, "dropout": nn.Dropout,
             "flatten": nn.Flatten, "relu": nn.ReLU, "leaky_relu": nn.LeakyReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}
    return plain[kind](**spec)


def build(layers, example):
    modules = []
    for spec in layers:
        modules.append(layer(spec, example.shape[1]).eval())
        example = modules[-1](example)
    return torch.nn.Sequential(*modules)


def main(run, images):
    checkpoint = sorted(pathlib.Path(run, "checkpoints").glob("step-*"))[-1]
    state = json.loads((checkpoint / "state.json").read_text())["state"]
    files = sorted(pathlib.Path(images).glob("seed-*.tif"))
    experiment, window = state["experiment"], state["grey_window"]
    latent = experiment["latent"]
    shape = (1, latent["channels"], latent["size"], latent["size"])
    with torch.no_grad():
        generator = build(experiment["generator"]["layers"], torch.zeros(shape))
        generator.load_state_dict(load_file(checkpoint / "ema.safetensors"), strict=True)
        largest = 0.0
        for file in files:
            seed = int(file.stem.removeprefix("seed-"))
            z = torch.randn(shape, generator=torch.Generator().manual_seed(seed))
            theirs = generator(z)[0, 0].numpy()
            grey = numpy.asarray(Image.open(file)).astype(numpy.float64) / 65535
            ours = (grey - window["centre"]) / window["half_width"]
            inside = (grey > 0) & (grey < 1)
            largest = max(largest, float(numpy.abs(ours - theirs)[inside].max()))
    rounding = 0.5 / 65535 / window["half_width"]
    print(f"{len(files)} images, largest difference {largest:.2e}, of which 16-bit rounding up to {rounding:.2e}")
    return 0 if largest <= 1e-5 + rounding else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
