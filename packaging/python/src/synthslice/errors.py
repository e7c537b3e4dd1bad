class SynthsliceError(ValueError):
    """A folder or file is not what it should be, or something is missing; the message names it."""
