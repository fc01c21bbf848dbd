"""Reports made by a known definition: how often reconcile names it, and no other.

    .venv/bin/python -m tests.reconcile_simulated -n 200

Each seed makes a company of some hundred leads with tests, spam, repeated inquiries, late nights,
touches, deals and payments, and a report by month and channel that counts one measure by one
planted definition (a fifth of them by two at once, a tenth by none: numbers nothing explains). The
report is counted here, from the records, and never by smalign. Right: the planted definition is
named; where another gives the same numbers, none is; nothing is named where nothing was planted.
"""

from __future__ import annotations

import argparse
import csv
import random
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from smalign.session import open_exports

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

HERE: Final = ZoneInfo("Asia/Yekaterinburg")
CHANNELS: Final = ("Ads", "Mail", "Search", "Friends")
MONTHS: Final = ("2026-01", "2026-02", "2026-03", "2026-04")
FIRST: Final = date(2026, 1, 1)
DAYS: Final = 120
NEAR_DAYS: Final = 30
TOML: Final = """[sources]
timezone = "Asia/Yekaterinburg"
currency = "RUB"
[lead_stages]
qualified = ["Good"]
[exclude]
duplicate_days = 30
[exclude.test.words]
comment = ["test"]
[exclude.spam.words]
comment = ["spam"]
"""


@dataclass
class Lead:
    """One inquiry; at is local."""

    number: int
    at: datetime
    channel: str
    phone: str
    comment: str
    is_good: bool
    is_duplicate: bool = False
    is_repeat: bool = False


@dataclass
class Deal:
    """One deal of a lead, with its payments and the channels of its touches in their order."""

    number: int
    lead: Lead
    at: datetime
    closed: datetime | None
    is_won: bool
    amount: Decimal
    payments: list[tuple[date, Decimal]] = field(default_factory=list)
    touches: list[str] = field(default_factory=list)
    is_new: bool = True


def company(chance: random.Random) -> tuple[list[Lead], list[Deal]]:
    """Leads in the order of time, and their deals."""
    moments = sorted(
        datetime.combine(FIRST, time()) + timedelta(minutes=chance.randrange(DAYS * 1440))
        for _ in range(chance.randint(250, 600))
    )
    leads: list[Lead] = []
    for number, at in enumerate(moments, 1):
        again = chance.random() < 0.15 and leads
        phone = chance.choice(leads).phone if again else f"+7900{number:07}"
        comment = chance.choices(("", "test", "spam"), (0.88, 0.06, 0.06))[0]
        leads.append(
            Lead(number, at, chance.choice(CHANNELS), phone, comment, chance.random() < 0.4)
        )
    _mark_repeats(leads)
    deals: list[Deal] = []
    for lead in leads:
        if chance.random() < 0.4:
            deals.append(_deal(chance, len(deals) + 1, lead))
    bought: set[str] = set()
    for deal in sorted(
        (one for one in deals if one.is_won), key=lambda one: (one.closed, one.number)
    ):
        deal.is_new = deal.lead.phone not in bought
        bought.add(deal.lead.phone)
    return leads, deals


def _mark_repeats(leads: list[Lead]) -> None:
    """Within thirty days of the inquiry before it a duplicate, later a repeat."""
    last: dict[str, date] = {}
    for lead in leads:
        day = lead.at.date()
        if lead.phone in last:
            is_near = (day - last[lead.phone]).days <= NEAR_DAYS
            lead.is_duplicate, lead.is_repeat = is_near, not is_near
        last[lead.phone] = day


def _deal(chance: random.Random, number: int, lead: Lead) -> Deal:
    at = lead.at + timedelta(minutes=chance.randrange(1, 20 * 1440))
    closed = (
        at + timedelta(minutes=chance.randrange(1, 40 * 1440)) if chance.random() < 0.8 else None
    )
    is_won = closed is not None and chance.random() < 0.5
    deal = Deal(number, lead, at, closed, is_won, Decimal(chance.randint(1_000, 90_000)))
    if is_won and closed:
        half = (deal.amount / 2).quantize(Decimal("0.01"))
        later = closed.date() + timedelta(days=chance.randrange(40))
        deal.payments = [(closed.date(), half), (later, deal.amount - half)]
        deal.touches = [chance.choice(CHANNELS) for _ in range(chance.randrange(1, 4))]
    return deal


