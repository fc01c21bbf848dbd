"""What was written here and lies among the exports is none of them."""

from __future__ import annotations

import pytest

from smalign.read.names import is_ours


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("roi.csv", "channel,leads,won,lead_to_won,lead_to_won_low,lead_to_won_high"),
        ("reasons.csv", "segment,reason,share,amount,share_low,share_high"),
        ("funnel.tsv", "stage\tfrom_first\tfrom_first_low\tfrom_first_high"),
        ("ids.csv", "card,card_id,channel,counted_on,excluded,leads"),
        ("orphans.csv", "table,column,code,segment,id,file,sheet,line"),
    ],
)
def test_an_answer_among_the_exports_is_no_export(tmp_path, name, head):
    """`roi . -o roi.csv` added nine deals to every later answer of the folder."""
    file = tmp_path / name
    file.write_text(f"{head}\n", encoding="utf-8")
    assert is_ours(file)


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("deals.csv", "deal_id,price,price_low,price_high"),
        ("leads.csv", 'Лид,Бюджет,"Бюджет, от","Бюджет, до"'),
        ("stage_log.csv", "card,card_id,stage,entered_at"),
        ("spend.csv", "date,channel,cost,share"),
        ("roi.txt", "channel,share,share_low,share_high"),
    ],
)
def test_an_export_stays_one(tmp_path, name, head):
    """A price with its bounds, a history of stages and a share alone are a company's own."""
    file = tmp_path / name
    file.write_text(f"{head}\n", encoding="utf-8")
    assert not is_ours(file)
