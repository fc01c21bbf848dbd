"""diff under conditions that hold in one of two exports alone, worked out by hand."""

from __future__ import annotations

import pytest
from tests.handmade import opened

from smalign.base.errors import UsageError

TOML = '[sources]\ntimezone = "UTC"\n'
OLD = """
    deal_id,owner,stage,created_at,modified_at
    1,Ann,New,2026-01-05,2026-01-31
    2,Bob,New,2026-01-05,2026-01-31
    3,Bob,New,2026-01-05,2026-01-31
    4,Bob,Offer,2026-01-05,2026-01-31
    5,Bob,Offer,2026-01-05,2026-01-31
"""
# 2 is Ann's now, and 3 in the next stage; 4 went back and is Ann's, too; 5 is as it was
NEW = """
    deal_id,owner,stage,created_at,modified_at
    1,Ann,New,2026-01-05,2026-02-28
    2,Ann,New,2026-01-05,2026-02-28
    3,Bob,Offer,2026-01-05,2026-02-28
    4,Ann,New,2026-01-05,2026-02-28
    5,Bob,Offer,2026-01-05,2026-02-28
"""


def compared(folder, **options):
    """The answer about the two exports."""
    with (
        opened(folder / "old", {"deals.csv": OLD}, TOML) as before,
        opened(folder / "new", {"deals.csv": NEW}, TOML) as after,
    ):
        return after.diff(before, **options)


def conditions(result):
    """What is said of cards that the conditions hold for in one export alone."""
    return [
        (note.code, note.facts["entered"], note.facts["left"])
        for note in result.notes
        if note.code.startswith("diff_conditions")
    ]


def test_who_is_asked_for_gives_away_and_receives(tmp_path):
    """Bob gave two of his four; of Ann's cards both came from Bob, and were no share of hers."""
    given = compared(tmp_path / "bob", show="owners", where="owner = Bob")
    assert [(row["from_owner"], row["to_owner"], row["cards"]) for row in given.rows] == [
        ("Bob", "Ann", 2)
    ]
    assert given.rows[0]["share"] == 0.5
    assert {one.reason: one.count for one in given.excluded} == {"same_owner": 2}
    assert conditions(given) == [("diff_conditions_shares", 0, 2)]
    received = compared(tmp_path / "ann", show="owners", where="owner = Ann")
    assert [(row["from_owner"], row["cards"], row["share"]) for row in received.rows] == [
        ("Bob", 2, None)
    ]
    assert conditions(received) == [("diff_conditions_shares", 2, 0)]


def test_a_stage_that_is_asked_for_is_left_and_entered(tmp_path):
    """Of the two in Offer one left it; the one that came is no share of those that were there."""
    result = compared(tmp_path, show="moves", where="stage = Offer")
    assert [
        (row["from_stage"], row["to_stage"], row["cards"], row["share"]) for row in result.rows
    ] == [("New", "Offer", 1, None), ("Offer", "New", 1, 0.5)]
    assert {one.reason: one.count for one in result.excluded} == {"same_stage": 1}
    assert conditions(result) == [("diff_conditions_shares", 1, 1)]


def test_fields_of_cards_that_were_chosen_before(tmp_path):
    """Of the four that were Bob's two have another owner: the cards he has left tell of none."""
    result = compared(tmp_path, show="fields", where="owner = Bob")
    owner = next(row for row in result.rows if row["field"] == "owner")
    assert (owner["cards"], owner["rewritten"]) == (4, 2)
    assert conditions(result) == [("diff_conditions", 0, 2)]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"by": "owner"}, "--by"),
        ({"where": "owner = Ann"}, "--where"),
        ({"pipelines": ["Sales"]}, "--pipeline"),
    ],
)
def test_stages_are_of_whole_exports(tmp_path, options, said):
    """Whether a stage was renamed all its cards tell: no option chooses some of them."""
    with pytest.raises(UsageError) as caught:
        compared(tmp_path, show="stages", **options)
    assert (caught.value.code, caught.value.facts["option"]) == ("part_option", said)
