"""One company written the way every system exports it gives one answer.

What a dialect cannot carry is said in its truth.json under `losses`; each exception below names
the entry it rests on.
"""

from __future__ import annotations

import json
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest

from smalign.demo import write
from smalign.session import open_exports

if TYPE_CHECKING:
    from pathlib import Path

    from smalign.session import Session

DIALECTS: Final = {
    "bitrix24": ("bitrix24", None),
    "bitrix24-cp1251": ("bitrix24", "cp1251"),
    "bitrix24-en": ("bitrix24-en", None),
    "zoho": ("zoho", None),
    "hubspot": ("hubspot", None),
    "bitrix24-xls": ("bitrix24-xls", None),
    "bitrix24-simple": ("bitrix24-simple", None),
    "bitrix24-rest": ("bitrix24-rest", None),
    "bitrix24-bi": ("bitrix24-bi", None),
    "amocrm": ("amocrm", None),
    "kommo": ("kommo", None),
    "salesforce": ("salesforce", None),
    "salesforce-report": ("salesforce-report", None),
    "dynamics365": ("dynamics365", None),
    "pipedrive": ("pipedrive", None),
    "pipedrive-sheet": ("pipedrive-sheet", None),
    "generic": ("generic", None),
    "generic-ru": ("generic-ru", None),
}
COUNTS: Final = ("leads", "qualified", "deals", "won", "lost", "open")
MONEY: Final = ("revenue", "open_pipeline")
CARRIED: Final = ("leads", "deals", "won", "lost", "open", "revenue", "open_pipeline", "win_rate",
                  "avg_won_amount")  # fmt: skip
"""Columns of roi every dialect carries: links and closing dates do not matter to them."""

DAMAGED: Final = "bitrix24-cp1251"
"""`phones_damaged`: Excel ate the phones that join deals to leads."""

