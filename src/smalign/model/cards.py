"""Leads and deals with their status, channel, stage and link: the two card tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import astuple

from smalign.base.clean import fold_header
from smalign.base.results import Note
from smalign.base.schema import NONE
from smalign.crm.statuses import deal_kind, outcome_of
from smalign.engine.compose import Sql, fill, literal, template
from smalign.model.misnamed import misnamed_stages
from smalign.model.persons import email_key, phone_key
from smalign.model.stages import Seen, stage_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.config import Config
    from smalign.engine.duckdb import Engine
    from smalign.model.dictionary import Dictionary
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
    "select pipeline, stage, moves, won, lost, stage_order"
    " from log_stages where has_card and card = {card}"
)
_WORDS: Final = {
    "deal": "select distinct status, true from deals_all where status is not null",
    "lead": "select distinct status, true from leads_all where status is not null",
}
_LOGGED_WORDS: Final = "select distinct outcome, false from stage_log_all where outcome is not null"
_KINDS: Final = "select distinct kind from deals_all where kind is not null"
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
    ("is_zone_named", "boolean"),
    ("responsible", "varchar"),
    ("sla", "varchar"),
    ("stage_no", "integer"),
)
_UNLINKED: Final = (
    "select count(*) from deals_all where deal_id not in (select deal_id from links_by_id)"
)
_SHARED: Final = (
    "select count(distinct person) filter (where way = 4),"
    " count(distinct person) filter (where way = 3), count(distinct contact_id)"
    " from contact_keys where is_shared"
)
_NAME: Final = (
    "array_to_string(list_sort(string_split(trim(regexp_replace("
    "replace(lower({column}), 'ё', 'е'), '\\s+', ' ', 'g')), ' ')), ' ')"
)
"""A person's name whichever way round it is written."""


def define_stages(
    engine: Engine,
    cards: Mapping[str, str],
    config: Config,
    dictionary: Dictionary,
    *,
    has_history: bool,
) -> tuple[list[StageRow], list[Note]]:
    """Create `stages`; `cards` maps 'lead' / 'deal' to the CRM that wrote them."""
    rows: list[StageRow] = []
    notes: list[Note] = []
    for card, crm in sorted(cards.items()):
        seen = seen_stages(engine, card, has_history=has_history)
        rows += stage_rows(card, seen, config, crm, dictionary)
        notes += misnamed_stages(card, seen, config, dictionary)
    rows.sort(key=_stage_key)
    engine.values(
        "stages",
        _STAGE_COLUMNS,
        [(*astuple(row), number) for number, row in enumerate(rows, start=1)],
    )
    return rows, notes


def seen_stages(engine: Engine, card: str, *, has_history: bool) -> list[Seen]:
    """The stages of one kind of card ('lead' / 'deal') as the cards and their history show them."""
    logged = engine.rows(fill(_LOGGED, card=literal(card))) if has_history else []
    seen = _merged(engine.rows(_SEEN[card]), logged) or _stageless(engine, card)
    return sorted(seen, key=_seen_key)


def define_status_words(
    engine: Engine, cards: Mapping[str, str], mapped: Mapping[str, frozenset[str]], config: Config
) -> list[Note]:
    """Create `status_words` and `kind_words`: what each word says; an unknown status is a note.

    A word we do not know means as a status what `[stages]` says of the stage of that name.
    """
    known: list[tuple[str, str, str]] = []
    unknown: list[str] = []
    for card in sorted(cards):
        words: dict[str, bool] = {}
        if "outcome" in mapped.get("stage_log", ()):
            words |= {str(word): bool(is_own) for word, is_own in engine.rows(_LOGGED_WORDS)}
        if "status" in mapped[f"{card}s"]:
            words |= {str(word): bool(is_own) for word, is_own in engine.rows(_WORDS[card])}
        told = _told_outcomes(card, config)
        for word, is_own in sorted(words.items()):
            outcome = outcome_of(word, card)
            outcome = told.get(fold_header(word)) if outcome is None else outcome
            if outcome:
                known.append((card, word, outcome))
            elif outcome is None and is_own:
                unknown.append(word)
    engine.values(
        "status_words", (("card", "varchar"), ("word", "varchar"), ("outcome", "varchar")), known
    )
    if "kind" in mapped.get("deals", ()):
        kinds = [str(kind) for (kind,) in engine.rows(_KINDS)]
        engine.values(
            "kind_words",
            (("word", "varchar"), ("kind", "varchar")),
            [(word, kind) for word in sorted(kinds) if (kind := deal_kind(word))],
        )
    return [Note("status_words_unknown", {"words": unknown})] if unknown else []


