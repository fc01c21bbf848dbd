"""What is known of an export once its tables are made: the facts of `Model`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Note
from smalign.base.schema import TABLES
from smalign.crm.statuses import deal_status
from smalign.crm.vocabulary import GENERIC
from smalign.engine.compose import fill, listed, name
from smalign.model.cards import count_weak_links
from smalign.model.names import state_name
from smalign.model.stages import WON_STAGE
from smalign.model.wide import is_of_a_stay

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.config import Config
    from smalign.engine.duckdb import Engine
    from smalign.model.load import LoadedFile
    from smalign.model.model import ReadFile
    from smalign.model.stages import StageRow

WITH_ORIGIN: Final = ("leads", "deals", "touchpoints", "spend")
"""Tables whose rows have a source and a channel."""

PSEUDO_TOKENS: Final = "pseudo_tokens"
"""The relation with the words that stand for nothing."""
_SAYS_OUTCOME: Final = frozenset({"is_won", "is_lost", "is_closed", "status"})
_NOT_SAID: Final = frozenset({"not named", "toml"})
"""Who knows an open stage of a list: nobody, or an order that says no more than that it is one."""
PRICED: Final = {"deals": "amount", "spend": "cost", "payments": "amount"}


def currencies_of(engine: Engine, mapped: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Every currency that some amount, or some margin, is in."""
    queries = [
        fill(
            "select distinct currency from {relation} where currency is not null"
            " and {amount} is not null",
            relation=name(f"{table}_all"),
            amount=name(amount),
        )
        for table, amount in (*PRICED.items(), ("deals", "margin"))
        if amount in mapped.get(table, ())
    ]
    rows = engine.rows(listed(queries, " union ")) if queries else []
    return tuple(sorted(str(row[0]) for row in rows))


def derived_of(
    mapped: Mapping[str, frozenset[str]],
    tables: Mapping[str, Sequence[LoadedFile]],
    *,
    has_teams: bool,
    has_ways: bool,
) -> dict[str, frozenset[str]]:
    """What the model makes though no header gives it."""
    made: dict[str, set[str]] = {table: set() for table in tables}
    for table in ("leads", "deals"):
        if table in mapped:
            made[table].add("status")
    for table in WITH_ORIGIN:
        if mapped.get(table, frozenset()) & {"source", "utm_source", "utm_medium", "channel"}:
            made[table].add("channel")
    if has_ways:
        made["leads"].add("created_how")
    if has_teams:
        for table in mapped:
            if "owner" in mapped[table] and "team" in TABLES[table].names:
                made[table].add("team")
    return {table: frozenset(columns) for table, columns in made.items()}


def fields_stated(
    tables: Mapping[str, Sequence[LoadedFile]],
    lookups: Mapping[str, Sequence[str]],
    attributes: Mapping[str, Mapping[str, str]],
) -> dict[str, tuple[str, ...]]:
    """Table → its fields with a state, those of its lookups among them.

    A history that stands sideways in the columns of a table is none of its fields.
    """
    found: dict[str, list[str]] = {}
    for table, loaded in tables.items():
        own = attributes.get(table, {})
        stays = {column for header, column in own.items() if is_of_a_stay(header)}
        keys = {*lookups.get(table, ()), *(key for file in loaded for key in file.states)}
        found[table] = sorted(keys - stays)
    return {table: tuple(keys) for table, keys in found.items() if keys}


def define_field_names(
    engine: Engine,
    states: Mapping[str, Sequence[str]],
    attributes: Mapping[str, Mapping[str, str]],
) -> None:
    """Create `field_names`: what the state columns are called outside."""
    rows: list[tuple[str, str, str]] = []
    for table, keys in sorted(states.items()):
        shown = {column: header for header, column in attributes.get(table, {}).items()}
        rows += [(table, state_name(key), shown.get(key, key)) for key in keys]
    columns = (("table_name", "varchar"), ("state_column", "varchar"), ("field", "varchar"))
    engine.values("field_names", columns, rows)


