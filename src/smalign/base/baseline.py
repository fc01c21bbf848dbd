"""The baseline of a check: what was found before and is borne with, and how the export looked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Self

from msgspec import Struct, field

from smalign.base.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from smalign.base.findings import Finding

VERSION: Final = 1
ATTRIBUTE: Final = "attribute"
"""What a column is read as that has no name here."""


class Borne(Struct, frozen=True):
    """A finding that is borne with: while it has no more rows, or no greater share of them."""

    failing: int
    share: float

    def bears(self, failing: int, share: float) -> bool:
        """Whether so much is no worse."""
        return failing <= self.failing or share <= self.share

    def tightened(self, failing: int, share: float) -> Self:
        """What is borne with after it was seen once more: never more than before."""
        return type(self)(min(self.failing, failing), min(self.share, share))


class Portrait(Struct, frozen=True):
    """How a table looked.

    rows: how many. columns: header → what it was read as, a canonical column or "attribute".
    shares: column → value → share of the rows, 0…1.
    """

    rows: int
    columns: Mapping[str, str] = field(default_factory=dict)
    shares: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def renamed(self, now: Mapping[str, str]) -> dict[str, str]:
        """Header → header of now: of columns that are read as before and only called otherwise."""
        gone = {name: read for name, read in self.columns.items() if name not in now}
        new = {name: read for name, read in now.items() if name not in self.columns}
        found: dict[str, str] = {}
        for name, read in gone.items():
            others = [one for one in new if new[one] == read != ATTRIBUTE]
            if len(others) == 1 and list(gone.values()).count(read) == 1:
                found[name] = others[0]
        return found

    def tightened(self, now: Portrait) -> Portrait:
        """Never fewer rows, never fewer columns; the shares are those of now.

        A column with another header is still there.
        """
        again = self.renamed(now.columns)
        kept = {name: read for name, read in self.columns.items() if name not in again}
        columns = {**now.columns, **kept}
        return Portrait(max(self.rows, now.rows), columns, now.shares)


class Baseline(Struct, frozen=True):
    """What `--baseline` names: findings by their key, tables by their name."""

    findings: Mapping[str, Borne] = field(default_factory=dict)
    tables: Mapping[str, Portrait] = field(default_factory=dict)

    @classmethod
    def of(cls, findings: Iterable[Finding], tables: Mapping[str, Portrait]) -> Self:
        """A first baseline: everything that can be counted is borne with as it is."""
        return cls(
            {one.key: Borne(one.failing, one.share or 0.0) for one in findings if one.is_counted},
            tables,
        )

    def bears(self, finding: Finding) -> bool:
        """Whether a finding is no worse than it was."""
        known = self.findings.get(finding.key)
        return known is not None and known.bears(finding.failing, finding.share or 0.0)

    def tightened(
        self, findings: Iterable[Finding], tables: Mapping[str, Portrait], looked: Iterable[str]
    ) -> Baseline:
        """The baseline after a run: what is better now may not get worse again.

        A finding whose rule looked there again and found nothing any more is forgotten; a new one
        is never added. looked: the sites that were looked at.
        """
        again = frozenset(looked)
        now = {one.key: one for one in findings}
        kept: dict[str, Borne] = {}
        for key, borne in self.findings.items():
            if key in now:
                kept[key] = borne.tightened(now[key].failing, now[key].share or 0.0)
            elif _site(key) not in again:
                kept[key] = borne
        return Baseline(
            kept,
            {**tables, **{
                table: portrait.tightened(tables[table]) if table in tables else portrait
                for table, portrait in self.tables.items()
            }},
        )  # fmt: skip


def _site(key: str) -> str:
    """The site of a finding's key, which has its code after the rule."""
    rule, _, rest = key.partition("/")
    return f"{rule}/{rest.partition('/')[2]}".rstrip("/")


def read_baseline(path: Path) -> Baseline | None:
    """The baseline of a file; None where there is no such file yet.

    Raises:
        UsageError: baseline_unreadable.

    """
    import json

    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("baseline_unreadable", path=str(path), why=type(error).__name__) from error
    try:
        told = json.loads(text)
        if told["schema_version"] != VERSION:
            raise UsageError("baseline_newer", path=str(path), found=told["schema_version"])
        findings = {
            str(key): Borne(int(one["failing"]), float(one["share"]))
            for key, one in told["findings"].items()
        }
        tables = {
            str(table): Portrait(int(one["rows"]), dict(one["columns"]), dict(one["shares"]))
            for table, one in told["tables"].items()
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError("baseline_unreadable", path=str(path), why=str(error)) from error
    return Baseline(findings, tables)


def baseline_text(baseline: Baseline) -> str:
    """The file of a baseline: JSON, sorted, so that a change of it is read in a diff."""
    import json

    told = {
        "schema_version": VERSION,
        "findings": {
            key: {"failing": one.failing, "share": one.share}
            for key, one in baseline.findings.items()
        },
        "tables": {
            table: {"rows": one.rows, "columns": one.columns, "shares": one.shares}
            for table, one in baseline.tables.items()
        },
    }
    return json.dumps(told, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
