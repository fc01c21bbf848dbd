"""What the real and sample files are recognised as; every mapping was written by hand."""

from __future__ import annotations

import csv
import io
from types import SimpleNamespace

import pytest

from smalign.base.config import Config
from smalign.model.recognise import recognise

UTM = {f"utm_{part}": f"UTM {part.capitalize()}" for part in
       ("source", "medium", "campaign", "content", "term")}  # fmt: skip
BITRIX_DEALS = {
    "deal_id": "ID", "pipeline": "Воронка", "stage": "Стадия сделки", "contact_name": "Контакт",
    "amount": "Сумма", "currency": "Валюта", "owner": "Ответственный",
    "is_closed": "Сделка закрыта", "created_at": "Дата создания",
    "expected_close_at": "Предполагаемая дата закрытия", "source": "Источник", **UTM,
}  # fmt: skip
GOOGLE = {
    "campaign": "Campaign", "cost": "Cost", "currency": "Currency code", "impressions": "Impr.",
    "utm_source": "=google", "utm_medium": "=cpc",
}  # fmt: skip
GOOGLE_DAYS = GOOGLE | {"date": "Day", "campaign_id": "Campaign ID", "clicks": "Clicks"}

FILES = {
    "bitrix24_leads": (
        "export_samples/bitrix24_leads_ru_real_header_excel_resaved_cp1251_invented_rows.csv",
        ("cp1251", ";", 1), ("leads", "bitrix24", "ru"),
        {
            "lead_id": "ID", "stage": "Статус", "created_at": "Дата создания",
            "modified_at": "Дата изменения", "source": "Источник", "owner": "Ответственный",
            "created_by": "Кем создан", "contact_name": ["Имя", "Фамилия"], "amount": "Сумма",
            "currency": "Валюта", "is_repeat": "Повторный лид",
            "phone": ["Рабочий телефон", "Мобильный телефон", "Домашний телефон",
                      "Другой телефон"],
            "email": ["Рабочий e-mail", "Частный e-mail", "Другой e-mail", "E-mail для рассылок"],
            "loss_reason": "Причина отказа лида (список)",
            **UTM,
        },
    ),
    "bitrix24_deals_rest": (
        "export_samples/bitrix24_deals_rest_real_header_invented_rows.csv",
        ("utf-8", ",", 1), ("deals", "bitrix24", "en"),
        {
            "deal_id": "ID", "stage": "STAGE_ID", "owner": "ASSIGNED_BY_ID",
            "amount": "OPPORTUNITY", "expected_close_at": "CLOSEDATE", "is_closed": "CLOSED",
            "source": "SOURCE_ID", "utm_source": "UTM_SOURCE", "created_at": "DATE_CREATE",
        },
    ),
    "bitrix24_deals_utf8": (
        "export_samples/synthetic/bitrix24_deals_ui_csv_utf8bom.csv",
        ("utf-8-sig", ";", 1), ("deals", "bitrix24", "ru"), BITRIX_DEALS,
    ),
    "bitrix24_deals_cp1251": (
        "export_samples/synthetic/bitrix24_deals_ui_csv_cp1251.csv",
        ("cp1251", ";", 1), ("deals", "bitrix24", "ru"), BITRIX_DEALS,
    ),
    "google_ads_days": (
        "export_samples/synthetic/google_ads_campaign_report_en.csv",
        ("utf-8", ",", 3), ("spend", "google_ads", "en"), GOOGLE_DAYS,
    ),
    "google_ads_utf16": (
        "export_samples/synthetic/google_ads_excel_csv_utf16.csv",
        ("utf-16", "\t", 3), ("spend", "google_ads", "en"), GOOGLE_DAYS,
    ),
    "google_ads_all_time": (
        "google_ads_report_samples/campaign_report_calpreserving_all_time.csv",
        ("utf-8", ",", 3), ("spend", "google_ads", "en"),
        GOOGLE | {"clicks": "Clicks", "campaign_type": "Campaign type"},
    ),
    "google_ads_july": (
        "google_ads_report_samples/campaign_report_vishalmotling_july2025.csv",
        ("utf-8", ",", 3), ("spend", "google_ads", "en"),
        GOOGLE | {"campaign_type": "Campaign type"},
    ),
    "yandex_direct": (
        "export_samples/synthetic/yandex_direct_master_reports.csv",
        ("utf-8-sig", ";", 5), ("spend", "yandex_direct", "ru"),
        {
            "date": "Дата", "campaign": "Кампания", "campaign_id": "№ Кампании",
            "impressions": "Показы", "clicks": "Клики", "cost": "Расход (руб.)",
            "currency": "=RUB", "utm_source": "=yandex", "utm_medium": "=cpc",
        },
    ),
    "salesforce": (
        "export_samples/synthetic/salesforce_report_with_footer.csv",
        ("utf-8", ",", 1), ("deals", "salesforce", "en"),
        {
            "deal_id": "Opportunity ID", "stage": "Stage", "currency": "Amount Currency",
            "amount": "Amount", "closed_at": "Close Date", "expected_close_at": "Close Date",
            "created_at": "Created Date", "source": "Lead Source",
        },
    ),
    "hubspot_small": (
        "hubspot_small/hubspot_combined_v2.csv",
        ("utf-8", ",", 1), ("deals", "hubspot", "en"),
        {
            "email": "contact_email", "owner": "contact_owner_name",
            "source": "contact_lead_source", "stage": "deal_stage", "pipeline": "deal_pipeline",
            "amount": "deal_amount_usd", "currency": "=USD", "created_at": "deal_create_date",
        },
    ),
    "maven": (
        "maven_crm/sales_pipeline.csv",
        ("utf-8", ",", 1), ("deals", "generic", "en"),
        {
            "deal_id": "opportunity_id", "owner": "sales_agent", "stage": "deal_stage",
            "created_at": "engage_date", "closed_at": "close_date", "amount": "close_value",
        },
    ),
    "ringostat": (
        "ringostat_deals/deals.csv",
        ("utf-8", ",", 1), ("deals", "generic", "en"),
        {
            "created_at": "AQL date", "source": "Source", "stage": "Stage",
            "loss_reason": "Loss reason description", "closed_at": "Closing Date",
        },
    ),
    "olist_leads": (
        "olist_funnel/original/olist_marketing_qualified_leads_dataset.csv",
        ("utf-8", ",", 1), ("leads", "generic", "en"),
        {"lead_id": "mql_id", "created_at": "first_contact_date", "source": "origin"},
    ),
    "olist_deals": (
        "olist_funnel/original/olist_closed_deals_dataset.csv",
        ("utf-8", ",", 1), ("deals", "generic", "en"),
        {"lead_id": "mql_id", "closed_at": "won_date", "owner": "sr_id", "status": "=won"},
    ),
    "olist_deals_resaved": (
        "olist_funnel/resaved_us_dates/olist_closed_deals_dataset.csv",
        ("utf-8", ",", 1), ("deals", "generic", "en"),
        {"lead_id": "mql_id", "closed_at": "won_date", "owner": "sr_id", "status": "=won"},
    ),
    "zoho_leads": (
        "zoho_crm_sample/Leads.csv", ("utf-8", ",", 1), ("leads", "zoho", "en"),
        {
            "lead_id": "LEADID", "owner": "Lead Owner", "email": "Email", "phone": "Mobile",
            "source": "Lead Source", "stage": "Lead Status", "created_at": "Created Time",
            "is_converted": "CONVERTED",
        },
    ),
    "zoho_deals": (
        "zoho_crm_sample/Potentials.csv", ("utf-8", ",", 1), ("deals", "zoho", "en"),
        {
            "owner": "Potential Owner", "created_at": "Created Time", "closed_at": "Closing Date",
            "expected_close_at": "Closing Date", "amount": "Amount", "stage": "Stage",
            "status": "Forecast Type", "kind": "Type", "source": "Lead Source",
            "lead_id": "LEADID", "campaign_id": "Campaign Id",
        },
    ),
    "zoho_campaigns": (
        "zoho_crm_sample/Campaigns.csv", ("utf-8", ",", 1), ("spend", "zoho", "en"),
        {
            "campaign_id": "CAMPAIGNID", "campaign": "Campaign Name", "campaign_type": "Type",
            "date_from": "Start Date", "date_to": "End Date", "cost": "Actual Cost",
        },
    ),
    "zoho_calls": (
        "zoho_crm_sample/Calls.csv", ("utf-8", ",", 1), ("touchpoints", "zoho", "en"),
        {
            "touch_id": "TASKID", "touched_at": "Call Start Time", "actor": "Call Owner",
            "direction": "Call Type", "lead_id": "LEADID", "deal_id": "POTENTIALID",
            "contact_id": "CONTACTID", "actor_kind": "=human", "kind": "=call", "side": "=sales",
        },
    ),
    "zoho_tasks": (
        "zoho_crm_sample/Tasks.csv", ("utf-8", ",", 1), ("tasks", "zoho", "en"),
        {
            "title": "Subject", "owner": "Task Owner", "due_at": "Due Date",
            "created_at": "Created Time", "status": "Status",
        },
    ),
    "dp6_sessions": (
        "attribution_small_keys/dp6_test_dataset.csv",
        ("utf-8", ",", 1), ("touchpoints", "generic", "en"),
        {"contact_id": "user_pseudo_id", "touched_at": "event_time", "source": "source_medium"},
    ),
    "pathdata": (
        "pathdata/PathData.csv",
        ("utf-8", ";", 1), ("paths", "generic", "en"),
        {
            "path": "path", "conversions": "total_conversions",
            "value": "total_conversion_value", "nulls": "total_null",
        },
    ),
    "fractribution_paths": (
        "attribution_small_keys/fractribution_example_path_summary.csv",
        ("utf-8", ",", 1), ("paths", "generic", "en"),
        {
            "path": "path", "conversions": "total_conversions",
            "nulls": "total_non_conversions",
        },
    ),
    "running_example_log": (
        "answer_keys/process/running_example_events.csv.gz",
        ("utf-8", ",", 1), ("stage_log", "generic", "en"),
        {
            "card": "=deal", "card_id": "case", "stage": "activity", "entered_at": "timestamp",
            "changed_by": "resource",
        },
    ),
}  # fmt: skip

