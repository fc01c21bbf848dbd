"""Every dialect carries the same company: what one says, the others say in their words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from .conftest import VARIANTS

HUBSPOT = "hubspot-crm-exports-all-{}-2026-06-30.csv"
LEADS = {
    "bitrix24": ("leads.csv", "ID", "Статус", "Дата создания", "%d.%m.%Y %H:%M:%S"),
    "bitrix24-cp1251": ("leads.csv", "ID", "Статус", "Дата создания", "%d.%m.%Y %H:%M"),
    "bitrix24-en": ("leads.csv", "ID", "Status", "Created", "%m/%d/%Y %I:%M:%S %p"),
    "zoho": (
        "Leads_2026_06_30.csv", "Record Id", "Lead Status", "Created Time", "%Y-%m-%d %H:%M:%S",
    ),
    "hubspot": (HUBSPOT.format("contacts"), "Record ID", "Lead Status", "Create Date",
                "%Y-%m-%d %H:%M"),
    "generic": ("leads.csv", "Lead ID", "Stage", "Created at", "%Y-%m-%d %H:%M"),
    "generic-ru": ("leads.csv", "ID лида", "Стадия", "Дата создания", "%d.%m.%Y %H:%M"),
    "generic-ru-cp1251": ("leads.csv", "ID лида", "Стадия", "Дата создания", "%d.%m.%Y %H:%M"),
}  # fmt: skip
DEALS = {
    "bitrix24": ("deals.csv", "ID", "Стадия сделки", "Сумма", "Воронка"),
    "bitrix24-cp1251": ("deals.csv", "ID", "Стадия сделки", "Сумма", "Воронка"),
    "bitrix24-en": ("deals.csv", "ID", "Stage", "Income", "Pipeline"),
    "zoho": ("Deals_2026_06_30.csv", "Record Id", "Stage", "Amount", "Pipeline"),
    "hubspot": (HUBSPOT.format("deals"), "Record ID", "Deal Stage", "Amount", "Pipeline"),
    "generic": ("deals.csv", "Deal ID", "Stage", "Amount", "Pipeline"),
    "generic-ru": ("deals.csv", "ID сделки", "Стадия", "Сумма", "Воронка"),
    "generic-ru-cp1251": ("deals.csv", "ID сделки", "Стадия", "Сумма", "Воронка"),
}


def tail(value):
    """The last digits of an id: every dialect numbers cards alike behind its prefix."""
    return int(value[-6:])


def leads(written, variant):
    """Lead number → (stage key, moment of creation)."""
    name, number, stage, created, form = LEADS[variant]
    keys = {word: key for key, word in written.truth(variant)["names"]["leads"].items()}
    return {
        tail(row[number]): (
            keys[row[stage]],
            datetime.strptime(row[created], form).replace(tzinfo=UTC),
        )
        for row in written.rows(variant, name)
    }


def deals(written, variant):
    """Deal number → (pipeline key, stage key, amount summed over its rows)."""
    name, number, stage, amount, pipeline = DEALS[variant]
    names = written.truth(variant)["names"]
    pipelines = {word: key for key, word in names["pipelines"].items()}
    found, sums = {}, defaultdict(Decimal)
    for row in written.rows(variant, name):
        line = pipelines[row[pipeline]]
        keys = {word: key for key, word in names[line].items()}
        found[tail(row[number])] = (line, keys[row[stage]])
        sums[tail(row[number])] += Decimal(row[amount].replace(",", "."))
    return {number: (*found[number], sums[number]) for number in found}


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_same_leads_and_deals(variant, written):
    """Numbers, stages, moments to the minute, pipelines and amounts agree with the plain files."""
    assert leads(written, variant) == leads(written, "generic")
    assert deals(written, variant) == deals(written, "generic")


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_same_truth(variant, written):
    """truth.json differs only in what the dialect writes, loses and calls things."""
    own = ("crm", "files", "losses", "names")
    cut = [
        {key: value for key, value in written.truth(name).items() if key not in own}
        for name in (variant, "generic")
    ]
    assert cut[0] == cut[1]
    assert written.truth(variant)["losses"]


@pytest.mark.parametrize(
    ("variant", "table"), [(v, t) for v in ("bitrix24", "zoho", "hubspot") for t in (LEADS, DEALS)]
)
def test_the_same_own_fields_and_tags(variant, table, written):
    """City, budget, object type, UTM tags and owner of each card are the plain files' ones."""
    russian = ("Город", "Бюджет", "Тип объекта", "UTM Source", "UTM Medium", "UTM Campaign")
    english = ("City", "Budget", "Object Type", "UTM Source", "UTM Medium", "UTM Campaign")
    plain = ("City", "Budget", "Object type", "UTM source", "UTM medium", "UTM campaign", "Owner")
    card = "Lead" if table is LEADS else "Deal"
    owner = {"bitrix24": "Ответственный", "zoho": f"{card} Owner"}.get(
        variant, "Contact owner" if table is LEADS else "Deal owner"
    )
    headers = (*(russian if variant == "bitrix24" else english), owner)
    name, number = table[variant][:2]
    there = {tail(row[number]): [row[h] for h in headers] for row in written.rows(variant, name)}
    name, number = table["generic"][:2]
    here = {tail(row[number]): [row[h] for h in plain] for row in written.rows("generic", name)}
    assert there == here


