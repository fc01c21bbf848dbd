"""What smalign.toml says of values that the export has nowhere: other months', or misspelt."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from smalign.base.clean import fold_header, fold_source, fold_value
from smalign.base.results import Note
from smalign.crm.currencies import currency_of
from smalign.engine.compose import fill, listed, name
from smalign.model.dictionary import with_source_names
from smalign.model.origins import channel_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from smalign.base.config import Config
    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model


def idle_notes(
    engine: Engine, model: Model, config: Config, series: Iterable[str] = ()
) -> list[Note]:
    """A note a section on what `[mapping]` and the sections of values speak of in vain.

    series: those of the tasks in the export.
    """
    told = {one.facts["found"] for one in model.notes if one.code == "pipeline_misnamed"}
    codes = {code: str(model.dictionary.called(code)) for code in config.pipelines}
    ways = {key: list(with_source_names({key: ""}, model.dictionary)) for key in config.channels}
    losses = _values(engine, model, ("leads", "deals"), "loss_reason")
    pipelines = _values(engine, model, ("deals",), "pipeline")
    read = {str(file.table) for file in model.files}
    rates = {one: [one] for one in config.rates if currency_of(one) is None}
    notes = (
        _note("[mapping]", {one: [one] for one in config.mapping}, read, str),
        _note("[channels]", ways, _sources(engine) if ways else (), fold_source),
        _note("[reasons]", {one: [one] for one in config.reasons}, losses, fold_value),
        _note("[pipelines]", {one: [codes[one]] for one in codes}, pipelines, fold_header, told),
        _note("[rates]", rates, model.currencies, fold_value),
        _note("[tasks]", {one: [one] for one in config.tasks}, series, fold_header),
    )
    return [note for found in notes for note in found]


def _note(
    place: str,
    said: Mapping[str, Iterable[str]],
    there: Iterable[str],
    fold: Callable[[str], str],
    told: Iterable[object] = (),
) -> Iterator[Note]:
    """said: what smalign.toml names → what that may be called; told: what is told already."""
    known = {fold(one): one for one in sorted(there)}
    lost = [one for one, names in said.items() if not any(fold(other) in known for other in names)]
    lost = [one for one in lost if one not in set(told)]
    near = [known[like] for one in lost for like in get_close_matches(fold(one), known, 1)]
    if lost:
        hint = list(dict.fromkeys(near))
        yield Note("told_of_no_value", {"place": place, "names": lost, "did_you_mean": hint})


def _sources(engine: Engine) -> set[str]:
    rows = engine.rows("select distinct source, given, utm_source, utm_medium from origins")
    cells = ([None if cell is None else str(cell) for cell in row] for row in rows)
    return {key for four in cells for key in channel_keys(four[0], four[1], four[2], four[3])}


def _values(engine: Engine, model: Model, tables: Iterable[str], column: str) -> set[str]:
    query = "select distinct {column} from {table}"
    parts = [
        fill(query, column=name(column), table=name(f"m_{table}"))
        for table in tables
        if column in model.mapped.get(table, frozenset())
    ]
    rows = engine.rows(listed(parts, " union ")) if parts else []
    return {str(row[0]) for row in rows if row[0] is not None}
