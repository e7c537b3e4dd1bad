"""What commands work on: slices, runs, criteria, made once; and small experiments."""

SAVES_OFTEN = ["--threads", "1", "--set", "training.batch_size=2", "--set", "training.sample_count=4", "--set",
               "training.sample_every_steps=2", "--set", "training.checkpoint_every_steps=2"]

# A GAN of points: starts and steps within milliseconds.
POINTS = ["train", "--preset", "gan-2d-ring", *SAVES_OFTEN]


def images(slices, *settings):
    """A small GAN of images."""
    return ["train", "--preset", "mlp-gan-mnist-narrow", "--data", slices, "--set",
            "data.held_out_split=block", "--set", "data.block_size=64", *settings, *SAVES_OFTEN]


def make(program, folder):
    """Fills a folder with slices/, run/ of images/, other/ of another seed, points/ of points, and criteria.json."""
    program.succeed(["make-fibres", "slices", "--count", 2, "--size", 256, "--pixel-size", 1], folder)
    for name, seed in (("run", 0), ("other", 1)):
        program.succeed([*images("slices", "--set", "training.assessed_images=0"), "--run", name, "--seed", seed,
                         "--steps", 4], folder)
    program.succeed([*POINTS, "--run", "points", "--steps", 4], folder)
    program.succeed(["calibrate", "run", "--out", "criteria.json"], folder)