def export(folder: Path, leads: Iterable[Lead], deals: list[Deal]) -> None:
    """The company as CSV files with its smalign.toml."""
    (folder / "smalign.toml").write_text(TOML, encoding="utf-8")
    lead_rows = [
        (
            *(one.number, f"c{one.phone}", f"{one.at:%Y-%m-%d %H:%M}", one.channel, one.phone),
            *(one.comment, "Good" if one.is_good else "New"),
        )
        for one in leads
    ]
    head = ("lead_id", "contact_id", "created_at", "channel", "phone", "comment", "stage")
    _write(folder / "leads.csv", head, lead_rows)
    deal_rows = [
        (
            *(one.number, one.lead.number, f"c{one.lead.phone}", f"{one.at:%Y-%m-%d %H:%M}"),
            f"{one.closed:%Y-%m-%d %H:%M}" if one.closed else "",
            "won" if one.is_won else "lost" if one.closed else "open",
            *(one.amount, one.lead.channel),
        )
        for one in deals
    ]
    head = ("deal_id", "lead_id", "contact_id", "created_at", "closed_at", "status", "amount")
    _write(folder / "deals.csv", (*head, "channel"), deal_rows)
    paid = [(one.number, day, amount) for one in deals for day, amount in one.payments]
    payments = [(place, *row) for place, row in enumerate(paid, 1)]
    _write(folder / "payments.csv", ("payment_id", "deal_id", "paid_at", "amount"), payments)
    touches = [
        (
            f"{one.number}-{place}",
            one.number,
            f"{one.at + timedelta(seconds=place):%Y-%m-%d %H:%M:%S}",
            to,
        )
        for one in deals
        for place, to in enumerate(one.touches)
    ]
    _write(folder / "touchpoints.csv", ("touch_id", "deal_id", "touched_at", "channel"), touches)


