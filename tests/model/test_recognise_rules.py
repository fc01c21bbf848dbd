"""How recognition weighs evidence, and how smalign.toml overrides it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smalign.base.config import Config, Constant, First, Lookup, Sources
from smalign.base.errors import UsageError
from smalign.base.schema import TABLES
from smalign.model.recognise import Source, recognise, require_mapped

PLAIN = ("id", "created_at", "source", "status", "amount")


def raw(headers, *rows, file="export.csv", sheet=None):
    """A file of comma-separated headers and rows."""
    names = tuple(headers.split(",")) if isinstance(headers, str) else tuple(headers)
    return SimpleNamespace(file=file, sheet=sheet, headers=names,
                           sample=tuple(tuple(row.split(",")) for row in rows))  # fmt: skip


def test_nothing_is_a_question():
    """A file without headers is no table, and nothing breaks."""
    found = recognise(raw(()), Config())
    assert (found.table, found.crm, found.confidence, found.attributes) == (None, "generic", 0, ())


def test_what_may_be_two_tables_is_a_question_with_the_line_that_answers():
    """Leads and deals share these words; the reason holds the toml line."""
    found = recognise(raw(PLAIN, file="выгрузка.csv"), Config())
    assert found.table is None
    assert found.reasons[-1].startswith('ask: [sources.tables] "выгрузка.csv" = ')


@pytest.mark.parametrize(
    ("file", "table"),
    [("leads.csv", "leads"), ("Deals_2026_05_28.csv", "deals"), ("сделки май.csv", "deals"),
     ("Лиды.csv", "leads"), ("заявки.csv", "leads")],
)  # fmt: skip
def test_the_name_of_the_file_decides_between_two(file, table):
    """Weak evidence, enough where there is no other."""
    headers = (*PLAIN, "стадия")
    assert recognise(raw(headers, file=file), Config()).table == table


@pytest.mark.parametrize(
    ("headers", "table"),
    [
        ("ID сделки,Дата создания,Этап,Сумма", "deals"),
        ("Deal ID,Created,Stage,Amount,Owner,Source", "deals"),
        ("Lead ID,Created,Status,Source,Phone,Email", "leads"),
        ("ID,Created,Stage,Amount,Owner,Source", None),
        ("Lead ID,Deal ID,Created,Stage,Source,Owner", None),
    ],
)
def test_the_id_a_list_has_says_whose_it_is(headers, table):
    """With like evidence a list of "Deal ID" alone is one of deals; any id, or both, say none."""
    assert recognise(raw(headers), Config()).table == table


def test_the_name_of_the_sheet_counts_as_well():
    """A workbook's sheet is named for what it holds."""
    assert recognise(raw((*PLAIN, "стадия"), sheet="Лиды"), Config()).table == "leads"


def test_a_name_that_says_costs_does_not_say_whose():
    """Google's report saved as "ads.csv" is Google's: its spend belongs to a paid channel."""
    headers = "Day,Campaign,Campaign ID,Currency code,Cost,Impr.,Clicks"
    for file in ("ads.csv", "spend.csv", "расходы.csv", "report.csv"):
        assert recognise(raw(headers, file=file), Config()).crm == "google_ads", file


def test_a_list_of_tasks_may_be_headed_in_plain_words():
    """«Название» and «Дата закрытия» are those of deals, too; the term says that it is tasks."""
    found = recognise(
        raw(
            "ID,Название,Постановщик,Ответственный,Крайний срок,Дата создания,Дата закрытия,Статус"
        ),
        Config(),
    )
    assert found.table == "tasks"
    assert {name: found.columns[name].index for name in ("title", "completed_at")} == {
        "title": 1,
        "completed_at": 6,
    }


def test_the_same_words_with_a_sum_are_deals():
    """Tasks have no amounts: nothing of a list of deals goes to tasks."""
    found = recognise(
        raw("ID,Название,Ответственный,Сумма,Дата создания,Дата закрытия,Статус"), Config()
    )
    assert found.table == "deals"


