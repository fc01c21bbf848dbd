"""The horizon of `bonus --show spend`: of all sales, whatever the days asked for."""

from __future__ import annotations

from tests.exports import opened

LEADS = "lead_id,created_at,channel\n" + "".join(
    [f"a{n},2026-01-01,Ads\n" for n in range(10)] + [f"b{n},2026-04-01,Ads\n" for n in range(20)]
)
DEALS = "deal_id,lead_id,created_at,closed_at,status,channel\n" + "".join(
    [f"d{n},a{n},2026-01-02,2026-01-06,won,Ads\n" for n in range(10)]
    + ["e,b0,2026-04-02,2026-12-30,won,Ads\n"]
)
SPEND = "date_from,date_to,channel,cost\n2026-04-01,2026-06-30,Ads,90\n"


def test_a_quarter_is_mature_by_the_sales_of_all_quarters(tmp_path):
    """Ten sales of the first quarter took 5 days each; of the second none of 20 leads by then."""
    files = {"leads.csv": LEADS, "deals.csv": DEALS, "spend.csv": SPEND}
    with opened(tmp_path, files) as session:
        found = session.ask("spend", {"since": "2026-04-01", "until": "2026-06-30"})
    assert found.params["horizon_days"] == 5
    assert [(one["period"], one["leads"], one["won"]) for one in found.rows] == [("2026-Q2", 20, 0)]
