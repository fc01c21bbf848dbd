"""Rules on columns and whole files."""

from __future__ import annotations

from datetime import date

import pytest
from tests.rules.checks_made import check, found

from smalign.base.baseline import Baseline, Portrait
from smalign.base.errors import UsageError

HEAD = "deal_id,created_at,deal_status,source,City,amount\n"


def deals(*rows):
    """A file of deals with these rows."""
    return {"deals.csv": HEAD + "\n".join(rows) + "\n"}


def test_a_column_emptier_than_agreed_is_an_error(tmp_path):
    """11 of 40 is 27.5 %: more than 25 %; a dash is empty."""
    rows = [f"{n},2026-01-05,open,ads,{'-' if n < 11 else 'Omsk'},5" for n in range(40)]
    toml = '[checks.empty_share]\nmost = { "City" = "25%" }\n'
    expected = [("empty_share", "error", "deals", "City", 11, 40, [2, 3, 4])]
    assert found(tmp_path / "a", deals(*rows), "empty_share", toml=toml) == expected
    toml = toml.replace("25%", "27.5%")
    assert found(tmp_path / "b", deals(*rows), "empty_share", toml=toml) == []


def test_a_share_says_nothing_of_a_few_rows(tmp_path):
    """Below min_n no share is judged; min_n of the rule outranks the one of all."""
    rows = [f"{n},2026-01-05,open,ads,,5" for n in range(29)]
    toml = '[checks.empty_share]\nmost = { "City" = "25%" }\n'
    assert found(tmp_path / "a", deals(*rows), "empty_share", toml=toml) == []
    toml += "min_n = 29\n"
    assert len(found(tmp_path / "b", deals(*rows), "empty_share", toml=toml)) == 1


def test_the_bound_that_is_exceeded_is_the_one_told(tmp_path):
    """11 of 40 are 27.5 %: more than the error's 10 %, whatever `most` says of the column."""
    rows = [f"{i},2026-01-05,open,ads,{'' if i < 11 else 'Omsk'},5" for i in range(40)]
    toml = '[checks.empty_share]\nerror = "10%"\nmost = { "City" = "25%" }\n'
    (share,) = check(tmp_path / "a", deals(*rows), "empty_share", toml=toml).findings
    assert (share.code, share.facts) == ("too_empty", {"most": 0.1})
    toml = '[checks.empty_share]\nerror = "10"\nmost = { "City" = "25%" }\n'
    (cells,) = check(tmp_path / "b", deals(*rows), "empty_share", toml=toml).findings
    assert (cells.code, cells.facts) == ("is_empty", {"most": 0.0})


def test_a_share_is_judged_in_each_segment(tmp_path):
    """All cards are within the bound, those of one source are not."""
    rows = [f"{n},2026-01-05,open,ads,Omsk,5" for n in range(70)]
    rows += [f"{n},2026-01-05,open,fair,{'' if n < 90 else 'Tula'},5" for n in range(70, 100)]
    toml = '[checks.empty_share]\nmost = { "City" = "25%" }\n'
    answer = check(tmp_path, deals(*rows), "empty_share", toml=toml, by=("source",)).findings
    told = [(one.segment, one.failing, one.of, one.places[0].line) for one in answer]
    assert told == [("fair", 20, 30, 72)]


def test_a_bound_for_a_column_nobody_has_is_told(tmp_path):
    """A typing error in smalign.toml is not passed over, and the nearest header is named."""
    toml = '[checks.empty_share]\nmost = { "Citty" = "25%" }\n'
    checked = check(tmp_path, deals("1,2026-01-05,open,ads,Omsk,5"), "empty_share", toml=toml)
    (one,) = checked.findings
    assert (one.code, one.column, one.facts["did_you_mean"]) == (
        *("told_column_gone", "Citty"),
        ["City"],
    )


def test_a_card_without_a_day_is_a_warning_without_configuration(tmp_path):
    """No metric can place it."""
    rows = [f"{n},2026-01-05,open,ads,,5" for n in range(30)]
    expected = [("empty_share", "warning", "deals", "created_at", 1, 31, [32])]
    assert found(tmp_path, deals(*rows, "30,,open,ads,,5"), "empty_share") == expected