@pytest.mark.parametrize("variant", ["bitrix24", "bitrix24-cp1251", "bitrix24-en"])
def test_a_closed_deal_carries_the_day_it_was_closed(variant, written):
    """Bitrix24 sets its date of closing then: the plain files' day, none after the export."""
    english = variant == "bitrix24-en"
    date, form = (
        ("Assumed close date", "%m/%d/%Y")
        if english
        else ("Предполагаемая дата закрытия", "%d.%m.%Y")
    )
    there = {
        tail(row["ID"]): datetime.strptime(row[date], form).replace(tzinfo=UTC).date().isoformat()
        for row in written.rows(variant, "deals.csv")
    }
    here = {
        int(row["Deal ID"]): row["Closed at"][:10] for row in written.rows("generic", "deals.csv")
    }
    assert {number: there[number] for number, day in here.items() if day} == {
        number: day for number, day in here.items() if day
    }
    assert max(filter(None, here.values())) <= written.truth(variant)["as_of"]


@pytest.mark.parametrize("variant", ["bitrix24", "bitrix24-cp1251", "bitrix24-en"])
def test_product_rows_are_price_times_quantity(variant, written):
    """Some deals stand on several rows; each row's amount is its price times its quantity."""
    english = variant == "bitrix24-en"
    price, quantity, amount = (
        ("Price", "Quantity", "Income") if english else ("Цена", "Количество", "Сумма")
    )
    rows = written.rows(variant, "deals.csv")
    products = [row for row in rows if row[price]]
    for row in products:
        assert Decimal(row[amount]) == Decimal(row[price]) * int(row[quantity])
    assert max(Counter(row["ID"] for row in rows).values()) == 3
    assert 0 < len(products) < len(rows)


def test_bitrix24_deals_join_leads_through_contacts(written):
    """Contact name → phone or e-mail → lead gives exactly the links the plain files carry."""
    assert not any("лид" in h.lower() for h in written.rows("bitrix24", "deals.csv")[0])
    people = written.rows("bitrix24", "contacts.csv")
    names = [f"{row['Имя']} {row['Фамилия']}" for row in people]
    assert len(set(names)) == len(names)

    def keys(row):
        phones = (row["Рабочий телефон"], row.get("Мобильный телефон", ""))
        digits = {re.sub(r"\D", "", phone)[-10:] for phone in phones}
        return (digits | {row["Рабочий e-mail"]}) - {""}

    by_key = {key: row["ID"] for row in written.rows("bitrix24", "leads.csv") for key in keys(row)}
    lead_of = {
        name: next((by_key[key] for key in sorted(keys(row)) if key in by_key), "")
        for name, row in zip(names, people, strict=True)
    }
    linked = {row["ID"]: lead_of[row["Контакт"]] for row in written.rows("bitrix24", "deals.csv")}
    plain = {row["Deal ID"]: row["Lead ID"] for row in written.rows("generic", "deals.csv")}
    assert linked == plain


