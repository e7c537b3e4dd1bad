"""A disk that keeps what was synced, and of the rest what chance will have it: from the calls that fault_shim.cpp wrote
down, the folders that a power cut could have left."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class File:
    safe: bytes = b""  # content on the disk
    changes: list = field(default_factory=list)  # since then: (offset, bytes), or (size, None) for a truncation


@dataclass
class Folder:
    safe: dict = field(default_factory=dict)  # names on the disk
    now: dict = field(default_factory=dict)  # names
    changes: list = field(default_factory=list)  # since then: names before and after, in the order of the calls


def _applied(content, changes):
    content = bytearray(content)
    for at, change in changes:
        if change is None:
            content = content[:at].ljust(at, b"\0")
        else:
            content = content.ljust(at, b"\0")
            content[at:at + len(change)] = change
    return bytes(content)


class Disk:
    """Below `root`, at first empty."""

    def __init__(self, root):
        self._root, self._top = Path(root), Folder()

    def _node(self, path):
        node = self._top
        for part in Path(path).relative_to(self._root).parts:
            node = node.now[part]
        return node

    def _rename(self, folder, names):
        """One change of a folder that happens whole or not at all."""
        for name, node in names.items():
            if node is None:
                del folder.now[name]
            else:
                folder.now[name] = node
        folder.changes.append(names)

    def call(self, line, data):
        """Does what a line of the log says, with the contents that lie at the beginning of `data`; what is left."""
        kind, path, *more, count = line.split("\t")
        content, data = data[:int(count)], data[int(count):]
        if kind == "syncfs":
            self._sync_all(self._top)
            return data
        above = None if path == str(self._root) else self._node(Path(path).parent)
        name = Path(path).name
        if kind == "mkdir":
            self._rename(above, {name: Folder()})
        elif kind == "open":
            if name not in above.now:
                self._rename(above, {name: File()})
            elif more[0] == "truncated":
                above.now[name].changes.append((0, None))
        elif kind == "write":
            above.now[name].changes.append((int(more[0]), content))
        elif kind == "truncate":
            above.now[name].changes.append((int(more[0]), None))
        elif kind == "sync":
            self._sync(self._node(path))
        elif kind == "remove":
            self._rename(above, {name: None})
        elif kind in ("rename", "exchange"):
            other = Path(more[0]).name
            if Path(more[0]).parent != Path(path).parent:
                raise ValueError(f"not of one folder: {line}")
            there = above.now.get(other) if kind == "exchange" else None
            self._rename(above, {other: above.now[name], name: there})
        elif kind != "close":
            raise ValueError(f"unknown: {line}")
        return data

    @staticmethod
    def _sync(node):
        if isinstance(node, File):
            node.safe = _applied(node.safe, node.changes)
        else:
            node.safe = dict(node.now)
        node.changes.clear()

    def _sync_all(self, folder):
        self._sync(folder)
        for node in folder.now.values():
            self._sync_all(node) if isinstance(node, Folder) else self._sync(node)

    def names(self, path):
        """What is in a folder, before any power cut."""
        return set(self._node(path).now)

    def leave(self, target, chance):
        """Writes what a power cut now could leave into a folder. `chance` is a random.Random."""
        self._leave(self._top, Path(target), chance)

    def _leave(self, folder, target, chance):
        target.mkdir(parents=True, exist_ok=True)
        names = dict(folder.safe)
        for change in folder.changes[:chance.randint(0, len(folder.changes))]:
            names.update(change)
        for name, node in names.items():
            if isinstance(node, Folder):
                self._leave(node, target / name, chance)
            elif node is not None:
                (target / name).write_bytes(self._content(node, chance))

    @staticmethod
    def _content(file, chance):
        """What was synced; and of what was not nothing, a part, or as many zeros."""
        kept = list(file.changes[:chance.randint(0, len(file.changes))])
        if kept and kept[-1][1] is not None:
            at, last = kept.pop()
            torn = last[:chance.randint(0, len(last))]
            kept.append((at, chance.choice([torn, torn.ljust(len(last), b"\0"), bytes(len(last))])))
        return _applied(file.safe, kept)
