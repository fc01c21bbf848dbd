"""Signs that an export is not whole, and the silence about one that is."""

from __future__ import annotations

from datetime import date

import pytest
from tests.handmade import opened

from smalign.crm.actions import ACTIONS
from smalign.crm.vocabulary import SYSTEMS
from smalign.render.sentences import sentence

HEAD = "deal_id,created_at,deal_stage,amount,owner"
SIGNS = {
    *(
        "no_closed_cards",
        "one_owner",
        "one_owner_of_all",
        "ids_missing",
        "rows_end_round",
        "starts_apart",
    ),
    "no_lost_deals",
    *("period_before_export", "period_after_export", "columns_not_exported"),
}


def rows(count, *, stages=("Closed Won", "Proposal"), owners=("Ann", "Bob"), ids=None):
    """Deals one a day, their stages and owners by turns."""
    return "\n".join(
        f"{ids[at] if ids else f'D{at}'},2024-01-{at % 28 + 1:02},"
        f"{stages[at % len(stages)]},100,{owners[at % len(owners)]}"
        for at in range(count)
    )


def signs(notes):
    """Code → facts of the signs among notes."""
    return {note.code: note.facts for note in notes if note.code in SIGNS}


def warned(folder, files):
    """The signs `inspect` warns of."""
    with opened(folder, files) as session:
        return signs(session.inspect().warnings)


def test_a_whole_export_is_not_suspected(tmp_path):
    """Forty deals of two owners, open and won, with ids without a gap."""
    text = f"{HEAD}\n{rows(40, ids=range(1, 41))}"
    assert warned(tmp_path, {"deals.csv": text}) == {}


def test_no_closed_card_among_many_is_told(tmp_path):
    """Forty deals and not one of them won or lost: the list was filtered to open ones."""
    text = f"{HEAD}\n{rows(40, stages=('New', 'Proposal'))}"
    toml = "[stages]\norder = ['New', 'Proposal']\nwon = ['Closed Won']\nlost = ['Closed Lost']"
    with opened(tmp_path, {"deals.csv": text}, toml) as session:
        found = signs(session.inspect().warnings)
        answered = signs(session.roi().notes)
    assert found["no_closed_cards"]["cards"] == 40
    assert answered == found


def test_words_nobody_knows_are_no_filter(tmp_path):
    """A tick «Won?» on each second of forty deals: what it means is to be said in [stages]."""
    text = f"{HEAD.replace('deal_stage', 'Won?')}\n{rows(40, stages=('TRUE', 'FALSE'))}"
    with opened(tmp_path, {"deals.csv": text}, '[mapping.deals]\nstatus = "Won?"\n') as session:
        notes = session.inspect().warnings + session.roi().notes
    assert "status_words_unknown" in {note.code for note in notes}
    assert "no_closed_cards" not in signs(notes)


def test_sales_without_a_loss_are_told(tmp_path):
    """Thirty sales and ten deals in work: of losses there is nothing; one would be enough."""
    stages = ("Closed Won", "Closed Won", "Closed Won", "Proposal")
    text = f"{HEAD}\n{rows(40, stages=stages)}"
    with opened(tmp_path, {"deals.csv": text}) as session:
        assert signs(session.roi().notes)["no_lost_deals"]["won"] == 30
    text += "\nD99,2024-01-05,Closed Lost,100,Ann"
    with opened(tmp_path, {"deals.csv": text}) as session:
        assert signs(session.roi().notes) == {}


def test_a_handful_of_open_cards_is_no_sign(tmp_path):
    """Twenty-nine open deals may well be a new company."""
    text = f"{HEAD}\n{rows(29, stages=('New',), owners=('Ann',))}"
    toml = "[stages]\norder = ['New']\nwon = ['Closed Won']\nlost = ['Closed Lost']"
    with opened(tmp_path, {"deals.csv": text}, toml) as session:
        assert signs(session.inspect().warnings) == {}


@pytest.mark.parametrize("last", ["Ann", "Bob"])
def test_one_owner_of_all_is_told_in_every_answer(tmp_path, last):
    """One other owner among 1200 deals, far beyond the sample, is enough for silence."""
    body = rows(1199, owners=("Ann",))
    text = f"{HEAD}\n{body}\nD9999,2024-01-05,Proposal,100,{last}"
    with opened(tmp_path, {"deals.csv": text}) as session:
        answered = signs(session.roi().notes)
    assert answered.get("one_owner", {}).get("cards") == (1200 if last == "Ann" else None)