@pytest.mark.parametrize(
    ("header", "column"),
    [("№ сделки", "deal_id"), ("№ заказа", "deal_id"), ("№ заявки", "lead_id")],
)
def test_a_number_sign_is_a_number(header, column):
    """«№ сделки» is the id of a deal as «Номер сделки» is."""
    found = recognise(raw(f"{header},Дата создания,Этап,Клиент,Менеджер,Источник"), Config())
    assert found.columns[column] == Source(index=0)


def test_a_word_that_is_no_evidence_takes_none_from_others():
    """Tasks know «Название», too; a list of deals is as sure as if they did not."""
    headers = "ID,Название,Стадия,Сумма,Валюта,Клиент,Создан,Номер"
    found = recognise(raw(headers, file="export.csv"), Config())
    assert (found.table, found.confidence) == ("deals", 0.42)


def test_an_id_of_anything_and_a_day_are_no_card():
    """Every object of a system has an id and was created; a deal says more, or its id does."""
    assert (
        recognise(raw("id,created_at,created_by,is_deleted", file="leads.csv"), Config()).table
        is None
    )
    assert (
        recognise(raw("deal_id,created_at,created_by", file="deals.csv"), Config()).table == "deals"
    )
    assert recognise(raw("id,created_at,amount", file="deals.csv"), Config()).table == "deals"


def test_a_header_of_another_object_outweighs_those_of_a_deal():
    """A quote of Bitrix24 has all of a deal's columns and a number of its own."""
    deal = (
        "ID,TITLE,COMPANY_ID,CONTACT_ID,OPPORTUNITY,CURRENCY_ID,CLOSED,ASSIGNED_BY_ID,DATE_CREATE"
    )
    assert recognise(raw(f"{deal},STAGE_ID"), Config()).table == "deals"
    found = recognise(raw(f"{deal},STATUS_ID,QUOTE_NUMBER", file="deals.csv"), Config())
    assert found.table is None
    assert found.reasons[-1] == "not read: quotes, orders, invoices and products: no cards of sales"


def test_what_a_header_decides_is_not_something_else_for_want_of_a_column():
    """HubSpot's meetings without their deals and contacts are touches of nobody, and no tasks."""
    headers = "hs_object_id,hs_timestamp,hs_meeting_title,hs_meeting_outcome,hs_createdate"
    found = recognise(raw(headers, file="tasks.csv"), Config())
    assert (found.table, found.crm) == (None, "hubspot")


def test_an_empty_header_gives_way_to_one_that_says_the_same():
    """Bitrix24 leaves «Клиент» of a new lead empty and writes the parts of the name."""
    headers = ("ID", "Название лида", "Статус", "Клиент", "Имя", "Фамилия")
    empty = recognise(raw(headers, "1,a,В работе,,Иван,Ким"), Config())
    assert empty.columns["contact_name"] == Source(joined=(4, 5))
    filled = recognise(raw(headers, "1,a,В работе,Иван Ким,,"), Config())
    assert filled.columns["contact_name"] == Source(index=3)


def test_headers_outweigh_the_name():
    """A file called leads.csv with won dates holds deals."""
    headers = "opportunity_id,deal_stage,close_date,close_value,won_date"
    assert recognise(raw(headers, file="leads.csv"), Config()).table == "deals"


def test_the_user_is_believed():
    """`[sources.tables]` wins over all evidence."""
    config = Config(sources=Sources(tables={"export.csv": "leads"}))
    found = recognise(raw("opportunity_id,deal_stage,won_date"), config)
    assert (found.table, found.confidence, found.reasons[0]) == ("leads", 1.0, "told: leads")


@pytest.mark.parametrize("table", TABLES)
def test_any_table_may_be_named_for_any_file(table):
    """Even without one known header the answer is taken, and the columns stay attributes."""
    config = Config(sources=Sources(tables={"export.csv": table}))
    found = recognise(raw("qqq,www"), config)
    assert (found.table, found.crm, found.columns, found.attributes) == (
        table, "generic", {}, (0, 1)
    )  # fmt: skip


