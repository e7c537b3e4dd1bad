#!/usr/bin/env python3
"""One training step of small VAEs by PyTorch: vae.safetensors (images, weights before and after) and vae.json (what the
step measures). Written against the papers, not against Synthslice's code.

    python -m venv venv && venv/bin/pip install torch==2.15.0 numpy safetensors
    venv/bin/python tests/reference/make_vae_values.py
"""

import json
import math
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import nn
from torch.nn import functional as F

HERE = Path(__file__).resolve().parent
MASK = (1 << 64) - 1
SIDE, BATCH, LATENT = 8, 4, 3


def mixed(state):
    """The next number of SplitMix64, and its state."""
    state = (state + 0x9E3779B97F4A7C15) & MASK
    z = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31), state


def first(seed, stream):
    """Random(seed, stream).next() of engine/base/random.h."""
    number, _ = mixed(seed)
    state, _ = mixed(number ^ ((stream * 0x9E3779B97F4A7C15) & MASK))
    return mixed(state)[0]


def step_seed(run_seed):
    """That of a run's first step: stream 3, number 0."""
    return first(first(run_seed, 3), 0)


def networks(kind):
    outputs = 1 if kind == "bernoulli" else 2
    encoder = nn.Sequential(nn.Conv2d(1, 6, 4, 2, 1), nn.LeakyReLU(0.2), nn.Flatten(), nn.Linear(96, 2 * LATENT))
    decoder = nn.Sequential(nn.ConvTranspose2d(LATENT, 5, 4, bias=False), nn.BatchNorm2d(5), nn.ReLU(),
                            nn.ConvTranspose2d(5, outputs, 4, 2, 1))
    return encoder, decoder


def log_likelihood(kind, outputs, x):
    if kind == "bernoulli":
        return -F.binary_cross_entropy_with_logits(outputs, x, reduction="none").sum((1, 2, 3))
    mean, log_variance = outputs.double().chunk(2, 1)
    if kind == "gaussian":
        return torch.distributions.Normal(mean, torch.exp(0.5 * log_variance)).log_prob(x.double()).sum((1, 2, 3))
    scale = torch.exp(0.5 * log_variance) * math.sqrt(3) / math.pi
    half = 1 / 255
    above = torch.where(x >= 1 - half / 2, torch.ones_like(mean), torch.sigmoid((x + half - mean) / scale))
    below = torch.where(x <= -1 + half / 2, torch.zeros_like(mean), torch.sigmoid((x - half - mean) / scale))
    return (above - below).log().sum((1, 2, 3))


def main():
    tensors, values = {}, {"run_seed": 7, "cases": {}}
    torch.manual_seed(1)
    images = torch.rand(BATCH, 1, SIDE, SIDE) * 2.2 - 1.1
    tensors["images"] = images
    for kind in ("bernoulli", "gaussian", "discretized_logistic"):
        encoder, decoder = networks(kind)
        both = nn.ModuleDict({"encoder": encoder, "decoder": decoder})
        tensors |= {f"{kind}.before.{name}": tensor.clone() for name, tensor in both.state_dict().items()}
        random = torch.Generator().manual_seed(step_seed(values["run_seed"]))
        if kind == "bernoulli":
            grey = (images + 1) / 2
            x = (torch.rand(grey.shape, generator=random) < grey.clamp(0, 1)).float()
        elif kind == "gaussian":
            x = images
        else:
            x = torch.round((images.clamp(-1, 1) + 1) * 127.5) / 127.5 - 1
        mean, log_variance = encoder(x).chunk(2, 1)
        noise = torch.randn((BATCH, LATENT, 1, 1), generator=random)[:, :, 0, 0]
        outputs = decoder((mean + torch.exp(0.5 * log_variance) * noise)[:, :, None, None])
        reconstruction = log_likelihood(kind, outputs, x).mean()
        posterior = torch.distributions.Normal(mean, torch.exp(0.5 * log_variance))
        kl = torch.distributions.kl_divergence(posterior, torch.distributions.Normal(0.0, 1.0))
        loss = 0.5 * kl.mean(0).clamp_min(0.02).sum() - reconstruction
        adam = torch.optim.Adam(both.parameters(), lr=1e-3)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(both.parameters(), 5.0)
        adam.step()
        tensors |= {f"{kind}.after.{name}": tensor for name, tensor in both.state_dict().items()}
        values["cases"][kind] = {"loss": loss.item(), "reconstruction": reconstruction.item(),
                                 "kl": kl.sum(1).mean().item(), "gradient_norm": norm.item()}
    save_file({name: tensor.contiguous() for name, tensor in tensors.items()}, HERE / "vae.safetensors")
    (HERE / "vae.json").write_text(json.dumps(values, indent=1) + "\n")


if __name__ == "__main__":
    main()
