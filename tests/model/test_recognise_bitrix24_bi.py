"""Tables of the Bitrix24 BI connector, whose cells hold an id and a name together."""

from __future__ import annotations

from tests.exports import built, counts, opened, text_of

BI_D = text_of("bitrix24/deals.codes.bi")

BI_A = text_of("bitrix24/activities.codes.bi")

BI_H = text_of("bitrix24/stage_log.codes.bi")


def test_the_connectors_cells_lose_their_brackets(tmp_path):
    """`[5] Анна Крылова` is Anna, `[C6:WON] Сделка успешна` the stage, `[31] …` contact 31."""
    with opened(tmp_path, {"crm_deal.csv": BI_D, "crm_activity.csv": BI_A}) as session:
        assert counts(session) == {
            "leads": 3, "deals": 3, "won": 1, "lost": 1, "open": 1,
            "revenue": "90000.00", "spend": None,
        }  # fmt: skip
        owners = {row["owner"]: row["leads"] for row in session.roi(by=["owner"]).rows}
        assert owners == {"Анна Крылова": 2, "Илья Ким": 1}
        engine, _ = built(session)
        assert engine.rows(
            "select contact_id, contact_name, stage, source from m_deals order by 1"
        )[0] == ("31", "Пётр Лужин", "Сделка успешна", "Веб-сайт")