@pytest.mark.parametrize("pattern", ["may/export.csv", "export.csv", "exp*.csv", "may/*.csv"])
def test_a_file_is_named_by_path_name_or_glob(pattern):
    """However the user writes it."""
    config = Config(sources=Sources(tables={pattern: "payments"}))
    assert recognise(raw("a,b", file="may/export.csv"), config).table == "payments"


def test_one_sheet_of_a_workbook_is_named_as_excel_does():
    """`file!sheet` names one sheet; the others are recognised."""
    config = Config(sources=Sources(tables={"book.xlsx!Лист1": "spend"}))
    assert recognise(raw("a,b", file="book.xlsx", sheet="Лист1"), config).table == "spend"
    assert recognise(raw("a,b", file="book.xlsx", sheet="Лист2"), config).table is None


def test_a_lookup_is_a_lookup():
    """A file in [lookups] gives attributes only, whatever its headers are."""
    config = Config(lookups={"teams.csv": Lookup("deals", {"owner": "sales_agent"})})
    found = recognise(raw("lead_id,created_at,stage", file="teams.csv"), config)
    assert (found.table, found.columns, found.attributes) == ("lookup", {}, (0, 1, 2))


def test_a_mapping_overrides_and_adds():
    """A header, a constant and the first filled of several headers."""
    config = Config(
        mapping={
            "deals": {
                "created_at": "Created Time",
                "status": Constant("won"),
                "amount": First(("Paid", "Offer")),
            }
        }
    )
    found = recognise(raw("opportunity_id,Stage,engage_date,Created Time,Offer,Paid"), config)
    assert found.columns["created_at"] == Source(index=3)
    assert found.columns["status"] == Source(constant="won")
    assert found.columns["amount"] == Source(first=(5, 4))
    assert found.attributes == (2,)


def test_a_mapping_tells_what_a_file_is():
    """Headers nobody knows, named under [mapping.deals], make a file of deals."""
    config = Config(mapping={"deals": {"deal_id": "Ключ", "created_at": "Когда", "amount": "Чек"}})
    found = recognise(raw("Ключ,Когда,Чек,Город"), config)
    assert found.table == "deals"
    assert found.columns["created_at"] == Source(index=1)
    assert found.attributes == (3,)


def test_a_mapping_for_another_file_is_told_not_obeyed():
    """A header that is not here leaves what was recognised."""
    config = Config(mapping={"deals": {"amount": "Нет такого"}})
    found = recognise(raw("opportunity_id,deal_stage,close_value"), config)
    assert found.columns["amount"] == Source(index=2)
    assert "mapped header missing: amount" in found.reasons


def test_a_mapped_header_no_file_has_is_an_error_with_the_nearest():
    """A typing error in [mapping] is not silence."""
    file = raw("opportunity_id,deal_stage,Сумма к оплате", file="deals.csv")
    config = Config(mapping={"deals": {"amount": "Сума к оплате"}})
    with pytest.raises(UsageError) as caught:
        require_mapped([(file, recognise(file, config))], config)
    assert caught.value.code == "mapping_header_missing"
    assert caught.value.facts == {
        "key": "mapping.deals.amount", "found": "Сума к оплате", "files": ["deals.csv"],
        "hint": "Сумма к оплате",
    }  # fmt: skip


def test_a_mapped_header_one_file_has_is_enough():
    """Two files of one table need not have the same columns."""
    config = Config(mapping={"deals": {"amount": "Чек"}})
    files = [raw("opportunity_id,deal_stage,Чек"), raw("opportunity_id,deal_stage,close_value")]
    require_mapped([(file, recognise(file, config)) for file in files], config)


def test_a_header_that_stands_twice_is_taken_where_it_is_filled():
    """As amoCRM writes a deal's and a contact's field under one name."""
    found = recognise(raw("Этап сделки,ID сделки,Источник,roistat,Источник,roistat"), Config())
    assert found.columns["source"] == Source(first=(2, 4))
    assert found.attributes == (3, 5)


