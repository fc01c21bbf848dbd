"""Leads and deals with their status, channel, stage and link: the two card tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Note
from smalign.base.schema import NONE
from smalign.crm.statuses import deal_kind, outcome_of
from smalign.engine.compose import Sql, fill, template
from smalign.model.origins import HINT
from smalign.model.stages import Seen, stage_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.config import Config
    from smalign.engine.duckdb import Engine
    from smalign.model.stages import StageRow

_PACKAGE: Final = "smalign.model.sql"
_SEEN: Final = {
    "deal": "select pipeline, stage, count(*), count(*) filter (where is_won),"
    " count(*) filter (where is_lost) from deals_all where stage is not null group by all",
    "lead": "select null, stage, count(*), count(*) filter (where is_converted), 0"
    " from leads_all where stage is not null group by all",
}
_WORDS: Final = {
    "deal": "select distinct status from deals_all where status is not null",
    "lead": "select distinct status from leads_all where status is not null",
}
_STAGE_COLUMNS: Final = (
    ("card", "varchar"),
    ("pipeline", "varchar"),
    ("stage", "varchar"),
    ("stage_order", "integer"),
    ("zone", "varchar"),
    ("outcome", "varchar"),
    ("sla_hours", "integer"),
    ("is_qualified", "boolean"),
    ("known_by", "varchar"),
)
_PHONE: Final = (
    "case when regexp_matches({phone}, '[eE][+]') then null"
    " when length(regexp_replace({phone}, '[^0-9]', '', 'g')) = 11"
    " and regexp_replace({phone}, '[^0-9]', '', 'g')[1] in ('7', '8')"
    " then '7' || regexp_replace({phone}, '[^0-9]', '', 'g')[2:]"
    " when length(regexp_replace({phone}, '[^0-9]', '', 'g')) = 10"
    " then '7' || regexp_replace({phone}, '[^0-9]', '', 'g')"
    " when length(regexp_replace({phone}, '[^0-9]', '', 'g')) > 11"
    " then regexp_replace({phone}, '[^0-9]', '', 'g') end"
)
_EMAIL: Final = "case when {email} like '%_@_%' then lower(trim({email})) end"


def define_stages(engine: Engine, cards: Mapping[str, str], config: Config) -> list[StageRow]:
    """Create `stages`; `cards` maps 'lead' / 'deal' to the CRM that wrote them."""
    rows: list[StageRow] = []
    for card, crm in sorted(cards.items()):
        seen = [_seen(row) for row in engine.rows(_SEEN[card])] or [Seen(None, NONE, 0)]
        rows += stage_rows(card, sorted(seen, key=_seen_key), config, crm)
    engine.values(
        "stages",
        _STAGE_COLUMNS,
        [tuple(getattr(row, column) for column, _ in _STAGE_COLUMNS) for row in rows],
    )
    return rows


def define_status_words(engine: Engine, cards: Mapping[str, str]) -> list[Note]:
    """Create `status_words` and `kind_words`: what each word says; an unknown status is a note."""
    known: list[tuple[str, str, str]] = []
    unknown: list[str] = []
    for card in sorted(cards):
        for (word,) in sorted(engine.rows(_WORDS[card]), key=str):
            outcome = outcome_of(str(word), card)
            if outcome is None:
                unknown.append(str(word))
            elif outcome:
                known.append((card, str(word), outcome))
    engine.values(
        "status_words", (("card", "varchar"), ("word", "varchar"), ("outcome", "varchar")), known
    )
    kinds = sorted(engine.rows("select distinct kind from deals_all where kind is not null"), key=str)
    engine.values(
        "kind_words",
        (("word", "varchar"), ("kind", "varchar")),
        [(str(word), deal_kind(str(word))) for (word,) in kinds if deal_kind(str(word))],
    )
    return [Note("status_words_unknown", {"words": unknown})] if unknown else []


def define_links(engine: Engine, ways: frozenset[str]) -> None:
    """Create `deal_links`; `ways` names the person keys some table really carries."""
    by_person = Sql("")
    keys = {
        "email": fill(_EMAIL, email=Sql("email")),
        "phone": fill(_PHONE, phone=Sql("phone")),
    }
    engine.define(template(_PACKAGE, "deal_contacts.sql"))
    if ways:
        engine.define(fill(template(_PACKAGE, "person_keys.sql"), **keys))
        by_person = template(_PACKAGE, "by_person.sql")
    engine.define(fill(template(_PACKAGE, "links.sql"), by_person=by_person))


def define_cards(
    engine: Engine, *, mapped_origin: frozenset[str], has_named_qualified: bool, expected: bool
) -> None:
    """Create `m_deals` and `m_leads`.

    mapped_origin: tables whose channel comes from `origins`. has_named_qualified: whether the
    configuration names a qualified lead stage. expected: whether a deal's expected closing date
    stands for the real one, because the export has no other.
    """
    closing = {
        "closed_at": Sql(
            "coalesce(d.closed_at, d.expected_close_at)" if expected else "d.closed_at"
        ),
        "closed_on": Sql(
            "coalesce(d.closed_on, d.expected_close_on)" if expected else "d.closed_on"
        ),
    }
    unnamed = Sql("false" if has_named_qualified else "outcome = 'converted'")
    engine.define(
        fill(template(_PACKAGE, "deals.sql"), **_origin("deals", mapped_origin), **closing)
    )
    engine.define(
        fill(template(_PACKAGE, "leads.sql"), **_origin("leads", mapped_origin), unnamed=unnamed)
    )
    engine.define(template(_PACKAGE, "stage_log.sql"))


def _origin(table: str, mapped_origin: frozenset[str]) -> dict[str, Sql]:
    if table not in mapped_origin:
        return {"channel": Sql("d.channel"), "origin": Sql("")}
    return {
        "channel": Sql("o.channel"),
        "origin": fill(template(_PACKAGE, "origin.sql"), hint=HINT),
    }


def _seen(row: tuple[object, ...]) -> Seen:
    pipeline, stage, cards, won, lost = row
    return Seen(
        None if pipeline is None else str(pipeline),
        str(stage),
        int(str(cards)),
        int(str(won)),
        int(str(lost)),
    )


def _seen_key(seen: Seen) -> tuple[bool, str, str]:
    return seen.pipeline is not None, seen.pipeline or "", seen.stage


def named_qualified(config: Config) -> bool:
    """Whether smalign.toml names a qualified lead stage."""
    return bool(config.lead_stages.qualified)


def contradiction_notes(engine: Engine) -> list[Note]:
    """What cards say that cannot all be true; the first in the order of precedence has won."""
    notes: list[Note] = []
    for table in ("leads", "deals"):
        for column, code in (
            ("is_contradictory", "status_contradicts"),
            ("has_stray_reason", "reason_ignored"),
            ("has_stray_closing", "closing_ignored"),
        ):
            counted = fill(
                "select count(*) from m_{table} where {column}",
                table=Sql(table),
                column=Sql(column),
            )
            cards = int(str(engine.value(counted)))
            if cards:
                notes.append(Note(code, {"table": table, "cards": cards}))
    return notes
