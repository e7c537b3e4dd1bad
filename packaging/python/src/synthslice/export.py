from pathlib import Path

import numpy as np

from . import png
from .errors import SynthsliceError
from .files import file_bytes, inner_path, json_object


class Export:
    """A folder that `export` or the window wrote: accepted images and their manifest."""

    def __init__(self, folder):
        self.folder = Path(folder)
        #: manifest.json: provenance, criteria, encoding, and a row for each image
        self.manifest = json_object(self.folder / "manifest.json", format="synthslice-manifest", version=1)

    @staticmethod
    def is_export(folder):
        return (Path(folder) / "manifest.json").is_file()

    def __len__(self):
        return len(self.manifest["images"])

    def __repr__(self):
        return f"<synthslice.Export {str(self.folder)!r}: {len(self)} images>"

    @property
    def pixel_size_um(self):
        """0 if it is unknown."""
        return float(self.manifest["encoding"]["pixel_size_um"])

    def image(self, number):
        """One image, uint8 or uint16."""
        path = inner_path(self.folder, self.manifest["images"][number]["file"])
        return tiff(path) if path.suffix in (".tif", ".tiff") else png.parse(file_bytes(path), path)

    def images(self):
        """All of them: (images, height, width)."""
        return np.stack([self.image(number) for number in range(len(self))])

    def measures(self):
        """{criterion: array of a value for each image}; NaN where it was not measured."""
        rows = [row["measures"] for row in self.manifest["images"]]
        names = {name: None for row in rows for name in row}
        return {name: np.array([np.nan if row.get(name) is None else row[name] for row in rows], float)
                for name in names}


def tiff(path):
    try:
        import tifffile
    except ImportError as error:
        raise SynthsliceError(f"{path} is a TIFF file: install the package tifffile to read it") from error
    return tifffile.imread(path)
