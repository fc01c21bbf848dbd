"""The truth, counted again from the plain files by code that knows nothing of the writer."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime
from decimal import Decimal

PSEUDO = ("-", "нет", "не указано")
ORDER = {
    "General": ("New", "Create papers", "Invoice", "In progress", "Final invoice", "Deal won"),
    "Service": ("New", "Get more info", "Quote", "Negotiate", "Deal won"),
}


def recount(leads, deals, spend, keep):
    """Totals of the cards and costs `keep` likes, from plain dicts."""
    leads = [row for row in leads if keep(row)]
    with_deal = {row["Lead ID"] for row in deals if row["Lead ID"]}
    with_won = {row["Lead ID"] for row in deals if row["Lead ID"] and row["Status"] == "won"}
    deals = [row for row in deals if keep(row)]
    status = Counter(row["Status"] for row in deals)
    amounts = defaultdict(Decimal)
    for row in deals:
        amounts[row["Status"]] += Decimal(row["Amount"])
    cost = sum((Decimal(row["Cost"]) for row in spend if keep(row)), Decimal("0.00"))
    return {
        "leads": len(leads),
        "disqualified": sum(row["Status"] == "disqualified" for row in leads),
        "qualified": sum(r["Status"] == "converted" or r["Lead ID"] in with_deal for r in leads),
        "leads_with_deal": sum(row["Lead ID"] in with_deal for row in leads),
        "leads_with_won": sum(row["Lead ID"] in with_won for row in leads),
        "deals": len(deals),
        "won": status["won"],
        "lost": status["lost"],
        "open": status["open"],
        "unlinked": sum(row["Lead ID"] == "" for row in deals),
        "customers": len({row["Contact ID"] for row in deals if row["Status"] == "won"}),
        "revenue": f"{amounts['won']:.2f}",
        "open_pipeline": f"{amounts['open']:.2f}",
        "spend": f"{cost:.2f}",
    }


def tables(written):
    """Leads, deals and costs of the plain dialect."""
    return tuple(written.rows("generic", f"{name}.csv") for name in ("leads", "deals", "spend"))


def test_totals_and_every_origin_are_what_the_files_hold(written):
    """Counts and money in all, and per source and UTM, are the ones in the files."""
    truth, parts = written.truth("generic"), tables(written)
    assert recount(*parts, lambda _: True) == truth["totals"]
    words = truth["names"]["sources"]
    for origin in truth["origins"]:
        key = (origin.pop("utm_source"), origin.pop("utm_medium"), origin.pop("utm_campaign"))
        word = words[origin.pop("source")]

        def keep(row, key=key, word=word):
            campaign = row["UTM campaign"] if "UTM campaign" in row else row["Campaign"]
            named = "" if "Cost" in row and key[0] else word
            return (row["UTM source"], row["UTM medium"], campaign, row["Source"]) == (*key, named)

        assert recount(*parts, keep) == origin


def test_channels_and_owners_sum_to_the_totals(written):
    """Additive columns of the channels sum to the totals; so do the owners' (costs aside)."""
    truth = written.truth("generic")
    for group in ("channels", "owners", "origins"):
        rows = truth[group].values() if isinstance(truth[group], dict) else truth[group]
        for column, whole in truth["totals"].items():
            if (group, column) == ("owners", "spend") or column == "customers":
                continue
            assert sum(Decimal(row[column]) for row in rows) == Decimal(whole), (group, column)


def test_owners_are_what_the_files_hold(written):
    """Counts and money per owner are the ones in the files."""
    truth, (leads, deals, _) = written.truth("generic"), tables(written)
    for owner, counts in truth["owners"].items():
        assert recount(leads, deals, [], lambda r, o=owner: r["Owner"] == o) == counts


def test_funnels_are_what_the_stage_log_holds(written):
    """Back-filled entered, advanced, lost and open of both pipelines follow from the stays."""
    truth = written.truth("generic")
    status = {row["Deal ID"]: row["Status"] for row in written.rows("generic", "deals.csv")}
    best, pipeline = defaultdict(int), {}
    for row in written.rows("generic", "stage_log.csv"):
        pipeline[row["Card ID"]] = row["Pipeline"]
        if row["Stage"] in ORDER[row["Pipeline"]]:
            place = ORDER[row["Pipeline"]].index(row["Stage"]) + 1
            assert row["Stage order"] == str(place)
            best[row["Card ID"]] = max(best[row["Card ID"]], place)
    for key, name in (("main", "General"), ("service", "Service")):
        cards = [card for card in status if pipeline[card] == name]
        assert truth["funnel"][key]["cards"] == len(cards)
        for row in truth["funnel"][key]["with_history"]:
            k = row["stage_order"]
            at = [card for card in cards if best[card] == k]
            last = k == len(ORDER[name])
            assert row["entered"] == sum(best[card] >= k for card in cards)
            assert row["advanced"] == sum(best[card] >= k + (not last) for card in cards)
            assert row["lost"] == sum(status[card] == "lost" for card in at)
            assert row["open"] == sum(status[card] == "open" for card in at)
            assert row["entered"] == row["advanced"] + row["lost"] + row["open"]
        lost = sum(status[card] == "lost" for card in cards)
        assert truth["funnel"][key]["unknown_lost"] == lost


