"""Reading files that somebody else may have written."""

import json
from pathlib import Path

from .errors import SynthsliceError


def file_bytes(path):
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise SynthsliceError(f"{path} cannot be read: {error.strerror}") from error


def unique_keys(pairs):
    """For json's `object_pairs_hook`: no key twice, as which one counts would depend on the reader."""
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a key is given twice")
    return members


def parsed_json(text, name):
    try:
        return json.loads(text, object_pairs_hook=unique_keys)
    except (ValueError, RecursionError) as error:
        raise SynthsliceError(f"{name} is no valid JSON: {error}") from error


def json_object(path, **expected):
    """The JSON object in a file, whose members `expected` have these values."""
    value = parsed_json(file_bytes(path), path)
    if not isinstance(value, dict):
        raise SynthsliceError(f"{path} holds no JSON object")
    for key, wanted in expected.items():
        if value.get(key) != wanted:
            raise SynthsliceError(f"{path}: {key} is {value.get(key)!r}, not {wanted!r}; it may be of another version")
    return value


def json_lines(path):
    """The objects of a file with one in each line; none of a file that is absent, or of a line that is being written."""
    if not Path(path).exists():
        return []
    lines = file_bytes(path).split(b"\n")[:-1]
    return [parsed_json(line, f"{path}, line {number}") for number, line in enumerate(lines, 1)]


def inner_path(folder, name):
    """The path of a file in `folder` that a file there names; never one outside of it."""
    if not isinstance(name, str) or "\0" in name:
        raise SynthsliceError(f"{folder}: {name!r} is no file name")
    path = Path(name)
    if path.is_absolute() or not path.parts or ".." in path.parts:
        raise SynthsliceError(f"{folder}: {name!r} leads out of the folder")
    return Path(folder) / path
