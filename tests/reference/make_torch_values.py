#!/usr/bin/env python3
"""Makes the values that the tests compare Synthslice with, by Python's torch.

    python -m venv venv && venv/bin/pip install torch==2.15.0 numpy safetensors
    venv/bin/python tests/reference/make_torch_values.py

writes optimizers.json, losses.json, networks.json and networks.safetensors beside this file. Each says the version of
torch and the seed that made it.
"""

import json
import math
import random
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import nn
from torch.nn import functional as F

SEED = 20261125
FOLDER = Path(__file__).parent


def write(name, content):
    content = {"made_by": f"make_torch_values.py with torch {torch.__version__.split('+')[0]}, seed {SEED}", **content}
    text = json.dumps(content, indent=None, separators=(", ", ": "))
    (FOLDER / name).write_text(text.replace('{"spec"', '\n{"spec"').replace('{"layers"', '\n{"layers"') + "\n")


# --- optimizers -----------------------------------------------------------------------------------------------------

START = [1.0, -2.0, 0.5, 3.0]
STEPS = 200
SHOWN = [1, 2, 10, 50, 200]


def gradient(value, i, step):
    """Of a fixed problem: a bowl of another width in each direction, and a wave."""
    return (1.0 + i) * value + math.sin(step + i)


def optimizer_cases():
    adam = [{}, {"betas": [0.5, 0.9]}, {"eps": 1e-3}, {"weight_decay": 0.1}, {"amsgrad": True},
            {"amsgrad": True, "weight_decay": 0.05, "betas": [0.0, 0.9]}, {"maximize": True}]
    rmsprop = [{}, {"alpha": 0.9}, {"eps": 1e-3}, {"weight_decay": 0.1}, {"momentum": 0.8}, {"centered": True},
               {"centered": True, "momentum": 0.5, "weight_decay": 0.1}, {"maximize": True}]
    sgd = [{}, {"momentum": 0.8}, {"momentum": 0.8, "dampening": 0.3}, {"weight_decay": 0.1},
           {"momentum": 0.9, "nesterov": True}, {"momentum": 0.8, "weight_decay": 0.1, "nesterov": True},
           {"maximize": True, "lr": 1e-3}]
    adagrad = [{}, {"lr_decay": 0.1}, {"weight_decay": 0.1}, {"initial_accumulator_value": 0.4}, {"eps": 1e-3},
               {"maximize": True}]
    for name, rule, variants in (("adam", torch.optim.Adam, adam), ("adamw", torch.optim.AdamW, adam),
                                 ("rmsprop", torch.optim.RMSprop, rmsprop), ("sgd", torch.optim.SGD, sgd),
                                 ("adagrad", torch.optim.Adagrad, adagrad)):
        for variant in variants:
            yield name, rule, {"lr": 0.02, **variant}


def optimizers():
    cases = []
    for name, rule, arguments in optimizer_cases():
        parameter = torch.tensor(START, dtype=torch.float64, requires_grad=True)
        optimizer = rule([parameter], **arguments)
        shown = []
        for step in range(1, STEPS + 1):
            parameter.grad = torch.tensor([gradient(v, i, step) for i, v in enumerate(parameter.tolist())],
                                          dtype=torch.float64)
            optimizer.step()
            if step in SHOWN:
                shown.append(parameter.tolist())
        cases.append({"spec": {"type": name, **arguments}, "values": shown})
    write("optimizers.json", {"start": START, "steps": SHOWN, "cases": cases})


# --- losses ---------------------------------------------------------------------------------------------------------

