"""The network of the family draw in PyTorch. Imported only where it is asked for, as it needs torch."""

import torch
from torch import nn


class Draw(nn.Module):
    """Gregor 2015, of an experiment of the family draw; names of its tensors are those of the checkpoints."""

    def __init__(self, experiment):
        super().__init__()
        net, likelihood = experiment["network"], experiment["likelihood"]
        self.side = experiment["data"]["patch_size"]
        self.glimpses, self.latent_size, self.attention = net["glimpses"], net["latent_size"], net["attention"]
        self.distribution = likelihood["distribution"]
        learns_spread = self.distribution != "bernoulli" and likelihood["spread"] == "learned"
        self.maps, hidden = 2 if learns_spread else 1, net["hidden_size"]
        self.read_size, self.write_size = ((net["read_size"], net["write_size"]) if self.attention
                                           else (self.side, self.side))
        self.encoder = nn.LSTMCell(2 * self.read_size**2 + hidden, hidden)
        self.decoder = nn.LSTMCell(self.latent_size, hidden)
        self.posterior = nn.Linear(hidden, 2 * self.latent_size)
        self.write = nn.Linear(hidden, self.maps * self.write_size**2)
        if self.attention:
            self.read_window, self.write_window = nn.Linear(hidden, 5), nn.Linear(hidden, 5)
        self.initial_canvas = nn.Parameter(torch.zeros(self.maps, self.side, self.side))
        self.initial_encoder = nn.Parameter(torch.zeros(hidden))
        self.initial_decoder = nn.Parameter(torch.zeros(hidden))

    def forward(self, latents):
        """Patches {images, 1, side, side} in [-1, 1] of latents {images, T z, 1, 1}."""
        canvas, _, decoder = self._start(len(latents))
        for z in latents.flatten(1).split(self.latent_size, 1):
            decoder = self.decoder(z, decoder)
            canvas = canvas + self._stroke(decoder[0])
        mean = self._mean(canvas)
        return 2 * mean - 1 if self.distribution == "bernoulli" else mean

    def tell(self, x, noise):
        """Last canvas, means and logarithms of variances {images, T z} of targets {images, 1, side, side}, of 0 to 1 for
        bernoulli and else of -1 to 1, with latents drawn by standard normal `noise` {images, T z, 1, 1}."""
        canvas, encoder, decoder = self._start(len(x))
        means, log_variances = [], []
        for e in noise.flatten(1).split(self.latent_size, 1):
            seen = self._read([x, x - self._mean(canvas)], decoder[0])
            encoder = self.encoder(torch.cat([*seen, decoder[0]], 1), encoder)
            mean, log_variance = self.posterior(encoder[0]).chunk(2, 1)
            decoder = self.decoder(mean + torch.exp(0.5 * log_variance) * e, decoder)
            canvas = canvas + self._stroke(decoder[0])
            means.append(mean)
            log_variances.append(log_variance)
        return canvas, torch.cat(means, 1), torch.cat(log_variances, 1)

    def _start(self, images):
        def of(initial):
            hidden = initial.expand(images, -1)
            return hidden, torch.zeros_like(hidden)
        return self.initial_canvas.expand(images, -1, -1, -1), of(self.initial_encoder), of(self.initial_decoder)

    def _mean(self, canvas):
        if self.distribution == "bernoulli":
            return canvas.sigmoid()
        return canvas[:, :1] if self.distribution == "gaussian" else canvas[:, :1].clamp(-1, 1)

    def _window(self, values, count):
        x, y, log_variance, log_stride, log_intensity = values.chunk(5, 1)
        stride = (self.side - 1) / max(1, count - 1) * log_stride.exp()
        places = torch.arange(count) - (count - 1) / 2
        centres = (self.side + 1) / 2 * (torch.stack([x, y], 1) + 1) + (stride * places)[:, None]
        distances = torch.arange(1, self.side + 1) - centres[..., None]
        banks = torch.softmax(-distances.square() / (2 * log_variance.exp()[..., None, None]), 3)
        return banks[:, :1], banks[:, 1:], log_intensity.exp()[..., None, None]

    def _read(self, images, h):
        if not self.attention:
            return [image.flatten(1) for image in images]
        across, down, intensity = self._window(self.read_window(h), self.read_size)
        return [(intensity * (down @ image @ across.transpose(2, 3))).flatten(1) for image in images]

    def _stroke(self, h):
        patch = self.write(h).reshape(len(h), self.maps, self.write_size, self.write_size)
        if not self.attention:
            return patch
        across, down, intensity = self._window(self.write_window(h), self.write_size)
        return down.transpose(2, 3) @ patch @ across / intensity
