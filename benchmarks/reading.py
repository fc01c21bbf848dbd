"""A command against reading the same files once: whole processes, in turn."""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

from run import cost


def kept(command: str, place: str, times: int, promised: float) -> bool:
    """Whether the command takes at most so many times `inspect`; prints wall and CPU of both.

    Read once is what `smalign inspect` does: find out what the files are, check every byte, type
    every canonical column. The median of the pairs' ratios decides, by wall clock.
    """
    smalign = str(Path(sys.executable).with_name("smalign"))
    ours = [smalign, command, place, "--format", "json", "--quiet"]
    read = [smalign, "inspect", place, "--format", "json", "--quiet"]
    pairs = [(cost(ours), cost(read)) for _ in range(times)]
    ratios = {}
    for part in ("wall", "cpu"):
        own, once = (
            statistics.median(getattr(one, part) for one in side)
            for side in zip(*pairs, strict=True)
        )
        ratios[part] = statistics.median(getattr(a, part) / getattr(b, part) for a, b in pairs)
        told = f"{part:4} {command} {own:6.2f} s   reading {once:6.2f} s   ratio {ratios[part]:.2f}"
        print(told)
    return ratios["wall"] <= promised