NOT_CARDS = {
    "maven_accounts": ("maven_crm/accounts.csv", 1, "generic", "no card table"),
    "maven_products": ("maven_crm/products.csv", 1, "generic", "no card table"),
    "maven_teams": ("maven_crm/sales_teams.csv", 1, "generic", "no card table"),
    "maven_dictionary": ("maven_crm/data_dictionary.csv", 1, "generic", "no card table"),
    "maven_dictionary_middle": ("maven_crm/data_dictionary.csv", 5, "generic", "no card table"),
    "olist_sellers": ("olist_funnel/original/olist_sellers_dataset.csv", 1, "generic",
                      "no card table"),
    "zoho_users": ("zoho_crm_sample/Users.csv", 1, "zoho", "users of the CRM"),
    "zoho_events": ("zoho_crm_sample/Events.csv", 1, "zoho", "meetings without check-ins"),
    "zoho_invoices": ("zoho_crm_sample/Invoices.csv", 1, "zoho", "an invoice is not a payment"),
    "zoho_members": ("zoho_crm_sample/Campaign_Lead_Status.csv", 1, "zoho", "campaign members"),
    "path_customers": ("attribution_small_keys/fractribution_customers.csv", 1, "generic",
                       "customers with their paths"),
    "path_shares": ("attribution_small_keys/fractribution_expected_unique_fit.csv", 1, "generic",
                    "customers with their paths"),
}  # fmt: skip