FIELDS: Final = {
    "city": ("Город", "City", "City__c", "Deal - City", "UF_CRM_1719800001"),
    "budget": ("Бюджет", "Budget", "Budget__c", "Deal - Budget", "UF_CRM_1719800002",
               "Бюджет клиента"),
    "object_type": ("Тип объекта", "Object type", "Object Type", "Object_Type__c",
                    "Deal - Object type", "UF_CRM_1719800003"),
    "utm_source": ("utm_source",),
    "utm_medium": ("utm_medium",),
    "utm_campaign": ("utm_campaign",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Opened:
    """One dialect: its session and its planted truth."""

    name: str
    session: Session
    truth: dict[str, object]


def toml(truth: dict[str, object]) -> str:
    """What a team would write: its stages and its channels, as its system spells them."""
    names = truth["names"]
    leads, main, service = names["leads"], names["main"], names["service"]
    lines = ["[sources]", 'timezone = "Europe/Moscow"']
    if "no_lead_stage" not in truth["losses"]:
        lines.append("[lead_stages]")
        lines += stages(leads, ("NEW", "IN_PROCESS", "PROCESSED"), ("CONVERTED",), ("JUNK",))
    for key, steps in (("main", main), ("service", service)):
        if "no_pipeline" in truth["losses"]:
            lines.append("[stages]" if key == "main" else "")
            if key == "service":
                continue
        else:
            pipeline = json.dumps(names["pipelines"][key], ensure_ascii=False)
            lines.append(f"[pipelines.{pipeline}]")
        lost = tuple(code for code in ("LOSE", "APOLOGY") if code in steps)
        order = tuple(code for code in steps if code not in {"WON", *lost})
        if "one_lost_stage" in truth["losses"]:
            lost = ("LOSE",)
        lines += stages(steps, order, ("WON",), lost)
    if truth["crm"] == "bitrix24-rest":
        # The portal's own sources are numbers there.
        lines += ["[channels]", '"3" = "Avito"']
    if "own_fields_in_tables" in truth["losses"]:
        lines += [
            f'[lookups."crm_{card}_uf.csv"]\ntable = "{card}s"\n'
            f'on = {{ {card}_id = "{card.upper()}_ID" }}\n'
            f'[mapping.{card}s]\nloss_reason = "UF_CRM_1719800004"'
            for card in ("lead", "deal")
        ]
    if truth["crm"] == "hubspot":
        # traffic_source_is_a_group: the company's own source stands in Lead Source.
        lines += [f'[mapping.{table}]\nsource = "Lead Source"' for table in ("leads", "deals")]
    return "\n".join(lines) + "\n"


def stages(spelled, order, won, lost):
    """The lines of one section of stages."""
    named = {"order": order, "won": won, "lost": lost}
    return [
        f"{key} = " + json.dumps([spelled[code] for code in codes], ensure_ascii=False)
        for key, codes in named.items()
    ]


def lost_by(one: Opened, *losses: str) -> bool:
    """Whether the dialect loses one of these."""
    return any(loss in one.truth["losses"] for loss in losses)


@pytest.fixture(scope="module")
def companies(tmp_path_factory):
    """The company of seed 7 with 600 leads in every dialect."""
    with ExitStack() as stack:
        found = []
        for name, (crm, encoding) in DIALECTS.items():
            folder: Path = tmp_path_factory.mktemp(name)
            write(folder, crm, 7, 600, encoding)
            truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
            (folder / "smalign.toml").write_text(toml(truth), encoding="utf-8")
            found.append(Opened(name, stack.enter_context(open_exports([folder])), truth))
        yield found


def test_totals_are_as_planted(companies):
    """Counts and money of the whole company, in every dialect."""
    for one in companies:
        total, planted = one.session.roi().total, one.truth["totals"]
        wanted = {key: planted[key] for key in COUNTS}
        if lost_by(one, "no_leads"):
            wanted |= {"leads": planted["deals"], "qualified": None}
            assert one.session.roi().grain == "deal", one.name
        assert {key: total[key] for key in COUNTS} == wanted, one.name
        assert {key: f"{total[key]:.2f}" for key in (*MONEY, "spend")} == {
            key: planted[key] for key in (*MONEY, "spend")
        }, one.name


def test_leads_become_deals_and_sales_as_planted(companies):
    """Where deals carry no lead id contacts join them; damaged phones join fewer."""
    for one in companies:
        result, planted = one.session.roi(), one.truth["totals"]
        if lost_by(one, "no_leads"):
            assert result.total["lead_to_deal"] is None, one.name
            continue
        found = (
            round(result.total["lead_to_deal"] * planted["leads"]),
            round(result.total["lead_to_won"] * planted["leads"]),
        )
        unlinked = next(
            note.facts["count"] for note in result.notes if note.code == "unlinked_deals"
        )
        expected = (planted["leads_with_deal"], planted["leads_with_won"])
        if one.name == DAMAGED:
            assert "phones_damaged" in one.truth["losses"]
            assert found < expected
            assert unlinked > planted["unlinked"]
        elif lost_by(one, "no_contact_id_on_deals"):
            # The lead names its first deal alone.
            assert found == expected, one.name
            assert unlinked == planted["deals"] - planted["leads_with_deal"], one.name
        else:
            assert found == expected, one.name
            assert unlinked == planted["unlinked"], one.name


def test_new_customers_are_as_planted(companies):
    """A customer is a contact: by id, or by the name only one contact bears."""
    for one in companies:
        facts = {note.code: note.facts for note in one.session.roi().notes}
        if lost_by(one, "contacts_are_names", "no_contact_id_on_deals"):
            assert facts["customers_are"]["deal"] == one.truth["totals"]["won"], one.name
            continue
        assert facts["customers_are"]["contact"] == one.truth["totals"]["won"], one.name
        assert facts["customers_are"]["new"] == one.truth["totals"]["customers"], one.name


def owners(one: Opened):
    """Roi by owner: owner → the columns every dialect carries."""
    rows = one.session.roi(by="owner").rows
    return {row["owner"]: {key: row[key] for key in CARRIED} for row in rows}


def without_leads(rows):
    """Each row, or its measures, less the number of leads."""
    return {
        name: {key: value for key, value in row.items() if key != "leads"}
        for name, row in rows.items()
    }


def test_roi_by_owner_is_equal_and_as_planted(companies):
    """Each manager's leads, deals, sales and money."""
    first = owners(companies[0])
    planted = companies[0].truth["owners"]
    assert first.keys() == planted.keys()
    for owner, row in first.items():
        wanted = planted[owner]
        counts = ("leads", "deals", "won", "lost", "open")
        assert {key: row[key] for key in counts} == {key: wanted[key] for key in counts}, owner
        assert {key: f"{row[key]:.2f}" for key in MONEY} == {key: wanted[key] for key in MONEY}
    for one in companies[1:]:
        found = owners(one)
        if lost_by(one, "no_leads"):
            assert without_leads(found) == without_leads(first), one.name
        elif lost_by(one, "owners_are_ids"):
            # Nobody's name is there, and everybody's figures are.
            assert not found.keys() & first.keys(), one.name
            assert sorted(map(str, found.values())) == sorted(map(str, first.values())), one.name
        else:
            assert found == first, one.name


def spelled(one: Opened) -> dict[str, str]:
    """Channel as the dialect's rules make it → the planted channel."""
    sources = one.truth["names"]["sources"]
    return {
        "Paid Search": "Yandex.Direct",
        "Organic Search": "SEO",
        "Email": "E-mail",
        "Paid Social": "VK Ads",
        "Display": "Display",
        "(none)": "Calls without a source",
        "Avito": "Avito",
        sources["referral"]: "Recommendations",
        sources["direct"]: "Direct visits",
    }


def test_roi_by_channel_is_equal_and_as_planted(companies):
    """A call without a source has no channel; everything else has the planted one."""
    for one in companies:
        names = spelled(one)
        rows = one.session.roi().rows
        assert {names[row["channel"]] for row in rows} == one.truth["channels"].keys(), one.name
        for row in rows:
            wanted = one.truth["channels"][names[row["channel"]]]
            keys = ("leads", "deals", "won", "lost", "open")[lost_by(one, "no_leads") :]
            assert {key: row[key] for key in keys} == {key: wanted[key] for key in keys}, one.name
            for key in (*MONEY, "spend"):
                assert f"{row[key]:.2f}" == wanted[key], (one.name, row["channel"], key)


def funnel(one: Opened, card: str):
    """Rows of one block without the names of its stages."""
    names = one.truth["names"]
    pipeline = "leads" if card == "leads" else names["pipelines"][card]
    steps = {spelling: code for code, spelling in names[card].items()}
    return [
        (
            steps.get(row["stage"], row["stage"]),
            row["entered"],
            row["advanced"],
            row["lost"],
            row["open"],
        )
        for row in one.session.funnel().rows
        if row["pipeline"] == pipeline
    ]


def planted_funnel(one: Opened, card: str):
    """The planted rows: with history where the dialect exports it."""
    block = one.truth["funnel"][card]
    has_history = "no_stage_history" not in one.truth["losses"]
    if card == "leads":
        # Elsewhere leads show where they stand, no more.
        has_history = one.name == "bitrix24-bi"
    rows = [
        (step["stage"], step["entered"], step["advanced"], step["lost"], step["open"])
        for step in block["with_history" if has_history else "without_history"]
    ]
    lost = block["unknown_lost"]
    return rows if has_history or not lost else [("(unknown)", lost, 0, lost, 0), *rows]


@pytest.mark.parametrize("card", ["leads", "main", "service"])
def test_the_funnel_is_as_planted(companies, card):
    """The generic exports and HubSpot's `Date entered` columns carry the history of deals.

    Elsewhere (`no_stage_history`) only the current stage is known.
    """
    for one in companies:
        if lost_by(one, "no_pipeline", "status_beside_stage"):
            continue  # told apart below
        if card == "leads" and lost_by(one, "no_leads"):
            assert funnel(one, card) == [], one.name
        else:
            assert funnel(one, card) == planted_funnel(one, card), one.name


def test_a_status_beside_the_stage_tells_the_stage_at_loss(companies):
    """Pipedrive's lost deals are counted where they were lost, none as unknown."""
    tested = [
        one
        for one in companies
        if lost_by(one, "status_beside_stage") and not lost_by(one, "no_pipeline")
    ]
    assert [one.name for one in tested] == ["pipedrive", "pipedrive-sheet"]
    for one in tested:
        for card in ("main", "service"):
            planted = one.truth["funnel"][card]["with_history"]
            rows = [row for row in funnel(one, card) if row[0] in {p["stage"] for p in planted}]
            # Where it is open or lost, a deal stands in the stage it was last in.
            assert sum(row[3] for row in rows) == sum(step["lost"] for step in planted), one.name
            assert sum(row[4] for row in rows) == sum(step["open"] for step in planted), one.name


def test_two_pipelines_in_one_list_of_stages_are_one_funnel(companies):
    """Salesforce's deals all enter one funnel (`no_pipeline`), with their history."""
    tested = [
        one
        for one in companies
        if lost_by(one, "no_pipeline") and not lost_by(one, "no_stage_history")
    ]
    assert [one.name for one in tested] == ["salesforce", "salesforce-report"]
    for one in tested:
        rows = [row for row in one.session.funnel().rows if row["pipeline"] == "(none)"]
        planted = [one.truth["funnel"][key]["with_history"] for key in ("main", "service")]
        assert rows[0]["entered"] == one.truth["totals"]["deals"]
        assert rows[-1]["entered"] == one.truth["totals"]["won"]
        assert sum(row["lost"] for row in rows) == sum(s["lost"] for b in planted for s in b)


def test_a_status_beside_phases_of_two_pipelines(companies):
    """Dynamics: one list of phases, each deal lost or open in the phase it was last in."""
    one = next(one for one in companies if one.name == "dynamics365")
    rows = [row for row in one.session.funnel().rows if row["pipeline"] == "(none)"]
    planted = one.truth["totals"]
    assert sum(row["lost"] for row in rows if row["stage"] != "(unknown)") == planted["lost"]
    assert sum(row["open"] for row in rows) == planted["open"]
    assert rows[0]["entered"] == planted["deals"]


def test_returns_are_as_planted(companies):
    """Who went back is known from a whole history alone.

    HubSpot keeps one date a stage (`one_date_a_stage`), so nobody is seen to go back.
    """
    for one in companies:
        total = one.session.funnel().total["returned"]
        blocks = one.truth["funnel"]
        planted = blocks["main"]["returned"] + blocks["service"]["returned"]
        if lost_by(one, "no_pipeline") and not lost_by(one, "no_stage_history"):
            # One order of stages for both pipelines: a step back in either is one here.
            assert total >= planted, one.name
        elif "no_stage_history" in one.truth["losses"]:
            assert total is None, one.name
        elif "one_date_a_stage" in one.truth["losses"]:
            assert total == 0, one.name
        else:
            assert total == planted, one.name


def test_own_fields_in_tables_of_their_own_are_joined(companies):
    """The BI connector's crm_lead_uf gives each lead its city."""
    tested = [one for one in companies if lost_by(one, "own_fields_in_tables")]
    assert [one.name for one in tested] == ["bitrix24-bi"]
    plain = next(one for one in companies if one.name == "generic")
    cities = {row["City"]: row["leads"] for row in plain.session.roi(by="City").rows}
    for one in tested:
        rows = one.session.roi(by="UF_CRM_1719800001").rows
        found = {row["UF_CRM_1719800001"]: row["leads"] for row in rows}
        assert {city: found[city] for city in cities if city != "(none)"} == {
            city: leads for city, leads in cities.items() if city != "(none)"
        }


def test_reasons_in_tables_of_their_own_are_those_of_the_cards(companies):
    """The BI connector's crm_deal_uf says why deals were lost, its crm_lead_uf why leads were."""
    tested = [one for one in companies if lost_by(one, "own_fields_in_tables")]
    for one in tested:
        planted = Counter(one.truth["reasons"]["leads"]) + Counter(one.truth["reasons"]["deals"])
        planted["(none)"] = planted.pop("")
        found: Counter[str] = Counter()
        for row in one.session.reasons().rows:
            found[row["reason"]] += row["cards"]
        assert found == planted, one.name


def test_calls_in_lists_of_their_own_tell_whom_nobody_called(companies):
    """Bitrix24's activities and telephony, Zoho's calls, HubSpot's calls: each the same leads.

    A robot's letter, a call that is only planned, and a call in two lists change nothing.
    """
    tested = [one for one in companies if lost_by(one, "no_assignment")]
    assert [one.name for one in tested] == ["zoho", "hubspot", "bitrix24-rest"]
    for one in tested:
        effects = {effect["effect"]: effect for effect in one.truth["effects"]}
        total = one.session.unworked().total
        assert {key: total[key] for key in ("unworked", "recorded", "disqualified")} == {
            "unworked": effects["people"]["never_called_disqualified"],
            "recorded": one.truth["totals"]["disqualified"],
            "disqualified": one.truth["totals"]["disqualified"],
        }, one.name


def test_every_lost_deal_of_pipedrive_was_called_about(companies):
    """Each move of a deal has its call in the list of activities, up to the loss."""
    one = next(one for one in companies if one.name == "pipedrive")
    total = one.session.unworked().total
    lost = one.truth["totals"]["lost"]
    assert (total["unworked"], total["recorded"], total["disqualified"]) == (0, lost, lost)


@pytest.mark.parametrize("field", FIELDS)
def test_fields_are_as_planted(companies, field):
    """Empty and pseudo-empty cells of leads and deals, judged alike in every dialect."""
    for one in companies:
        found = {
            row["table"]: (row["cards"], row["empty"], row["pseudo_empty"])
            for row in one.session.fields().rows
            if row["field"] in FIELDS[field]
        }
        planted = {
            table: tuple(
                one.truth["fields"][table][field][key] for key in ("cards", "empty", "pseudo_empty")
            )
            for table in ("leads", "deals")
            if table == "deals" or not lost_by(one, "no_leads")
        }
        assert found == planted, one.name
