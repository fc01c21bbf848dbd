"""What the made-up company is made of: people, cards, moves, touches, money.

Moments are naive local times of the company (Europe/Moscow), whole minutes. Money is an integer
number of kopecks. Words that a CRM translates (sources, stages, statuses) are kept as keys; each
writer spells them in its own dialect.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from msgspec import Struct

from .hours import AS_OF, START

if TYPE_CHECKING:
    from datetime import date, datetime


class Origin(Struct, frozen=True):
    """One way a lead comes in: a campaign, or a source without one.

    weight: leads of an average day, relative to the others. to_deal, to_won: chances.
    cpl: kopecks of advertising a lead; 0 is free. paid: `daily`, `weekly`, `halfmonthly` or "".
    since, until: when the campaign runs (None: always). budget: floor of its whole cost in kopecks.
    """

    channel: str
    source: str
    utm_source: str
    utm_medium: str
    campaign: str
    weight: float
    to_deal: float
    to_won: float
    cpl: int = 0
    paid: str = ""
    since: date | None = None
    until: date | None = None
    budget: int = 0


class Manager(Struct, frozen=True):
    """A salesperson: a name, a team, how many minutes until the first call, habits.

    dashes: types a dash instead of the budget. forgets: plans no next call, or does not make it.
    """

    name: str
    team: str
    minutes: int
    dashes: bool = False
    forgets: bool = False


class Person(Struct, frozen=True):
    """A client; number is the person's id, phone is ten digits or "" (then there is an e-mail)."""

    number: int
    first: str
    last: str
    phone: str
    email: str
    company: str

    @property
    def name(self) -> str:
        """First and last name, as a CRM shows it."""
        return f"{self.first} {self.last}".strip()


class Custom(Struct, frozen=True):
    """The company's own fields, as typed: `''` and words such as «нет» are what was typed."""

    city: str
    budget: str
    object_type: str


class Tagged(Protocol):
    """What came in from somewhere and carries the company's own fields."""

    @property
    def origin(self) -> Origin:
        """Where it came from."""

    @property
    def custom(self) -> Custom:
        """The own fields."""


_OF_LEADS: Final = {"CONVERTED": "converted", "JUNK": "disqualified"}
_OF_DEALS: Final = {"WON": "won", "LOSE": "lost", "APOLOGY": "lost"}
"""Stages that end a card, and how."""


class Move(Struct, frozen=True):
    """A card entered a stage (a key of words.LEAD_STAGES or of a pipeline)."""

    stage: str
    at: datetime


class Lead(Struct, frozen=True):
    """An inquiry; `moves` ends with the stage it stands in."""

    number: int
    title: str
    person: Person
    origin: Origin
    source: str
    owner: Manager
    created: datetime
    assigned: datetime
    first_attempt: datetime | None
    moves: tuple[Move, ...]
    modified: datetime
    reason: str
    custom: Custom
    subscribed: bool
    repeat: bool
    comment: str

    @property
    def stage(self) -> str:
        """The stage the lead stands in."""
        return self.moves[-1].stage

    @property
    def status(self) -> str:
        """Open, converted or disqualified."""
        return _OF_LEADS.get(self.moves[-1].stage, "open")

    @property
    def closed(self) -> datetime | None:
        """When it was converted or thrown away."""
        return self.moves[-1].at if self.status != "open" else None


class Item(Struct, frozen=True):
    """A product line: name, price in kopecks, whole quantity."""

    name: str
    price: int
    quantity: int

    @property
    def amount(self) -> int:
        """Price times quantity, kopecks."""
        return self.price * self.quantity


class Deal(Struct, frozen=True):
    """A sale under way or done; `lead` is None when the client came without one."""

    number: int
    title: str
    lead: int | None
    person: Person
    origin: Origin
    source: str
    owner: Manager
    pipeline: str
    kind: str
    created: datetime
    expected: date
    moves: tuple[Move, ...]
    modified: datetime
    amount: int
    items: tuple[Item, ...]
    reason: str
    custom: Custom
    survey_needed: bool
    comment: str

    @property
    def stage(self) -> str:
        """The stage the deal stands in."""
        return self.moves[-1].stage

    @property
    def status(self) -> str:
        """Open, won or lost."""
        return _OF_DEALS.get(self.moves[-1].stage, "open")

    @property
    def closed(self) -> datetime | None:
        """When it was won or lost."""
        return self.moves[-1].at if self.status != "open" else None

    @property
    def ends(self) -> date:
        """The day it was won or lost; while it is open, the day it is expected to be."""
        return self.closed.date() if self.closed else self.expected


class Touch(Struct, frozen=True):
    """A person met marketing; `lead` is the lead it led to or followed."""

    number: int
    lead: int
    person: int
    at: datetime
    origin: Origin
    kind: str


class SpendDay(Struct, frozen=True):
    """What a campaign cost on a day, kopecks."""

    day: date
    origin: Origin
    impressions: int
    clicks: int
    cost: int


class Payment(Struct, frozen=True):
    """Money received for a deal, kopecks; negative is a refund."""

    number: int
    deal: int
    at: datetime
    amount: int


class Task(Struct, frozen=True):
    """One piece of a regular duty."""

    number: int
    title: str
    series: str
    side: str
    owner: str
    created: datetime
    due: datetime
    completed: datetime | None


class Company(Struct, frozen=True):
    """The whole company, every list ordered by number (spend by day, then campaign).

    is_logged: whether plain tables have a history of stages and owners; a story brings its own.
    """

    seed: int
    leads: tuple[Lead, ...]
    deals: tuple[Deal, ...]
    people: tuple[Person, ...]
    touches: tuple[Touch, ...]
    spend: tuple[SpendDay, ...]
    payments: tuple[Payment, ...]
    tasks: tuple[Task, ...]
    planted: tuple[str, ...] = ()
    since: date = START
    as_of: datetime = AS_OF
    is_logged: bool = True

    @property
    def cards(self) -> tuple[Lead | Deal, ...]:
        """Leads, then deals."""
        return (*self.leads, *self.deals)