def test_zoho_and_hubspot_links_are_the_plain_ones(written):
    """Converted Contact.id and Associated Contact IDs lead from each deal to its lead."""
    plain = {int(r["Deal ID"]): r["Lead ID"] for r in written.rows("generic", "deals.csv")}
    lead = {
        row["Converted Contact.id"]: str(tail(row["Record Id"]))
        for row in written.rows("zoho", "Leads_2026_06_30.csv")
        if row["Converted Contact.id"]
    }
    zoho = written.rows("zoho", "Deals_2026_06_30.csv")
    assert {tail(r["Record Id"]): lead.get(r["Contact Name.id"], "") for r in zoho} == plain
    known = {row["Record ID"] for row in written.rows("hubspot", HUBSPOT.format("contacts"))}
    rows = written.rows("hubspot", HUBSPOT.format("deals"))
    ids = {tail(r["Record ID"]): r["Associated Contact IDs"] for r in rows}
    assert {deal: str(tail(i)) if i in known else "" for deal, i in ids.items()} == plain


def test_hubspot_flags_and_stage_dates_agree_with_the_log(written):
    """Flags say the status; the date columns hold the last entry into each stage."""
    status = {int(r["Deal ID"]): r["Status"] for r in written.rows("generic", "deals.csv")}
    entered = defaultdict(dict)
    for row in written.rows("generic", "stage_log.csv"):
        entered[int(row["Card ID"])][row["Stage"]] = row["Entered at"]
    words = written.truth("hubspot")["names"], written.truth("generic")["names"]
    for row in written.rows("hubspot", HUBSPOT.format("deals")):
        number = tail(row["Record ID"])
        assert row["Is Closed Won"] == str(status[number] == "won").lower()
        assert row["Is closed lost"] == str(status[number] == "lost").lower()
        key = "main" if row["Pipeline"] == "Sales Pipeline" else "service"
        shown = {
            words[1][key][stage]: row[f'Date entered "{word} ({row["Pipeline"]})"']
            for stage, word in words[0][key].items()
        }
        assert {stage: at for stage, at in shown.items() if at} == entered[number]


@pytest.mark.parametrize("variant", ["bitrix24", "bitrix24-cp1251", "bitrix24-en"])
def test_yandex_and_the_other_costs_are_the_whole_cost(variant, written):
    """The report (decimal commas, a footer that repeats the sum) and spend.csv sum to the truth."""
    *rows, footer = written.rows(variant, "yandex_direct.csv", skip=4)
    direct = sum(Decimal(row["Расход (руб.)"].replace(",", ".")) for row in rows)
    assert footer["Дата"] == "Всего"
    assert Decimal(footer["Расход (руб.)"].replace(",", ".")) == direct
    cost = "Cost" if variant == "bitrix24-en" else "Расход"
    rest = sum(Decimal(r[cost].replace(",", ".")) for r in written.rows(variant, "spend.csv"))
    assert str(direct + rest) == written.truth(variant)["totals"]["spend"]


@pytest.mark.parametrize("variant", VARIANTS)
def test_nobody_real(variant, written):
    """Phones are +7 900 000-xx-xx, e-mails end in example.com or example.org."""
    phone = re.compile(r"(?<![\d.])(?:\+?[78])?[ (]*9\d\d[) ]*\d{3}-?\d\d-?\d\d(?![\d.])")
    mail = re.compile(r"[\w.+-]+@[\w.-]+")
    phones = mails = 0
    for name in written.truth(variant)["files"]:
        text = written.text(variant, name)
        for found in phone.findall(text):
            assert re.sub(r"\D", "", found)[-10:].startswith("900000"), found
            phones += 1
        for found in mail.findall(text):
            assert re.fullmatch(r"c\d+@example\.(com|org)", found), found
            mails += 1
    assert phones > 50
    assert mails > 50


@pytest.mark.parametrize("variant", VARIANTS)
def test_moments_are_whole_minutes(variant, written):
    """Where seconds are written they are 00."""
    for name in written.truth(variant)["files"]:
        seconds = re.findall(r"\d\d?:\d\d:(\d\d)", written.text(variant, name))
        assert set(seconds) <= {"00"}, name


def test_touches_come_before_and_after_the_inquiry(written):
    """A lead has one touch at its creation, and often more on both sides."""
    created = {r["Lead ID"]: r["Created at"] for r in written.rows("generic", "leads.csv")}
    sides = Counter()
    for row in written.rows("generic", "touchpoints.csv"):
        at, lead = row["Touched at"], created[row["Lead ID"]]
        sides["at" if at == lead else "before" if at < lead else "after"] += 1
    assert sides["at"] == 600
    assert sides["before"] > 200
    assert sides["after"] > 50