def _write(path: Path, head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows(rows)


def _month(at: datetime | date, zone: str | None = None) -> str:
    if zone and isinstance(at, datetime):
        at = at.replace(tzinfo=HERE).astimezone(ZoneInfo(zone))
    return f"{at:%Y-%m}"


@dataclass(frozen=True)
class Rule:
    """How the report counts; the names are those of reconcile's codes."""

    codes: frozenset[str]

    def leads(self, leads: Iterable[Lead], deals: list[Deal]) -> dict[tuple[str, str], Decimal]:
        """Leads by month and channel."""
        with_deal = {one.lead.number for one in deals}
        left_out: dict[str, Callable[[Lead], bool]] = {
            "without_tests": lambda one: one.comment == "test",
            "without_spam": lambda one: one.comment == "spam",
            "without_duplicates": lambda one: one.is_duplicate,
            "without_repeats": lambda one: one.is_repeat,
            "only_qualified": lambda one: not (one.is_good or one.number in with_deal),
            "only_with_deal": lambda one: one.number not in with_deal,
        }
        zone = next((one.removeprefix("zone_") for one in self.codes if "zone_" in one), None)
        found: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
        for lead in leads:
            if not any(left_out[code](lead) for code in self.codes & left_out.keys()):
                found[_month(lead.at, zone), lead.channel] += 1
        return found

    def revenue(self, deals: Iterable[Deal]) -> dict[tuple[str, str], Decimal]:
        """Revenue by month and channel."""
        found: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
        for deal in deals:
            if not deal.is_won or not deal.closed or ("only_new" in self.codes and not deal.is_new):
                continue
            channel = deal.lead.channel
            if "first_touch" in self.codes:
                channel = deal.touches[0]
            if "last_touch" in self.codes:
                channel = deal.touches[-1]
            parts: list[tuple[datetime | date, Decimal]] = [(deal.lead.at, deal.amount)]
            if "by_deal_created" in self.codes:
                parts = [(deal.at, deal.amount)]
            if "by_closed" in self.codes:
                parts = [(deal.closed, deal.amount)]
            if "by_paid" in self.codes:
                parts = [*deal.payments]
            for at, amount in parts:
                found[_month(at), channel] += self._priced(amount)
        return found

    def _priced(self, amount: Decimal) -> Decimal:
        if "vat_added" in self.codes:
            amount = amount * Decimal("1.22")
        if "vat_taken_out" in self.codes:
            amount = amount / Decimal("1.22")
        return amount / 1000 if "in_thousands" in self.codes else amount


_OF_LEADS: Final = (
    *("without_tests", "without_spam", "without_duplicates", "without_repeats"),
    *("only_qualified", "only_with_deal", "zone_UTC", "zone_Europe/Moscow"),
)
_OF_REVENUE: Final = (
    *("by_deal_created", "by_closed", "by_paid", "first_touch", "last_touch"),
    *("vat_added", "vat_taken_out", "in_thousands", "only_new"),
)
_EITHER: Final = (
    frozenset({"by_deal_created", "by_closed", "by_paid"}),
    frozenset({"first_touch", "last_touch"}),
    frozenset({"vat_added", "vat_taken_out"}),
    frozenset({"zone_UTC", "zone_Europe/Moscow"}),
    frozenset({"only_qualified", "only_with_deal"}),
    frozenset({"only_new", "by_paid"}),
)
"""Of these a report follows one at most; payments say nothing of new customers."""


def planted(chance: random.Random, codes: tuple[str, ...]) -> Rule:
    """One definition, of a fifth of the reports two."""
    while True:
        found = frozenset(chance.sample(codes, 2 if chance.random() < 0.2 else 1))
        if not any(len(found & either) > 1 for either in _EITHER):
            return Rule(found)


def outcome(seed: int) -> tuple[str, str, object]:
    """What was planted, what became of it (right, or how it is wrong), and what was said."""
    chance = random.Random(seed)
    leads, deals = company(chance)
    measure = chance.choice(("leads", "revenue"))
    rule = planted(chance, _OF_LEADS if measure == "leads" else _OF_REVENUE)
    is_noise = chance.random() < 0.1
    count = (
        (lambda one: one.leads(leads, deals))
        if measure == "leads"
        else (lambda one: one.revenue(deals))
    )
    numbers = count(rule)
    if is_noise:
        numbers = {
            place: (value * chance.randint(60, 160) / 100).quantize(Decimal(1))
            for place, value in numbers.items()
        }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "exports").mkdir()
        export(folder / "exports", leads, deals)
        rows = [
            (
                month,
                channel,
                f"{numbers[month, channel]:.2f}"
                if measure == "revenue"
                else int(numbers[month, channel]),
            )
            for month in MONTHS
            for channel in CHANNELS
            if (month, channel) in numbers
        ]
        _write(folder / "report.csv", ("month", "channel", measure), rows)
        with open_exports([folder / "exports"]) as session:
            result = session.reconcile(folder / "report.csv", sql=False)
    said = next(note for note in result.notes if note.code.startswith("reconcile_"))
    told = (
        frozenset(str(said.facts.get("by", "")).split(" + "))
        if said.code == "reconcile_explained"
        else None
    )
    name = "noise" if is_noise else " + ".join(sorted(rule.codes))
    usual = count(Rule(frozenset()))
    agrees = all(usual.get(place) == numbers.get(place) for place in numbers)
    if is_noise:
        verdict = "right" if told is None else "named something"
    elif told == rule.codes or (said.code == "reconcile_agrees" and agrees):
        verdict = "right"
    elif told is None:
        same = (
            [frozenset(str(one).split(" + ")) for one in said.facts.get("by", [])]
            if said.code == "reconcile_alike"
            else []
        )
        alike = [one for one in same if count(Rule(one)) == numbers]
        verdict = "right" if rule.codes in same and len(alike) > 1 else f"{said.code}"
    else:
        verdict = (
            "right"
            if count(Rule(told)) == numbers and len(told) < len(rule.codes)
            else "named another"
        )
    return name, verdict, said.facts


def main() -> None:
    """Print the share that is right, and every seed that is not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-n", type=int, default=200)
    parser.add_argument("--first", type=int, default=1)
    asked = parser.parse_args()
    right = 0
    for seed in range(asked.first, asked.first + asked.n):
        name, verdict, facts = outcome(seed)
        right += verdict == "right"
        if verdict != "right":
            print(f"seed {seed}: {name}: {verdict}: {facts}")
    print(f"right: {right} of {asked.n} ({right / asked.n:.1%})")


if __name__ == "__main__":
    main()