def test_nameless_columns_are_nothing():
    """The delimiter Bitrix24 writes at the end of a line makes no attribute."""
    found = recognise(raw(("ID", "Стадия сделки", "Сумма", "")), Config())
    assert found.attributes == ()


def test_the_best_header_wins_and_the_others_stay_attributes():
    """A name beside an id: the name is the owner, the id may be grouped by."""
    headers = "ID,STAGE_ID,STAGE_NAME,ASSIGNED_BY_ID,ASSIGNED_BY_NAME,DATE_CREATE,CLOSEDATE"
    found = recognise(raw(headers), Config())
    assert found.columns["stage"] == Source(index=2)
    assert found.columns["owner"] == Source(index=4)
    assert found.attributes == (1, 3)


@pytest.mark.parametrize(
    ("values", "columns"),
    [
        (("open", "won", "lost"), {"status"}),
        (("Open", "Открыта", ""), {"status"}),
        (("new", "contacted", "won"), {"stage"}),
        (("contacted", "demo", ""), {"stage"}),
    ],
)
def test_a_home_made_status_is_a_status_or_a_stage(values, columns):
    """It is a status if every word is one of open, won, lost; else it is the stage."""
    found = recognise(raw("deal_id,close_value,status", *(f"1,2,{v}" for v in values)), Config())
    assert found.columns.keys() & {"stage", "status"} == columns


@pytest.mark.parametrize(
    ("values", "columns", "attributes"),
    [(("won", "odd"), {"stage", "status"}, ()), (("odd", "even"), {"stage"}, (3,))],
)
def test_a_status_beside_a_stage_needs_a_word_we_know(values, columns, attributes):
    """Without one it is some other status, and stays an attribute."""
    rows = (f"1,2,demo,{value}" for value in values)
    found = recognise(raw("deal_id,close_value,deal_stage,status", *rows), Config())
    assert found.columns.keys() & {"stage", "status"} == columns
    assert found.attributes == attributes


def test_won_dates_on_some_rows_only_are_a_hint():
    """The status is not made up where a row has no date of winning."""
    found = recognise(raw("lead_id,won_date,deal_id", "1,2024-01-01,1", "2,,2"), Config())
    assert "status" not in found.columns
    assert any(reason.startswith("hint: ") for reason in found.reasons)


def test_the_expected_date_of_bitrix_is_never_the_closing_date():
    """«Предполагаемая дата закрытия» is expected; the model decides what it may stand for."""
    found = recognise(raw("ID,Стадия сделки,Предполагаемая дата закрытия"), Config())
    assert found.columns["expected_close_at"] == Source(index=2)
    assert "closed_at" not in found.columns


def test_hubspot_deals_with_their_flags():
    """Real headers: the flags are read, and `Created by user ID`, a name, is left alone."""
    headers = (
        "Record ID", "Deal Name", "Deal Stage", "Pipeline", "Amount", "Create Date", "Close Date",
        "Is Closed Won", "Is closed lost", "Is Deal Closed?", "Deal owner", "HubSpot Team",
        "Original Traffic Source", "Closed Lost Reason", "Associated Contact IDs",
        "Created by user ID", 'Date entered "Closed Won (Sales)"',
    )  # fmt: skip
    found = recognise(raw(headers), Config())
    assert (found.table, found.crm) == ("deals", "hubspot")
    assert {column: source.index for column, source in found.columns.items()} == {
        "deal_id": 0, "stage": 2, "pipeline": 3, "amount": 4, "created_at": 5, "closed_at": 6,
        "expected_close_at": 6, "is_won": 7, "is_lost": 8, "is_closed": 9, "owner": 10, "team": 11,
        "source": 12, "loss_reason": 13, "contact_id": 14,
    }  # fmt: skip
    assert found.attributes == (1, 15, 16)