@pytest.mark.parametrize(("of_deals", "codes"), [("Ann", 1), ("Bob", 2)])
def test_leads_and_deals_of_one_person_are_one_sign(tmp_path, of_deals, codes):
    """Two sentences said the same of Ann's leads and of Ann's deals; of two people they are two."""
    leads = "lead_id,created_at,lead_status,owner\n"
    leads += "".join(f"L{at},2024-01-{at % 28 + 1:02},open,Ann\n" for at in range(40))
    files = {"leads.csv": leads, "deals.csv": f"{HEAD}\n{rows(31, owners=(of_deals,))}\n"}
    with opened(tmp_path, files) as session:
        found = [note for note in session.roi().notes if note.code.startswith("one_owner")]
    assert len(found) == codes
    if codes == 1:
        assert (found[0].facts["leads"], found[0].facts["deals"]) == (40, 31)
        assert sentence(found[0], "ru").startswith("40 лидов и 31 сделка — и все у одного")


def test_gaps_in_sequential_ids_are_counted(tmp_path):
    """Ids 1 to 30 and 41 to 60: ten of sixty numbers are missing, in one place."""
    ids = [*range(1, 31), *range(41, 61)]
    text = f"{HEAD}\n{rows(50, ids=ids)}"
    found = warned(tmp_path, {"deals.csv": text})["ids_missing"]
    assert {name: found[name] for name in ("first", "last", "missing", "holes")} == {
        "first": 1,
        "last": 60,
        "missing": 10,
        "holes": 1,
    }


def test_ids_that_go_in_steps_of_two_have_no_gaps(tmp_path):
    """A portal that gives even numbers only has lost nothing; ids without order tell nothing."""
    even = f"{HEAD}\n{rows(40, ids=range(2, 82, 2))}"
    assert "ids_missing" not in warned(tmp_path / "even", {"deals.csv": even})
    squares = f"{HEAD}\n{rows(40, ids=[at * at for at in range(1, 41)])}"
    assert "ids_missing" not in warned(tmp_path / "squares", {"deals.csv": squares})


@pytest.mark.parametrize(("count", "is_told"), [(500, True), (499, False), (501, False)])
def test_a_round_number_of_rows_is_told(tmp_path, count, is_told):
    """Exactly 500 rows look like a page; a reject counts as a row of it."""
    text = f"{HEAD}\n{rows(count)}"
    assert ("rows_end_round" in warned(tmp_path, {"deals.csv": text})) is is_told


@pytest.mark.parametrize(
    ("file", "head", "row"),
    [
        ("stage_log.csv", "card,card_id,stage,entered_at", "deal,D{at},New,2024-01-02"),
        ("owner_log.csv", "Card,Card ID,New owner,Owner since", "deal,D{at},Ann,2024-01-02"),
        ("spend.csv", "date,channel,cost", "2024-01-02,Ads {at},10"),
        ("plan.csv", "period,channel,leads", "2024-01,Ads {at},10"),
    ],
)
def test_a_full_page_of_what_is_no_card_is_told_without_the_clicks_of_cards(
    tmp_path, file, head, row
):
    """A history cut at 100 rows hides moves as a list hides cards; its menu is another one."""
    lines = "\n".join(row.format(at=at) for at in range(100))
    files = {"deals.csv": f"{HEAD}\n{rows(40)}", file: f"{head}\n{lines}"}
    found = warned(tmp_path, files)["rows_end_round"]
    assert (found["file"], found["rows"], found["aim"]) == (file, 100, "")


def test_pages_put_together_are_whole(tmp_path):
    """Two pages of 50 and a last one of 7: nothing was cut."""
    ids = [f"D{at}" for at in range(107)]
    pages = {
        f"deals_{number}.csv": f"{HEAD}\n{rows(last - first, ids=ids[first:last])}"
        for number, (first, last) in enumerate([(0, 50), (50, 100), (100, 107)])
    }
    assert "rows_end_round" not in warned(tmp_path, pages)


