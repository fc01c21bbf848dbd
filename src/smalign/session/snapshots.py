"""Several exports of one CRM given together: which is the newest, and which are its history."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.errors import InputError, UsageError
from smalign.session.history import history_of
from smalign.session.snapshot_paths import day_of_paths, exports_of
from smalign.session.snapshot_read import needs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from smalign.session.session import Session
    from smalign.session.snapshot_paths import Export

    Open = Callable[[Sequence[str]], Session]

_STDIN: Final = "-"
_CARDS: Final = frozenset({"leads", "deals"})


class Together(Struct, frozen=True):
    """Exports given together.

    paths: of the newest one and of what else was named. earlier: the others. day: of the newest,
    where its name says it.
    """

    paths: list[str]
    earlier: tuple[Export, ...]
    day: date | None


def together(paths: Sequence[str], snapshots: Sequence[str], opened: Open) -> Together:
    """Which export is the newest: that of `paths` if they hold cards, else the last snapshot.

    opened: opens paths as a session.

    Raises:
        InputError: a path that is none; snapshot_undated, nothing says the day of an export.
        UsageError: snapshots_workspace, the newest export is a prepared workspace.

    """
    exports = exports_of(snapshots)
    if paths and (_STDIN in paths or _has_cards(paths, opened)):
        return Together([*paths], tuple(exports), day_of_paths(paths))
    newest = max(exports, key=lambda one: (_day(one, exports, opened), one.name))
    if newest.is_workspace:
        raise UsageError("snapshots_workspace", path=newest.name)
    rest = tuple(one for one in exports if one is not newest)
    return Together([*paths, *newest.paths], rest, newest.day)


def with_history(session: Session, found: Together, opened: Open) -> Session:
    """The session with the earlier exports as its history."""
    history = history_of(
        found.earlier, session.files, found.day, lambda export: _opened(export, opened)
    )
    session.history = history
    session.files = (*session.files, *history.files)
    return session


def _opened(export: Export, opened: Open) -> Session:
    if not export.is_workspace:
        return opened(export.paths)
    from smalign.session.prepared import open_workspace

    return open_workspace(Path(export.paths[0]))


def _has_cards(paths: Sequence[str], opened: Open) -> bool:
    with opened(paths) as session:
        return any(known.table in _CARDS for _, known in session.files)


def _day(export: Export, exports: Sequence[Export], opened: Open) -> date:
    """The day of an export; where some name does not say it, what is in each is asked."""
    if export.day is not None and all(one.day for one in exports):
        return export.day
    if export.is_workspace and export.day is not None:
        return export.day
    with _opened(export, opened) as session:
        _, model = session.built(needs_of(with_fields=False))
        last = model.local_day(model.believed)
    if last is None:
        raise InputError("snapshot_undated", export=export.name)
    return last if export.day is None else max(export.day, last)
