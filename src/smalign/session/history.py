"""Earlier exports of the CRM as the history of the one that is asked.

They are read when a question first needs a history, each once for the stages and owners of its
cards, and once more if a question asks what became of fields.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from smalign.base.results import Note
from smalign.engine.duckdb import Engine
from smalign.model.build import build
from smalign.model.snapshots import LOGS, define_made, made_log
from smalign.model.wide import sideways_history
from smalign.read.limit import USUAL
from smalign.session.hints import hinted
from smalign.session.history_notes import made_notes, usual_gap
from smalign.session.refusals import refuse_rejected
from smalign.session.snapshot_read import (
    identity,
    moved,
    needs_of,
    read_export,
    refuse_other,
    systems_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from smalign.model.needs import Needs
    from smalign.model.recognise import Recognition
    from smalign.model.snapshots import Taken
    from smalign.read.records import RawTable
    from smalign.session.reading import Reading
    from smalign.session.session import Session
    from smalign.session.snapshot_paths import Export

    Files = Sequence[tuple[RawTable, Recognition]]


class Told(Struct, frozen=True):
    """A history that was made: its tables, the first day of each, and what to say of it.

    gap: how many days apart the exports usually are.
    """

    files: Files
    since: Mapping[str, date]
    notes: tuple[Note, ...]
    gap: int | None = None


class History(Struct):
    """The earlier exports, and what was read of them.

    day: of the newest export, if its name says it. opened: opens an export as a session.
    logs: the tables that the newest export does not give itself. given: those it gives.
    """

    exports: tuple[Export, ...]
    day: date | None
    opened: Callable[[Export], Session]
    logs: tuple[str, ...]
    given: tuple[str, ...]
    _read: dict[bool, tuple[list[Taken], tuple[Note, ...]]] = field(default_factory=dict)

    @property
    def files(self) -> Files:
        """The tables that will be made, without their rows."""
        return [made_log(table) for table in self.logs]

    def told(self, engine: Engine, session: Reading, needs: Needs | None) -> Told:
        """Make the tables a question reads, in its engine, before the export itself is built.

        Raises:
            InputError: an export that cannot be used, or is of another CRM; no day; no common card.

        """
        asked = [one for one in self.logs if needs is None or needs.columns.get(one)]
        own = [one for one in self.given if needs is not None and needs.columns.get(one)]
        notes = (Note("history_of_export", {"tables": own}),) if own else ()
        if not asked:
            return Told((), {}, notes)
        taken, left_out = self._taken(session, with_fields="field_log" in asked)
        if len(taken) == 1:
            return Told((), {}, (Note("history_of_one"), *left_out, *notes))
        made = define_made(engine, taken, asked)
        files = [made_log(table) for table in asked]
        notes = (*made_notes(taken, made), *left_out, *notes)
        return Told(files, dict.fromkeys(asked, taken[0].day), notes, usual_gap(taken))

    def _taken(
        self, session: Reading, *, with_fields: bool
    ) -> tuple[list[Taken], tuple[Note, ...]]:
        """The exports in the order of their days, the newest last, and why others are not used."""
        for known in (with_fields, True):
            if known in self._read:
                return self._read[known]
        newest = _newest(session, with_fields=with_fields)
        folder = Path(session.workdir.name).resolve()
        mine, systems = identity(session.descriptors), systems_of(session.files)
        earlier: list[Taken] = []
        for number, export in enumerate(self.exports):
            with self.opened(export) as old:
                if identity(old.descriptors) <= mine:
                    continue
                refuse_other(systems_of(old.files), systems)
                with hinted(old.files, old.config):
                    engine, model = old.built(needs_of(with_fields=with_fields))
                refuse_rejected(model, old.limit or USUAL)
                taken = read_export(engine, model, export.name, export.day, with_fields=with_fields)
                stem = f"snapshot_{number}_{int(with_fields)}"
                earlier.append(moved(taken, folder, stem))
        day = newest.day if self.day is None else max(self.day, newest.day)
        self._read[with_fields] = _ordered(earlier, newest, day)
        return self._read[with_fields]


def history_of(
    exports: Sequence[Export], files: Files, day: date | None, opened: Callable[[Export], Session]
) -> History:
    """The history of an export whose files were recognised as these."""
    given = {str(found.table) for _, found in files}
    given |= {str(more.table) for _, found in files for more in found.beside}
    if any(sideways_history(raw, found) for raw, found in files):
        given.add("stage_log")
    return History(
        exports=tuple(exports),
        day=day,
        opened=opened,
        logs=tuple(table for table in LOGS if table not in given),
        given=tuple(table for table in LOGS if table in given),
    )


def _newest(session: Reading, *, with_fields: bool) -> Taken:
    """The cards of the export itself, read by an engine of their own."""
    folder = Path(session.workdir.name).resolve()
    own = session.own_files
    with Engine(folder, session.descriptors) as engine:
        model = build(engine, own, session.config, needs_of(with_fields=with_fields))
        called = own[0][0].file if own else ""
        taken = read_export(engine, model, called, None, with_fields=with_fields)
    return moved(taken, folder, f"snapshot_newest_{int(with_fields)}")


def _ordered(
    earlier: Sequence[Taken], newest: Taken, day: date
) -> tuple[list[Taken], tuple[Note, ...]]:
    """One export a day, the latest of each, and notes on the others; `day`: of the newest.

    Nothing is later than the latest moment of the newest export: what it shows was so by then.
    """
    later = [one for one in earlier if one.day > day]
    kept: dict[date, Taken] = {day: newest}
    same: list[str] = []
    for one in sorted(earlier, key=lambda one: (one.day, one.as_of, one.name), reverse=True):
        if one.day > day:
            continue
        if one.day in kept:
            same.append(one.name)
        else:
            kept[one.day] = one
    notes = []
    if same:
        notes.append(Note("snapshots_of_one_day", {"exports": sorted(same), "count": len(same)}))
    if later:
        facts = {"exports": sorted(one.name for one in later), "count": len(later), "day": day}
        notes.append(Note("snapshots_later", facts))
    ordered = [kept[one] for one in sorted(kept)]
    return [replace(one, day=min(one.day, newest.day)) for one in ordered], tuple(notes)
