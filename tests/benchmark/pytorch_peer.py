#!/usr/bin/env python3
"""The training step of an experiment file of a GAN, a VAE, a VAE-GAN, DRAW or a classifier as a PyTorch script would write
it: torch.nn layers, torch.optim, autograd. Prints the median seconds of a step, as JSON.

    pytorch_peer.py EXPERIMENT.json CONFIGURATION [STEPS [THREADS]]

CONFIGURATION is words joined by '+': eager, channels_last, bf16 (autocast), fused (Adam), compile. Data are made before
the steps: what a script would load meanwhile is not counted.
"""

import json
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

WARM_UP_STEPS = 3


def layer(spec, channels):
    """The torch.nn module of a layer's spec, and the channels or features that it puts out."""
    kind = spec["type"]
    if kind in ("conv2d", "conv_transpose2d"):
        module = nn.Conv2d if kind == "conv2d" else nn.ConvTranspose2d
        return module(channels, spec["out_channels"], spec["kernel_size"], spec["stride"], spec["padding"],
                      bias=spec["bias"]), spec["out_channels"]
    if kind == "linear":
        return nn.Linear(channels, spec["out_features"], bias=spec["bias"]), spec["out_features"]
    if kind == "batch_norm2d":
        return nn.BatchNorm2d(channels), channels
    if kind == "instance_norm2d":
        return nn.InstanceNorm2d(channels, affine=spec["affine"]), channels
    if kind in ("max_pool2d", "avg_pool2d"):
        module = nn.MaxPool2d if kind == "max_pool2d" else nn.AvgPool2d
        return module(spec["kernel_size"], spec["stride"], spec["padding"]), channels
    if kind == "upsample":
        return nn.Upsample(scale_factor=spec["scale_factor"], mode=spec["mode"]), channels
    if kind == "zero_pad2d":
        return nn.ZeroPad2d(spec["padding"]), channels
    if kind == "unflatten":
        return nn.Unflatten(1, (spec["channels"], spec["height"], spec["width"])), spec["channels"]
    if kind == "leaky_relu":
        return nn.LeakyReLU(spec["negative_slope"], inplace=True), channels
    plain = {"relu": lambda: nn.ReLU(inplace=True), "tanh": nn.Tanh, "sigmoid": nn.Sigmoid, "flatten": nn.Flatten}
    return plain[kind](), channels


def network(spec, channels, pixels=1):
    """Of torch.nn, for images of `pixels` x `pixels`."""
    modules = []
    for layer_spec in spec["layers"]:
        if layer_spec["type"] == "flatten":
            channels *= pixels * pixels
        module, channels = layer(layer_spec, channels)
        if layer_spec["type"] in ("conv2d", "max_pool2d", "avg_pool2d"):
            pixels = (pixels - layer_spec["kernel_size"] + 2 * layer_spec["padding"]) // layer_spec["stride"] + 1
        modules.append(module)
    return nn.Sequential(*modules)


def scores(discriminator, images):
    return discriminator(images).float().flatten(1).mean(1)


def discriminator_loss(name, real, fake):
    if name == "wasserstein":
        return fake.mean() - real.mean()
    if name == "relativistic":
        return F.softplus(fake - real).mean()
    return F.softplus(-real).mean() + F.softplus(fake).mean()


def generator_loss(name, real, fake):
    if name == "wasserstein":
        return -fake.mean()
    if name == "relativistic":
        return F.softplus(real - fake).mean()
    return F.softplus(-fake).mean()


def squared_slopes(outputs, images):
    slopes, = torch.autograd.grad(outputs.sum(), images, create_graph=True)
    return slopes.float().square().flatten(1).sum(1)


def classifier_step(experiment, words):
    """One update of a classifier with cross-entropy, and its loss and accuracy."""
    batch = experiment["training"]["batch_size"]
    patch = experiment["data"]["patch_size"]
    classifier = network(experiment["network"], 1, patch)
    batches = [(torch.rand(batch, 1, patch, patch), torch.randint(10, (batch,))) for _ in range(8)]
    if "channels_last" in words:
        classifier = classifier.to(memory_format=torch.channels_last)
    optimizer = torch.optim.RMSprop(classifier.parameters(), experiment["optimizer"]["lr"])
    if "compile" in words:
        classifier = torch.compile(classifier)

    def step():
        images, labels = batches[0]
        batches.append(batches.pop(0))
        optimizer.zero_grad()
        with torch.autocast("cpu", torch.bfloat16, enabled="bf16" in words):
            values = classifier(images)
        loss = F.cross_entropy(values.float(), labels)
        loss.backward()
        optimizer.step()
        return loss.item(), (values.argmax(1) == labels).float().mean().item()

    return step


