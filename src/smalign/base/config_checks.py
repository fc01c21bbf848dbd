"""`[checks]`: what an export must hold, as records; a rule not named here has its defaults."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - pydantic reads the types when a file is loaded

from msgspec import field

from smalign.base.config_record import Strict


class Rule(Strict, frozen=True):
    """`[checks.<rule>]`: how grave its findings are, from how many rows at fault on.

    notice, warning, error: more rows than this, 0 or 10, or a greater share of them, "5%", are
    one; "off" never. severity: notice, warning or error, whatever the bounds; "off": the rule
    does not run. min_n: rows a share needs.
    """

    severity: str | None = None
    notice: int | str | None = None
    warning: int | str | None = None
    error: int | str | None = None
    min_n: int | None = None


class Shares(Rule, frozen=True):
    """`empty_share`: most = header or column → the greatest share of empty cells, "20%"."""

    most: Mapping[str, str] = field(default_factory=dict)


class Days(Rule, frozen=True):
    """`fresh_export`, `fresh_cards`: how many days without news are still fresh."""

    days: int | None = None


class Known(Rule, frozen=True):
    """`known_sources`, `known_currencies`: the only values a card may have."""

    known: tuple[str, ...] = ()


class Words(Rule, frozen=True):
    """`other_share`: words that are no reason, besides "other" in several languages."""

    words: tuple[str, ...] = ()


class Amounts(Rule, frozen=True):
    """`sane_amounts`: above most, or more than times the median of won deals, is no amount."""

    most: int | None = None
    times: int | None = None


class Owners(Rule, frozen=True):
    """`owner_active`: who works here now; or who does not any more."""

    active: tuple[str, ...] = ()
    inactive: tuple[str, ...] = ()


class Counts(Rule, frozen=True):
    """`row_count`: least = table → the fewest rows an export of it has."""

    least: Mapping[str, int] = field(default_factory=dict)


class Points(Rule, frozen=True):
    """`steady_shares`: by how many points of per cent a share may move from the baseline."""

    points: int | None = None


class Waiver(Strict, frozen=True):
    """`[[checks.waivers]]`: a finding that is borne with until a day, and why.

    column: header or column; None = the whole rule. until: the last day, as "2026-12-31".
    """

    rule: str
    reason: str
    until: str
    column: str | None = None


class Checks(Strict, frozen=True):
    """`[checks]`: a section a rule, and what holds for all of them.

    fail_on: from which severity on the command ends with 1. by: fields that make the segments of
    shares. select, ignore: rules that run, that do not.
    """

    fail_on: str = "error"
    by: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    rejected_records: Rule = field(default_factory=Rule)
    fresh_export: Days = field(default_factory=Days)
    complete_export: Rule = field(default_factory=Rule)
    row_count: Counts = field(default_factory=Counts)
    schema_drift: Rule = field(default_factory=Rule)
    unread_values: Rule = field(default_factory=Rule)
    empty_share: Shares = field(default_factory=Shares)
    steady_shares: Points = field(default_factory=Points)
    other_share: Words = field(default_factory=Words)
    unique_id: Rule = field(default_factory=Rule)
    orphans: Rule = field(default_factory=Rule)
    required_by_stage: Rule = field(default_factory=Rule)
    dates_in_order: Rule = field(default_factory=Rule)
    future_dates: Rule = field(default_factory=Rule)
    fresh_cards: Days = field(default_factory=Days)
    known_stages: Rule = field(default_factory=Rule)
    known_sources: Known = field(default_factory=Known)
    known_currencies: Known = field(default_factory=Known)
    sane_amounts: Amounts = field(default_factory=Amounts)
    loss_reason: Rule = field(default_factory=Rule)
    owner_present: Rule = field(default_factory=Rule)
    owner_active: Owners = field(default_factory=Owners)
    tasks_done: Rule = field(default_factory=Rule)
