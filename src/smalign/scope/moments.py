"""When cards were made, given to somebody and first answered; and when work is done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from smalign.engine.compose import Sql, fill, listed, literal, template
from smalign.model.typing.records import is_utc
from smalign.scope.cards import EVERY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from smalign.base.config_calendar import Calendar
    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model

_PACKAGE: Final = "smalign.scope"
_COLUMNS: Final = (
    ("day", "date"),
    ("weekday", "integer"),
    ("next_day", "date"),
    ("before_seconds", "bigint"),
    ("open_seconds", "bigint"),
    ("length_seconds", "bigint"),
)
_SPAN: Final = (
    "select min(created_on), (select as_of_on from run) from ({made})"
    " where created_on between (select as_of_on - {longest} from run)"
    " and (select as_of_on from run)"
)
_NOTED, _TOUCHED = "leads.first_attempt_at", "touchpoints.touched_at"
_OWN_CONTACTS: Final = (
    "select card_id, touched_at, touched_on, 1 as is_own\n    from card_contacts\n"
    "    where card = '{card}' and may_be_attempt"
)
_OF_DEALS: Final = Sql(
    "    union all\n    select d.lead_id as card_id, t.touched_at, t.touched_on, 0 as is_own\n"
    "    from card_contacts t\n    join every_deal d on d.deal_id = t.card_id\n"
    "    where t.card = 'deal' and t.may_be_attempt and d.lead_id is not null"
)
_LONGEST: Final = 20_000
"""Days of the calendar before the as-of; the working time of older cards is not known."""


def define_moments(engine: Engine, model: Model) -> None:
    """Create the tables `card_moments` and `logged_owners`, of `card_contacts`.

    card_moments: of all leads (deals in exports of deals alone), by the as-of, in UTC and as the
    clocks of the company show it: created, assigned, first attempt of a person of sales to reach
    the lead, not before its creation; how many such attempts until it was closed, null where no
    log of touches is linked with cards. has_own: one is of the card itself, not of its deal.
    has_time: whether the creation has a time of day; is_timed: whether the attempts have one, too.
    logged_owners: those whose log of attempts can be believed.
    """
    is_deal = model.grain == "deal"
    table = "deals" if is_deal else "leads"
    zone = model.timezone
    engine.define(
        fill(
            template(_PACKAGE, "card_moments.sql"),
            card=Sql("deal" if is_deal else "lead"),
            contacts=_contacts("deal" if is_deal else "lead", with_deals=model.is_linked),
            every=Sql(EVERY[table]),
            has_time=literal(f"{table}.created_at" not in model.days),
            is_timed=literal(not model.days & {_NOTED, _TOUCHED}),
            knows_assigning=literal(f"{table}.assigned_at" not in model.days),
            **_attempts(model, table),
            created=local_time("m.created_at", zone),
            assigned=local_time("m.assigned_at", zone),
            attempt=local_time("m.attempt_at", zone),
        )
    )
    engine.define(template(_PACKAGE, "logged_owners.sql"))


def _contacts(card: str, *, with_deals: bool) -> Sql:
    """Contacts of the cards that may be attempts; of leads also those about their deals."""
    own = fill(_OWN_CONTACTS, card=Sql(card))
    return fill("{own}\n{of_deals}", own=own, of_deals=_OF_DEALS) if with_deals else own


def _attempts(model: Model, table: str) -> dict[str, Sql]:
    """What puts an attempt after the creation, before the closing: days, where one has no more."""
    closes = f"{table}.closed_at" in model.days

    def compared(moment: str, day: str, column: str) -> tuple[Sql, Sql]:
        of_days = column in model.days
        since = f"{day} >= c.created_on" if of_days else f"{moment} >= c.created_at"
        until = f"{day} <= c.closed_on" if of_days or closes else f"{moment} <= c.closed_at"
        return Sql(since), Sql(until)

    touched = compared("t.touched_at", "t.touched_on", _TOUCHED)
    of_leads = table == "leads"
    noted = compared("c.first_attempt_at", "c.first_attempt_on", _NOTED)
    return {
        "touched_since": touched[0],
        "touched_open": touched[1],
        "noted": Sql("c.first_attempt_at" if of_leads else "cast(null as timestamp)"),
        "noted_since": noted[0] if of_leads else Sql("false"),
        "noted_open": noted[1] if of_leads else Sql("false"),
    }


def define_work_days(
    engine: Engine, model: Model, calendar: Calendar, reads: Collection[str]
) -> None:
    """Create the table `work_days`, a row a day, first card or stay to as-of; and `card_work`.

    weekday: from Monday = 1. next_day: the next one that is worked, null after the last.
    before_seconds: worked before the day. open_seconds: when work begins. length_seconds: how long
    it is; 0 on days off. card_work, if in `reads`: of each card, worked before its moments, and
    before the as-of.
    """
    tables = [one for one in ("leads", "deals") if one in model.mapped]
    made = [fill("select created_on from {every}", every=Sql(EVERY[one])) for one in tables]
    if "stage_stays" in reads:
        made.append(Sql("select entered_on as created_on from m_stage_log"))
    span = fill(_SPAN, made=listed(made, " union all "), longest=literal(_LONGEST))
    first, last = engine.rows(span)[0]
    engine.values("work_days", _COLUMNS, [*_days(first, last, calendar)])
    if "card_work" in reads:
        as_of = local_time("r.as_of", model.timezone)
        engine.define(fill(template(_PACKAGE, "card_work.sql"), as_of=as_of))


def local_time(moment: str, zone: str) -> Sql:
    """A UTC moment as the clocks of a zone show it."""
    if is_utc(zone):
        return Sql(moment)
    return fill(
        "timezone({zone}, timezone('UTC', {moment}))", zone=literal(zone), moment=Sql(moment)
    )


def _days(
    first: object, last: object, calendar: Calendar
) -> Iterator[tuple[date, int, date | None, int, int, int]]:
    """Every day with its place in the week, the next worked day, and the seconds worked before."""
    if not isinstance(first, date) or not isinstance(last, date):
        return
    begin, _ = calendar.open_seconds
    days = [first + timedelta(days=at) for at in range((last - first).days + 1)]
    lengths = [calendar.worked_seconds(day) for day in days]
    worked = [day for day, length in zip(days, lengths, strict=True) if length]
    before = passed = 0
    for day, length in zip(days, lengths, strict=True):
        passed += length > 0
        after = worked[passed] if passed < len(worked) else None
        yield day, day.isoweekday(), after, before, begin, length
        before += length