def define_pseudo_tokens(engine: Engine, tokens: Sequence[str]) -> None:
    """Create `pseudo_tokens`: the words that stand for nothing, by their number."""
    columns = (("token_number", "integer"), ("token", "varchar"))
    engine.values(PSEUDO_TOKENS, columns, list(enumerate(tokens, start=1)))


def grain_of(mapped: Mapping[str, frozenset[str]]) -> str:
    """Which cards the export has: "lead+deal", "deal" or "lead"."""
    if "leads" in mapped and "deals" in mapped:
        return "lead+deal"
    return "lead" if "leads" in mapped else "deal"


def unnamed_of(stages: Sequence[StageRow], mapped: frozenset[str]) -> tuple[str, ...]:
    """Stages of deals of which neither a flag, nor a name, nor smalign.toml says the outcome."""
    mine = [stage for stage in stages if stage.card == "deal"]
    if mapped & _SAYS_OUTCOME or any(
        stage.known_by in {"toml", "dictionary", "built in"} for stage in mine
    ):
        return ()
    return tuple(sorted({stage.stage for stage in mine if stage.known_by == "not named"}))


def unsold_notes(
    files: Sequence[ReadFile],
    stages: Sequence[StageRow],
    mapped: frozenset[str],
    config: Config,
) -> list[Note]:
    """That stages end lost deals and none is known to be a sale.

    Only in lists whose stages people named: a CRM's own list tells both ends. A stage nobody knows
    counts as open, and where it was the sale every deal that was closed looks lost.
    """
    deals = [stage for stage in stages if stage.card == "deal"]
    ends = {stage.outcome for stage in deals if stage.stage != WON_STAGE["deal"]} - {"open"}
    crms = {file.crm for file in files if file.table == "deals"}
    named = any(one.won for one in (config.stages, *config.pipelines.values()))
    if named or ends != {"lost"} or crms != {GENERIC} or mapped & _SAYS_OUTCOME:
        return []
    unnamed = sorted({stage.stage for stage in deals if stage.known_by in _NOT_SAID})
    return [Note("no_won_stage", {"stages": unnamed})] if unnamed else []


def sold_leads_notes(
    files: Sequence[ReadFile], stages: Sequence[StageRow], mapped: Mapping[str, frozenset[str]]
) -> list[Note]:
    """That leads stand in a stage called as a sale is, in an export without deals.

    A sheet of one's own often keeps both in one row. Read as leads it has no sale and no revenue,
    and nothing else would say why.
    """
    of_leads = [file for file in files if file.table == "leads"]
    if "deals" in mapped or {file.crm for file in of_leads} != {GENERIC}:
        return []
    sold = sorted(
        {
            stage.stage
            for stage in stages
            if (stage.card, stage.outcome) == ("lead", "open") and deal_status(stage.stage) == "won"
        }
    )
    return [Note("leads_sold", {"file": of_leads[0].raw.file, "stages": sold})] if sold else []


def links_of(engine: Engine, mapped: Mapping[str, frozenset[str]]) -> dict[str, int]:
    """Way of linking → deals; `weak` are those only a name and the time would join."""
    rows = engine.rows("select link_way, count(*) from deal_links group by 1 order by 1")
    links = {str(way): int(str(deals)) for way, deals in rows}
    if all("contact_name" in mapped.get(table, ()) for table in ("leads", "deals")):
        weak = count_weak_links(engine)
        links |= {"weak": weak} if weak else {}
    return links


def links_among(
    engine: Engine, mapped: Mapping[str, frozenset[str]], by_person: Mapping[str, int]
) -> dict[str, int]:
    """Of how many: deals, where there are leads to link them with, and touches without a card."""
    are_both = {"leads", "deals"} <= mapped.keys()
    deals = engine.value("select count(*) from deals_all") if are_both else 0
    counts = {"deals": int(str(deals)), "touches": sum(by_person.values())}
    return {table: count for table, count in counts.items() if count}


def zone_notes(config: Config) -> list[Note]:
    """A zone nobody named is said."""
    return [] if config.sources.timezone else [Note("timezone_assumed", {"timezone": "UTC"})]