def test_leads_that_begin_long_after_the_deals_are_told(tmp_path):
    """Deals from January, leads from June: the list of leads was filtered by date."""
    leads = "\n".join(f"L{at},2024-06-{at % 28 + 1:02},New" for at in range(40))
    files = {
        "deals.csv": f"{HEAD}\n{rows(40)}",
        "leads.csv": f"lead_id,created_at,lead_status\n{leads}",
    }
    found = warned(tmp_path, files)["starts_apart"]
    assert (found["table"], found["later_on"], found["earlier_on"]) == (
        "leads",
        date(2024, 6, 1),
        date(2024, 1, 1),
    )


def test_a_period_beyond_the_export_is_told(tmp_path):
    """The deals are of January; a question from November to April is answered in part."""
    text = f"{HEAD}\n{rows(40)}"
    with opened(tmp_path, {"deals.csv": text}) as session:
        found = signs(session.roi(since="2023-11-01", until="2024-04-30").notes)
        within = signs(session.roi(since="2024-01-01", until="2024-01-31").notes)
    assert found["period_before_export"]["first"] == date(2024, 1, 1)
    assert found["period_after_export"]["as_of"] == date(2024, 1, 28)
    assert within == {}


def test_deals_older_than_the_leads_are_days_of_the_export(tmp_path):
    """Leads are of June, deals of January: a period from January on leaves no day uncounted."""
    leads = "lead_id,created_at,status\n1,2024-06-01,open\n2,2024-06-20,open\n"
    deals = f"{HEAD}\n{rows(40)}"
    with opened(tmp_path, {"leads.csv": leads, "deals.csv": deals}) as session:
        within = signs(session.roi(since="2024-01-01", until="2024-06-20").notes)
        before = signs(session.roi(since="2023-11-01", until="2024-06-20").notes)
    assert "period_before_export" not in within
    assert (before["period_before_export"]["table"], before["period_before_export"]["first"]) == (
        "deals",
        date(2024, 1, 1),
    )


def test_columns_the_crm_could_export_are_named_as_it_names_them(tmp_path):
    """A Bitrix24 file of deals without sums and owners; only what an answer reads is its note."""
    text = """ID;Название сделки;Стадия сделки;Дата создания;Источник;Воронка;Контакт
    7;Окна;Сделка успешна;01.02.2024 10:00:00;Звонок;Общая;Иван
    8;Дверь;Новая;02.02.2024 10:00:00;Звонок;Общая;Пётр"""
    with opened(tmp_path, {"deals.csv": text}) as session:
        headers = signs(session.inspect().warnings)["columns_not_exported"]["headers"]
        answered = signs(session.roi().notes)["columns_not_exported"]["headers"]
    assert {"Сумма", "Ответственный"} <= set(headers)
    assert "Сумма" in answered
    assert "Ответственный" not in answered


def test_a_warning_ends_in_the_clicks_of_its_crm(tmp_path):
    """Where the way is not documented the reader is told to check it; elsewhere nothing is said."""
    text = "ID;Название сделки;Стадия сделки;Дата создания\n7;Окна;Новая;01.02.2024 10:00:00"
    with opened(tmp_path, {"deals.csv": text}) as session:
        note = next(one for one in session.inspect().warnings if one.code == "columns_not_exported")
    assert sentence(note, "ru").endswith(
        "шестерёнка → Экспорт → «Экспортировать все поля» (проверьте в своей версии)."
    )
    assert sentence(note, "en").endswith("Export all fields (check in your version).")


def test_one_column_is_one(tmp_path):
    """Of a file that lacks the sum alone."""
    text = """ID;Название сделки;Стадия сделки;Дата создания;Источник;Воронка;Контакт;Ответственный
    7;Окна;Новая;01.02.2024 10:00:00;Звонок;Общая;Иван;Анна"""
    with opened(tmp_path, {"deals.csv": text}) as session:
        note = next(one for one in session.roi().notes if one.code == "columns_not_exported")
    assert note.facts["headers"] == ["Сумма"]
    assert "нет столбца «Сумма», который эта CRM" in sentence(note, "ru")
    assert "the column “Сумма”, which this CRM can export, is not there" in sentence(note, "en")


def test_every_way_is_of_a_known_system_and_stands_once():
    """No system is misspelt, and no aim has two ways."""
    keys = [(one.crm, one.aim) for one in ACTIONS]
    assert len(keys) == len(set(keys))
    assert {crm for crm, _ in keys} <= {system.name for system in SYSTEMS}
