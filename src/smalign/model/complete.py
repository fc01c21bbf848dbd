"""Signs that an export is not whole: a filter, a page, rights or a date held cards back.

Nothing here is proof: each is a fact and a question, with the clicks that export everything.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final

from smalign.base.results import Note
from smalign.crm.actions import SEQUENTIAL
from smalign.crm.vocabulary import GENERIC
from smalign.engine.compose import Sql, fill, name, template
from smalign.model.unexported import missing_columns

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from smalign.base.results import Period
    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model, ReadFile
    from smalign.model.recognise_records import Recognition
    from smalign.read.records import RawTable

FEWEST: Final = 30
"""Cards below which one owner or no closed card is no sign."""

_PAGES: Final = frozenset({
    50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000, 20_000, 25_000, 50_000, 65_535, 100_000,
    1_048_575,
})  # fmt: skip
"""Rows of a page, and of a full sheet: an export seldom ends there by itself."""

_LISTED: Final = frozenset({"leads", "deals", "contacts", "companies"})
"""Tables a CRM exports from lists of cards, to which the clicks of `all_cards` lead."""
_PAGED: Final = _LISTED | {
    *("touchpoints", "payments", "tasks", "stage_log", "owner_log", "field_log"),
    *("spend", "plan"),
}
_CARDS: Final = {"leads": "lead_id", "deals": "deal_id"}
_TELLS_STATUS: Final = frozenset({
    "stage", "status", "closed_at", "is_won", "is_lost", "is_closed", "is_converted",
})  # fmt: skip
_GAP_SHARE: Final = 0.1  # a tenth of the numbers missing is more than deleting by hand leaves
_LEADS_LATER: Final = 31
_DEALS_LATER: Final = 92
DAYS_SHORT: Final = 7
"""As many days without anything are no sign that they were not exported."""


def complete_notes(engine: Engine, model: Model) -> list[Note]:
    """What every answer must say: none closed, none lost, one owner, a full page, a late start."""
    crms = _systems(model)
    notes = _page_notes(model)
    for table in _CARDS:
        if table in crms:
            notes += _unclosed(engine, model, table, crms[table])
    notes += _sole_owners(engine, model, crms)
    if "deals" in crms:
        notes += _unlost(engine, crms["deals"])
    return [*notes, *_starts_apart(engine, model, crms)]


def gap_notes(engine: Engine, model: Model) -> list[Note]:
    """Numbers missing between the first and the last id, where ids are given one by one."""
    crms = _systems(model)
    notes: list[Note] = []
    for table, key in _CARDS.items():
        if table not in crms or key not in model.mapped[table]:
            continue
        query = template("smalign.model.sql", "id_gaps.sql")
        row = engine.rows(fill(query, table=name(table), key=name(key)))[0]
        first, last, cards, step, usual, holes = (int(str(cell or 0)) for cell in row)
        is_sequence = crms[table] in SEQUENTIAL or usual * 2 >= cards
        if cards < FEWEST or not step or not is_sequence:
            continue
        missing = (last - first) // step + 1 - cards
        if missing > _GAP_SHARE * (cards + missing):
            facts: dict[str, object] = {"first": first, "last": last, "cards": cards}
            facts |= {"missing": missing, "holes": holes}
            notes.append(_note("ids_missing", table, crms[table], facts))
    return notes


def column_notes(
    files: Sequence[tuple[RawTable, Recognition]], needed: Collection[tuple[str, str]] | None
) -> list[Note]:
    """Columns the CRM exports and a file lacks; `needed`: only these (table, column)."""
    notes = []
    for raw, found in files:
        headers = [
            header
            for column, header in missing_columns(raw, found).items()
            if needed is None or (str(found.table), column) in needed
        ]
        if headers:
            facts: dict[str, object] = {"file": raw.file, "headers": headers}
            facts["count"] = len(headers)
            facts |= {"crm": found.crm, "aim": "all_columns"}
            notes.append(Note("columns_not_exported", facts))
    return notes


def period_notes(engine: Engine, model: Model, period: Period, as_of: date | None) -> list[Note]:
    """A period that begins before the export does, or ends after its last day or the as-of.

    The export begins with its first card of either table: deals older than the leads count.
    """
    tables = [table for table in _CARDS if table in model.mapped]
    if not tables:
        return []
    notes: list[Note] = []
    first, table = _first_card(engine, tables) if period.since else (None, tables[0])
    if period.since and first and (first - period.since).days > DAYS_SHORT:
        facts: dict[str, object] = {"table": table, "since": period.since, "first": first}
        notes.append(Note("period_before_export", facts))
    last = model.local_day(model.as_of)
    if period.until and as_of and last:
        code = "period_after_as_of" if as_of < last else "period_after_export"
        end = min(as_of, last)
        if (period.until - end).days > DAYS_SHORT:
            notes.append(Note(code, {"until": period.until, "as_of": end}))
    return notes


def _first_card(engine: Engine, tables: Sequence[str]) -> tuple[date | None, str]:
    """The day the first card was created on, and its table; of one day the first table."""
    found: dict[str, date] = {}
    for table in tables:
        day = engine.value(fill("select min(created_on) from m_{table}", table=name(table)))
        if isinstance(day, date):
            found[table] = day
    table = min(found, key=lambda one: found[one], default=tables[0])
    return found.get(table), table


def sole_owner(raw: RawTable, found: Recognition) -> bool:
    """Whether the sample shows one owner only, so that it is worth to read them all."""
    source = found.columns.get("owner")
    if found.table not in _CARDS or source is None or source.index is None:
        return False
    return len({row[source.index] for row in raw.sample if source.index < len(row)}) == 1


def _note(
    code: str, table: str, crm: str, facts: dict[str, object], aim: str = "all_cards"
) -> Note:
    return Note(code, {"table": table, **facts, "crm": crm, "aim": aim})


def _systems(model: Model) -> dict[str, str]:
    """Table → the system that wrote it, for the clicks; the generic one where several did."""
    found: dict[str, set[str]] = defaultdict(set)
    for file in model.files:
        if file.table:
            found[file.table].add(file.crm)
    return {table: crms.pop() if len(crms) == 1 else GENERIC for table, crms in found.items()}


def _page_notes(model: Model) -> list[Note]:
    """Files as long as a page. Several files of a table that end in a shorter one are all pages."""
    by_table: dict[str, list[ReadFile]] = defaultdict(list)
    for file in model.files:
        if file.table in _PAGED:
            by_table[file.table].append(file)
    notes = []
    for table, files in by_table.items():
        if all(_rows(file) in _PAGES for file in files):
            for file in files:
                facts: dict[str, object] = {"file": file.raw.file, "rows": _rows(file)}
                aim = "all_cards" if table in _LISTED else ""
                notes.append(_note("rows_end_round", table, file.crm, facts, aim))
    return notes


def _rows(file: ReadFile) -> int:
    return (file.rows or 0) + len(file.raw.rejects)


def _unclosed(engine: Engine, model: Model, table: str, crm: str) -> list[Note]:
    if not _TELLS_STATUS & model.mapped[table] or _has_unknown_words(model):
        return []
    query = "select count(*), count(*) filter (where status <> 'open') from m_{table}"
    cards, closed = engine.rows(fill(query, table=name(table)))[0]
    if closed or int(str(cards)) < FEWEST:
        return []
    return [_note("no_closed_cards", table, crm, {"cards": cards})]


def _has_unknown_words(model: Model) -> bool:
    """Whether cards may be open only because nobody knows the words of their statuses."""
    return any(note.code == "status_words_unknown" for note in model.notes)


def _unlost(engine: Engine, crm: str) -> list[Note]:
    """Many deals won and none lost: a list of sales, of which a win rate says nothing."""
    query = (
        "select count(*), count(*) filter (where status = 'won'),"
        " count(*) filter (where status = 'lost') from m_deals"
    )
    cards, won, lost = (int(str(cell)) for cell in engine.rows(query)[0])
    if lost or won < FEWEST:
        return []
    return [_note("no_lost_deals", "deals", crm, {"cards": cards, "won": won})]


def _sole_owners(engine: Engine, model: Model, crms: dict[str, str]) -> list[Note]:
    """Leads or deals of one owner; where both are one person's, that is one sign."""
    sole: dict[str, tuple[int, object]] = {}
    for table in _CARDS:
        if table in crms and "owner" in model.mapped[table]:
            query = "select count(*), count(owner), min(owner), max(owner) from m_{table}"
            cards, owned, first, last = engine.rows(fill(query, table=name(table)))[0]
            if first == last and owned == cards and int(str(cards)) >= FEWEST:
                sole[table] = int(str(cards)), first
    if len(sole) > 1 and len({owner for _, owner in sole.values()}) == 1:
        counts = {table: cards for table, (cards, _) in sole.items()}
        facts: dict[str, object] = {"tables": list(sole), **counts}
        return [Note("one_owner_of_all", {**facts, "crm": crms["leads"], "aim": "all_owners"})]
    return [
        _note("one_owner", table, crms[table], {"cards": cards}, "all_owners")
        for table, (cards, _) in sole.items()
    ]


def _starts_apart(engine: Engine, model: Model, crms: dict[str, str]) -> list[Note]:
    """Leads that begin long after the deals, or the other way round: a filter by date on one.

    The first hundredth of each is left aside: one card of an old year is no beginning.
    """
    if not model.is_linked:
        return []
    first: dict[str, date] = {}
    for table in _CARDS:
        query = "select quantile_disc(created_on, {share}), count(created_on) from m_{table}"
        share = Sql("0.01")
        day, cards = engine.rows(fill(query, share=share, table=name(table)))[0]
        if int(str(cards)) < FEWEST:
            return []
        first[table] = day  # type: ignore[assignment]
    later, earlier = sorted(first, key=lambda table: first[table], reverse=True)
    most = _LEADS_LATER if later == "leads" else _DEALS_LATER
    if (first[later] - first[earlier]).days <= most:
        return []
    facts: dict[str, object] = {"later_on": first[later], "earlier_on": first[earlier]}
    return [_note("starts_apart", later, crms[later], {**facts, "earlier": earlier})]
