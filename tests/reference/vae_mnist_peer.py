#!/usr/bin/env python3
"""The VAE of the preset vae-mnist as a plain PyTorch script would write it: 784-400-20-400-784, Adam 1e-3, batches of
128, pixels drawn anew in each epoch. Trains on MNIST's training images and prints bound and NLL of its test images.

    python -m venv venv && venv/bin/pip install torch==2.15.0 numpy
    venv/bin/python tests/reference/vae_mnist_peer.py FOLDER [--epochs N] [--samples N] [--test N] [--seed N]

FOLDER holds the four IDX files, packed by gzip.
"""

import argparse
import gzip
import math
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

LATENT = 20


def images(path):
    with gzip.open(path) as file:
        data = np.frombuffer(file.read(), np.uint8, offset=16)
    return torch.tensor(data.reshape(-1, 784)).float() / 255


class Vae(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(784, 400), nn.ReLU(), nn.Linear(400, 2 * LATENT))
        self.decoder = nn.Sequential(nn.Linear(LATENT, 400), nn.ReLU(), nn.Linear(400, 784))

    def forward(self, x):
        mean, log_variance = self.encoder(x).chunk(2, 1)
        logits = self.decoder(mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean))
        reconstruction = F.binary_cross_entropy_with_logits(logits, x, reduction="none").sum(1)
        kl = -0.5 * (1 + log_variance - mean.square() - log_variance.exp()).sum(1)
        return reconstruction, kl


@torch.no_grad()
def negative_log_likelihood(vae, x, samples):
    """Of each image, by importance sampling (Burda 2016, eq. 8), one image at a time."""
    values = []
    for one in x:
        mean, log_variance = vae.encoder(one[None]).chunk(2, 1)
        posterior = torch.distributions.Normal(mean, torch.exp(0.5 * log_variance))
        z = posterior.sample((samples,))[:, 0]
        prior = torch.distributions.Normal(0.0, 1.0)
        likelihood = -F.binary_cross_entropy_with_logits(vae.decoder(z), one.expand(samples, -1), reduction="none").sum(1)
        weights = likelihood + prior.log_prob(z).sum(1) - posterior.log_prob(z).sum(1)
        values.append(math.log(samples) - torch.logsumexp(weights, 0).item())
    return sum(values) / len(values)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--samples", type=int, default=200)
    parser.add_argument("--test", type=int, default=10000, help="test images")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    training = images(arguments.folder / "train-images-idx3-ubyte.gz")
    test = torch.bernoulli(images(arguments.folder / "t10k-images-idx3-ubyte.gz"))[:arguments.test]
    vae = Vae()
    adam = torch.optim.Adam(vae.parameters(), lr=1e-3)
    begin = time.perf_counter()
    for epoch in range(arguments.epochs):
        for batch in torch.randperm(len(training)).split(128):
            reconstruction, kl = vae(torch.bernoulli(training[batch]))
            loss = (reconstruction + kl).mean()
            adam.zero_grad()
            loss.backward()
            adam.step()
        with torch.no_grad():
            reconstruction, kl = vae(test)
        print(f"epoch {epoch + 1}: -ELBO {(reconstruction + kl).mean():.3f}, KL {kl.mean():.3f}, "
              f"{time.perf_counter() - begin:.0f} s", flush=True)
    print(f"NLL {negative_log_likelihood(vae, test, arguments.samples):.3f} by {arguments.samples} importance samples")


if __name__ == "__main__":
    main()
