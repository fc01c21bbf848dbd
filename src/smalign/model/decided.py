"""Every card decided once: status, closing, channel and link, in the two card tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.results import Note
from smalign.engine.compose import Sql, fill, listed, name, template
from smalign.model.kept import define_card_view, excluded
from smalign.model.origins import HINT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.engine.duckdb import Engine

_PACKAGE: Final = "smalign.model.sql"
_KEYS: Final = {"leads": ("lead", "l.lead_id"), "deals": ("deal", "d.deal_id")}
_DECIDED: Final = {
    "leads": {
        "closed_at": "case when outcome <> 'open' then d.closed_at end",
        "closed_on": "case when outcome <> 'open' then d.closed_on end",
        "loss_reason": "case when outcome = 'disqualified' then d.loss_reason end",
    },
    "deals": {
        "closed_at": "case when outcome <> 'open' then {closed_at} end",
        "closed_on": "case when outcome <> 'open' then {closed_on} end",
        "loss_reason": "case when outcome = 'lost' then d.loss_reason end",
        "kind": "coalesce(n.kind, d.kind)",
    },
}
"""Columns that say something else once the status is known; only where a file gives them."""
_WAY: Final = "coalesce(d.created_how, o.created_how)"
"""A source that is no channel, but how the lead came in."""

_REACHED: Final = "left join reached q on q.card = '{card}' and q.card_id = {key}"
_KINDS: Final = "left join kind_words n on n.word = d.kind"
_CONTRADICTIONS: Final = {
    "is_contradictory": "status_contradicts",
    "has_stray_reason": "reason_ignored",
    "has_stray_closing": "closing_ignored",
}
"""Column of the card tables → the note on cards where it is true."""


_GIVEN: Final = (
    ("left_at", "left_at", "timestamp"),
    ("left_on", "left_at", "date"),
    ("owner", "owner", "varchar"),
    ("changed_by", "changed_by", "varchar"),
    ("actor_kind", "actor_kind", "varchar"),
    ("inferred", "inferred", "boolean"),
)
"""Columns that not every history has: theirs, the canonical one, the SQL type."""


class LogFacts(Struct, frozen=True):
    """What the export tells of the history of stages.

    columns: those of its files; none without one. leaves_by_day: days of leaving have no time.
    is_asked: `m_stage_log` is asked for, and worth a table.
    """

    columns: frozenset[str]
    leaves_by_day: bool
    is_asked: bool


class CardFacts(Struct, frozen=True):
    """What the export holds, as far as the card tables depend on it.

    origins: tables whose channel comes from `origins`. unread: table → columns no file gives.
    has_named_qualified: the configuration names a qualified lead stage. is_expected: a deal's
    expected closing date stands for the real one, because the export has no other.
    has_leads: leads are exported; without them a deal keeps the id of its lead, by which touches
    are its own. has_campaigns: deals and costs share campaign ids. has_ways: sources of leads say
    how these came in.
    """

    origins: frozenset[str]
    unread: Mapping[str, Sequence[str]]
    has_named_qualified: bool
    is_expected: bool
    has_leads: bool
    has_campaigns: bool
    has_ways: bool
    log: LogFacts


def define_cards(engine: Engine, facts: CardFacts) -> None:
    """Create `m_deals`, `m_leads` and `m_stage_log`."""
    engine.define(
        fill(
            template(_PACKAGE, "deals.sql"),
            **_parts("deals", facts),
            lead_id=Sql("k.lead_id" if facts.has_leads else "d.lead_id"),
            kinds=Sql("" if "kind" in facts.unread["deals"] else _KINDS),
        )
    )
    if facts.has_campaigns:
        engine.define(template(_PACKAGE, "campaigns.sql"))
    unnamed = Sql("false" if facts.has_named_qualified else "outcome = 'converted'")
    engine.define(fill(template(_PACKAGE, "leads.sql"), **_parts("leads", facts), unnamed=unnamed))
    for table in ("deals", "leads"):
        define_card_view(engine, table, facts.unread[table])
    _define_log(engine, facts.log)


def _define_log(engine: Engine, log: LogFacts) -> None:
    """Create `m_stage_log`."""
    kind = Sql("table" if log.is_asked else "view")
    cards = template(_PACKAGE, "stage_cards.sql")
    if not log.columns:
        inferred = template(_PACKAGE, "stage_log_inferred.sql")
        engine.define(fill(inferred, kind=kind, cards=cards))
        return
    engine.define(fill(template(_PACKAGE, "log_cards.sql"), kind=kind, cards=cards))
    stays = template(_PACKAGE, "log_stays.sql")
    engine.define(fill(stays, kind=kind, **_stay_parts(log)))
    engine.define(template(_PACKAGE, "stage_log.sql"))


def _stay_parts(log: LogFacts) -> dict[str, Sql]:
    """What fills the places of log_stays.sql: the columns that the history really has."""
    given = [column for column, source, _ in _GIVEN if source in log.columns]
    clock = "on" if log.leaves_by_day else "at"
    undated = "f.entered_at is null"
    inferred = f"coalesce(f.inferred, {undated})" if "inferred" in given else undated
    return {
        "given": listed((Sql(f", {column}") for column in given), ""),
        "own": listed((Sql(f", f.{column}") for column in given), ""),
        "order": listed((Sql(f", {column} nulls last") for column in given), ""),
        **{
            column: Sql(f"f.{column}" if column in given else f"cast(null as {kind})")
            for column, _, kind in _GIVEN
        },
        "inferred": Sql(inferred),
        "is_before": Sql(f"f.left_{clock} < f.entered_{clock}" if "left_at" in given else "false"),
    }


def contradiction_notes(engine: Engine, tables: Sequence[str]) -> list[Note]:
    """What cards say that cannot all be true; the first in the order of precedence has won."""
    notes: list[Note] = []
    for table in tables:
        counts = listed(
            fill("count(*) filter (where {column})", column=name(column))
            for column in _CONTRADICTIONS
        )
        query = fill("select {counts} from {table}_kept", counts=counts, table=name(table))
        row = engine.rows(query)[0]
        for code, cards in zip(_CONTRADICTIONS.values(), row, strict=True):
            if cards:
                notes.append(Note(code, {"table": table, "cards": int(str(cards))}))
    return notes


def _parts(table: str, facts: CardFacts) -> dict[str, Sql]:
    """What fills the places of a card template."""
    from_rules = table in facts.origins
    card, key = _KEYS[table]
    own = "coalesce(q.is_qualified, s.is_qualified)" if facts.log.columns else "s.is_qualified"
    return {
        "channel": Sql("o.channel" if from_rules else "d.channel"),
        "origin": fill(template(_PACKAGE, "origin.sql"), hint=HINT) if from_rules else Sql(""),
        "is_qualified": Sql(own),
        "reached": Sql(_REACHED.format(card=card, key=key) if facts.log.columns else ""),
        "unread": excluded(facts.unread[table]),
        "decided": listed(_decided(table, facts), ""),
    }


def _decided(table: str, facts: CardFacts) -> list[Sql]:
    expected = "coalesce(d.{0}, d.expected_{1})" if facts.is_expected else "d.{0}"
    closing = {
        "closed_at": Sql(expected.format("closed_at", "close_at")),
        "closed_on": Sql(expected.format("closed_on", "close_on")),
    }
    ways = {"created_how": _WAY} if facts.has_ways and table == "leads" else {}
    return [
        fill(",\n            {sql} as {column}", sql=fill(sql, **closing), column=name(column))
        for column, sql in (_DECIDED[table] | ways).items()
        if column not in facts.unread[table]
    ]
