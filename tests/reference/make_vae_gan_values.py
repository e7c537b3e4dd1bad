#!/usr/bin/env python3
"""One training step of small VAE-GANs by PyTorch: vae_gan.safetensors (images, weights before and after) and vae_gan.json
(what the step measures). Written against Larsen 2016, algorithm 1, not against Synthslice's code: each network's loss by a
forward pass of its own, in which the other networks are held.

    python -m venv venv && venv/bin/pip install torch==2.15.0 numpy safetensors
    venv/bin/python tests/reference/make_vae_gan_values.py
"""

import copy
import json
from pathlib import Path

import torch
from make_vae_values import step_seed
from safetensors.torch import save_file
from torch import nn

HERE = Path(__file__).resolve().parent
SIDE, BATCH, LATENT = 8, 4, 3
BETA, FREE_BITS, SD, GAMMA, CLIP = 0.5, 0.02, 0.5, 0.03, 2.0


def networks():
    encoder = nn.Sequential(nn.Conv2d(1, 6, 4, 2, 1), nn.LeakyReLU(0.2), nn.Flatten(), nn.Linear(96, 2 * LATENT))
    decoder = nn.Sequential(nn.ConvTranspose2d(LATENT, 5, 4, bias=False), nn.BatchNorm2d(5), nn.ReLU(),
                            nn.ConvTranspose2d(5, 1, 4, 2, 1), nn.Tanh())
    discriminator = nn.Sequential(nn.Conv2d(1, 4, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(4, 7, 3, 1, 1, bias=False),
                                  nn.BatchNorm2d(7), nn.LeakyReLU(0.2), nn.Flatten(), nn.Linear(112, 1))
    return {"encoder": encoder, "decoder": decoder, "discriminator": discriminator}


def cross_entropy(scores, real):
    return nn.functional.binary_cross_entropy_with_logits(scores, torch.full_like(scores, float(real)))


def pass_through(of, x, noise, drawn):
    """Every loss of the paper, of copies of the networks, whose batch norms end as after one pass."""
    mean, log_variance = of["encoder"](x).chunk(2, 1)
    posterior = torch.distributions.Normal(mean, torch.exp(0.5 * log_variance))
    kl = torch.distributions.kl_divergence(posterior, torch.distributions.Normal(0.0, 1.0))
    told = of["decoder"]((mean + torch.exp(0.5 * log_variance) * noise)[:, :, None, None])
    made = of["decoder"](drawn[:, :, None, None])
    features, scores = [], []
    for images in (x, told, made):
        features.append(of["discriminator"][:4](images))  # of the batch norm, before its activation
        scores.append(of["discriminator"][4:](features[-1]))
    normal = torch.distributions.Normal(features[0].detach(), SD)
    constant = normal.log_prob(features[0].detach())
    likeness = -(normal.log_prob(features[1]) - constant).flatten(1).sum(1).mean()
    return {"kl": kl.sum(1).mean(), "cost": kl.mean(0).clamp_min(FREE_BITS).sum(), "features": likeness,
            "real": cross_entropy(scores[0], 1), "reconstructed": cross_entropy(scores[1], 0),
            "fake": cross_entropy(scores[2], 0), "fooled": cross_entropy(scores[1], 1) + cross_entropy(scores[2], 1)}


def loss_of(network, losses, minimax):
    game = losses["real"] + losses["reconstructed"] + losses["fake"]
    if network == "encoder":
        return BETA * losses["cost"] + losses["features"]
    if network == "decoder":
        return GAMMA * losses["features"] + (-game if minimax else losses["fooled"])
    return game


def main():
    tensors, values = {}, {"run_seed": 7, "cases": {}}
    torch.manual_seed(1)
    x = torch.rand(BATCH, 1, SIDE, SIDE) * 2 - 1
    tensors["images"] = x
    for case in ("minimax", "non_saturating"):
        before = networks()
        random = torch.Generator().manual_seed(step_seed(values["run_seed"]))
        noise = torch.randn((BATCH, LATENT, 1, 1), generator=random)[:, :, 0, 0]
        drawn = torch.randn((BATCH, LATENT, 1, 1), generator=random)[:, :, 0, 0]
        measured = {}
        for name, network in before.items():
            tensors |= {f"{case}.before.{name}.{key}": value.clone() for key, value in network.state_dict().items()}
        for name in before:
            own = copy.deepcopy(before)
            optimizer = torch.optim.SGD(own[name].parameters(), lr=0.1)
            losses = pass_through(own, x, noise, drawn)
            loss_of(name, losses, case == "minimax").backward()
            norm = nn.utils.clip_grad_norm_(own[name].parameters(), CLIP)
            optimizer.step()
            tensors |= {f"{case}.after.{name}.{key}": value for key, value in own[name].state_dict().items()}
            measured |= {f"loss_{key}": losses[key].item() for key in ("real", "reconstructed", "fake")}
            measured |= {key: losses[key].item() for key in ("kl", "features")}
            measured[f"gradient_norm_{name}"] = norm.item()
        values["cases"][case] = measured
    save_file({name: tensor.contiguous() for name, tensor in tensors.items()}, HERE / "vae_gan.safetensors")
    (HERE / "vae_gan.json").write_text(json.dumps(values, indent=1) + "\n")


if __name__ == "__main__":
    main()
