"""The program of the process that draws vector pictures: one after another, until its input ends.

Owns the drawing library, and the memory and time that a picture may take where the system can limit
them. It is started by `raster` with no module of ours, and dies alone.
"""

from __future__ import annotations

import contextlib
import marshal
import signal
import sys

CPU_SECONDS = 60
"""What no honest picture takes, even on a slow machine; more ends in an error."""


def main() -> None:
    """Draw what is asked, which is a length in four bytes and the library's options.

    Each answer is a byte, 0 for a picture and 1 for a fault, its length in four bytes, and itself.
    """
    folder, memory = sys.argv[1:]
    sys.path.append(folder)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run hears Ctrl-C, and ends this process
    from resvg_py import svg_to_bytes

    _limit_memory(int(memory))
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    while length := asked.read(4):
        options = marshal.loads(asked.read(int.from_bytes(length, "big")))  # noqa: S302 - our own
        _limit_time()
        try:
            fault, answer = 0, svg_to_bytes(**options)
        except ValueError as error:
            fault, answer = 1, str(error).encode()
        answers.write(bytes([fault]) + len(answer).to_bytes(4, "big") + answer)
        answers.flush()


def _limit_memory(memory: int) -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):  # as on Windows and macOS
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _limit_time() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = round(used.ru_utime + used.ru_stime) + CPU_SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main()