def losses():
    generator = torch.Generator().manual_seed(SEED)
    real = torch.randn(6, 1, dtype=torch.float64, generator=generator) * 2
    fake = torch.randn(6, 1, dtype=torch.float64, generator=generator) * 2
    classes = torch.randn(6, 3, dtype=torch.float64, generator=generator) * 2
    labels = torch.tensor([0, 2, 1, 1, 0, 2])
    chosen = F.one_hot(labels, 3).to(torch.float64)
    target = torch.rand(6, 1, dtype=torch.float64, generator=generator)

    def bce(scores, value):
        return F.binary_cross_entropy_with_logits(scores, torch.full_like(scores, value)).item()

    def mse(scores, value):
        return F.mse_loss(scores, torch.full_like(scores, value)).item()

    smoothing = 0.1
    gan = {
        "discriminator": {
            "minimax": bce(real, 1) + bce(fake, 0),
            "least_squares": mse(real, 1) + mse(fake, 0),
            "wasserstein": (fake.mean() - real.mean()).item(),
            "hinge": (F.relu(1 - real).mean() + F.relu(1 + fake).mean()).item(),
            "relativistic": bce(real - fake, 1),
        },
        "discriminator_smoothed": {
            "minimax": bce(real, 1 - smoothing) + bce(fake, 0),
            "least_squares": mse(real, 1 - smoothing) + mse(fake, 0),
        },
        "generator": {
            "non_saturating": bce(fake, 1),
            "minimax": -bce(fake, 0),
            "least_squares": mse(fake, 1),
            "wasserstein": -fake.mean().item(),
            "hinge": -fake.mean().item(),
            "relativistic": bce(fake - real, 1),
        },
    }
    general = {
        "l1": nn.L1Loss()(real, target).item(),
        "mse": nn.MSELoss()(real, target).item(),
        "rmse": math.sqrt(nn.MSELoss()(real, target).item()),
        "bce": nn.BCEWithLogitsLoss()(real, target).item(),
    }
    classified = {
        "cross_entropy": nn.CrossEntropyLoss()(classes, labels).item(),
        "nll": nn.NLLLoss()(F.log_softmax(classes, 1), labels).item(),
    }
    write("losses.json", {"real": real.flatten().tolist(), "fake": fake.flatten().tolist(), "smoothing": smoothing,
                          "gan": gan, "target": target.flatten().tolist(), "general": general,
                          "classes": classes.tolist(), "chosen": chosen.tolist(), "classified": classified})


# --- networks -------------------------------------------------------------------------------------------------------

class MinibatchStd(nn.Module):
    """Karras 2018, section 3, in the groups of Karras 2020; the whole batch where it cannot be divided."""

    def __init__(self, group_size, num_channels):
        super().__init__()
        self.group_size, self.num_channels = group_size, num_channels

    def forward(self, x):
        batch, channels = x.shape[:2]
        group = self.group_size if batch % self.group_size == 0 else batch
        groups, part = batch // group, channels // self.num_channels
        maps = torch.empty(batch, self.num_channels, *x.shape[2:])
        for g in range(groups):
            members = list(range(g, batch, groups))
            for c in range(self.num_channels):
                values = x[members, c * part:(c + 1) * part]
                deviation = (values.var(0, unbiased=False) + 1e-8).sqrt().mean()
                maps[members, c] = deviation
        return torch.cat([x, maps], 1)


def pick(**choices):
    return {key: random.choice(values) for key, values in choices.items()}


