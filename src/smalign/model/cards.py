"""Leads and deals with their status, channel, stage and link: the two card tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Note
from smalign.base.schema import NONE
from smalign.crm.statuses import deal_kind, outcome_of
from smalign.engine.compose import Sql, fill, listed, literal, name, template
from smalign.model.kept import define_card_view, excluded
from smalign.model.origins import HINT
from smalign.model.stages import Seen, stage_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.config import Config
    from smalign.engine.duckdb import Engine
    from smalign.model.stages import StageRow

_PACKAGE: Final = "smalign.model.sql"
_SEEN: Final = {
    "deal": "select d.pipeline, d.stage, count(*),"
    " count(*) filter (where d.is_won or w.outcome = 'won'),"
    " count(*) filter (where d.is_lost or d.is_closed and not d.is_won or w.outcome = 'lost')"
    " from deals_all d left join status_words w on w.card = 'deal' and w.word = d.status"
    " where d.stage is not null group by all",
    "lead": "select null, d.stage, count(*),"
    " count(*) filter (where d.is_converted or w.outcome = 'converted'),"
    " count(*) filter (where w.outcome = 'disqualified')"
    " from leads_all d left join status_words w on w.card = 'lead' and w.word = d.status"
    " where d.stage is not null group by all",
}
_PIPELINES: Final = "select distinct pipeline from deals_all"
_LOGGED: Final = (
    "select pipeline, stage, count(*), count(*) filter (where outcome = 'won'),"
    " count(*) filter (where outcome = 'lost'), min(stage_order)"
    " from log_rows where has_card and card = {card} group by all"
)
_WORDS: Final = {
    "deal": "select distinct status, true from deals_all where status is not null",
    "lead": "select distinct status, true from leads_all where status is not null",
}
_LOGGED_WORDS: Final = "select distinct outcome, false from stage_log_all where outcome is not null"
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
_UNLINKED: Final = (
    "select count(*) from deals_all where deal_id not in (select deal_id from links_by_id)"
)
_NAME: Final = (
    "array_to_string(list_sort(string_split(trim(regexp_replace("
    "replace(lower({column}), 'ё', 'е'), '\\s+', ' ', 'g')), ' ')), ' ')"
)
"""A person's name whichever way round it is written."""

_EMAIL: Final = "case when {email} like '%_@_%' then lower(trim({email})) end"


_CONTRADICTIONS: Final = {
    "is_contradictory": "status_contradicts",
    "has_stray_reason": "reason_ignored",
    "has_stray_closing": "closing_ignored",
}
"""Column of the card tables → the note on cards where it is true."""


def define_stages(engine: Engine, cards: Mapping[str, str], config: Config) -> list[StageRow]:
    """Create `stages`; `cards` maps 'lead' / 'deal' to the CRM that wrote them."""
    rows: list[StageRow] = []
    for card, crm in sorted(cards.items()):
        logged = engine.rows(fill(_LOGGED, card=literal(card)))
        seen = _merged(engine.rows(_SEEN[card]), logged) or _stageless(engine, card)
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
        words = {str(word): is_own for word, is_own in engine.rows(_LOGGED_WORDS)}
        words |= {str(word): is_own for word, is_own in engine.rows(_WORDS[card])}
        for word, is_own in sorted(words.items()):
            outcome = outcome_of(word, card)
            if outcome:
                known.append((card, word, outcome))
            elif outcome is None and is_own:
                unknown.append(word)
    engine.values(
        "status_words", (("card", "varchar"), ("word", "varchar"), ("outcome", "varchar")), known
    )
    kinds = sorted(
        engine.rows("select distinct kind from deals_all where kind is not null"), key=str
    )
    engine.values(
        "kind_words",
        (("word", "varchar"), ("kind", "varchar")),
        [(str(word), deal_kind(str(word))) for (word,) in kinds if deal_kind(str(word))],
    )
    return [Note("status_words_unknown", {"words": unknown})] if unknown else []


def define_links(engine: Engine, ways: frozenset[str], *, is_mutual: bool) -> None:
    """Create `deal_links`.

    ways: the person keys some table really carries. is_mutual: leads name their deals as well.
    With neither, a deal has no more than the one lead it names, and none has to be chosen.
    """
    by_person = Sql("")
    named = {"name": _name("name"), "deal_name": _name("contact_name")}
    engine.define(fill(template(_PACKAGE, "deal_contacts.sql"), **named))
    if not ways and not is_mutual:
        engine.define(template(_PACKAGE, "links_sole.sql"))
        return
    engine.define(template(_PACKAGE, "links_by_id.sql"))
    if ways and engine.value(_UNLINKED):
        keys = {column: person_key(column) for column in ("email", "phone")}
        engine.define(fill(template(_PACKAGE, "person_keys.sql"), **keys))
        by_person = template(_PACKAGE, "by_person.sql")
    engine.define(fill(template(_PACKAGE, "links.sql"), by_person=by_person))


