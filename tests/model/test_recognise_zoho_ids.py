"""Lookups and ids of Zoho: `X` beside `X.id`, and the prefix of its backups."""

from __future__ import annotations

from tests.exports import built, counts, opened, text_of

ZDEALS = text_of("zoho/deals.en")

ZLEADS = text_of("zoho/leads.en")


def test_ids_join_with_and_without_their_prefix(tmp_path):
    """The lead's deal is written without `zcrm_`, the deal's own id with it; none is a number."""
    with opened(tmp_path, {"Deals.csv": ZDEALS, "Leads.csv": ZLEADS}) as session:
        assert counts(session) == {
            "leads": 2, "deals": 2, "won": 1, "lost": 1, "open": 0,
            "revenue": "1000.00", "spend": None,
        }  # fmt: skip
        assert session.inspect().links == {"lead_id": 1}
        engine, _ = built(session)
        assert engine.rows("select deal_id from m_deals order by 1") == [
            ("5805028000000805001",), ("5805028000000805002",),
        ]  # fmt: skip