def read(path, encoding="utf-8", delimiter=",", header_line=1):
    """A file as recognition sees it, read by the standard library alone."""
    content = path.read_bytes()
    if path.suffix == ".gz":
        import gzip

        content = gzip.decompress(content)
    rows = list(csv.reader(io.StringIO(content.decode(encoding)), delimiter=delimiter))
    rows = rows[header_line - 1 :]
    headers = tuple(cell.strip() for cell in rows[0])
    sample = tuple(tuple(row) for row in rows[1:1001] if len(row) == len(headers))
    return SimpleNamespace(file=path.name, sheet=None, headers=headers, sample=sample)


def told(raw, source):
    """A source as the tests write it: header, list of headers, or =constant."""
    if source.constant is not None:
        return f"={source.constant}"
    if source.index is None:
        return [raw.headers[place] for place in source.places]
    return raw.headers[source.index]


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_recognised_with_all_its_columns(shared, name):
    """Table, system, language and every mapped column are as worked out by hand."""
    path, how, (table, crm, language), columns = FILES[name]
    raw = read(shared / path, *how)
    found = recognise(raw, Config())
    assert (found.table, found.crm, found.language) == (table, crm, language)
    assert {column: told(raw, source) for column, source in found.columns.items()} == columns
    assert 0.5 < found.confidence <= 1


