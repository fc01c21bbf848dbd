"""From what a card says of its origin to a channel, once for each combination that occurs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_source
from smalign.crm.channels import channel_of, way_in
from smalign.engine.compose import Sql, fill, listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from smalign.base.config import Config
    from smalign.engine.duckdb import Engine

HINT: Final = Sql(
    "case when lower(d.utm_campaign) like '%cross-network%'"
    " or lower(d.utm_campaign) like '%shop%' then lower(d.utm_campaign) end"
)
"""Of a campaign's name the channel rules look at these words only."""

_COMBINATION: Final = (
    "select distinct source, channel as given, utm_source, utm_medium, {hint} as hint"
    " from {table}_all d"
)
_COLUMNS: Final = (
    ("source", "varchar"),
    ("given", "varchar"),
    ("utm_source", "varchar"),
    ("utm_medium", "varchar"),
    ("hint", "varchar"),
    ("channel", "varchar"),
    ("created_how", "varchar"),
    ("rule", "varchar"),
)


def needs_origin(mapped: Collection[str], config: Config) -> bool:
    """Whether a table's channel is made by rules; one it gives itself is only rewritten."""
    if "channel" in mapped:
        return bool(config.channels)
    return not {"source", "utm_source", "utm_medium"}.isdisjoint(mapped)


def define_origins(engine: Engine, tables: Iterable[str], config: Config) -> bool:
    """Create the table `origins`: each combination with its channel, way in and rule.

    A source may say how a card came in whatever the channel is made of. Whether one does.
    """
    queries = [fill(_COMBINATION, hint=HINT, table=Sql(table)) for table in sorted(tables)]
    found = engine.rows(listed(queries, " union ")) if queries else []
    combinations = sorted(
        (tuple(None if cell is None else str(cell) for cell in row) for row in found),
        key=lambda row: tuple((cell is not None, cell or "") for cell in row),
    )
    rows = [(*row, *_told(row, config)) for row in combinations]
    engine.values("origins", _COLUMNS, rows)
    return any(created_how for *_, created_how, _ in rows)


def _told(
    combination: tuple[str | None, ...], config: Config
) -> tuple[str | None, str | None, str]:
    channel, created_how, rule = channel_by(combination, config)
    return channel, created_how or way_in(combination[0]), rule


def channel_by(
    combination: tuple[str | None, ...], config: Config
) -> tuple[str | None, str | None, str]:
    """Channel, way in and rule of one (source, channel given, UTM source, UTM medium, hint)."""
    source, given, utm_source, utm_medium, hint = combination
    keys = {fold_source(key) for key in channel_keys(source, given, utm_source, utm_medium)}
    for key, channel in config.channels.items():
        if fold_source(key) in keys:
            return channel, None, "[channels]"
    if given is not None:
        return given, None, "as exported"
    return channel_of(source, utm_medium, utm_source, hint)


def channel_keys(
    source: str | None, given: str | None, utm_source: str | None, utm_medium: str | None
) -> list[str]:
    """What `[channels]` may call a combination, the most telling first."""
    keys = [f"{utm_source} / {utm_medium}"] if utm_source and utm_medium else []
    return [*keys, *(text for text in (given, utm_source, source) if text)]
