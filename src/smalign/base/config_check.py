"""What the types of smalign.toml cannot say: names that must exist, values that must fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from smalign.base.agreement_mistakes import action_mistakes, agreement_mistakes
from smalign.base.check_mistakes import checks_mistakes
from smalign.base.clean import fold_source, fold_value, fold_words
from smalign.base.config import ANSWERS, CLASSES, LOOKUP, First
from smalign.base.config_mistakes import CURRENCY, Mistake, is_day, listed, money_mistakes, near
from smalign.base.config_report import report_mistakes
from smalign.base.production_calendar import countries
from smalign.base.schema import TABLES
from smalign.base.stage_mistakes import is_term, stage_mistakes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from smalign.base.config import Aliases, Attribution, Config, Exclude, Nurture, Thresholds

_DOMAIN: Final = re.compile(r"[^\s@]+\.[^\s@.]+\Z")
_PHONE_DIGITS: Final = 8


def mistakes(config: Config) -> Iterator[Mistake]:
    """Every mistake, section by section."""
    yield from _sources(config)
    yield from _mapping(config)
    yield from _lookups(config)
    yield from stage_mistakes(("stages",), config.stages)
    yield from stage_mistakes(("lead_stages",), config.lead_stages)
    for name, stages in config.pipelines.items():
        yield from stage_mistakes(("pipelines", name), stages)
    yield from _aliases(config.aliases)
    yield from _channels(config)
    yield from _reasons(config)
    yield from _formats(config)
    yield from _exclude(config.exclude)
    yield from _calendar(config)
    yield from money_mistakes(config)
    yield from _attribution(config.attribution)
    yield from _tasks(config)
    yield from _nurture(config.nurture)
    yield from checks_mistakes(config.checks)
    yield from report_mistakes(config.report)
    yield from _thresholds(config.thresholds)
    yield from agreement_mistakes(config.agreement)
    yield from action_mistakes(config.actions)
    yield from _bonus(config)


def _aliases(aliases: Aliases) -> Iterator[Mistake]:
    owners = {fold_words(alias): owner for alias, owner in aliases.owners.items()}
    for alias, owner in aliases.owners.items():
        if owners.get(fold_words(owner), owner) != owner:
            yield Mistake(("aliases", "owners", alias), "config_alias_chain", owner)
    for key, said in (("owners", aliases.owners), ("teams", aliases.teams)):
        for name, other in _respelt(said, fold_words):
            yield Mistake(("aliases", key, name), "config_alias_twice", other)


def _channels(config: Config) -> Iterator[Mistake]:
    for source, other in _respelt(config.channels, fold_source):
        yield Mistake(("channels", source), "config_source_twice", other)


def _respelt(said: Mapping[str, object], fold: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Each name that stands above in another spelling, where it means something else; and that."""
    above: dict[str, str] = {}
    for name, meaning in said.items():
        other = above.setdefault(fold(name), name)
        if said[other] != meaning:
            yield name, other


def _thresholds(thresholds: Thresholds) -> Iterator[Mistake]:
    """Counts and odds from 1 up; everything else is a share."""
    for name in thresholds.__struct_fields__:
        value = getattr(thresholds, name)
        is_share = isinstance(value, float)
        if not (0 < value <= 1 if is_share else value >= 1):
            code = "config_share" if is_share else "config_count"
            yield Mistake(("thresholds", name), code, str(value))


def _bonus(config: Config) -> Iterator[Mistake]:
    if config.bonus is not None:
        from smalign.base.bonus_mistakes import bonus_mistakes

        yield from bonus_mistakes(config.bonus)


def _sources(config: Config) -> Iterator[Mistake]:
    sources = config.sources
    if sources.timezone is not None and not _is_zone(sources.timezone):
        hint = near(sources.timezone, available_timezones())
        yield Mistake(("sources", "timezone"), "config_timezone", sources.timezone, hint)
    if sources.currency is not None and not CURRENCY.match(sources.currency):
        yield Mistake(("sources", "currency"), "config_currency", sources.currency)
    for file, table in sources.tables.items():
        if table == LOOKUP and file not in config.lookups:
            yield Mistake(("lookups", file), "config_missing_key")
        elif table != LOOKUP and table not in TABLES:
            yield _no_table(("sources", "tables", file), table)