@pytest.mark.parametrize("name", FILES)
def test_every_named_column_is_mapped_or_an_attribute(shared, name):
    """No column of a file is in neither, and none is an attribute while it is mapped."""
    path, how, _, _ = FILES[name]
    raw = read(shared / path, *how)
    found = recognise(raw, Config())
    mapped = {place for source in found.columns.values() for place in source.first}
    mapped |= {source.index for source in found.columns.values() if source.index is not None}
    named = {place for place, header in enumerate(raw.headers) if header}
    assert mapped | set(found.attributes) == named
    assert not mapped & set(found.attributes)


@pytest.mark.parametrize("name", NOT_CARDS)
def test_a_file_without_cards_is_left_out_with_a_reason(shared, name):
    """What cannot be counted is not forced into a table, and the reason is said."""
    path, header_line, crm, reason = NOT_CARDS[name]
    found = recognise(read(shared / path, header_line=header_line), Config())
    assert (found.table, found.crm, found.columns) == (None, crm, {})
    assert any(reason in one for one in found.reasons), found.reasons


def test_won_deals_alone_say_so(shared):
    """Olist lists only what was won: the status is a constant, with the reason."""
    path = shared / "olist_funnel/original/olist_closed_deals_dataset.csv"
    reasons = recognise(read(path), Config()).reasons
    assert any(reason.startswith("only_won") for reason in reasons)


def test_a_header_and_numbers_alone_are_a_question(shared):
    """`ID;Сумма;Дата` may be anything."""
    path = "export_samples/synthetic/cp1251_header_numeric_body_fools_charset_normalizer.csv"
    found = recognise(read(shared / path, "cp1251", ";"), Config())
    assert found.table is None
    assert found.reasons[-1].startswith("ask: [sources.tables]")


def test_a_hostile_file_is_still_deals(shared):
    """Four headers are enough when one of them names the deal."""
    raw = read(shared / "hostile/clean.csv", "utf-8", ";")
    found = recognise(raw, Config())
    assert found.table == "deals"
    assert {column: told(raw, source) for column, source in found.columns.items()} == {
        "deal_id": "ID", "amount": "Сумма", "created_at": "Дата создания",
    }  # fmt: skip


def test_an_event_log_is_a_stage_log(shared):
    """Cases are cards, activities are stages."""
    import pyarrow.parquet as pq

    names = pq.read_schema(shared / "event_logs/receipt_events.parquet").names
    raw = SimpleNamespace(file="receipt_events.parquet", sheet=None, headers=tuple(names),
                          sample=())  # fmt: skip
    found = recognise(raw, Config())
    assert found.table == "stage_log"
    assert {column: told(raw, source) for column, source in found.columns.items()} == {
        "card": "=deal", "card_id": "case_id", "stage": "concept:name",
        "entered_at": "time:timestamp", "changed_by": "org:resource",
    }  # fmt: skip