def make_layer(kind, shape):
    """One random layer of that kind for an input of that shape: its description and its module."""
    channels = shape[0]
    if kind == "linear":
        p = pick(out_features=[1, 3, 8], bias=[True, False])
        return p, nn.Linear(channels, **p)
    if kind == "conv2d":
        p = pick(out_channels=[1, 2, 4, 6], kernel_size=[1, 2, 3, 4], stride=[1, 1, 2, 3], padding=[0, 0, 1, 2],
                 dilation=[1, 1, 2], groups=[1, 1, 2], bias=[True, False],
                 padding_mode=["zeros", "zeros", "reflect", "replicate", "circular"])
        return p, nn.Conv2d(channels, **p)
    if kind == "conv_transpose2d":
        p = pick(out_channels=[1, 2, 4], kernel_size=[2, 3, 4], stride=[1, 2], padding=[0, 1], output_padding=[0, 0, 1],
                 dilation=[1, 1, 2], groups=[1, 1, 2], bias=[True, False])
        return p, nn.ConvTranspose2d(channels, **p)
    if kind == "upsample":
        p = pick(scale_factor=[2, 3], mode=["nearest", "nearest", "bilinear", "bicubic"])
        if p["mode"] != "nearest":
            p["align_corners"] = random.choice([True, False])
        return p, nn.Upsample(**p)
    if kind == "max_pool2d":
        p = pick(kernel_size=[2, 3], stride=[1, 2], padding=[0, 1], dilation=[1, 2], ceil_mode=[True, False])
        return p, nn.MaxPool2d(**p)
    if kind == "avg_pool2d":
        p = pick(kernel_size=[2, 3], stride=[1, 2], padding=[0, 1], ceil_mode=[True, False],
                 count_include_pad=[True, False])
        return p, nn.AvgPool2d(**p)
    if kind == "zero_pad2d":
        p = pick(padding=[-2, -1, 1, 2])
        return p, nn.ZeroPad2d(**p)
    if kind == "flatten":
        return {}, nn.Flatten()
    if kind == "unflatten":
        width = random.choice([w for w in range(1, channels + 1) if channels % w == 0])
        return {"channels": channels // width, "height": 1, "width": width}, nn.Unflatten(1, (channels // width, 1, width))
    if kind in ("batch_norm1d", "batch_norm2d", "instance_norm2d"):
        module = {"batch_norm1d": nn.BatchNorm1d, "batch_norm2d": nn.BatchNorm2d,
                  "instance_norm2d": nn.InstanceNorm2d}[kind]
        p = pick(eps=[1e-5, 1e-2], momentum=[0.1, 0.5], affine=[True, False], track_running_stats=[True, False])
        return p, module(channels, **p)
    if kind == "layer_norm":
        p = pick(eps=[1e-5, 1e-2], elementwise_affine=[True, False], bias=[True, False])
        return p, nn.LayerNorm(shape, **p)
    if kind == "group_norm":
        p = pick(num_groups=[1, 2, 3], eps=[1e-5, 1e-2], affine=[True, False])
        return p, nn.GroupNorm(num_channels=channels, **p)
    if kind == "minibatch_std":
        p = pick(group_size=[2, 3, 4], num_channels=[1, 2])
        if channels % p["num_channels"]:
            raise ValueError
        return p, MinibatchStd(**p)
    if kind == "dropout":
        p = pick(p=[0.1, 0.5])
        return p, nn.Dropout(**p)
    if kind == "leaky_relu":
        p = pick(negative_slope=[0.01, 0.2])
        return p, nn.LeakyReLU(**p)
    if kind == "elu":
        p = pick(alpha=[0.5, 1.0])
        return p, nn.ELU(**p)
    if kind == "gelu":
        p = pick(approximate=["none", "tanh"])
        return p, nn.GELU(**p)
    return {}, {"relu": nn.ReLU(), "tanh": nn.Tanh(), "sigmoid": nn.Sigmoid(), "softmax": nn.Softmax(1),
                "log_softmax": nn.LogSoftmax(1)}[kind]


ANY = ["layer_norm", "group_norm", "minibatch_std", "dropout", "relu", "leaky_relu", "elu", "gelu", "tanh", "sigmoid",
       "softmax", "log_softmax"]
ROW = ["linear", "linear", "linear", "unflatten", "batch_norm1d"] + ANY
IMAGE = ["conv2d"] * 5 + ["conv_transpose2d"] * 4 + ["upsample"] * 3 + [
    "max_pool2d", "avg_pool2d", "zero_pad2d", "flatten", "batch_norm2d", "instance_norm2d"] * 2 + ANY


def random_network():
    shape = (random.choice([1, 2, 3, 4]), random.randint(4, 9), random.randint(4, 9))
    start, modules, layers = shape, [], []
    while len(layers) < random.randint(3, 7):
        kind = random.choice(IMAGE if len(shape) == 3 else ROW)
        try:
            description, module = make_layer(kind, shape)
            module.train()
            output = module(torch.randn(4, *shape))
        except (ValueError, RuntimeError):
            continue  # not for this shape
        if not 0 < output[0].numel() <= 400 or not output.isfinite().all() or sum(p.numel() for p in module.parameters()) > 600:
            continue
        shape = tuple(output.shape[1:])
        modules.append(module)
        layers.append({"type": kind, **description, "output_shape": list(shape),
                       "parameters": sum(p.numel() for p in module.parameters())})
    return start, layers, nn.Sequential(*modules)


def networks(count=120):
    random.seed(SEED)
    torch.manual_seed(SEED)
    described, tensors = [], {}
    for number in range(count):
        start, layers, network = random_network()
        for tensor in network.state_dict().values():  # initial norms would hide what scale, shift and means do
            if tensor.is_floating_point():
                tensor.copy_(torch.rand_like(tensor) + 0.2 if tensor.min() >= 0 and tensor.dim() == 1
                             else torch.randn_like(tensor) * 0.5)
        values = torch.randn(4, *start)
        name = f"{number:03d}"
        tensors.update({f"{name}.{key}": value.clone() for key, value in network.state_dict().items()})
        tensors[f"{name}.input"] = values
        with torch.no_grad():
            tensors[f"{name}.evaluated"] = network.eval()(values).contiguous()
            if not any(layer["type"] == "dropout" for layer in layers):
                tensors[f"{name}.trained"] = network.train()(values).contiguous()
        described.append({"layers": layers, "input_shape": list(start)})
    write("networks.json", {"networks": described})
    save_file(tensors, FOLDER / "networks.safetensors")


if __name__ == "__main__":
    optimizers()
    losses()
    networks()
