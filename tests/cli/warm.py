"""Samples that are read once: most of what a command costs is reading the export it is asked of.

`test_warm.py` compares what such commands say with what a process of its own does.
"""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import asdict

from smalign.base.progress import silent
from smalign.cli.bundles import Inputs

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from smalign.base.progress import Progress
    from smalign.session import Session

SAMPLES: Final = Path(__file__).resolve().parents[2] / "samples"
_open: Final = Inputs.open
_read: Final[dict[Path, Session]] = {}
"""What was read, kept as long as the process lives."""


def warm(
    inputs: Inputs, progress: Progress = silent, apart: str | None = None
) -> AbstractContextManager[Session]:
    """`Inputs.open`, but a sample alone, with no other option, is there already and stays open."""
    sample = _sample(inputs.exports or ())
    told = asdict(inputs) | {"exports": None, "no_input": False}
    is_plain = told == asdict(Inputs()) and apart is None
    if sample is None or not is_plain or Path("smalign.toml").exists():
        return _open(inputs, progress, apart)
    return nullcontext(read(sample))


def read(sample: Path) -> Session:
    """One sample with every table read."""
    if sample not in _read:
        _read[sample] = _open(Inputs(exports=[str(sample)]))
        _read[sample].whole()
    return _read[sample]


def close() -> None:
    """Close what was read."""
    while _read:
        _read.popitem()[1].close()


def named_by(words: list[Any]) -> list[Path]:
    """The samples that words of a command line name."""
    return [path for word in words if (path := _sample([str(word)])) is not None]


def _sample(exports: list[str] | tuple[str, ...]) -> Path | None:
    """The sample that is the only export; a single file of it is another one."""
    if len(exports) != 1:
        return None
    path = Path(exports[0]).resolve()
    return path if path.parent == SAMPLES and path.is_dir() else None