def test_hubspot_contacts():
    """HubSpot has no lead: contacts with a lifecycle stage are the inquiries, others are people."""
    people = ("Record ID", "First Name", "Last Name", "Email", "Phone Number", "Create Date",
              "Contact owner", "Original Traffic Source")  # fmt: skip
    assert recognise(raw(people), Config()).table == "contacts"
    found = recognise(raw((*people, "Lifecycle Stage", "Lead Status")), Config())
    assert (found.crm, found.table) == ("hubspot", "leads")
    assert (found.columns["lead_id"], found.columns["contact_id"]) == (
        Source(index=0), Source(index=0)
    )  # fmt: skip


def test_zoho_deals_with_ids_beside_names():
    """`X.id` is the id, `X` the name."""
    headers = ("Record Id", "Deal Owner.id", "Deal Owner", "Amount", "Deal Name", "Closing Date",
               "Account Name.id", "Account Name", "Stage", "Contact Name.id", "Contact Name",
               "Created Time", "Reason For Loss")  # fmt: skip
    found = recognise(raw(headers), Config())
    assert (found.table, found.crm) == ("deals", "zoho")
    assert found.columns["company_id"] == Source(index=6)
    assert found.columns["contact_id"] == Source(index=9)
    assert found.columns["contact_name"] == Source(index=10)
    assert found.columns["owner"] == Source(index=2)


def test_bitrix_in_english():
    """The English interface, with its own name of the expected date."""
    headers = "ID,Deal Name,Stage,Income,Currency,Created,Assumed close date,Responsible,Source"
    found = recognise(raw(headers), Config())
    assert (found.table, found.crm, found.language) == ("deals", "bitrix24", "en")
    assert found.columns["amount"] == Source(index=3)
    assert found.columns["expected_close_at"] == Source(index=6)


def test_bitrix_contacts():
    """Contacts carry the phones and e-mails deals do not have."""
    headers = ("ID", "Имя", "Фамилия", "Тип контакта", "Рабочий телефон", "Мобильный телефон",
               "Рабочий e-mail", "Ответственный", "Дата создания", "Экспорт")  # fmt: skip
    found = recognise(raw(headers), Config())
    assert (found.table, found.crm) == ("contacts", "bitrix24")
    assert found.columns["phone"] == Source(first=(4, 5))


def test_bitrix_contacts_without_their_type():
    """The spelling of the e-mail column is Bitrix24's alone; a first name is no full name."""
    headers = "ID,Имя,Фамилия,Рабочий телефон,Рабочий e-mail,Ответственный,Дата создания"
    found = recognise(raw(headers, file="contacts.csv"), Config())
    assert (found.table, found.crm) == ("contacts", "bitrix24")
    assert found.columns["email"] == Source(index=4)
    assert found.attributes == (1, 2)


def test_the_budget_of_a_lead_is_no_amount():
    """What a client may spend is not what a deal brought; a deal's «Бюджет» is."""
    lead = recognise(raw("lead_id,created_at,Бюджет", file="leads.csv"), Config())
    assert "amount" not in lead.columns
    deal = recognise(raw("ID,Этап сделки,Бюджет"), Config())
    assert deal.columns["amount"] == Source(index=2)


def test_bitrix_stage_history():
    """The BI connector's history is a stage log of deals, of leads where it names leads."""
    deals = "ID,TYPE_ID,DEAL_ID,DATE_CREATE,START_DATE,END_DATE,STAGE_SEMANTIC_ID,STAGE_NAME"
    found = recognise(raw(deals, file="crm_deal_stage_history.csv"), Config())
    assert (found.table, found.columns["card"]) == ("stage_log", Source(constant="deal"))
    assert (found.columns["card_id"], found.columns["entered_at"]) == (
        Source(index=2),
        Source(index=3),  # START_DATE is the deal's own
    )
    leads = "ID,TYPE_ID,LEAD_ID,DATE_CREATE,START_DATE,END_DATE,STATUS_SEMANTIC_ID,STATUS_NAME"
    found = recognise(raw(leads, file="crm_lead_status_history.csv"), Config())
    assert (found.table, found.columns["card"]) == ("stage_log", Source(constant="lead"))