def vae_step(experiment, words):
    """One update of a VAE with Bernoulli pixels, drawn anew, or discretized logistic ones, and what a script prints."""
    batch = experiment["training"]["batch_size"]
    patch = experiment["data"]["patch_size"]
    latent, likelihood, loss = experiment["latent"], experiment["likelihood"], experiment["loss"]
    encoder = network(experiment["encoder"], 1, patch)
    decoder = network(experiment["decoder"], latent["channels"], latent["size"])
    both = nn.ModuleList([encoder, decoder])
    bernoulli = likelihood["distribution"] == "bernoulli"
    images = torch.rand(batch, 1, patch, patch) if bernoulli else torch.rand(batch, 1, patch, patch) * 2 - 1
    if "channels_last" in words:
        both = both.to(memory_format=torch.channels_last)
        images = images.contiguous(memory_format=torch.channels_last)
    adam = torch.optim.Adam(both.parameters(), experiment["optimizer"]["lr"], fused="fused" in words or None)
    if "compile" in words:
        encoder, decoder = torch.compile(encoder), torch.compile(decoder)

    def reconstruction(outputs, x):
        if bernoulli:
            return -F.binary_cross_entropy_with_logits(outputs, x, reduction="none").flatten(1).sum(1)
        mean, log_variance = outputs.chunk(2, 1)
        scale = torch.exp(0.5 * log_variance) * (3 ** 0.5 / torch.pi)
        half = 1 / (likelihood["grey_levels"] - 1)
        above, below = torch.sigmoid((x + half - mean) / scale), torch.sigmoid((x - half - mean) / scale)
        above = torch.where(x > 1 - half, torch.ones_like(above), above)
        below = torch.where(x < half - 1, torch.zeros_like(below), below)
        return (above - below).clamp_min(1e-12).log().flatten(1).sum(1)

    def step():
        if bernoulli:
            x = torch.bernoulli(images)
        else:
            levels = likelihood["grey_levels"] - 1
            x = torch.round((images + 1) * (0.5 * levels)) * (2 / levels) - 1
        adam.zero_grad()
        with torch.autocast("cpu", torch.bfloat16, enabled="bf16" in words):
            mean, log_variance = encoder(x).float().view(batch, -1, latent["size"], latent["size"]).chunk(2, 1)
            outputs = decoder(mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean)).float()
        kl = -0.5 * (1 + log_variance - mean.square() - log_variance.exp()).flatten(1).sum(1)
        likely = reconstruction(outputs, x)
        lost = (kl - likely).mean()
        lost.backward()
        norm = nn.utils.clip_grad_norm_(both.parameters(), loss["clip_grad_norm"] or float("inf"))
        adam.step()
        return lost.item(), likely.mean().item(), kl.mean().item(), norm.item()

    return step


def vae_gan_step(experiment, words):
    """One update of encoder, decoder and discriminator each from one pass, every network updated (no balance rule), and
    what a script prints."""
    batch = experiment["training"]["batch_size"]
    patch = experiment["data"]["patch_size"]
    latent, loss, compared = experiment["latent"], experiment["loss"], experiment["features"]
    layers = experiment["discriminator"]["layers"]
    of_score = max(i for i, each in enumerate(layers) if each["type"] in ("conv2d", "linear"))
    cut = compared["layer"] + 1 if compared["layer"] >= 0 else of_score
    encoder = network(experiment["encoder"], 1, patch)
    decoder = network(experiment["decoder"], latent["channels"], latent["size"])
    discriminator = network(experiment["discriminator"], 1, patch)
    networks = {"encoder": encoder, "decoder": decoder, "discriminator": discriminator}
    x = torch.rand(batch, 1, patch, patch) * 2 - 1
    if "channels_last" in words:
        for each in networks.values():
            each.to(memory_format=torch.channels_last)
        x = x.contiguous(memory_format=torch.channels_last)
    kinds = {"adam": torch.optim.Adam, "rmsprop": torch.optim.RMSprop}
    optimizers = {name: kinds[spec["type"]](networks[name].parameters(), spec["lr"])
                  for name, spec in experiment["optimizer"].items()}

    def see(images):
        features = discriminator[:cut](images)
        return features.float(), discriminator[cut:](features).float().flatten(1).mean(1)

    def step():
        with torch.autocast("cpu", torch.bfloat16, enabled="bf16" in words):
            mean, log_variance = encoder(x).float().view(batch, -1, latent["size"], latent["size"]).chunk(2, 1)
            told = decoder(mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean))
            made = decoder(torch.randn_like(mean))
            (features, on_real), (told_features, on_told), (_, on_made) = see(x), see(told), see(made)
        kl = -0.5 * (1 + log_variance - mean.square() - log_variance.exp()).flatten(1).sum(1).mean()
        like = 0.5 * ((told_features - features.detach()) / compared["sd"]).square().flatten(1).sum(1).mean()
        game = F.softplus(-on_real).mean() + F.softplus(on_told).mean() + F.softplus(on_made).mean()
        of_game = -game
        if experiment["game"]["decoder"] == "non_saturating":
            of_game = F.softplus(-on_told).mean() + F.softplus(-on_made).mean()
        losses = {"encoder": loss["beta"] * kl + like, "decoder": compared["gamma"] * like + of_game,
                  "discriminator": game}
        for name, value in losses.items():
            optimizers[name].zero_grad()
            value.backward(inputs=list(networks[name].parameters()), retain_graph=name != "discriminator")
        norms = [nn.utils.clip_grad_norm_(each.parameters(), loss["clip_grad_norm"] or float("inf"))
                 for each in networks.values()]
        for optimizer in optimizers.values():
            optimizer.step()
        return [value.item() for value in (*losses.values(), kl, like, *norms)]

    return step


