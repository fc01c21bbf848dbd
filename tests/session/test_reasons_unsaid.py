"""How much the reasons of losses say: those that have none, and those that say "other"."""

from __future__ import annotations

import pytest
from tests.exports import opened

from smalign.render.basis import basis

DEALS = "deal_id,created_at,closed_at,status,channel,loss_reason\n" + "".join(
    f"{number},2026-01-01,2026-01-{number:02},lost,Ads,{reason}\n"
    for number, reason in enumerate(("Price", "Price", "Other", "", "Вкус", "Time", "Time"), 2)
)


def test_the_share_of_other_and_empty_is_told_of_all_losses(tmp_path):
    """Of seven one says "other", one is empty, and one is called so in [reasons]: 3 of 7."""
    toml = '[reasons]\n"вкус" = "other"\n'
    with opened(tmp_path, {"deals.csv": DEALS, "smalign.toml": toml}) as session:
        found = session.reasons(by="channel")
    assert found.params["unsaid"] == {"cards": 3, "of": 7, "share": pytest.approx(3 / 7)}
    assert "no reason or “other” on 3 (42.9%)" in basis(found, "en")
    assert "без причины или с причиной «другое» 3 (42,9\xa0%)" in basis(found, "ru")


def test_of_no_loss_there_is_no_share(tmp_path):
    """In February nothing was lost."""
    with opened(tmp_path, {"deals.csv": DEALS}) as session:
        found = session.reasons(since="2026-02-01")
    assert found.params["unsaid"] == {"cards": 0, "of": 0, "share": None}
    assert "other" not in basis(found, "en")
