"""Running the rules over a case: what each found, how grave it is, and where it stands."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from smalign.base.findings import FIRST, KINDS, SEVERITIES, Checked, Finding, Place, Unchecked
from smalign.base.schema import TABLES
from smalign.read.lines import line_numbers
from smalign.rules.counting import counted, rows_at_fault
from smalign.rules.rule import Cannot, Counted, Test
from smalign.rules.severity import levels_of, severity_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from smalign.base.findings import Severity
    from smalign.read.records import RawTable
    from smalign.rules.rule import Case, Item, Rule


def run(case: Case, rules: Sequence[Rule], *, every_row: bool = False) -> Checked:
    """What the rules found; every_row: findings name all rows at fault, not the first three."""
    asked = [(rule, item) for rule in rules for item in rule.find(case)]
    counts = iter(counted(case.engine, [item for _, item in asked if isinstance(item, Test)]))
    items = [
        (rule, next(counts) if isinstance(item, Test) else item) for rule, item in asked
    ]  # in the order asked: each test has its count
    looked = {rule.name for rule, item in items if isinstance(item, Counted) and _is_looked(item)}
    grave = [
        (rule, item, severity)
        for rule, item in items
        if isinstance(item, Counted) and (severity := _severity(case, rule, item))
    ]
    limit = None if every_row else FIRST
    places = _places(case, [item for _, item, _ in grave], limit)
    found = [_finding(case, *one, mine) for one, mine in zip(grave, places, strict=True)]
    files = _files(case)
    return Checked(
        on=case.today,
        as_of=case.model.as_of,
        rules=tuple(rule.name for rule in rules if rule.name in looked),
        rows={table: case.rows(table) for table in TABLES if case.files(table)},
        findings=tuple(sorted(found, key=_rank)),
        unchecked=tuple(_unchecked(rules, items, looked)),
        looked=frozenset(
            _finding(case, rule, item, SEVERITIES[0]).site
            for rule, item in items
            if isinstance(item, Counted) and _is_looked(item)
        ),
        first=next(iter(files.values()), None),
        files=files,
        about={rule.name: rule.doc.partition("\n")[0] for rule in rules},
    )


def _is_looked(item: Counted) -> bool:
    """Whether the rule looked at something: at rows, or for a column that is gone."""
    return bool(item.of or item.failing)


def _files(case: Case) -> dict[str, Place]:
    """The first file of each table, in the order they were named."""
    found: dict[str, Place] = {}
    for one in case.model.files:
        if one.table:
            found.setdefault(one.table, Place(one.raw.file, path=one.raw.path))
    return found


def _severity(case: Case, rule: Rule, item: Counted) -> Severity | None:
    told = case.told(rule.name)
    levels = levels_of(item.levels or rule.levels, told)
    return severity_of(levels, item.failing, item.of, told.min_n or case.min_n)


def _rank(finding: Finding) -> tuple[int, int, str]:
    """The gravest first, then what concerns whole files, then by rule and place."""
    grave = -SEVERITIES.index(finding.severity)
    return grave, KINDS.index(finding.kind), finding.key


def _unchecked(
    rules: Sequence[Rule], items: Sequence[tuple[Rule, Item]], looked: set[str]
) -> list[Unchecked]:
    """Rules that looked at nothing, with the reason they give, or that there were no rows."""
    said = {rule.name: item for rule, item in items if isinstance(item, Cannot)}
    nothing = Cannot("no_rows")
    return [
        Unchecked(rule.name, why.why, why.facts)
        for rule in rules
        if rule.name not in looked
        for why in [said.get(rule.name, nothing)]
    ]


def _finding(
    case: Case, rule: Rule, item: Counted, severity: Severity, places: tuple[Place, ...] = ()
) -> Finding:
    table, column = item.table, item.column
    is_header = item.is_header or not (table and column)
    is_own = table in TABLES and column in TABLES[table].names and not item.is_header
    return Finding(
        rule=rule.name,
        kind=rule.kind,
        severity=severity,
        code=item.code,
        table=table,
        column=column if is_header else case.header(str(table), str(column)),
        canonical=column if is_own else None,
        segment=item.segment,
        failing=item.failing,
        of=item.of,
        facts=item.facts,
        places=places,
    )


def _places(case: Case, items: Sequence[Counted], limit: int | None) -> list[tuple[Place, ...]]:
    """Where the rows at fault of each item stand; the lines of a file are looked up once."""
    rows = [
        rows_at_fault(case.engine, item.rows, limit) if item.rows and item.table else []
        for item in items
    ]
    asked: dict[tuple[str, int], set[int]] = defaultdict(set)
    for item, mine in zip(items, rows, strict=True):
        for file, row, _ in mine:
            asked[str(item.table), file].add(row)
    read = [file.raw for file in case.model.files]
    lines = {
        (table, file): _lines(case.model.sources[table][file], wanted, read)
        for (table, file), wanted in asked.items()
        if table in case.model.sources
    }
    return [_placed(case, item, mine, lines, limit) for item, mine in zip(items, rows, strict=True)]


def _placed(
    case: Case,
    item: Counted,
    rows: Sequence[tuple[int, int, str | None]],
    lines: Mapping[tuple[str, int], Mapping[int, int]],
    limit: int | None,
) -> tuple[Place, ...]:
    """The places of one item: those it names itself, else those of its rows."""
    if not (item.rows and item.table):
        paths = {file.raw.file: file.raw.path for file in case.model.files}
        places = tuple(Place(file, line, path=paths.get(file)) for file, line in item.places)
        return places[:limit]
    sources = case.model.sources.get(item.table)
    if not sources:
        return tuple(Place(None, None, None, key) for _, _, key in rows)
    return tuple(
        Place(raw.file, lines[item.table, file].get(row), raw.sheet, key, raw.path)
        for file, row, key in rows
        for raw in [sources[file]]
    )


def _lines(raw: RawTable, rows: Collection[int], read: Sequence[RawTable]) -> dict[int, int]:
    """Physical lines; none of a table that was made of the columns of another."""
    return line_numbers(raw, rows) if any(raw is one for one in read) else {}