def count_weak_links(engine: Engine) -> int:
    """Deals that only the contact's name and the time would join to a lead."""
    names = {"lead_name": _name("l.contact_name"), "deal_name": _name("d.contact_name")}
    return int(str(engine.value(fill(template(_PACKAGE, "weak_links.sql"), **names))))


def person_key(column: str) -> Sql:
    """The normal form of `email` or `phone`, by which people are told apart; null for neither."""
    form = {"email": _EMAIL, "phone": _PHONE}[column]
    return fill(form, **{column: name(column)})


def _name(column: str) -> Sql:
    return fill(_NAME, column=Sql(column))


def define_cards(
    engine: Engine,
    *,
    mapped_origin: frozenset[str],
    has_named_qualified: bool,
    expected: bool,
    unread: Mapping[str, Sequence[str]],
    has_campaigns: bool,
    has_log: bool,
) -> None:
    """Create `m_deals` and `m_leads`; every card is decided once, in a table.

    unread: table → columns no file gives: they are in the views only, as nulls. has_campaigns:
    whether deals and costs share campaign ids. has_log: whether `m_stage_log` is worth a table.
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
        fill(
            template(_PACKAGE, "deals.sql"),
            **_origin("deals", mapped_origin),
            **closing,
            unread=excluded(unread["deals"]),
        )
    )
    if has_campaigns:
        engine.define(template(_PACKAGE, "campaigns.sql"))
    engine.define(
        fill(
            template(_PACKAGE, "leads.sql"),
            **_origin("leads", mapped_origin),
            unnamed=unnamed,
            unread=excluded(unread["leads"]),
        )
    )
    for table in ("deals", "leads"):
        define_card_view(engine, table, unread[table])
    kind = Sql("table" if has_log else "view")
    engine.define(fill(template(_PACKAGE, "stage_log.sql"), kind=kind))


def _origin(table: str, mapped_origin: frozenset[str]) -> dict[str, Sql]:
    if table not in mapped_origin:
        return {"channel": Sql("d.channel"), "origin": Sql("")}
    return {
        "channel": Sql("o.channel"),
        "origin": fill(template(_PACKAGE, "origin.sql"), hint=HINT),
    }


def _stageless(engine: Engine, card: str) -> list[Seen]:
    """Where no card has a stage, all of a pipeline stand in one."""
    rows = engine.rows(_PIPELINES) if card == "deal" else []
    return [Seen(None if row[0] is None else str(row[0]), NONE, 0) for row in rows] or [
        Seen(None, NONE, 0)
    ]


def _merged(
    standing: Sequence[tuple[object, ...]], logged: Sequence[tuple[object, ...]]
) -> list[Seen]:
    """The stages cards stand in, and those only their history shows; places as logged."""
    found = {(row[0], row[1]): row for row in logged} | {(row[0], row[1]): row for row in standing}
    places = {(row[0], row[1]): row[5] for row in logged if row[5] is not None}
    return [
        Seen(
            None if pipeline is None else str(pipeline),
            str(stage),
            cards=int(str(row[2])),
            flagged_won=int(str(row[3])),
            flagged_lost=int(str(row[4])),
            place=int(str(places[key])) if key in places else None,
        )
        for key, row in found.items()
        for pipeline, stage in [key]
    ]


def _seen_key(seen: Seen) -> tuple[bool, str, str]:
    return seen.pipeline is not None, seen.pipeline or "", seen.stage


def named_qualified(config: Config) -> bool:
    """Whether smalign.toml names a qualified lead stage."""
    return bool(config.lead_stages.qualified)


def contradiction_notes(engine: Engine) -> list[Note]:
    """What cards say that cannot all be true; the first in the order of precedence has won."""
    notes: list[Note] = []
    for table in ("leads", "deals"):
        counts = listed(
            fill("count(*) filter (where {column})", column=name(column))
            for column in _CONTRADICTIONS
        )
        query = fill("select {counts} from m_{table}", counts=counts, table=name(table))
        row = engine.rows(query)[0]
        for code, cards in zip(_CONTRADICTIONS.values(), row, strict=True):
            if cards:
                notes.append(Note(code, {"table": table, "cards": int(str(cards))}))
    return notes
