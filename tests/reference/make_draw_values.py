#!/usr/bin/env python3
"""One training step of small DRAW networks by PyTorch: draw.safetensors (images, weights before and after) and draw.json
(what the step measures). Written against the paper (Gregor 2015), not against Synthslice's code.

    python -m venv venv && venv/bin/pip install torch==2.15.0 numpy safetensors
    venv/bin/python tests/reference/make_draw_values.py
"""

import json
from pathlib import Path

import torch
from make_vae_values import log_likelihood, step_seed
from safetensors.torch import save_file
from torch import nn

HERE = Path(__file__).resolve().parent
SIDE, BATCH, GLIMPSES, LATENT, HIDDEN, READ, WRITE = 8, 4, 3, 2, 6, 2, 3


def filters(centre, stride, variance, count):
    """{batch, count, SIDE}, equations 19, 20, 25 and 26."""
    i = torch.arange(1, count + 1)
    mu = centre + (i - count / 2 - 0.5) * stride
    a = torch.arange(1, SIDE + 1)
    weights = torch.exp(-(a - mu[:, :, None]) ** 2 / (2 * variance[:, :, None]))
    return weights / weights.sum(2, keepdim=True)


def window(values, count):
    """F_X, F_Y and gamma, equations 21 to 24."""
    x, y, log_variance, log_stride, log_gamma = values.chunk(5, 1)
    stride = (SIDE - 1) / (count - 1) * log_stride.exp()
    banks = [filters((SIDE + 1) / 2 * (centre + 1), stride, log_variance.exp(), count) for centre in (x, y)]
    return *banks, log_gamma.exp()[:, :, None]


class Draw(nn.Module):
    def __init__(self, attention, outputs):
        super().__init__()
        self.attention, self.outputs = attention, outputs
        self.encoder = nn.LSTMCell(2 * (READ if attention else SIDE) ** 2 + HIDDEN, HIDDEN)
        self.decoder = nn.LSTMCell(LATENT, HIDDEN)
        self.posterior = nn.Linear(HIDDEN, 2 * LATENT)
        self.write = nn.Linear(HIDDEN, outputs * (WRITE if attention else SIDE) ** 2)
        if attention:
            self.read_window = nn.Linear(HIDDEN, 5)
            self.write_window = nn.Linear(HIDDEN, 5)
        self.initial_canvas = nn.Parameter(0.3 * torch.randn(outputs, SIDE, SIDE))
        self.initial_encoder = nn.Parameter(0.3 * torch.randn(HIDDEN))
        self.initial_decoder = nn.Parameter(0.3 * torch.randn(HIDDEN))

    def read(self, images, h):
        if not self.attention:
            return [image.flatten(1) for image in images]
        f_x, f_y, gamma = window(self.read_window(h), READ)
        return [(gamma * (f_y @ image[:, 0] @ f_x.transpose(1, 2))).flatten(1) for image in images]

    def stroke(self, h):
        if not self.attention:
            return self.write(h).view(-1, self.outputs, SIDE, SIDE)
        f_x, f_y, gamma = window(self.write_window(h), WRITE)
        patches = self.write(h).view(-1, self.outputs, WRITE, WRITE)
        return torch.stack([f_y.transpose(1, 2) @ patch @ f_x / gamma for patch in patches.unbind(1)], 1)

    def forward(self, x, noise):
        canvas = self.initial_canvas.expand(BATCH, -1, -1, -1)
        of_encoder = (self.initial_encoder.expand(BATCH, -1), torch.zeros(BATCH, HIDDEN))
        of_decoder = (self.initial_decoder.expand(BATCH, -1), torch.zeros(BATCH, HIDDEN))
        kls = []
        for t in range(GLIMPSES):
            mean_image = torch.sigmoid(canvas) if self.outputs == 1 else canvas[:, :1]
            seen = self.read([x, x - mean_image], of_decoder[0])
            of_encoder = self.encoder(torch.cat([*seen, of_decoder[0]], 1), of_encoder)
            mean, log_variance = self.posterior(of_encoder[0]).chunk(2, 1)
            posterior = torch.distributions.Normal(mean, torch.exp(0.5 * log_variance))
            kls.append(torch.distributions.kl_divergence(posterior, torch.distributions.Normal(0.0, 1.0)))
            z = mean + torch.exp(0.5 * log_variance) * noise[:, t * LATENT:(t + 1) * LATENT, 0, 0]
            of_decoder = self.decoder(z, of_decoder)
            canvas = canvas + self.stroke(of_decoder[0])
        return canvas, torch.cat(kls, 1)


def main():
    tensors, values = {}, {"run_seed": 7, "cases": {}}
    torch.manual_seed(1)
    images = torch.rand(BATCH, 1, SIDE, SIDE) * 2.2 - 1.1
    tensors["images"] = images
    for name, attention, kind in (("attention", True, "bernoulli"), ("whole image", False, "bernoulli"),
                                  ("attention, grey", True, "gaussian")):
        network = Draw(attention, 1 if kind == "bernoulli" else 2)
        tensors |= {f"{name}.before.{key}": tensor.clone() for key, tensor in network.state_dict().items()}
        random = torch.Generator().manual_seed(step_seed(values["run_seed"]))
        if kind == "bernoulli":
            x = (torch.rand(images.shape, generator=random) < ((images + 1) / 2).clamp(0, 1)).float()
        else:
            x = images
        canvas, kl = network(x, torch.randn((BATCH, GLIMPSES * LATENT, 1, 1), generator=random))
        reconstruction = log_likelihood(kind, canvas, x).mean()
        loss = 0.5 * kl.mean(0).clamp_min(0.02).sum() - reconstruction
        adam = torch.optim.Adam(network.parameters(), lr=1e-3)
        loss.backward()
        norm = nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        adam.step()
        tensors |= {f"{name}.after.{key}": tensor for key, tensor in network.state_dict().items()}
        values["cases"][name] = {"loss": loss.item(), "reconstruction": reconstruction.item(),
                                 "kl": kl.sum(1).mean().item(), "gradient_norm": norm.item()}
    save_file({name: tensor.contiguous() for name, tensor in tensors.items()}, HERE / "draw.safetensors")
    (HERE / "draw.json").write_text(json.dumps(values, indent=1) + "\n")


if __name__ == "__main__":
    main()