def _mapping(config: Config) -> Iterator[Mistake]:
    for table, columns in config.mapping.items():
        if table not in TABLES:
            yield Mistake(("mapping", table), "config_unknown_key", hint=near(table, TABLES))
            continue
        names = TABLES[table].names
        for column, value in columns.items():
            key = ("mapping", table, column)
            if column not in names:
                yield Mistake(key, "config_unknown_key", hint=near(column, names))
            if isinstance(value, First) and not value.first:
                yield Mistake(key, "config_headers", "[]")


def _lookups(config: Config) -> Iterator[Mistake]:
    for file, lookup in config.lookups.items():
        if lookup.table not in TABLES:
            yield _no_table(("lookups", file, "table"), lookup.table)
        if not lookup.on:
            yield Mistake(("lookups", file, "on"), "config_headers", "{}")


def _formats(config: Config) -> Iterator[Mistake]:
    for header, answer in config.formats.items():
        if answer not in ANSWERS:
            yield Mistake(("formats", header), "config_choice", answer, ", ".join(ANSWERS))


def _tasks(config: Config) -> Iterator[Mistake]:
    for series, one in config.tasks.items():
        if not one.fields or not all(field.strip() for field in one.fields):
            yield Mistake(("tasks", series, "fields"), "config_blank", listed(one.fields))


def _nurture(nurture: Nurture) -> Iterator[Mistake]:
    for key, said in (("topics", nurture.topics), ("answers", nurture.answers)):
        for reason in (one for one, words in said.items() if not words):
            yield Mistake(("nurture", key, reason), "config_blank", "[]")


def _reasons(config: Config) -> Iterator[Mistake]:
    spelled: dict[str, str] = {}
    for reason, value in config.reasons.items():
        key = ("reasons", reason)
        other = spelled.setdefault(fold_value(reason), reason)
        if other != reason:
            yield Mistake(key, "config_reason_twice", other)
        if isinstance(value, str):
            yield from _class(key, value)
            continue
        yield from _class((*key, "class"), value.class_)
        yield from _class((*key, "else"), value.else_)
        if value.below_attempts < 1:
            yield Mistake((*key, "below_attempts"), "config_count", str(value.below_attempts))


def _class(key: tuple[str, ...], name: str) -> Iterator[Mistake]:
    if name not in CLASSES:
        yield Mistake(key, "config_class", name, near(name, CLASSES))


def _exclude(exclude: Exclude) -> Iterator[Mistake]:
    days = {"duplicate_days": exclude.duplicate_days, "copy_days": exclude.copy_days}
    wrong = {key: found for key, found in days.items() if found is not None and found < 0}
    yield from (Mistake(("exclude", key), "config_days", str(wrong[key])) for key in wrong)
    for domain in exclude.email_domains:
        if not _DOMAIN.match(domain):
            yield Mistake(("exclude", "email_domains"), "config_domain", domain)
    for phone in exclude.phones:
        if sum(letter.isdigit() for letter in phone) < _PHONE_DIGITS:
            yield Mistake(("exclude", "phones"), "config_phone", phone)
    kinds = {"test": exclude.test, "spam": exclude.spam, "non_target": exclude.non_target}
    for kind, rule in kinds.items():
        for how, said in (("values", rule.values), ("words", rule.words)):
            for name, texts in said.items():
                if not texts or not all(text.strip() for text in texts):
                    yield Mistake(("exclude", kind, how, name), "config_blank", listed(texts))


def _calendar(config: Config) -> Iterator[Mistake]:
    try:
        _ = config.calendar.open_seconds
    except ValueError:
        yield Mistake(("calendar", "hours"), "config_hours", config.calendar.hours)
    for key in ("holidays", "workdays"):
        for day in getattr(config.calendar, key):
            if not is_day(day):
                yield Mistake(("calendar", key), "config_day", day)
    for day in set(config.calendar.holidays) & set(config.calendar.workdays):
        yield Mistake(("calendar", "workdays"), "config_day_twice", day)
    country = config.calendar.country
    if country is not None and country not in (known := countries()):
        hint = near(country.upper(), known)
        yield Mistake(("calendar", "country"), "config_country", country, hint)


def _attribution(attribution: Attribution) -> Iterator[Mistake]:
    terms = {"lookback": attribution.lookback, "half_life": attribution.half_life}
    for key, term in terms.items():
        if term is not None and not is_term(term):
            yield Mistake(("attribution", key), "config_term", term)


def _no_table(key: tuple[str, ...], found: str) -> Mistake:
    return Mistake(key, "config_table", found, near(found, TABLES))


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
