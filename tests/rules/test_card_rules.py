"""Rules on the rows of a table: what each finds, on which lines, and what it leaves alone."""

from __future__ import annotations

from tests.rules.checks_made import check, found

DEALS = "deal_id,created_at,closed_at,deal_status,Loss reason,owner\n"


def deals(*rows):
    """A file of deals with these rows."""
    return {"deals.csv": DEALS + "\n".join(rows) + "\n"}


def test_an_id_on_two_rows_is_an_error_on_both(tmp_path):
    """Both rows are named: which of them is right is not known."""
    files = deals("1,2026-01-05,,open,,Ann", "2,2026-01-06,,open,,Ann", "1,2026-01-05,,open,,Bob")
    expected = [("unique_id", "error", "deals", "deal_id", 2, 3, [2, 4])]
    assert found(tmp_path, files, "unique_id") == expected


def test_an_id_in_two_files_is_an_overlap_and_no_finding(tmp_path):
    """Two exports of one CRM may both hold a card."""
    files = {
        "a.csv": DEALS + "1,2026-01-05,,open,,Ann\n2,2026-01-06,,open,,Ann\n",
        "b.csv": DEALS + "2,2026-01-06,,open,,Ann\n3,2026-01-07,,open,,Ann\n",
    }
    answer = check(tmp_path, files, "unique_id")
    assert (answer.findings, answer.rules) == ((), ("unique_id",))


def test_a_touch_on_two_rows_is_found_and_one_letter_to_two_people_is_none(tmp_path):
    """t1 stands twice; t2 went to two leads, and the same number a day later is another touch."""
    files = {
        "touchpoints.csv": "touch_id,lead_id,touched_at,channel\n"
        "t1,1,2026-01-05,Ads\nt2,1,2026-01-05,Mail\nt2,2,2026-01-05,Mail\n"
        "t1,1,2026-01-05,Ads\nt1,1,2026-01-06,Ads\n",
    }
    expected = [("unique_id", "error", "touchpoints", "touch_id", 2, 5, [2, 5])]
    assert found(tmp_path, files, "unique_id") == expected


def test_a_deal_closed_before_it_was_created(tmp_path):
    """One of three, which is more than 5 %, and of too few rows to be a share: a warning."""
    files = deals(
        "1,2026-01-05,2026-01-04,won,,Ann", "2,2026-01-06,2026-01-06,won,,Ann",
        "3,2026-01-06,2026-02-06,won,,Ann",
    )  # fmt: skip
    expected = [("dates_in_order", "warning", "deals", "closed_at", 1, 3, [2])]
    assert found(tmp_path, files, "dates_in_order") == expected


def test_a_day_is_not_before_a_moment_of_the_same_day(tmp_path):
    """Closed on a day, created at noon of it: where one side says the day alone, days count."""
    files = deals("1,2026-01-05 12:00:00,2026-01-05,won,,Ann")
    assert found(tmp_path, files, "dates_in_order") == []


def test_what_happens_after_the_day_of_the_check_is_an_error(tmp_path):
    """Today is the last day that is not in the future."""
    files = deals("1,2026-07-01,,open,,Ann", "2,2026-07-02,,open,,Ann")
    expected = [("future_dates", "error", "deals", "created_at", 1, 2, [3])]
    assert found(tmp_path, files, "future_dates") == expected


def test_what_is_planned_lies_ahead(tmp_path):
    """The next activity and the expected closing of an open deal may be later than the check."""
    files = {
        "deals.csv": "deal_id,created_at,status,next_activity_at,expected_close_at\n"
        "1,2026-06-01,open,2026-07-15,2026-09-01\n2,2026-06-01,open,2026-07-16,2026-09-01\n",
    }
    assert found(tmp_path, files, "future_dates") == []


def test_a_lost_deal_without_a_reason(tmp_path):
    """Won and open deals need none; a dash is none."""
    files = deals(
        "1,2026-01-05,2026-02-01,lost,Price,Ann", "2,2026-01-05,2026-02-01,lost,-,Ann",
        "3,2026-01-05,2026-02-01,won,,Ann", "4,2026-01-05,,open,,Ann",
    )  # fmt: skip
    expected = [("loss_reason", "warning", "deals", "Loss reason", 1, 2, [3])]
    assert found(tmp_path, files, "loss_reason") == expected


def test_a_share_above_the_bound_is_an_error(tmp_path):
    """7 of 31 is 22.6 %, more than the 20 % a warning bears; with 6 it is 19.4 %."""
    rows = [f"{n},2026-01-05,2026-02-01,lost,{'' if n <= 7 else 'Price'},Ann" for n in range(1, 32)]
    expected = [("loss_reason", "error", "deals", "Loss reason", 7, 31, [2, 3, 4])]
    assert found(tmp_path / "a", deals(*rows), "loss_reason") == expected
    rows[6] = rows[6].replace("lost,,", "lost,Price,")
    expected = [("loss_reason", "warning", "deals", "Loss reason", 6, 31, [2, 3, 4])]
    assert found(tmp_path / "b", deals(*rows), "loss_reason") == expected


def test_an_open_deal_without_an_owner(tmp_path):
    """A closed one without an owner is nobody's task any more."""
    files = deals("1,2026-01-05,,open,,", "2,2026-01-05,2026-02-01,won,,", "3,2026-01-05,,open,,Bo")
    expected = [("owner_present", "warning", "deals", "owner", 1, 2, [2])]
    assert found(tmp_path, files, "owner_present") == expected


def test_a_record_that_cannot_be_read_is_an_error(tmp_path):
    """One broken record of four, on its line; the others are read."""
    files = deals("1,2026-01-05,,open,,Ann", "2,2026-01-05", "3,2026-01-05,,open,,Ann")
    expected = [("rejected_records", "error", "deals", None, 1, 3, [3])]
    assert found(tmp_path, files, "rejected_records") == expected
