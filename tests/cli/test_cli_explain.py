"""`smalign explain` as a process."""

from __future__ import annotations

import json

import openpyxl
import pytest


def test_a_row_is_explained_as_text(smalign, bitrix24):
    """Markdown by default: the formula in words, the numbers put in, the cards, the script."""
    done = smalign("explain", "roi", bitrix24, "--row", "Paid Search", "--column", "cpl")
    assert done.code == 0
    assert "| spend / leads | 152,000.00 / 92 = 1,652.17 |" in done.out
    assert "Behind this row stand 122 records: deal 502; deal 504;" in done.out
    assert "```sql" in done.out


def test_russian(smalign, bitrix24):
    """The same in Russian, with its own numbers' signs."""
    done = smalign("explain", "roi", bitrix24, "--row", "Paid Search", "--lang", "ru")
    assert (
        "| расход / лиды | 152 000,00 / 92 = 1 652,17 |".replace(" 000", "\u00a0000").replace(
            "1 652", "1\u00a0652"
        )
        in done.out
    )
    assert "### Не вошло" in done.out


def test_json_lists_every_card(smalign, bitrix24):
    """All ids, exact numbers, English words whatever the language."""
    done = smalign("explain", "funnel", bitrix24, "--row", "leads", "-f", "json", "--lang", "ru")
    answer = json.loads(done.out)
    assert answer["metric"] == "explain"
    assert answer["explained"] == "funnel"
    for row in answer["rows"]:
        (entered,) = [one for one in row["measures"] if one["name"] == "entered"]
        assert entered["title"] == "Entered"
        assert row["cards"] == len(row["ids"]) == entered["value"]


def test_json_says_the_numbers_of_the_command_itself(smalign, bitrix24):
    """Amounts have two digits and shares twelve, as in the JSON of roi, whose rows they are."""
    answer = json.loads(smalign("roi", bitrix24, "--by", "owner", "-f", "json").out)
    told = json.loads(smalign("explain", "roi", bitrix24, "--by", "owner", "-f", "json").out)
    (total,) = told["rows"]
    for one in total["measures"]:
        assert one["value"] == answer["total"][one["name"]]
        assert one["low"] == answer["total"].get(f"{one['name']}_low")
    owner = answer["rows"][3]["owner"]
    row = json.loads(
        smalign("explain", "roi", bitrix24, "--by", "owner", "--row", owner, "-f", "json").out
    )["rows"][0]
    assert {one["name"]: one["value"] for one in row["measures"]}.items() <= answer["rows"][
        3
    ].items()


def test_the_page_to_sign(smalign, bitrix24, tmp_path):
    """`--all`: every metric on one page that loads nothing, with a place to sign."""
    done = smalign("explain", "--all", bitrix24, "-o", tmp_path / "all.html", "--lang", "ru")
    assert done.code == 0
    page = (tmp_path / "all.html").read_text(encoding="utf-8")
    assert "default-src &#39;none&#39;" in page
    assert "Согласовано" in page
    for metric in ("roi", "funnel", "reasons", "segments", "fields"):
        assert f'<section id="{metric}">' in page


def test_what_is_no_metric(smalign, bitrix24):
    """Exports where the metric should stand, and forms there are not, end in one sentence."""
    forgotten = smalign("explain", bitrix24)
    assert forgotten.code == 2
    assert forgotten.sentence.startswith("Name the metric to explain")
    table = smalign("explain", "roi", bitrix24, "-f", "csv")
    assert table.code == 2
    assert "“csv” is not available" in table.sentence


def test_options_of_another_metric_are_refused(smalign, bitrix24):
    """What only roi can be asked is no option of the funnel, nor of the page of all metrics."""
    funnel = smalign("explain", "funnel", bitrix24, "--models", "last")
    assert funnel.code == 2
    assert funnel.sentence == "--models is no option of funnel; leave it out."
    unworked = smalign("explain", "funnel", bitrix24, "--unworked")
    assert unworked.code == 2
    assert unworked.sentence == "--unworked is no option of funnel; leave it out."
    everything = smalign("explain", "--all", bitrix24, "--min-days", "3")
    assert everything.code == 2
    assert everything.sentence == "--min-days is no option of --all; leave it out."
    for chosen in ("--row", "--column"):
        page = smalign("explain", "--all", bitrix24, chosen, "cpl")
        assert page.code == 2
        assert page.sentence == f"{chosen} is no option of --all; leave it out."


