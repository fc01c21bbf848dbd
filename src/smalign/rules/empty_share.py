"""empty_share: a column is not emptier than agreed, in no segment."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from smalign.base.bounds import Bound
from smalign.base.clean import fold_header
from smalign.engine.compose import fill, listed, literal, name
from smalign.rules.gone import gone
from smalign.rules.rule import Cannot, Counted, Levels, Rows, Rule, key_of
from smalign.rules.severity import levels_of, severity_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smalign.rules.rule import Case

_CARDS: Final = ("leads", "deals")
_MOST: Final = "[checks.empty_share] most"
_BY: Final = "[checks] by"
_COUNTS: Final = "select segment, count(*), {counts} from {table} group by 1 order by 1"
_FIELDS: Final = "select table_name, field, state_column from field_names"
_USUAL: Final = {"created_at": "0%", "stage": "0%", "source": "20%"}
"""Without these no metric can place a card; the source may be unknown for some."""


def find(case: Case) -> Iterator[Counted | Cannot]:
    """A column is not emptier than agreed, in no segment.

    What: columns of leads and deals with a greater share of empty cells than `most` says: an
        error. Where nothing is said: a creation date or a stage that is empty, a source that is
        in more than 20 %: a warning.
    Why: a field that is filled for one channel alone tells nothing of the others.
    How: empty and pseudo-empty cells («-», `n/a`) of all cards, and of each value of `by` that
        has `min_n` cards. A source is not asked for where the cards have UTM marks. A column that
        `most` or `by` names and no card has any more is an error.
    Caveats: a card that has not come to the stage where the field is due counts, too: see
        required_by_stage.
    Source: the article, step 5: the share of cards with empty fields.
    """
    states = {(table, field): state for table, field, state in case.engine.rows(_FIELDS)}
    if not case.model.states.keys() & {*_CARDS}:
        yield Cannot("no_table", {"tables": list(_CARDS)})
        return
    fields = [(str(table), str(field)) for table, field in states]
    for told in case.config.checks.empty_share.most:
        if not _named(case, fields, told):
            yield from gone(case, told, _MOST, _CARDS)
    for told in case.lost_by:
        yield from gone(case, told, _BY, _CARDS)
    bounds = _bounds(case, fields)
    counts = _counts(case, {key: str(states[key]) for key in bounds})
    for (table, field), usual in bounds.items():
        levels = levels_of(usual, case.told(RULE.name))
        for segment, (cards, empty) in counts[table, field].items():
            state = name(str(states[table, field]))
            where = fill("{state} <> 0", state=state)
            if segment is not None:
                where = fill("{w} and segment = {s}", w=where, s=literal(segment))
            most = _most(case, levels, empty, cards)
            yield Counted(
                table=table,
                column=str(state).removeprefix("state_"),
                code="too_empty" if most else "is_empty",
                failing=empty,
                of=cards,
                facts={"most": most},
                rows=Rows(name(table), where, key_of(table)),
                segment=segment,
                levels=levels,
            )


def _counts(
    case: Case, states: Mapping[tuple[str, str], str]
) -> dict[tuple[str, str], dict[str | None, tuple[int, int]]]:
    """Table and field → segment (None: all cards) → cards, empty cells; one pass a table."""
    found: dict[tuple[str, str], dict[str | None, tuple[int, int]]] = defaultdict(dict)
    for table in dict.fromkeys(table for table, _ in states):
        fields = [key for key in states if key[0] == table]
        parts = listed(
            fill("count(*) filter (where {state} <> 0)", state=name(states[key])) for key in fields
        )
        for segment, cards, *empty in case.engine.rows(
            fill(_COUNTS, counts=parts, table=name(table))
        ):
            for key, cells in zip(fields, empty, strict=True):
                mine = found[key]
                if case.by:
                    mine[str(segment)] = (int(str(cards)), int(str(cells)))
                total, none = mine.get(None, (0, 0))
                mine[None] = (total + int(str(cards)), none + int(str(cells)))
    return found


def _bounds(case: Case, fields: list[tuple[str, str]]) -> Mapping[tuple[str, str], Levels]:
    """Table and field → the bound it is judged by; those of smalign.toml are errors."""
    found: dict[tuple[str, str], Levels] = {}
    for field, share in _USUAL.items():
        for table in _CARDS:
            has_marks = field == "source" and case.has(table, "utm_source")
            if (table, field) in fields and not has_marks:
                found[table, field] = Levels(warning=Bound.of(share))
    for told, share in case.config.checks.empty_share.most.items():
        named = _named(case, fields, told)
        found |= dict.fromkeys(named, Levels(error=Bound.of(share)))
    return found


def _named(case: Case, fields: list[tuple[str, str]], told: str) -> list[tuple[str, str]]:
    """The fields of cards that are called so, by their header or by their name here."""
    wanted = fold_header(told)
    return [
        (table, field)
        for table, field in fields
        if table in _CARDS
        and wanted in (fold_header(field), fold_header(case.header(table, field)))
    ]


def _most(case: Case, levels: Levels, empty: int, cards: int) -> float:
    """The share that is exceeded, 0…1: of the gravest level that is. 0 of a number of cells."""
    min_n = case.told(RULE.name).min_n or case.min_n
    severity = severity_of(levels, empty, cards, min_n)
    bound: Bound | None = getattr(levels, severity) if severity else None
    return float(bound.percent or 0) / 100 if bound else 0.0


RULE: Final = Rule("empty_share", "column", Levels(warning=Bound.of("0%")), find)
