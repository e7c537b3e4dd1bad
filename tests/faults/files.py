"""What files hold: whole trees, and whether one is whole."""

import json
import struct
from operator import ne
from pathlib import Path

ASIDE = ".partial"


def tree(folder):
    """Contents of all files, by their names in the folder. Event files carry the time in their names."""
    contents = {}
    for path in sorted(Path(folder).rglob("*")):
        if path.is_file() and path.name != ".lock":
            name = path.relative_to(folder)
            parts = ["tfevents" if "tfevents" in part else part for part in name.parts]
            contents["/".join(parts)] = path.read_bytes()
    return contents


def _records(content):
    """Bytes of whole records at the beginning of an event file."""
    at = 0
    while at + 12 <= len(content):
        length = struct.unpack_from("<Q", content, at)[0]
        if at + 16 + length > len(content):
            break
        at += 16 + length
    return at


def is_whole(name, content, expected, torn_end=False):
    """Whether a file is what the command writes: to the byte, but for what tells times. Of files that grow, the last
    line may be torn if `torn_end`; nothing else ever may."""
    if content == expected:
        return True
    if name.endswith((".webm", ".mp4")):  # hold the time or a number drawn at random
        return len(content) == len(expected) and sum(map(ne, content, expected)) <= 32
    if name.endswith("tfevents"):
        return torn_end or _records(content) == len(content)
    if name.endswith((".jsonl", ".csv")):
        lines = content.split(b"\n")
        if not torn_end and lines[-1]:
            return False
        if name.endswith(".jsonl"):
            return all(_parses(line) for line in lines[:-1])
        begun = [line.split(b",")[:-1] for line in lines[:-1]]  # times stand in the last column of timing.csv
        wanted = [line.split(b",")[:-1] for line in expected.split(b"\n")[:-1]]
        return begun == wanted[:len(begun)] and (torn_end or len(begun) == len(wanted))
    return name.endswith(".json") and not name.endswith("experiment.json") and _parses(content)


def _parses(text):
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
