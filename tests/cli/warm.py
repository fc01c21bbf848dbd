"""Exports that are read once: most of what a command costs is reading the export it is asked of.

A sample is read at once, another folder when it is asked for a second time and nothing in it has
changed. `test_warm.py` compares what such commands say with what a process of its own does.
"""

from __future__ import annotations

from collections import Counter
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import asdict

from smalign.base.errors import SmalignError
from smalign.base.progress import silent
from smalign.cli.bundles import Inputs

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager

    from smalign.base.progress import Progress
    from smalign.session import Session

SAMPLES: Final = Path(__file__).resolve().parents[2] / "samples"
MOST: Final = 4
"""Exports that are kept; of more the one read first is forgotten."""
Folder = tuple[Path, tuple[tuple[str, int, int], ...]]
"""A folder with what its files are called, when they were changed and how large they are."""
_open: Final = Inputs.open
_read: Final[dict[Folder, Session]] = {}
_asked: Final = Counter[Folder]()


def warm(
    inputs: Inputs, progress: Progress = silent, apart: str | None = None, **more: bool
) -> AbstractContextManager[Session]:
    """`Inputs.open`, but what was read already and is asked for alone is there, and stays open."""
    folders = [_folder(Path(one)) for one in inputs.exports or ()]
    told = asdict(inputs) | {"exports": None, "no_input": False}
    is_plain = told == asdict(Inputs()) and not Path("smalign.toml").exists()
    if is_plain and len(folders) == 1 and folders[0] in _read and not _holds(folders[0], apart):
        return nullcontext(_read[folders[0]])
    return _open(inputs, progress, apart, **more)


def warming(
    inputs: Inputs, progress: Progress = silent, apart: str | None = None, **more: bool
) -> AbstractContextManager[Session]:
    """The same in a process that answers many commands: it reads what it is asked for again."""
    prepare(Path.cwd(), inputs.exports or ())
    return warm(inputs, progress, apart, **more)


def prepare(cwd: Path, words: Iterable[Any]) -> None:
    """Read the folders that words of a command line name, once they are worth it."""
    for folder in (_folder(cwd / str(word)) for word in words):
        if folder is None or folder in _read:
            continue
        _asked[folder] += 1
        if folder[0].parent == SAMPLES or _asked[folder] > 1:
            with suppress(SmalignError):
                session = _open(Inputs(exports=[str(folder[0])]))
                session.whole()
                _read[folder] = session
        if len(_read) > MOST:
            _read.pop(next(iter(_read))).close()


def close() -> None:
    """Close what was read."""
    while _read:
        _read.popitem()[1].close()


def _holds(folder: Folder, apart: str | None) -> bool:
    """Whether what is no export lies among the exports."""
    return apart is not None and folder[0] in Path(apart).resolve().parents


def _folder(path: Path) -> Folder | None:
    """A folder of exports; None where it is none, or a workspace."""
    if not path.is_dir() or (path / "manifest.json").exists():
        return None
    files = sorted(one for one in path.resolve().rglob("*") if one.is_file())
    stats = [(str(one), one.stat()) for one in files]
    return path.resolve(), tuple((name, told.st_mtime_ns, told.st_size) for name, told in stats)