class Draw(nn.Module):
    """Gregor 2015, with and without attention."""

    def __init__(self, experiment):
        super().__init__()
        net, self.side = experiment["network"], experiment["data"]["patch_size"]
        self.net, hidden = net, net["hidden_size"]
        read, write = (net["read_size"], net["write_size"]) if net["attention"] else (self.side, self.side)
        self.encoder = nn.LSTMCell(2 * read * read + hidden, hidden)
        self.decoder = nn.LSTMCell(net["latent_size"], hidden)
        self.posterior = nn.Linear(hidden, 2 * net["latent_size"])
        self.write = nn.Linear(hidden, write * write)
        self.read_window, self.write_window = nn.Linear(hidden, 5), nn.Linear(hidden, 5)

    def banks(self, values, count):
        x, y, log_variance, log_stride, log_gamma = values.chunk(5, 1)
        stride = (self.side - 1) / max(1, count - 1) * log_stride.exp()
        places = torch.arange(count) - (count - 1) / 2
        pixels = torch.arange(1, self.side + 1)
        banks = []
        for centre in (x, y):
            mu = (self.side + 1) / 2 * (centre + 1) + stride * places
            weights = torch.exp(-(pixels - mu[:, :, None]) ** 2 / (2 * log_variance.exp()[:, :, None]))
            banks.append(weights / (weights.sum(2, keepdim=True) + 1e-8))
        return *banks, log_gamma.exp()[:, :, None]

    def read(self, images, h):
        if not self.net["attention"]:
            return [image.flatten(1) for image in images]
        across, down, gamma = self.banks(self.read_window(h), self.net["read_size"])
        return [(gamma * (down @ image @ across.transpose(1, 2))).flatten(1) for image in images]

    def stroke(self, h):
        if not self.net["attention"]:
            return self.write(h).view(-1, self.side, self.side)
        across, down, gamma = self.banks(self.write_window(h), self.net["write_size"])
        patch = self.write(h).view(-1, self.net["write_size"], self.net["write_size"])
        return down.transpose(1, 2) @ patch @ across / gamma

    def forward(self, x):
        canvas = torch.zeros_like(x)
        encoder = decoder = (x.new_zeros(len(x), self.net["hidden_size"]),) * 2
        kl = 0
        for _ in range(self.net["glimpses"]):
            seen = self.read([x, x - torch.sigmoid(canvas)], decoder[0])
            encoder = self.encoder(torch.cat([*seen, decoder[0]], 1), encoder)
            mean, log_variance = self.posterior(encoder[0]).chunk(2, 1)
            kl = kl - 0.5 * (1 + log_variance - mean.square() - log_variance.exp()).sum(1)
            decoder = self.decoder(mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean), decoder)
            canvas = canvas + self.stroke(decoder[0])
        return canvas, kl