def test_bitrix_activities_are_left_out():
    """They name their card by its title, so nothing can be joined."""
    headers = "Сделка/Лид,Клиент,Тип,Название,Начало,Конец,Срок,Ответственный,Статус,Важность"
    found = recognise(raw(headers), Config())
    assert (found.table, found.crm) == (None, "bitrix24")
    assert any("not linked" in reason for reason in found.reasons)


@pytest.mark.parametrize(
    ("headers", "columns"),
    [
        ("Reporting starts,Reporting ends,Day,Campaign name,Amount spent (USD),Impressions",
         {"date_from": 0, "date_to": 1, "date": 2, "campaign": 3, "cost": 4, "impressions": 5}),
        ("Дата,Площадка,Потрачено всего; ₽,Показы,Клики",
         {"date": 0, "source": 1, "cost": 2, "impressions": 3, "clicks": 4}),
        ("date,channel,campaign,spend,clicks",
         {"date": 0, "channel": 1, "campaign": 2, "cost": 3, "clicks": 4}),
    ],
)  # fmt: skip
def test_cost_of_other_cabinets_is_spend(headers, columns):
    """Meta, VK and hand-made tables by generic words; the currency of the header is taken."""
    names = [header.replace(";", ",") for header in headers.split(",")]
    found = recognise(raw(names), Config())
    assert found.table == "spend"
    assert {name: source.index for name, source in found.columns.items()
            if source.constant is None} == columns  # fmt: skip


def test_a_currency_column_outranks_the_header():
    """Where the rows say it, the header's currency is not needed."""
    found = recognise(raw("deal_id,deal_stage,deal_value_usd,currency"), Config())
    assert found.columns["currency"] == Source(index=3)
    assert found.columns["amount"] == Source(index=2)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_under_our_own_names_is_recognised_or_asked(name):
    """Canonical names alone: never another table in silence."""
    headers = TABLES[name].names
    found = recognise(raw(headers, file=f"{name}.csv"), Config())
    assert found.table in {name, None}
    config = Config(sources=Sources(tables={f"{name}.csv": name}))
    told = recognise(raw(headers, file=f"{name}.csv"), config)
    assert set(told.columns) == set(headers)


@given(
    st.lists(
        st.sampled_from(["ID", "Сумма", "Стадия сделки", "created_at", "lead_id", "x", "", "won"])
        | st.text(max_size=8),
        max_size=10,
    )
)
def test_no_headers_break_recognition(headers):
    """Whatever the headers are: no error, no column twice, positions inside the file."""
    found = recognise(raw(headers), Config())
    places = [place for source in found.columns.values() for place in
              (*source.first, *([] if source.index is None else [source.index]))]  # fmt: skip
    assert all(0 <= place < len(headers) for place in (*places, *found.attributes))
    assert not set(places) & set(found.attributes)
    assert 0 <= found.confidence <= 1


def test_ids_of_a_systems_own_shape_are_a_sign():
    """A Data Loader's contacts have common headers; eighteen letters and digits tell."""
    headers = "Id,LastName,FirstName,Phone,Email"
    own = recognise(raw(headers, "0035g0000002001AAA,A,B,+7900,", file="Contact.csv"), Config())
    assert (own.table, own.crm) == ("contacts", "salesforce")
    mixed = raw(headers, "0035g0000002001AAA,A,B,,", "17,A,B,,", file="Contact.csv")
    assert recognise(mixed, Config()).crm == "generic"


@pytest.mark.parametrize("header", ["Почему отказ", "Почему клиент отказался", "Причина отказа"])
def test_a_reason_may_be_asked_for(header):
    """A sheet of one's own asks «почему»; a column of whys is a field as any other."""
    found = recognise(raw(f"№ заявки,Дата заявки,Статус заявки,{header}"), Config())
    assert found.columns["loss_reason"] == Source(index=3)
    other = recognise(raw("№ заявки,Дата заявки,Статус заявки,Почему мы"), Config())
    assert "loss_reason" not in other.columns
