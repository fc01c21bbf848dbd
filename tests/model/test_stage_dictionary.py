"""A list of stages beside cards that write codes: names, order and outcomes come from the list."""

from __future__ import annotations

import pytest
from tests.exports import opened

from smalign.base.errors import QuestionError

DEALS = """
ID,TITLE,CATEGORY_ID,STAGE_ID,DATE_CREATE,OPPORTUNITY,CURRENCY_ID,ASSIGNED_BY_ID
1,a,0,NEW,2024-01-01T10:00:00+03:00,10,RUB,1
2,b,14,C14:UC_1,2024-01-02T10:00:00+03:00,10,RUB,1
3,c,14,C14:UC_2,2024-01-03T10:00:00+03:00,10,RUB,1
4,d,14,C14:UC_3,2024-01-04T10:00:00+03:00,10,RUB,1
5,e,14,C14:UC_9,2024-01-05T10:00:00+03:00,10,RUB,1
"""
STATUSES = """
ID,ENTITY_ID,STATUS_ID,NAME,NAME_INIT,SORT,SYSTEM,CATEGORY_ID,SEMANTICS
1,DEAL_STAGE,NEW,Заявка,Новая,10,Y,0,
2,DEAL_STAGE,WON,Договор подписан,Сделка успешна,90,Y,0,S
3,DEAL_STAGE_14,C14:UC_1,Замер,,20,N,14,P
4,DEAL_STAGE_14,C14:UC_2,Оплачено,,90,N,14,S
5,DEAL_STAGE_14,C14:UC_3,Отказ,,99,N,14,F
6,DEAL_STAGE_14,C14:UC_0,Звонок,,10,N,14,P
7,SOURCE,NEW,Совсем другое,,10,N,,
"""
CATEGORIES = "id,name,sort,entityTypeId,isDefault\n0,Общая,1,2,Y\n14,Кухни,2,2,N\n"
FILES = {"deals.csv": DEALS, "crm_status_list.csv": STATUSES, "categories.csv": CATEGORIES}


def stages_of(session):
    """(pipeline, stage, place, outcome, who says so) of every stage, in their order."""
    _, model = session.whole()
    return [
        (one.pipeline, one.stage, one.stage_order, one.outcome, one.known_by)
        for one in model.stages
    ]


def notes_of(session):
    """Code → facts of the notes of inspect."""
    return {note.code: note.facts for note in session.inspect().warnings}


def test_codes_get_the_names_the_order_and_the_outcomes_of_the_list(tmp_path):
    """A stage nobody stands in is there, but a lost one; NEW of the sources is none of them."""
    with opened(tmp_path, FILES) as session:
        found = stages_of(session)
        entered = {(row["pipeline"], row["stage"]): row["entered"] for row in session.funnel().rows}
    assert [row for row in found if row[0] == "Общая"] == [
        ("Общая", "Заявка", 1, "open", "dictionary"),
        ("Общая", "Договор подписан", 2, "won", "dictionary"),
    ]
    assert entered["Общая", "Заявка"] == 1


def test_a_code_in_no_list_stays_a_code_and_has_no_place(tmp_path):
    """C14:UC_9 is told with its card; the others of its pipeline keep the order of the list."""
    with opened(tmp_path, FILES) as session:
        found = {row[1]: row[2:] for row in stages_of(session) if row[0] == "Кухни"}
        notes = notes_of(session)
    assert found == {
        "Звонок": (1, "open", "dictionary"),
        "Замер": (2, "open", "dictionary"),
        "C14:UC_9": (None, "open", "not named"),
        "Оплачено": (None, "won", "dictionary"),
        "Отказ": (None, "lost", "dictionary"),
    }
    assert notes["stages_named"] == {"table": "deals", "stages": 4, "cards": 4}
    assert notes["codes_unnamed"] == {"table": "deals", "codes": ["C14:UC_9"], "cards": 1}


def test_a_name_that_two_stages_share_stays_with_neither(tmp_path):
    """Two stages called «Замер» would become one: both keep their codes, and their outcomes."""
    files = {**FILES, "crm_status_list.csv": STATUSES.replace("Оплачено", "замер")}
    with opened(tmp_path, files) as session:
        found = {row[1]: row[3] for row in stages_of(session) if row[0] == "Кухни"}
    assert (found["C14:UC_1"], found["C14:UC_2"]) == ("open", "won")


def test_smalign_toml_may_go_on_speaking_in_codes(tmp_path):
    """An order and a pipeline written by their codes mean the stages by their names."""
    toml = '[pipelines."0"]\norder = ["NEW"]\nwon = ["WON"]\n'
    with opened(tmp_path, {**FILES, "smalign.toml": toml}) as session:
        found = [row for row in stages_of(session) if row[0] == "Общая"]
    assert found == [
        ("Общая", "Заявка", 1, "open", "toml"),
        ("Общая", "Договор подписан", 2, "won", "toml"),
    ]