def test_a_value_that_does_not_fit_its_column(tmp_path):
    """It is read as empty, and found on its line."""
    rows = [f"{n},2026-01-05,open,ads,Omsk,{n}" for n in range(30)]
    rows[4] = "4,2026-01-05,open,ads,Omsk,later"
    expected = [("unread_values", "warning", "deals", "amount", 1, 30, [6])]
    assert found(tmp_path, deals(*rows), "unread_values") == expected


def test_files_of_one_table_are_one_finding(tmp_path):
    """In January 2 of 20 amounts are no number, in February 1 of 20: 3 of 40 are 7.5 %, an error.

    So a baseline bears with all three; records that cannot be read are told in the same way.
    """
    rows = [f"{n},2026-01-05,open,ads,Omsk,{'later' if n < 3 else n}" for n in range(1, 21)]
    more = [f"{n},2026-02-05,open,ads,Omsk,{'soon' if n == 50 else n}" for n in range(50, 70)]
    files = {"january.csv": [*rows, "1,2"], "february.csv": [*more, "1,2", "3,4"]}
    texts = {file: HEAD + "\n".join(lines) + "\n" for file, lines in files.items()}
    answer = check(tmp_path / "a", texts, "unread_values", "rejected_records")
    rejected, unread = answer.findings
    shown = [(one.severity, one.failing, one.of) for one in answer.findings]
    assert shown == [("error", 3, 43), ("error", 3, 40)]
    assert [(one.file, one.line) for one in rejected.places] == [
        ("february.csv", 22), ("february.csv", 23), ("january.csv", 22),
    ]  # fmt: skip
    assert [(one.file, one.line, one.id) for one in unread.places] == [
        ("february.csv", 2, "50"), ("january.csv", 2, "1"), ("january.csv", 3, "2"),
    ]  # fmt: skip
    assert unread.facts["examples"] == ["soon", "later"]
    before = Baseline.of(answer.findings, {})
    same = check(
        tmp_path / "b", texts, "unread_values", "rejected_records", baseline=before
    ).findings
    assert [one.state for one in same] == ["known", "known"]


def test_a_copy_of_a_file_is_read_once(tmp_path):
    """Its rows are in no table: the cost nobody can read is 1 of 5, and not 2 of 10."""
    head = "Date,Source,Campaign,Cost\n"
    costs = "".join(f"2026-06-{n:02},ads,c{n},{'later' if n == 3 else n}\n" for n in range(1, 6))
    files = {**deals("1,2026-01-05,open,ads,Omsk,5"), "a.csv": head + costs, "b.csv": head + costs}
    expected = [("unread_values", "error", "spend", "Cost", 1, 5, [4])]
    assert found(tmp_path, files, "unread_values", min_n=5) == expected


def test_an_export_of_last_month_is_not_fresh(tmp_path):
    """Seven days are still fresh, eight are not; the company may say otherwise."""
    files = deals("1,2026-06-01,open,ads,Omsk,5")
    options = {"today": date(2026, 6, 8)}
    assert found(tmp_path / "a", files, "fresh_export", **options) == []
    options = {"today": date(2026, 6, 9)}
    expected = [("fresh_export", "warning", None, None, 1, 1, [])]
    assert found(tmp_path / "b", files, "fresh_export", **options) == expected
    toml = "[checks.fresh_export]\ndays = 8\n"
    assert found(tmp_path / "c", files, "fresh_export", toml=toml, **options) == []


def test_a_date_of_tomorrow_makes_no_old_export_fresh(tmp_path):
    """The typo of 2027 is future_dates' matter; what happened last is of 1 May, 61 days ago."""
    files = deals("1,2026-05-01,open,ads,Omsk,5", "2,2027-05-01,open,ads,Omsk,5")
    (one,) = check(tmp_path, files, "fresh_export").findings
    assert (one.facts["days"], one.facts["latest"]) == (61, date(2026, 5, 1))


def test_shares_are_of_the_cards_not_of_the_rows(tmp_path):
    """Of four rows two are copies: 2 of 3 cards are won, and the shares add up to one."""
    rows = ["1,2026-01-05,won,ads,Omsk,5", "1,2026-01-05,won,ads,Omsk,5"]
    rows += ["2,2026-01-05,won,ads,Omsk,5", "3,2026-01-05,open,ads,Omsk,5"]
    answer = check(tmp_path, deals(*rows), "unique_id", wants_tables=True)
    assert answer.tables["deals"].rows == 4
    assert answer.tables["deals"].shares["status"] == {"won": 0.666667, "open": 0.333333}


