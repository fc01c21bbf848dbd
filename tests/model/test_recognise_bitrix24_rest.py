"""Dumps of the Bitrix24 interface: cards and their history, in codes."""

from __future__ import annotations

from tests.exports import built, counts, opened, text_of

REST_D = text_of("bitrix24/deals.codes")

REST_L = text_of("bitrix24/leads.codes")

REST_H = text_of("bitrix24/stage_log.codes")

ITEM = text_of("bitrix24/deals.codes.items")


def test_a_dump_adds_up(tmp_path):
    """The lead id on a deal joins them; codes of another pipeline end the deals."""
    files = {"deals.csv": REST_D, "leads.csv": REST_L, "history.csv": REST_H}
    with opened(tmp_path, files) as session:
        assert counts(session) == {
            "leads": 4, "deals": 3, "won": 1, "lost": 1, "open": 1,
            "revenue": "90000.00", "spend": None,
        }  # fmt: skip
        assert session.inspect().links == {"lead_id": 2}


def test_a_closed_deal_closed_when_it_was_moved_last(tmp_path):
    """CLOSEDATE is expected; MOVED_TIME of an open deal is no closing, and no note."""
    with opened(tmp_path, {"deals.csv": REST_D}) as session:
        engine, model = built(session)
        closed = engine.rows("select deal_id, closed_on from m_deals order by 1")
    assert [(one, day and day.isoformat()) for one, day in closed] == [
        ("11", "2026-01-30"), ("12", "2026-01-20"), ("13", None),
    ]  # fmt: skip
    assert "closing_ignored" not in {note.code for note in model.notes}


def test_a_list_of_phones_and_letters_is_its_first_one(tmp_path):
    """A program that saves what the interface gives writes the whole list into the cell."""
    phones = "[{'ID': '71', 'VALUE': '+79990000001'}, {'ID': '73', 'VALUE': '1'}]"
    letters = '[{""ID"":""72"",""VALUE"":""a@example.org""}]'
    lists = {
        f'"{phones}"': f'"{letters}"',
        "+79990000002": "b@example.org",
        "": "",
        "[]": "",
    }
    head, *rows = REST_L.splitlines()
    cells = [",".join([row, *pair]) for row, pair in zip(rows, lists.items(), strict=True)]
    with opened(tmp_path, {"leads.csv": "\n".join([f"{head},PHONE,EMAIL", *cells, ""])}) as session:
        engine, _ = built(session)
        found = engine.rows("select lead_id, phone, email from m_leads order by 1")
    assert found[:3] == [
        ("1", "+79990000001", "a@example.org"),
        ("2", "+79990000002", "b@example.org"),
        ("3", None, None),
    ]


def test_the_universal_items_add_up(tmp_path):
    """The same deals in camel case."""
    with opened(tmp_path, {"items.csv": ITEM}) as session:
        assert counts(session) == {
            "leads": 3, "deals": 3, "won": 1, "lost": 1, "open": 1,
            "revenue": "90000.00", "spend": None,
        }  # fmt: skip


def test_the_default_pipeline_is_number_0(tmp_path):
    """Its deals stay in it beside those of pipeline 6, also where only 6 was given its name."""
    numbered = REST_D.replace("13,Полы,C6:PREPAYMENT_INVOIC,P,6", "13,Полы,PREPAYMENT_INVOICE,P,0")
    for text, other in ((numbered, "6"), (numbered.replace(",6,", ",Опт,"), "Опт")):
        folder = tmp_path / other
        folder.mkdir()
        with opened(folder, {"deals.csv": text}) as session:
            engine, _ = built(session)
            found = engine.rows("select deal_id, pipeline from m_deals order by 1")
            empty = {row["field"]: row["pseudo_empty"] for row in session.fields().rows}
        assert found == [("11", other), ("12", other), ("13", "0")]
        assert empty["pipeline"] == 0