def _told_outcomes(card: str, config: Config) -> dict[str, str]:
    """Folded word → outcome, as smalign.toml says it of the stages of this kind of card."""
    is_lead = card == "lead"
    lists = (config.lead_stages,) if is_lead else (config.stages, *config.pipelines.values())
    ends = ("converted", "disqualified") if is_lead else ("won", "lost")
    return {
        fold_header(word): outcome
        for one in lists
        for words, outcome in zip((one.order, one.won, one.lost), ("open", *ends), strict=True)
        for word in words
    }


def define_links(
    engine: Engine, ways: frozenset[str], *, is_mutual: bool, has_names: bool
) -> list[Note]:
    """Create `deal_contacts` and `deal_links`; say which keys of contacts are nobody's.

    ways: the person keys some table really carries. is_mutual: leads name their deals as well.
    has_names: deals and contacts have names, by which a contact may be found.
    With neither, a deal has no more than the one lead it names, and none has to be chosen.
    """
    by_person = Sql("")
    if has_names:
        named = {"name": _name("name"), "deal_name": _name("contact_name")}
        engine.define(fill(template(_PACKAGE, "deal_contacts.sql"), **named))
    else:
        engine.define(template(_PACKAGE, "deal_contacts_by_id.sql"))
    if not ways and not is_mutual:
        engine.define(template(_PACKAGE, "links_sole.sql"))
        return []
    engine.define(template(_PACKAGE, "links_by_id.sql"))
    notes: list[Note] = []
    if ways and engine.value(_UNLINKED):
        keys = {column: person_key(column) for column in ("email", "phone")}
        engine.define(fill(template(_PACKAGE, "person_keys.sql"), **keys, name=_name("name")))
        by_person = template(_PACKAGE, "by_person.sql")
        notes = _shared_notes(engine)
    engine.define(fill(template(_PACKAGE, "links.sql"), by_person=by_person))
    return notes


def _shared_notes(engine: Engine) -> list[Note]:
    """How many phones and e-mails several people share, and the contacts that carry them."""
    phones, emails, contacts = (int(str(cell)) for cell in engine.rows(_SHARED)[0])
    facts: dict[str, object] = {"phones": phones, "emails": emails, "contacts": contacts}
    return [Note("keys_shared", facts)] if contacts else []


def count_weak_links(engine: Engine) -> int:
    """Deals that only the contact's name and the time would join to a lead."""
    names = {"lead_name": _name("l.contact_name"), "deal_name": _name("d.contact_name")}
    return int(str(engine.value(fill(template(_PACKAGE, "weak_links.sql"), **names))))


def person_key(column: str) -> Sql:
    """The normal form of `email` or `phone`, by which people are told apart; null for neither."""
    return {"email": email_key, "phone": phone_key}[column](column)


def _name(column: str) -> Sql:
    return fill(_NAME, column=Sql(column))


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


def _stage_key(row: StageRow) -> tuple[bool, int, str, str, str]:
    """Stages in their order; those without a place last."""
    place = row.stage_order
    return place is None, place or 0, row.stage, row.pipeline or "", row.card


def _seen_key(seen: Seen) -> tuple[bool, str, str]:
    return seen.pipeline is not None, seen.pipeline or "", seen.stage