def test_an_export_without_a_closed_card_may_be_filtered(tmp_path):
    """The same sign as inspect warns of."""
    rows = [f"{n},2026-01-05,open,ads,Omsk,5" for n in range(1, 31)]
    answer = check(tmp_path, deals(*rows), "complete_export").findings
    assert [(one.severity, one.code) for one in answer] == [("warning", "no_closed_cards")]


def test_a_list_without_rows_beside_others_is_a_sign(tmp_path):
    """A CI that reads a folder must not pass over the month whose filter let nothing through."""
    files = deals("1,2026-01-05,open,ads,Omsk,5", "2,2026-01-05,won,ads,Omsk,5")
    (head,) = {text.splitlines()[0] for text in files.values()}
    answer = check(tmp_path, {**files, "deals_july.csv": f"{head}\n"}, "complete_export").findings
    (one,) = (one for one in answer if one.code == "files_without_rows")
    assert (one.severity, one.facts) == ("warning", {"files": ["deals_july.csv"]})


def test_fewer_rows_than_agreed_and_than_before(tmp_path):
    """Below `least` an error; below the baseline a warning, from a tenth on an error."""
    rows = [f"{n},2026-01-05,open,ads,Omsk,5" for n in range(91)]
    toml = "[checks.row_count]\nleast = { deals = 92 }\n"
    expected = [("row_count", "error", "deals", None, 1, 92, [])]
    assert found(tmp_path / "a", deals(*rows), "row_count", toml=toml) == expected
    before = Baseline(tables={"deals": Portrait(100)})
    expected = [("row_count", "warning", "deals", None, 9, 100, [])]
    assert found(tmp_path / "b", deals(*rows), "row_count", baseline=before) == expected
    before = Baseline(tables={"deals": Portrait(102)})
    expected = [("row_count", "error", "deals", None, 11, 102, [])]
    assert found(tmp_path / "c", deals(*rows), "row_count", baseline=before) == expected


def test_columns_that_are_gone_other_or_new(tmp_path):
    """Gone an error, read as something else a warning, new a notice."""
    columns = {
        "deal_id": "deal_id", "created_at": "created_at", "deal_status": "status",
        "source": "channel", "Town": "attribute", "amount": "attribute", "Closed": "closed_at",
    }  # fmt: skip
    before = Baseline(tables={"deals": Portrait(1, columns)})
    files = deals("1,2026-01-05,open,ads,Omsk,5")
    answer = check(tmp_path, files, "schema_drift", baseline=before).findings
    assert [(one.severity, one.code, one.column) for one in answer] == [
        ("error", "column_gone", "Closed"),
        ("error", "field_gone", "Town"),
        ("warning", "column_otherwise", "source"),
        ("warning", "field_read", "amount"),
        ("notice", "column_new", "City"),
    ]


def test_a_share_that_moved(tmp_path):
    """From 50 % to 60 % are ten points, and steady; to 39 % are eleven."""
    rows = [f"{n},2026-01-05,{'won' if n < 60 else 'open'},ads,Omsk,5" for n in range(100)]
    before = Baseline(tables={"deals": Portrait(100, {}, {"status": {"won": 0.5, "open": 0.5}})})
    assert found(tmp_path / "a", deals(*rows), "steady_shares", baseline=before) == []
    rows = [f"{n},2026-01-05,{'won' if n < 39 else 'open'},ads,Omsk,5" for n in range(100)]
    answer = check(tmp_path / "b", deals(*rows), "steady_shares", baseline=before).findings
    assert [one.segment for one in answer] == ["open", "won"]


@pytest.mark.parametrize("rule", ["row_count", "schema_drift", "steady_shares"])
def test_what_needs_a_baseline_says_so(tmp_path, rule):
    """Without one it is listed as not checked."""
    answer = check(tmp_path, deals("1,2026-01-05,open,ads,Omsk,5"), rule, "unique_id")
    assert [(one.rule, one.why) for one in answer.unchecked] == [(rule, "no_baseline")]