def draw_step(experiment, words):
    """One update of DRAW with Bernoulli pixels, drawn anew, and what a script prints."""
    batch, patch = experiment["training"]["batch_size"], experiment["data"]["patch_size"]
    images = torch.rand(batch, patch, patch)
    draw = Draw(experiment)
    adam = torch.optim.Adam(draw.parameters(), experiment["optimizer"]["lr"], fused="fused" in words or None)

    def step():
        x = torch.bernoulli(images)
        adam.zero_grad()
        with torch.autocast("cpu", torch.bfloat16, enabled="bf16" in words):
            canvas, kl = draw(x)
        likely = -F.binary_cross_entropy_with_logits(canvas.float(), x, reduction="none").flatten(1).sum(1)
        lost = (kl - likely).mean()
        lost.backward()
        norm = nn.utils.clip_grad_norm_(draw.parameters(), experiment["loss"]["clip_grad_norm"] or float("inf"))
        adam.step()
        return lost.item(), likely.mean().item(), kl.mean().item(), norm.item()

    return step


def gan_step(experiment, words):
    batch = experiment["training"]["batch_size"]
    patch = experiment["data"]["patch_size"]
    latent, loss = experiment["latent"], experiment["loss"]
    flat_latent = experiment["generator"]["layers"][0]["type"] == "linear"
    shape = (batch, latent["channels"]) if flat_latent else (batch, latent["channels"], latent["size"],
                                                             latent["size"])
    generator = network(experiment["generator"], latent["channels"])
    discriminator = network(experiment["discriminator"], 1, patch)
    real = torch.rand(batch, 1, patch, patch) * 2 - 1
    if "channels_last" in words:
        generator = generator.to(memory_format=torch.channels_last)
        discriminator = discriminator.to(memory_format=torch.channels_last)
        real = real.contiguous(memory_format=torch.channels_last)

    def adam(module, spec):
        return torch.optim.Adam(module.parameters(), spec["lr"], spec["betas"], fused="fused" in words or None)
    of_generator = adam(generator, experiment["optimizer"]["generator"])
    of_discriminator = adam(discriminator, experiment["optimizer"]["discriminator"])
    if "compile" in words:
        generator, discriminator = torch.compile(generator), torch.compile(discriminator)

    def autocast():
        return torch.autocast("cpu", torch.bfloat16, enabled="bf16" in words)

    def penalty(images):
        images = images.detach().requires_grad_()
        with autocast():
            outputs = scores(discriminator, images)
        return outputs, squared_slopes(outputs, images)

    def step():
        of_discriminator.zero_grad()
        with autocast():
            fake = generator(torch.randn(shape))
        slopes = loss["r1_gamma"] > 0 or loss["r2_gamma"] > 0
        if slopes:
            on_real, r1 = penalty(real)
            on_fake, r2 = penalty(fake.float())
        else:
            with autocast():
                on_real, on_fake = scores(discriminator, real), scores(discriminator, fake.detach())
        total = discriminator_loss(loss["discriminator"], on_real, on_fake)
        if slopes:
            total = total + 0.5 * (loss["r1_gamma"] * r1.mean() + loss["r2_gamma"] * r2.mean())
        if loss["gradient_penalty"] > 0:
            share = torch.rand(batch, 1, 1, 1)
            _, squares = penalty(share * real + (1 - share) * fake.detach().float())
            total = total + loss["gradient_penalty"] * (squares.sqrt() - 1).square().mean()
        total.backward()
        of_discriminator.step()

        of_generator.zero_grad()
        with autocast():
            on_real = scores(discriminator, real) if loss["generator"] == "relativistic" else None
            lost = generator_loss(loss["generator"], on_real, scores(discriminator, fake))
        lost.backward()
        of_generator.step()

    return step


def main():
    experiment = json.load(open(sys.argv[1], encoding="utf-8"))
    words = sys.argv[2].split("+")
    steps = int(sys.argv[3]) if len(sys.argv) > 3 else 6
    torch.set_num_threads(int(sys.argv[4]) if len(sys.argv) > 4 else 2)
    torch.manual_seed(0)
    steps_of = {"gan": gan_step, "vae": vae_step, "vae-gan": vae_gan_step, "draw": draw_step,
                "classifier": classifier_step}
    step = steps_of[experiment["family"]](experiment, words)
    seconds = []
    for number in range(WARM_UP_STEPS + steps):
        begin = time.perf_counter()
        step()
        if number >= WARM_UP_STEPS:
            seconds.append(time.perf_counter() - begin)
    print(json.dumps({"torch": torch.__version__, "step_ms": 1e3 * sorted(seconds)[len(seconds) // 2]}))


if __name__ == "__main__":
    main()