def test_leads_without_history_are_counted_by_their_stage(written):
    """Open and converted leads stand where they stand; thrown-away ones are unknown."""
    block = written.truth("generic")["funnel"]["leads"]
    at = Counter(row["Stage"] for row in written.rows("generic", "leads.csv"))
    stages = ("Unassigned", "In Progress", "Processed", "Good lead")
    for k, row in enumerate(block["without_history"]):
        assert row["entered"] == sum(at[stage] for stage in stages[k:])
    assert block["unknown_lost"] == at["Junk Lead"]


def test_empty_and_pseudo_empty_cells_are_what_the_files_hold(written):
    """Each token people type instead of nothing is counted, per field and table."""
    fields = written.truth("generic")["fields"]
    headers = {"utm_source": "UTM source", "utm_medium": "UTM medium"}
    headers |= {"utm_campaign": "UTM campaign", "loss_reason": "Loss reason", "comment": "Comment"}
    headers |= {"city": "City", "budget": "Budget", "object_type": "Object type"}
    for table, counted in fields.items():
        rows = written.rows("generic", f"{table}.csv")
        assert counted.keys() == headers.keys()
        for field, truth in counted.items():
            values = [row[headers[field]] for row in rows]
            tokens = {token: values.count(token) for token in PSEUDO if token in values}
            assert truth["cards"] == len(values)
            assert truth["empty"] == values.count("")
            assert truth["tokens"] == tokens
            assert truth["pseudo_empty"] == sum(tokens.values())


def test_reasons_payments_touches_and_tasks_are_what_the_files_hold(written):
    """The small counts agree too."""
    truth = written.truth("generic")
    leads, deals, _ = tables(written)
    junk = Counter(row["Loss reason"] for row in leads if row["Status"] == "disqualified")
    lost = Counter(row["Loss reason"] for row in deals if row["Status"] == "lost")
    assert truth["reasons"] == {"leads": junk, "deals": lost}
    payments = written.rows("generic", "payments.csv")
    amount = sum(Decimal(row["Amount"]) for row in payments)
    assert truth["payments"] == {"count": len(payments), "amount": str(amount)}
    assert truth["touches"] == len(written.rows("generic", "touchpoints.csv"))
    tasks = written.rows("generic", "tasks.csv")
    done = sum(row["Completed at"] != "" for row in tasks)
    assert truth["tasks"] == {"count": len(tasks), "completed": done}


def test_planted_effects_show_in_the_files(written):
    """The dead channel sold nothing; the slow team, the dashes and the repeats are as said."""
    effects = {effect["effect"]: effect for effect in written.truth("generic")["effects"]}
    leads, deals, spend = tables(written)
    dead = effects["dead_channel"]
    portal = recount(leads, deals, spend, lambda row: row["UTM source"] == "gorportal")
    assert portal["won"] == 0
    assert portal["leads"] > 0
    assert {key: portal[key] for key in ("leads", "deals", "won", "spend")} == {
        key: dead[key] for key in ("leads", "deals", "won", "spend")
    }
    waits = defaultdict(list)
    for row in leads:
        if row["First attempt at"]:
            first, given = (
                datetime.fromisoformat(row[n]) for n in ("First attempt at", "Assigned at")
            )
            waits[row["Team"]].append((first - given).total_seconds() / 60)
    for team, minutes in waits.items():
        ordered, half = sorted(minutes), len(minutes) // 2
        middle = (ordered[half] + ordered[-1 - half]) / 2
        assert effects["slow_team"][team]["median_minutes"] == middle
        assert effects["slow_team"][team]["attempted"] == len(minutes)
    theirs = [row for row in leads if row["Owner"] == "Захар Ольхин"]
    assert effects["dashes_in_budget"]["theirs"] == {
        "leads": len(theirs),
        "pseudo_empty": sum(row["Budget"] in PSEUDO for row in theirs),
    }
    assert effects["people"]["repeat_leads"] == sum(row["Repeat"] == "yes" for row in leads)
    assert effects["people"]["unique_people_among_leads"] == len({r["Contact ID"] for r in leads})


def test_the_as_of_is_the_latest_moment_of_all(written):
    """No created, entered, touched, completed, paid, modified or closed moment is later."""
    moments = [
        value
        for name in ("leads", "deals", "touchpoints", "stage_log", "payments", "tasks")
        for row in written.rows("generic", f"{name}.csv")
        for header, value in row.items()
        if header.endswith(" at") and header != "Due at" and value
    ]
    assert max(moments) == "2026-06-30 18:00"
    assert written.truth("generic")["as_of"] == "2026-06-30T18:00:00+03:00"