def test_a_column_that_is_not_read_is_not_told_to_hold_what_does_not_fit(tmp_path):
    """«100» was among the values that do not fit a column of amounts."""
    rows = [f"{n},2026-01-05,open,ads,Omsk,{'soon' if n < 3 else 100}" for n in range(10)]
    finding = next(
        one for one in check(tmp_path, deals(*rows)).findings if one.rule == "unread_values"
    )
    assert (finding.code, finding.failing, finding.of) == ("values_of_no_kind", 10, 10)


def test_a_renamed_column_that_is_read_as_before_is_a_notice(tmp_path):
    """It was gone under its new header, and new beside it."""
    before = {"deal_id": "deal_id", "created_at": "created_at", "status": "status"}
    before = Baseline(tables={"deals": Portrait(1, {**before, "owner": "owner"})})
    text = "deal_id,created_at,Deal status,Town\n1,2026-01-05,open,Omsk\n"
    answer = check(tmp_path, {"deals.csv": text}, "schema_drift", baseline=before).findings
    assert [(one.severity, one.code, one.column, one.facts.get("was")) for one in answer] == [
        ("error", "column_gone", "owner", "owner"),
        ("notice", "column_new", "Town", None),
        ("notice", "column_renamed", "Deal status", "status"),
    ]


def test_two_columns_of_one_meaning_are_not_taken_for_each_other():
    """Of Paid and Offer, both amounts, one new header may be either."""
    before = Portrait(1, {"Paid": "amount", "Offer": "amount", "City": "attribute"})
    assert before.renamed({"Sum": "amount", "Town": "attribute"}) == {}
    assert before.renamed({"Paid": "amount", "Sum": "amount"}) == {"Offer": "Sum"}


LOST = "deal_id,created_at,deal_status,city\n1,2026-06-01,open,A\n2,2026-06-02,open,\n"


def gone(checked):
    """What is told of columns that smalign.toml names and the export has no more."""
    codes = ("told_column_gone",)
    return [
        (one.rule, one.severity, one.table, one.column, one.facts["did_you_mean"])
        for one in checked.findings
        if one.code in codes
    ]


def test_a_column_that_is_gone_is_a_finding_and_the_others_are_looked_at(tmp_path):
    """It ended the whole check: «Budget» is gone, and one of two cities is empty."""
    toml = '[checks.empty_share.most]\nBudget = "10%"\ncity = "10%"\n[checks]\nby = ["region"]\n'
    checked = check(tmp_path, {"deals.csv": LOST}, "empty_share", toml=toml, min_n=1)
    assert gone(checked) == [
        ("empty_share", "error", None, "Budget", []),
        ("empty_share", "error", None, "region", []),
    ]
    (empty,) = [one for one in checked.findings if one.code == "too_empty"]
    assert (empty.column, empty.failing, empty.of) == ("city", 1, 2)


def test_a_field_that_a_stage_requires_and_no_card_has_is_a_finding(tmp_path):
    """Of cities none is at fault: the second deal is not in the stage."""
    deals = LOST.replace("deal_status", "stage").replace("1,2026-06-01,open", "1,2026-06-01,Demo")
    toml = '[stages]\norder = ["open", "Demo"]\nrequired = { Demo = ["Budget", "city"] }\n'
    checked = check(tmp_path, {"deals.csv": deals}, "required_by_stage", toml=toml)
    assert gone(checked) == [("required_by_stage", "error", "deals", "Budget", [])]
    assert checked.rules == ("required_by_stage",)


def test_a_name_that_the_baseline_never_had_is_a_mistake(tmp_path):
    """The deals had a budget when it was written, and never a «Bugdet»."""
    before = Baseline({}, {"deals": Portrait(2, {"Budget": "attribute", "city": "attribute"})})
    toml = '[checks.empty_share.most]\n{} = "10%"\n'
    given = {"deals.csv": LOST}
    told = toml.format("Budget")
    checked = check(tmp_path, given, "empty_share", toml=told, baseline=before)
    assert gone(checked) == [("empty_share", "error", "deals", "Budget", [])]
    with pytest.raises(UsageError) as refused:
        check(tmp_path, given, "empty_share", toml=toml.format("Bugdet"), baseline=before)
    assert refused.value.code == "unknown_field"
