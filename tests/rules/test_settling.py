"""Waivers and the baseline: which findings count, and how the ratchet turns."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.checks_made import check

from smalign.base.baseline import Baseline, Borne, Portrait, baseline_text, read_baseline
from smalign.base.errors import UsageError
from smalign.base.findings import Finding

TWICE = {
    "deals.csv": "deal_id,created_at,deal_status\n1,2026-01-05,open\n1,2026-01-06,open\n"
    "2,2026-01-06,open\n"
}
WAIVER = (
    '[[checks.waivers]]\nrule = "unique_id"\ncolumn = "{column}"\nreason = "old CRM"\n'
    'until = "2026-07-01"\n'
)


def states(answer):
    """State and reason of each finding, and the codes of the notes."""
    found = [(one.state, one.reason) for one in answer.findings]
    return found, [note.code for note in answer.notes]


def test_a_waived_finding_is_shown_and_does_not_count(tmp_path):
    """Through the last day of its waiver."""
    toml = WAIVER.format(column="deal_id")
    answer = check(tmp_path, TWICE, "unique_id", toml=toml)
    assert states(answer) == ([("waived", "old CRM")], [])
    assert not answer.fails("notice")


def test_a_waiver_that_ended_is_told(tmp_path):
    """The day after its last one the finding counts again."""
    toml = WAIVER.format(column="deal_id")
    answer = check(tmp_path, TWICE, "unique_id", toml=toml, today=date(2026, 7, 2))
    assert states(answer) == ([("new", None)], ["waiver_over"])
    assert answer.fails("error")


def test_a_waiver_of_another_column_waives_nothing(tmp_path):
    """And is told to be of no use."""
    answer = check(tmp_path, TWICE, "unique_id", toml=WAIVER.format(column="lead_id"))
    assert states(answer) == ([("new", None)], ["waiver_unused"])


def test_the_ratchet(tmp_path):
    """What was found before does not count until there is more of it, and a greater share."""
    before = Baseline.of(check(tmp_path / "a", TWICE, "unique_id").findings, {})
    assert before.findings == {"unique_id/id_twice/deals/deal_id": Borne(failing=2, share=2 / 3)}
    same = check(tmp_path / "b", TWICE, "unique_id", baseline=before)
    assert states(same) == ([("known", None)], [])
    text = TWICE["deals.csv"] + "2,2026-01-06,open\n"
    worse = check(tmp_path / "c", {"deals.csv": text}, "unique_id", baseline=before)
    assert states(worse) == ([("new", None)], [])


def test_a_column_with_another_header_is_borne_with_as_before(tmp_path):
    """`owner` became `Responsible`: its one card without an owner was a new finding."""
    text = "deal_id,created_at,deal_status,owner\n1,2026-01-05,open,\n2,2026-01-06,open,Ann\n"
    before = Baseline.of(check(tmp_path / "a", {"deals.csv": text}, "owner_present").findings, {})
    files = {"deals.csv": text.replace("owner", "Responsible")}
    again = check(tmp_path / "b", files, "owner_present", baseline=before)
    assert [one.column for one in again.findings] == ["Responsible"]
    assert states(again) == ([("known", None)], [])
    assert before.tightened(again.findings, {}, again.looked) == before


def test_a_renamed_column_is_told_once():
    """After --update-baseline its old header is not missed any more."""
    before = Portrait(1, {"owner": "owner", "City": "attribute"})
    now = Portrait(2, {"Responsible": "owner", "Town": "attribute"})
    assert dict(before.tightened(now).columns) == {
        "Responsible": "owner",
        "Town": "attribute",
        "City": "attribute",
    }


def test_a_baseline_forgets_what_is_repaired_and_learns_nothing_new():
    """Only where a rule looked again: what was not looked at is still borne with."""
    before = Baseline({
        "unique_id/id_twice/deals/deal_id": Borne(2, 0.5),
        "unique_id/id_twice/leads/lead_id": Borne(2, 0.5),
        "empty_share/too_empty/deals/City/Tula/Orel": Borne(2, 0.5),
        "loss_reason/lost_without_reason/deals/Reason": Borne(3, 0.1),
    })  # fmt: skip
    new = Finding("orphans", "card", "notice", "not_there", "deals", "lead_id", failing=1, of=5)
    looked = ["unique_id/deals/deal_id", "orphans/deals/lead_id", "empty_share/deals/City"]
    after = before.tightened([new], {}, looked)
    assert list(after.findings) == [
        "unique_id/id_twice/leads/lead_id",
        "empty_share/too_empty/deals/City/Tula/Orel",
        "loss_reason/lost_without_reason/deals/Reason",
    ]
    looked.append("empty_share/deals/City/Tula/Orel")
    assert len(before.tightened([new], {}, looked).findings) == 2


def test_a_table_that_was_not_exported_is_not_repaired(tmp_path):
    """Leads are still borne with after a run over deals alone, in which nobody looked at them."""
    leads = "lead_id,created_at,status,Loss reason\n1,2026-01-05,disqualified,\n"
    deals = "deal_id,created_at,deal_status,Loss reason\n1,2026-01-05,lost,Price\n"
    both = check(tmp_path / "a", {"leads.csv": leads, "deals.csv": deals}, "loss_reason")
    before = Baseline.of(both.findings, {})
    alone = check(tmp_path / "b", {"deals.csv": deals}, "loss_reason")
    assert before.tightened(alone.findings, {}, alone.looked) == before
    repaired = {"leads.csv": leads.replace(",\n", ",Price\n"), "deals.csv": deals}
    again = check(tmp_path / "c", repaired, "loss_reason")
    assert before.tightened(again.findings, {}, again.looked).findings == {}


@given(st.tuples(*[st.tuples(st.integers(1, 50), st.integers(50, 99))] * 3))
def test_a_tightened_baseline_bears_nothing_the_old_one_did_not(counts):
    """Whatever is seen in between, what was refused stays refused."""
    first, seen, asked = (
        Finding("unique_id", "card", "error", "id_twice", "deals", "id", failing=failing, of=of)
        for failing, of in counts
    )
    before = Baseline.of([first], {})
    after = before.tightened([seen], {}, ["unique_id/deals/id"])
    assert before.bears(asked) or not after.bears(asked)


def test_a_baseline_is_read_as_it_was_written(tmp_path):
    """Shares, too: an unchanged export is no worse than itself."""
    answer = check(tmp_path / "x", TWICE, "unique_id", wants_tables=True)
    before = Baseline.of(answer.findings, answer.tables)
    (tmp_path / "b.json").write_text(baseline_text(before), encoding="utf-8")
    assert read_baseline(tmp_path / "b.json") == before


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"schema_version": 9}', "\udcff"])
def test_a_broken_baseline_is_refused(tmp_path, text):
    """It is never taken for an empty one."""
    (tmp_path / "b.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(UsageError):
        read_baseline(tmp_path / "b.json")


def test_there_may_be_no_baseline_yet(tmp_path):
    """No file is no mistake here: the command line decides."""
    assert read_baseline(tmp_path / "b.json") is None


def test_one_card_of_one_is_counted_and_borne_with(tmp_path):
    """A first baseline bears with everything found, also where there is a single card."""
    lone = "deal_id,created_at,deal_status,Loss reason\n1,2026-01-05,lost,\n"
    answer = check(tmp_path / "a", {"deals.csv": lone}, "loss_reason")
    before = Baseline.of(answer.findings, {})
    assert before.findings == {
        "loss_reason/lost_without_reason/deals/loss_reason": Borne(failing=1, share=1.0)
    }
    same = check(tmp_path / "b", {"deals.csv": lone}, "loss_reason", baseline=before)
    assert states(same) == ([("known", None)], [])