AMO_DEALS = """
id,name,price,responsible_user_id,status_id,pipeline_id,created_at,updated_at,closed_at,loss_reason_id
1,a,10,5,101,7,1704103200,1704103200,,
2,b,20,5,142,7,1704103200,1704103200,1704189600,
3,c,30,5,142,8,1704103200,1704103200,1704189600,
4,d,40,5,143,8,1704103200,1704103200,1704189600,
"""
AMO_STATUSES = """
id,name,sort,is_editable,pipeline_id,color,type,account_id
101,Заявка,10,True,7,#fff,0,31
142,Оплачено,10000,False,7,#fff,0,31
142,Подписано,10000,False,8,#fff,0,31
143,Отказ,11000,False,8,#fff,0,31
"""
AMO_PIPELINES = "id,name,sort,is_main,is_unsorted_on,is_archive\n7,Кухни,1,True,True,False\n"


def test_one_code_of_two_pipelines_has_a_name_in_each(tmp_path):
    """142 is won in every pipeline of amoCRM: here paid, there signed; pipeline 8 has no name."""
    files = {"deals.csv": AMO_DEALS, "statuses.csv": AMO_STATUSES, "pipelines.csv": AMO_PIPELINES}
    with opened(tmp_path, files) as session:
        found = {(row[0], row[1]): row[3] for row in stages_of(session)}
        won = session.roi().total["won"]
    assert found == {
        ("Кухни", "Заявка"): "open",
        ("Кухни", "Оплачено"): "won",
        ("8", "Подписано"): "won",
        ("8", "Отказ"): "lost",
    }
    assert won == 2


def test_a_list_without_cards_is_no_export(tmp_path):
    """A folder with nothing but lists of stages has nothing to count."""
    with pytest.raises(QuestionError, match="crm_unknown"):
        opened(tmp_path, {"crm_status_list.csv": STATUSES})


def test_init_says_that_the_list_tells_order_and_outcome(tmp_path):
    """The draft writes the stages by their names, with the list as evidence."""
    with opened(tmp_path, FILES) as session:
        draft = session.draft()
    general = next(one for one in draft.funnels if one.pipeline == "Общая")
    assert general.ordered_by == "dictionary"
    assert [(one.stage, one.known_by) for one in general.stages] == [
        ("Заявка", "dictionary"),
        ("Договор подписан", "dictionary"),
    ]


SOURCED = """
ID,STATUS_ID,SOURCE_ID,DATE_CREATE,ASSIGNED_BY_ID
1,NEW,UC_7,2024-01-01T10:00:00+03:00,1
2,NEW,UC_7,2024-01-02T10:00:00+03:00,1
3,NEW,UC_8,2024-01-03T10:00:00+03:00,1
4,NEW,UC_9,2024-01-04T10:00:00+03:00,1
5,NEW,WEB,2024-01-05T10:00:00+03:00,1
"""
SOURCES = """
ID,ENTITY_ID,STATUS_ID,NAME,NAME_INIT,SORT,SYSTEM,CATEGORY_ID,SEMANTICS
1,STATUS,NEW,Заявка,Новая,10,Y,,
2,SOURCE,UC_7,Яндекс.Директ,,10,N,,
3,SOURCE,UC_8,Выставка,,20,N,,
4,SOURCE,WEB,выставка,Веб-сайт,30,Y,,
"""


def channels_of(folder, toml=""):
    """Source → leads and channel, as roi has them, and the notes of inspect."""
    files = {"leads.csv": SOURCED, "crm_status_list.csv": SOURCES, "smalign.toml": toml}
    with opened(folder, files) as session:
        rows = session.roi(by=("source", "channel")).rows
        return {row["source"]: (row["leads"], row["channel"]) for row in rows}, notes_of(session)


def test_sources_have_the_names_of_the_list_and_channels_are_told_by_them(tmp_path):
    """Two share a name and keep their codes, as one that is in no list does."""
    found, notes = channels_of(tmp_path)
    assert found == {
        "Яндекс.Директ": (2, "Яндекс.Директ"),
        "UC_8": (1, "UC_8"),
        "UC_9": (1, "UC_9"),
        "WEB": (1, "WEB"),
    }
    assert notes["sources_named"] == {"table": "leads", "sources": 1, "cards": 2}


@pytest.mark.parametrize("key", ["UC_7", "яндекс.директ"])
def test_channels_may_speak_of_a_source_by_its_code_or_its_name(tmp_path, key):
    """What was written before the list was exported goes on."""
    found, _ = channels_of(tmp_path, f'[channels]\n"{key}" = "Ads"\n')
    assert found["Яндекс.Директ"] == (2, "Ads")
