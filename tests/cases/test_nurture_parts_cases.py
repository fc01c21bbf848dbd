"""The other parts of nurture, worked by hand: reasons, reactivation, survey, whom to ask."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

import pytest
from tests.scoped import company

from smalign.metrics.nurture.ask import ASK
from smalign.metrics.nurture.naming import matching
from smalign.metrics.nurture.reactivation import REACTIVATION
from smalign.metrics.nurture.survey import SURVEY, reason_of
from smalign.metrics.nurture.topics import TOPICS

AS_OF: Final = {
    "as_of": datetime(2024, 12, 31, 12),  # noqa: DTZ001 - moments are UTC without a zone
    "as_of_on": date(2024, 12, 31),
    "window": 90 * 86_400,
    "min_n": 10,
    "has_touches": True,
    "grain": "deal",
}


def lost(**reasons: tuple[int, int]) -> list[dict[str, str | None]]:
    """Lost deals: reason → how many in January, how many in June."""
    return [
        {
            "deal_id": f"{reason}{month}{n}",
            "status": "lost",
            "loss_reason": reason.replace("_", " "),
            "created_at": "2023-12-01",
            "closed_at": f"2024-{month}-15 12:00",
        }
        for reason, counts in reasons.items()
        for month, count in zip(("01", "06"), counts, strict=True)
        for n in range(count)
    ]


LETTERS: Final = """
    card | card_id     | touch_id | touched_at       | segment
    deal | Too_dear010 | 1        | 2024-02-01 10:00 | Our prices explained
    deal | Too_dear010 | 2        | 2024-02-02 10:00 | Our prices explained
    deal | Later060    | 3        | 2024-07-01 10:00 | Spring news"""


def test_a_rising_reason_that_no_content_names_is_a_gap(engine):
    """Payment terms go from 4 of 40 to 20 of 40, and neither of the two contents names them."""
    deals = lost(Payment_terms=(4, 20), Too_dear=(30, 15), Later=(6, 5))
    ask = company(engine, AS_OF, deals=deals, sent_touches=LETTERS)
    rows = {str(row["reason"]): row for row in TOPICS.compute(ask).rows}
    terms = rows["Payment terms"]
    assert (terms["before"], terms["since"], terms["change"]) == (0.1, 0.5, "rising")
    assert (terms["contents"], terms["gap"]) == (0, "gap")
    # the other two do not rise, whatever is sent
    assert [rows[name]["gap"] for name in ("Too dear", "Later")] == [None, None]
    assert rows["Later"]["touched_again"] == 1
    notes = {note.code: note.facts for note in TOPICS.compute(ask).notes}
    assert notes["nurture_gap"]["contents"] == 2
    assert notes["nurture_later_touched"]["never"] == 10


def test_after_a_loss_without_a_day_nobody_knows_who_was_in_touch(engine):
    """Of eleven who said later one has no day of it: the ten others are told of."""
    deals = lost(Later=(6, 5))
    deals[0]["closed_at"] = None
    notes = TOPICS.compute(company(engine, AS_OF, deals=deals, sent_touches=LETTERS)).notes
    (told,) = (note.facts for note in notes if note.code == "nurture_later_touched")
    assert (told["never"], told["cards"]) == (9, 10)


def test_the_words_that_were_agreed_name_a_reason(engine):
    """`[nurture.topics]` says prices are about payment terms: no gap, two touches, one card."""
    deals = lost(Payment_terms=(4, 20), Too_dear=(30, 15), Later=(6, 5))
    topics = {"payment terms": ("PRICES",)}
    ask = company(engine, AS_OF | {"topics": topics}, deals=deals, sent_touches=LETTERS)
    row = next(row for row in TOPICS.compute(ask).rows if row["reason"] == "Payment terms")
    assert (row["contents"], row["touches"], row["reach"], row["gap"]) == (1, 2, 1, "named")


def test_a_card_that_two_contents_reached_is_reached_once(engine):
    """Both letters on prices went to one deal; one more went to nobody known: 3 touches, 1 card."""
    deals = lost(Too_dear=(30, 15))
    letters = LETTERS + "\n    deal | Too_dear010 | 4 | 2024-03-01 10:00 | Too dear? Not at all"
    ways = "way | is_linked | segment" + "".join(
        f"\ndeal | {is_linked} | {content}"
        for content, is_linked in (
            *(("Our prices explained", 1), ("Our prices explained", 1), ("Spring news", 1)),
            *(("Too dear? Not at all", 1), ("Leasing", 0)),
        )
    )
    topics = {"Too dear": ("prices", "dear", "leasing")}
    ask = company(
        engine, AS_OF | {"topics": topics}, deals=deals, sent_touches=letters, sent_ways=ways
    )
    (row,) = TOPICS.compute(ask).rows
    assert (row["contents"], row["touches"], row["reach"]) == (3, 4, 1)


def test_touches_without_a_name_or_a_card_are_not_taken_for_none(engine):
    """Two touches are exported: nobody knows what about, nor who was in touch again."""
    ways = "way | is_linked | segment\nperson | 0 | (none)\nperson | 0 | (none)"
    ask = company(engine, AS_OF | {"by": ("content",)}, deals=lost(Later=(20, 20)), sent_ways=ways)
    result = TOPICS.compute(ask)
    (row,) = result.rows
    assert [row[name] for name in ("contents", "touches", "gap", "touched_again")] == [None] * 4
    notes = {note.code: note.facts for note in result.notes}
    assert notes["nurture_nameless"] == {"cards": 40, "touches": 2}
    assert "nurture_reasons_alone" not in notes
    assert "nurture_later" in notes


def test_without_touches_only_reasons_are_left(engine):
    """What was sent is n/a, and so is who was touched again; nothing is 0."""
    ask = company(engine, AS_OF | {"has_touches": False}, deals=lost(Later=(20, 20)))
    result = TOPICS.compute(ask)
    (row,) = result.rows
    assert [row[name] for name in ("contents", "touches", "gap", "touched_again")] == [None] * 4
    assert {"nurture_reasons_alone", "nurture_later"} <= {note.code for note in result.notes}


@pytest.mark.parametrize(
    ("topic", "text", "is_named"),
    [
        ("Условия оплаты", "Оплата частями: наши условия", True),
        ("Условия оплаты", "Условия доставки", False),
        ("Дорого", "Почему это недорого", False),
        ("Дорого", "Дороговизна: из чего складывается цена", True),
        ("Payment terms", "New payment terms", True),
        ("Нет", "Нет", False),
    ],
)
def test_most_of_the_words_name_a_topic(topic, text, is_named):
    """Endings do not matter, one word of two is not most, and short words say nothing."""
    assert bool(matching(topic, [text], {})) == is_named


def test_who_came_back_and_who_was_written_to(engine):
    """Of four losses of January one is back with another deal, one in an open stage again.

    The letter to the second came before that; that to the third after 90 days. June's is too young.
    """
    deals = [
        *lost(Later=(3, 0)),
        {
            "deal_id": "young",
            "status": "lost",
            "loss_reason": "Later",
            "created_at": "2024-06-01",
            "closed_at": "2024-12-15 12:00",
        },
        {"deal_id": "again", "status": "won", "created_at": "2024-02-01"},
        {"deal_id": "reopened", "status": "open", "created_at": "2023-12-01"},
    ]
    keys = [
        {
            "card": "deal",
            "card_id": name,
            "created_on": day,
            "is_won": won,
            "way": "contact",
            "person": person,
        }
        for name, day, won, person in (
            ("Later010", "2023-12-01", "0", "p1"),
            ("again", "2024-02-01", "1", "p1"),
            ("Later011", "2023-12-01", "0", "p2"),
            ("Later012", "2023-12-01", "0", "p3"),
        )
    ]
    moves = """
        card | card_id  | pipeline | stage | stage_order | entered_at
        deal | reopened |          | New   | 1           | 2023-12-01
        deal | reopened |          | Lost  |             | 2024-01-10
        deal | reopened |          | New   | 1           | 2024-03-10"""
    stages = """
        card | pipeline | stage | stage_order | outcome
        deal |          | New   | 1           | open
        deal |          | Lost  |             | lost"""
    letters = """
        card | card_id  | touch_id | touched_at       | segment
        deal | reopened | 1        | 2024-02-20 10:00 | letter
        deal | Later011 | 2        | 2024-08-01 10:00 | letter"""
    tables = {"stage_log": moves, "stages": stages, "sent_touches": letters, "card_keys": keys}
    result = REACTIVATION.compute(company(engine, AS_OF, deals=deals, **tables))
    total = result.total
    assert (total["cards"], total["came_back"], total["won"], total["touched"]) == (4, 2, 1, 1)
    assert (total["touched_back_share"], total["untouched_back_share"]) == (1, pytest.approx(1 / 3))
    assert {one.reason: one.count for one in result.excluded} == {"lost_recently": 1}
    assert [row["reason"] for row in result.rows] == ["Later", "(none)"]


def test_a_test_lead_that_was_reopened_is_no_loss(engine):
    """Two leads were lost and reopened, and one of them is a test, as lost ones are left out."""
    leads = """
        lead_id | status | created_at | is_test
        l1      | open   | 2023-12-01 | true
        l2      | open   | 2023-12-01 | false"""
    moves = """
        card | card_id | stage | stage_order | entered_at
        lead | l1      | New   | 1           | 2023-12-01
        lead | l1      | Junk  |             | 2024-01-10
        lead | l1      | New   | 1           | 2024-02-10
        lead | l2      | New   | 1           | 2023-12-01
        lead | l2      | Junk  |             | 2024-01-10
        lead | l2      | New   | 1           | 2024-02-10"""
    stages = """
        card | stage | stage_order | outcome
        lead | New   | 1           | open
        lead | Junk  |             | lost"""
    asked = AS_OF | {"grain": "lead"}
    tables = {"leads": leads, "stage_log": moves, "stages": stages}
    total = REACTIVATION.compute(company(engine, asked, **tables)).total
    assert (total["cards"], total["came_back"]) == (1, 1)


ANSWERS: Final = """
    respondent | side    | question | answer
    c1         | client  | Why?     | too dear
    c2         | client  | Why?     | costs too much
    c2         | client  | Why?     | too dear
    c3         | client  | Why?     | no idea
    m1         | manager | Why?     | Too dear!
    m2         | manager | Why?     | too dear as always"""


def test_clients_managers_and_the_crm_stand_side_by_side(engine):
    """Two of three clients and both managers say too dear; in the CRM it is 45 of 80."""
    deals = lost(Payment_terms=(4, 20), Too_dear=(30, 15), Later=(6, 5))
    answers = {"Too dear": ("costs",)}
    ask = company(engine, AS_OF | {"answers": answers}, deals=deals, survey_answers=ANSWERS)
    rows = {str(row["reason"]): row for row in SURVEY.compute(ask).rows}
    dear = rows["Too dear"]
    assert (dear["clients"], dear["clients_of"]) == (2, 3)
    assert (dear["managers"], dear["managers_of"]) == (2, 2)
    assert (dear["crm"], dear["crm_of"]) == (45, 80)
    assert rows["Later"]["clients_share"] == 0
    assert rows["(other)"]["clients"] == 1
    assert rows["(other)"]["crm_share"] is None


def test_answers_that_fit_no_reason_are_counted_not_who_gave_them(engine):
    """One client gives two strange answers and another the reason: 2 answers of 3."""
    survey = """
        respondent | side   | question | answer
        1          | client | Why?     | weather
        1          | client | Why?     | the neighbours
        2          | client | Why?     | Too dear"""
    ask = company(engine, AS_OF, deals=lost(Too_dear=(2, 0)), survey_answers=survey)
    result = SURVEY.compute(ask)
    notes = {note.code: note.facts for note in result.notes}
    assert notes["survey_unmatched"] == {"answers": 2, "of": 3}
    assert [(row["reason"], row["clients"]) for row in result.rows] == [
        ("Too dear", 1),
        ("(other)", 1),
    ]


def test_an_answer_is_the_reason_it_names():
    """Agreed words first, then the same words, then most of them, else none."""
    names = ["Later", "Too dear"]
    assert reason_of("price", names, {"Too dear": ("price",)}) == "Too dear"
    assert reason_of("TOO  DEAR", names, {}) == "Too dear"
    assert reason_of("later, maybe", names, {}) == "Later"
    assert reason_of("no idea", names, {}) == "(other)"


def test_loyal_customers_are_asked_once(engine):
    """Who bought twice and lately comes first; who answered or got a survey is not asked again."""
    deals = """
        deal_id | contact_id | status | amount | created_at | closed_at
        1       | twice      | won    | 100    | 2024-01-01 | 2024-02-01
        2       | twice      | won    | 100    | 2024-10-01 | 2024-12-01
        3       | answered   | won    | 900    | 2024-01-01 | 2024-02-01
        4       | surveyed   | won    | 900    | 2024-01-01 | 2024-02-01
        5       | lately     | won    | 50     | 2024-10-01 | 2024-12-20
        6       | long_ago   | won    | 50     | 2024-01-01 | 2024-02-01
        7       | never      | lost   | 50     | 2024-01-01 | 2024-02-01"""
    touches = """
        touch_id | contact_id | touched_at | kind
        t1       | surveyed   | 2024-05-01 | survey"""
    survey = "respondent | side | question | answer\nanswered | client | Why? | price"
    tables = {"deals": deals, "touchpoints": touches, "survey_answers": survey}
    result = ASK.compute(company(engine, AS_OF, **tables))
    assert [(row["customer"], row["why"]) for row in result.rows] == [
        ("twice", "repeat_recent"),
        ("lately", "recent"),
    ]
    assert {one.reason: one.count for one in result.excluded} == {"asked_already": 2}


def test_a_survey_is_told_by_its_kind_and_its_name(engine):
    """By whatever way it is linked; a letter of questions («вопросы») is no survey («опрос»)."""
    deals = """
        deal_id | lead_id | contact_id | status | amount | created_at | closed_at
        1       |         | by_kind    | won    | 100    | 2024-10-01 | 2024-12-01
        2       |         | by_name    | won    | 100    | 2024-10-01 | 2024-12-01
        3       | l3      | by_lead    | won    | 100    | 2024-10-01 | 2024-12-01
        4       |         | by_mail    | won    | 100    | 2024-10-01 | 2024-12-01
        5       |         | questions  | won    | 100    | 2024-10-01 | 2024-12-01"""
    touches = """
        touch_id | lead_id | contact_id | touched_at | kind       | campaign          | content
        t1       |         | by_kind    | 2024-12-05 | NPS survey |                   |
        t2       |         | by_name    | 2024-12-05 | email      | Опрос клиентов    |
        t3       | l3      |            | 2024-12-05 | email      |                   | Анкета
        t4       |         |            | 2024-12-05 | email      |                   | Опрос
        t5       |         | questions  | 2024-12-05 | email      | Вопросы о лизинге |"""
    # the fourth names nobody and is linked by an e-mail
    sent = "card | card_id | touch_id | touched_at\ndeal | 4 | t4 | 2024-12-05"
    tables = {"deals": deals, "touchpoints": touches, "sent_touches": sent}
    result = ASK.compute(company(engine, AS_OF, **tables))
    assert [row["customer"] for row in result.rows] == ["questions"]
    assert {one.reason: one.count for one in result.excluded} == {"asked_already": 4}


def test_a_deal_is_not_the_contact_of_the_same_number(engine):
    """Contact 7 answered and was sent a survey: the buyer of deal 7, whom nobody knows, was not."""
    tables = {
        "deals": """
            deal_id | contact_id | status | amount | created_at | closed_at
            7       |            | won    | 100    | 2024-10-01 | 2024-12-01
            8       | 7          | won    | 100    | 2024-10-01 | 2024-12-01""",
        "touchpoints": """
            touch_id | contact_id | side      | kind   | touched_at
            t1       | 7          | marketing | survey | 2024-12-05""",
        "survey_answers": "respondent | side | question | answer\n7 | client | Why? | price",
    }
    result = ASK.compute(company(engine, AS_OF, **tables))
    assert [(row["customer_kind"], row["customer"]) for row in result.rows] == [("deal", "7")]
    assert {one.reason: one.count for one in result.excluded} == {"asked_already": 1}
