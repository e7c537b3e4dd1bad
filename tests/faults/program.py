"""The program under test: started once, then copied for each command (fork_server.cpp), with faults (fault_shim.cpp)."""

import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Ended:
    """How a command ended."""

    status: int  # exit code; minus the number of the signal that ended it
    output: str
    errors: str


class Program:
    """One command at a time. Threads of LibTorch are one, so that runs repeat bit for bit."""

    def __init__(self, program, shim):
        environment = dict(os.environ, LD_PRELOAD=str(Path(shim).resolve()), FAULT_SERVER="1", OMP_NUM_THREADS="1",
                           QT_QPA_PLATFORM="offscreen")
        self._server = subprocess.Popen([str(Path(program).resolve())], env=environment, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)
        self._scratch = tempfile.TemporaryDirectory()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._server.stdin.close()
        self._server.wait()
        self._scratch.cleanup()

    def start(self, arguments, folder, **variables):
        """Begins a command in a folder; its process number. `variables`: those of fault_shim.cpp."""
        outputs = [f"{self._scratch.name}/output", f"{self._scratch.name}/errors"]
        for output in outputs:
            Path(output).write_bytes(b"")
        texts = [str(Path(folder).resolve()), *outputs, *(f"{name}={value}" for name, value in variables.items()), "",
                 "synthslice-cli", *map(str, arguments)]
        request = b"".join(os.fsencode(text) + b"\0" for text in texts)
        self._server.stdin.write(b"%d\n" % len(request) + request)
        self._server.stdin.flush()
        return int(self._server.stdout.readline())

    def errors_so_far(self):
        """Standard error of the command that runs."""
        return Path(self._scratch.name, "errors").read_text(errors="replace")

    def wait(self):
        """Until the command that was started has ended."""
        status = os.waitstatus_to_exitcode(int(self._server.stdout.readline()))
        texts = [Path(self._scratch.name, name).read_text(errors="replace") for name in ("output", "errors")]
        return Ended(status, *texts)

    def run(self, arguments, folder, **variables):
        self.start(arguments, folder, **variables)
        return self.wait()

    def succeed(self, arguments, folder, **variables):
        """Runs what must go well."""
        ended = self.run(arguments, folder, **variables)
        if ended.status != 0:
            raise AssertionError(f"{' '.join(map(str, arguments))} ended with {ended.status}: {ended.errors}")
        return ended

