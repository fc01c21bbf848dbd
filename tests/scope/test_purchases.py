"""Who bought before: over everything that was read, whatever the question leaves out."""

from __future__ import annotations

from tests.handmade import opened

FILES = {
    "deals.csv": """deal_id,contact_id,created_at,status,pipeline,amount,channel,closed_at
        D1,C1,2024-01-05,won,Main,1000,Ads,2024-01-06
        D2,C1,2024-02-01,won,Service,50,Mail,2024-02-02
        D3,C2,2024-03-01,won,Service,70,Mail,2024-03-02""",
}


def counted(tmp_path, **options):
    """won, new customers and repeat sales of the total."""
    with opened(tmp_path, FILES) as session:
        total = session.roi(**options).total
    return total["won"], total["new_customers"], total["repeat_won"]


def test_all_sales(tmp_path):
    """Two customers, one of whom bought twice."""
    assert counted(tmp_path) == (3, 2, 1)


def test_a_condition_makes_no_customer_new(tmp_path):
    """The first sale of C1 was another channel's."""
    assert counted(tmp_path, where="channel = Mail") == (2, 1, 1)


def test_a_pipeline_makes_no_customer_new(tmp_path):
    """The first sale of C1 was in another pipeline."""
    assert counted(tmp_path, pipelines=["Service"]) == (2, 1, 1)


def test_a_period_makes_no_customer_new(tmp_path):
    """The first sale of C1 was before the period."""
    assert counted(tmp_path, since="2024-02-01") == (2, 1, 1)


def test_what_was_sold_later_is_not_known(tmp_path):
    """As of the end of January there was one sale."""
    assert counted(tmp_path, as_of="2024-01-31") == (1, 1, 0)


def test_a_closing_ahead_of_the_data_is_a_sale(tmp_path):
    """A closing date after the as-of counts as the deal does: won, and the customer's first."""
    row = "D4,C3,2024-03-02,won,Main,90,Ads,2025-12-31"
    files = {"deals.csv": FILES["deals.csv"] + "\n" + row}
    with opened(tmp_path, files) as session:
        total = session.roi().total
    assert (total["won"], total["new_customers"], total["repeat_won"]) == (4, 3, 1)


def test_of_two_sales_at_one_moment_the_first_id_is_first(tmp_path):
    """And contact 7, company 7 and the deal 7 of nobody are three customers."""
    text = """deal_id,contact_id,company_id,created_at,status,amount,channel,closed_at
        9,7,,2024-01-05,won,300,Mail,2024-01-06
        8,7,,2024-01-05,won,20,Ads,2024-01-06
        6,,7,2024-01-05,won,2,Ads,2024-01-07
        7,,,2024-01-05,won,4,Ads,2024-01-08"""
    with opened(tmp_path, {"deals.csv": text}) as session:
        rows = {row["channel"]: row for row in session.roi().rows}
    assert (rows["Ads"]["new_customers"], rows["Mail"]["new_customers"]) == (3, 0)
    assert (rows["Mail"]["repeat_won"], rows["Mail"]["repeat_revenue"]) == (1, 300)
