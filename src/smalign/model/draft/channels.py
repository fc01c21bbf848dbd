"""Which channel each raw source belongs to, and which of that `[channels]` can say unchanged."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from smalign.base.clean import fold_source
from smalign.base.draft import DraftChannel
from smalign.engine.compose import Sql, fill
from smalign.model.known import WITH_ORIGIN
from smalign.model.origins import HINT, channel_by, channel_keys

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.config import Config
    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model

_SAID: Final = frozenset({"source", "channel", "utm_source", "utm_medium"})
_CARDS: Final = ("leads", "deals")
_ROWS: Final = (
    "select source, channel, utm_source, utm_medium, {hint} as hint, count(*)"
    " from {table}_all d group by all"
)


class _Origin(Struct, frozen=True):
    """One combination of what a row says of its origin, with the channel it has now."""

    table: str
    cells: tuple[str | None, ...]
    rows: int
    channel: str | None
    created_how: str | None
    rule: str

    @property
    def keys(self) -> list[str]:
        return channel_keys(*self.cells[:4])

    @property
    def is_tagged(self) -> bool:
        return bool(self.cells[2] or self.cells[3])


def channels_of(engine: Engine, model: Model, config: Config) -> tuple[DraftChannel, ...]:
    """Every source with its channel, those with the most cards first."""
    origins = _origins(engine, model, config)
    groups: dict[tuple[str, str | None, str | None, str], Counter[str]] = {}
    spelled: dict[str, str] = {}
    for origin in origins:
        key = origin.keys[0] if origin.keys else ""
        folded = spelled.setdefault(fold_source(key), key)
        group = (folded, origin.channel, origin.created_how, origin.rule)
        groups.setdefault(group, Counter())[origin.table] += origin.rows
    written = _unchanged(_sayable(origins), origins, config)
    rows = [
        DraftChannel(key, channel, how, rule, dict(counts), bool(key) and key in written)
        for (key, channel, how, rule), counts in groups.items()
    ]
    return tuple(sorted(rows, key=_rank))


def _rank(row: DraftChannel) -> tuple[bool, int, int, str, str]:
    """Tagged pairs come first in the file, as the first match wins there; then by cards."""
    cards = sum(row.counts.get(table, 0) for table in _CARDS)
    return (" / " not in row.key, -cards, -sum(row.counts.values()), row.key, row.rule)


def _origins(engine: Engine, model: Model, config: Config) -> list[_Origin]:
    found: list[_Origin] = []
    for table in WITH_ORIGIN:
        mapped = model.mapped.get(table, frozenset())
        if not mapped & _SAID:
            continue
        is_given = "channel" in mapped and not config.channels
        rows = engine.rows(fill(_ROWS, hint=HINT, table=Sql(table)))
        for *cells, count in sorted(rows, key=lambda row: tuple(str(cell) for cell in row)):
            combination = tuple(None if cell is None else str(cell) for cell in cells)
            channel, how, rule = (
                (combination[1], None, "as exported" if combination[1] else "none")
                if is_given
                else channel_by(combination, config)
            )
            found.append(_Origin(table, combination, int(str(count)), channel, how, rule))
    return found


def _sayable(origins: Sequence[_Origin]) -> dict[str, str]:
    """Key → channel for the keys that mean one channel.

    Where rows carry UTM tags a bare source is not said: it would catch the tagged rows of the
    same source in the next export, whatever their medium.
    """
    is_tagged = any(origin.is_tagged for origin in origins)
    meant: dict[str, set[str | None]] = {}
    spelled: dict[str, str] = {}
    for origin in origins:
        key = origin.keys[0] if origin.keys else ""
        is_pair = bool(origin.cells[2] and origin.cells[3])
        if not key or (is_tagged and not is_pair):
            continue
        key = spelled.setdefault(fold_source(key), key)
        meant.setdefault(key, set()).add(origin.channel)
    return {
        key: channel
        for key, channels in meant.items()
        if len(channels) == 1 and (channel := next(iter(channels))) is not None
    }


def _unchanged(said: dict[str, str], origins: Sequence[_Origin], config: Config) -> dict[str, str]:
    """Those of `said` under which every row keeps its channel."""
    while said:
        trial = replace(config, channels={**said, **config.channels})
        wrong = [origin for origin in origins if not _is_kept(origin, said, trial)]
        if not wrong:
            return said
        folded = {fold_source(key) for origin in wrong for key in origin.keys}
        kept = {key: channel for key, channel in said.items() if fold_source(key) not in folded}
        # A row that no key reaches changes because [channels] is there at all.
        said = kept if len(kept) < len(said) else {}
    return {}


def _is_kept(origin: _Origin, said: Mapping[str, str], trial: Config) -> bool:
    """Whether a row keeps its channel whatever the order in which the lines stand."""
    keys = {fold_source(key) for key in origin.keys}
    reached = {channel for key, channel in said.items() if fold_source(key) in keys}
    if reached:
        return reached == {origin.channel} and origin.created_how is None
    return channel_by(origin.cells, trial)[:2] == (origin.channel, origin.created_how)
