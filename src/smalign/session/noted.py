"""What an answer must be read with, of its metric, the export and the question; and the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.model.complete import column_notes, gap_notes, period_notes
from smalign.model.idle import idle_notes
from smalign.model.inspection import unread_notes
from smalign.model.undated import undated_notes
from smalign.model.unnamed import unnamed_columns
from smalign.scope.ladder import has_rules
from smalign.scope.tasks import series_known
from smalign.session.excluded import excluded_notes
from smalign.session.given import unheaded_notes, unnamed_notes
from smalign.session.history_notes import NOTES as HISTORY
from smalign.session.history_notes import history_notes
from smalign.session.money import money_notes
from smalign.session.needs import asked_columns, told_of
from smalign.session.refusals import masked_notes, scope_notes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smalign.base.results import Note, Result
    from smalign.engine.duckdb import Engine
    from smalign.metrics import Metric
    from smalign.model.model import Model
    from smalign.session.session import Scoped, Session


def noted(
    session: Session, asked: Metric, found: Scoped, result: Result, why_empty: Iterable[Note]
) -> tuple[Note, ...]:
    """The notes of an answer, ranked; why_empty: why it has no rows, where it has none."""
    engine, model, needs, scope = found.engine, found.model, found.needs, found.scope
    kept = [note for note in model.notes if note.code not in HISTORY]
    return _ranked(
        (
            *why_empty,
            *masked_notes(scope),
            *history_notes(model, needs),
            *unread_notes(model),
            *session.signs(engine, model),
            *period_notes(engine, model, found.period, found.as_of_on),
            *result.notes,
            *scope_notes(asked.name, model, scope),
            *money_notes(engine, model, result, session.config, scope.question, asked.reads),
            *column_notes(session.files, asked_columns(needs)),
            *undated_notes(session.files, asked_columns(needs)),
            *session.notes,
            *told_of(kept, needs, session.files, session.config),
        )
    )


def noted_of_files(session: Session, engine: Engine, model: Model) -> tuple[Note, ...]:
    """What there is to say of the files of an export and of what smalign.toml says of them."""
    files, config = session.files, session.config
    told = []
    if has_rules(model, config.exclude):
        session.climb(engine, model)
        told = excluded_notes(engine)
    series = series_known(engine, model) if config.tasks else set()
    return (
        *session.signs(engine, model),
        *gap_notes(engine, model),
        *column_notes(files, None),
        *undated_notes(files, None),
        *unnamed_columns(files),
        *unnamed_notes(config, [raw for raw, _ in files]),
        *unheaded_notes(config, (one for raw, _ in files for one in raw.headers)),
        *idle_notes(engine, model, config, series),
        *told,
    )


def _ranked(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Notes by money at stake, then in the order they arose; a repeated one once."""
    once: dict[tuple[str, str], Note] = {}
    for note in notes:
        once.setdefault((note.code, repr(note.facts)), note)
    return tuple(sorted(once.values(), key=lambda note: -note.money))