def test_options_of_the_metric_are_its_own(smalign, bitrix24):
    """The funnel of leads with their first deal, reasons without quick losses, decided cards."""
    asked = {
        "funnel": ("--grain", "lead", "--basis", "amount"),
        "reasons": ("--min-days", "3"),
        "segments": ("--decided", "--by", "owner"),
        "roi": ("--basis", "cash"),
    }
    for metric, options in asked.items():
        assert smalign("explain", metric, bitrix24, *options).code == 0


def test_a_report_stands_between_the_metric_and_the_exports(smalign, generic, tmp_path):
    """Five in the report where the CRM has seven: the difference, with both numbers put in."""
    report = tmp_path / "report.csv"
    report.write_text("Month,Channel,Leads\n2026-01,Paid Search,5\n", encoding="utf-8")
    told = smalign("explain", "reconcile", report, generic, "--row", "Paid Search")
    assert told.code == 0
    assert "| report − CRM | 5 − 7 = -2 |" in told.out
    assert smalign("explain", "reconcile").sentence.startswith("Name marketing's report")
    other = smalign("explain", "roi", generic, "--measure", "leads")
    assert other.sentence == "--measure is no option of roi; leave it out."


def test_the_sheet_is_of_the_report_that_is_explained(smalign, generic, tmp_path):
    """As `reconcile --sheet`: the second sheet says nine where the CRM has seven."""
    book = openpyxl.Workbook()
    for at, leads in enumerate((5, 9)):
        sheet = book.create_sheet(f"Report {at}", at)
        sheet.append(["Month", "Channel", "Leads"])
        sheet.append(["2026-01", "Paid Search", leads])
    book.save(tmp_path / "report.xlsx")
    asked = ("explain", "reconcile", tmp_path / "report.xlsx", generic, "--sheet", "Report 1")
    told = smalign(*asked, "--row", "Paid Search")
    assert told.code == 0
    assert "| report − CRM | 9 − 7 = 2 |" in told.out


def test_lists_have_no_number_to_explain(smalign, generic):
    """One sentence that says where to look instead."""
    for metric, words in (("calls", "`smalign calls --sql`"), ("check", "`smalign check --list`")):
        done = smalign("explain", metric, generic)
        assert done.code == 2
        assert words in done.sentence


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (("process",), "Speed to lead"),
        (("tasks",), "Tasks"),
        (("reasons", "--unworked"), "Disqualified without an attempt"),
    ],
)
def test_work_is_explained_as_money_is(smalign, generic, asked, title):
    """Waiting, tasks and attempts have their page, in both languages."""
    done = smalign("explain", *asked, generic)
    assert (done.code, done.out.splitlines()[0][-len(title) :]) == (0, title)
    assert smalign("explain", *asked, generic, "--lang", "ru").code == 0


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (("reasons", "--unworked"), "Disqualified without an attempt"),
        (("funnel", "--cohort", "quarter"), "Cohorts"),
        (("cohorts", "--horizon", "60d"), "Cohorts"),
    ],
)
def test_what_an_option_makes_another_metric_is_explained_as_that(smalign, bitrix24, asked, title):
    """Cards nobody tried and cohorts are asked for as in their own commands."""
    metric, *options = asked
    found = smalign("explain", metric, bitrix24, *options)
    assert found.code == 0
    assert found.out.startswith(f"# What stands behind the numbers: {title}")


def test_a_sale_that_touches_share_is_called_so(smalign, tmp_path):
    """Under a touch model won and revenue are parts of sales, and deals are no sum with them."""
    assert smalign("demo", "company", "--crm", "generic", "--seed", "7").code == 0
    question = ("explain", "roi", tmp_path / "company", "--row", "Email")
    shared = smalign(*question, "--models", "linear").out
    assert "| the part of the won deals that the model gives to touches of this row |" in shared
    assert "won + lost + open" not in shared
    assert "won + lost + open" in smalign(*question).out


def test_the_pace_of_a_plan_is_an_amount(smalign, tmp_path):
    """What will have come in at this pace is no rate, though its name ends like one."""
    leads = "Lead ID,Created at\n1,2025-01-02\n2,2025-01-15\n"
    (tmp_path / "leads.csv").write_text(leads, encoding="utf-8")
    (tmp_path / "plan.csv").write_text("Period,Leads\n2025-01,23\n", encoding="utf-8")
    told = smalign("explain", "plan", tmp_path).out
    # 11 of 23 working days have passed
    assert "| run rate / plan | 4.18 / 23 = 18.2% |" in told
