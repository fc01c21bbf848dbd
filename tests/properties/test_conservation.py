"""Every accepted card is in a row or in `excluded`, and in one of them only."""

from __future__ import annotations

from datetime import date
from typing import Final

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.handmade import opened

DAYS: Final = ("", "2024-01-31", "2024-02-01", "2024-02-29", "2024-03-01")
LEADS: Final = st.lists(
    st.tuples(
        st.sampled_from(DAYS),
        st.sampled_from(("New", "Contacted", "Junk", "")),
        st.sampled_from(("Avito", "Сайт", "")),
    ),
    min_size=1,
    max_size=6,
)
DEALS: Final = st.lists(
    st.tuples(
        st.sampled_from(("", "L0", "L1", "L5", "L9")),
        st.sampled_from(DAYS),
        st.sampled_from(("", "2024-03-05")),
        st.sampled_from(("Demo", "Offer", "Paid", "Refused", "")),
        st.sampled_from(("", "10.005", "7")),
        st.sampled_from(("Avito", "")),
    ),
    min_size=1,
    max_size=6,
)
TOML: Final = """[sources]
timezone = "UTC"
[lead_stages]
order = ["New", "Contacted"]
lost = ["Junk"]
[stages]
order = ["Demo", "Offer"]
won = ["Paid"]
lost = ["Refused"]
"""
FEBRUARY: Final = (date(2024, 2, 1), date(2024, 2, 29))
FEW: Final = settings(
    max_examples=10,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def company(folder, leads, deals):
    """A session over the generated cards."""
    lead_rows = [f"L{number},{','.join(lead)}" for number, lead in enumerate(leads)]
    deal_rows = [f"D{number},{','.join(deal)}" for number, deal in enumerate(deals)]
    files = {
        "leads.csv": "\n".join(["lead_id,created_at,lead_stage,source", *lead_rows]),
        "deals.csv": "\n".join(
            ["deal_id,lead_id,created_at,closed_at,deal_stage,amount,source", *deal_rows]
        ),
    }
    return opened(folder, files, TOML)


def in_february(day):
    """Whether a created_at is of the period."""
    return bool(day) and FEBRUARY[0] <= date.fromisoformat(day) <= FEBRUARY[1]


@FEW
@given(leads=LEADS, deals=DEALS)
def test_roi_counts_every_card_once(tmp_path, leads, deals):
    """Rows sum to the total; without a period nothing is left out; with one only the undated."""
    with company(tmp_path, leads, deals) as session:
        whole = session.roi()
        period = session.roi(since="2024-02-01", until="2024-02-29")
    for result in (whole, period):
        for name in ("leads", "deals", "won", "lost", "open"):
            assert sum(row[name] for row in result.rows) == result.total[name], name
        assert result.total["deals"] == sum(result.total[name] for name in ("won", "lost", "open"))
    assert (whole.total["leads"], whole.total["deals"]) == (len(leads), len(deals))
    assert whole.excluded == ()
    assert period.total["leads"] == sum(in_february(lead[0]) for lead in leads)
    known = {f"L{number}": lead[0] for number, lead in enumerate(leads)}
    anchors = [known.get(deal[0], deal[1]) for deal in deals]
    assert period.total["deals"] == sum(in_february(day) for day in anchors)
    undated = sum(not lead[0] for lead in leads) + sum(not day for day in anchors)
    assert sum(part.count for part in period.excluded) == undated


@FEW
@given(leads=LEADS, deals=DEALS)
def test_the_funnel_counts_every_card_once(tmp_path, leads, deals):
    """A card is lost or open in one stage, or won, or excluded with a reason."""
    with company(tmp_path, leads, deals) as session:
        result = session.funnel()
        stages = {(row["pipeline"], row["stage"]): row for row in result.rows}
    won = {"leads": "(converted)", "(none)": "Paid"}
    placed = sum(row["lost"] + row["open"] for row in result.rows)
    placed += sum(
        stages[pipeline, stage]["entered"]
        for pipeline, stage in won.items()
        if (pipeline, stage) in stages
    )
    excluded = sum(part.count for part in result.excluded)
    assert placed + excluded == len(leads) + len(deals)


@FEW
@given(leads=LEADS, deals=DEALS)
def test_fields_counts_every_card_in_every_field(tmp_path, leads, deals):
    """Cards a field is due on, and those it is not due on, are the cards of the table."""
    with company(tmp_path, leads, deals) as session:
        rows = session.fields(by="source").rows
    sizes = {"leads": len(leads), "deals": len(deals)}
    for table, size in sizes.items():
        fields = {row["field"] for row in rows if row["table"] == table}
        for field in fields:
            counted = [row for row in rows if (row["table"], row["field"]) == (table, field)]
            assert sum(row["cards"] + row["not_due"] for row in counted) == size
            empty = sum(row["empty"] + row["pseudo_empty"] for row in counted)
            assert empty <= size
