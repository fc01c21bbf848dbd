"""roi of added-up paths; every expected number is worked by hand from its table."""

from __future__ import annotations

from typing import Final

import pytest
from tests.cases.case import Case, answer, check, dec

from smalign.metrics.roi.paths import PATHS

CASES: Final = (
    Case(
        name="markov_and_linear",
        why="""A B once, A in vain once, B once: without A half is lost, without B all of it.

        1/2 and 1 of two conversions are 2/3 and 4/3. A conversion from B brings 45 whoever led
        there, so of 90 it is 30 and 60; linear gives A half of the first.""",
        ask={"models": ("markov", "linear")},
        tables={
            "paths": """
                path  | conversions | value | nulls
                A > B | 1           | 30    | 0
                A     | 0           | 0     | 1
                B     | 1           | 60    | 0"""
        },
        rows={
            "B / markov": {
                "won": dec("1.333333333333"),
                "revenue": dec("60"),
                "touches": 2,
                "share": 0.666666667,
                "share_least": 0.666666667,
                "share_most": 0.75,
                "rank": 1,
                "rank_worst": 1,
                "leads": None,
                "win_rate": None,
            },
            "B / linear": {"won": dec("1.5"), "revenue": dec("75"), "share": 0.75},
            "A / markov": {"won": dec("0.666666666667"), "revenue": dec("30"), "rank": 2},
            "A / linear": {"won": dec("0.5"), "revenue": dec("15"), "touches": 2},
        },
        total={"won": dec("2"), "revenue": dec("90"), "touches": 4, "deals": None},
        notes={
            "paths_counted": {"journeys": dec("3"), "won": dec("2"), "rows": 3, "paths": 3},
            "models_differ": {"channel": "A", "moved": 0, "channels": 2},
        },
    ),
    Case(
        name="one_path_in_two_spellings",
        why="blanks around the signs are no part of a name, and another sign is as good",
        ask={"models": ("first",)},
        tables={
            "paths": """
                path     | conversions | value | nulls
                A>B      | 1           |       | 0
                A  >  B  | 1           |       | 0
                A → B    | 1           |       | 0
                A -> B   | 1           |       | 0"""
        },
        rows={"A": {"won": dec("4"), "revenue": None}, "B": {"won": dec("0"), "revenue": None}},
        notes={"paths_counted": {"paths": 1, "rows": 4}, "paths_without_nulls": {}},
    ),
    Case(
        name="a_step_without_a_name",
        why="what stands between two signs is a step, even when nobody knows its channel",
        ask={"models": ("linear",)},
        tables={"paths": "path | conversions | value | nulls\nA > > B > n/a | 4 | | 0"},
        rows={
            "(none)": {"won": dec("2"), "touches": 8},
            "A": {"won": dec("1")},
            "B": {"won": dec("1")},
        },
    ),
    Case(
        name="where_a_chain_begins_and_ends",
        why="the states around a path are no channels; inside it a name in brackets is one",
        ask={"models": ("linear",)},
        tables={
            "paths": """
                path                              | conversions | value | nulls
                (start) > A > B > (conversion)    | 4           |       | 0
                (START) > A > (null)              |             |       | 3
                (start) > (conversion)            | 5           |       | 0
                A > (start) > B                   | 3           |       | 0"""
        },
        rows={
            "A": {"won": dec("3"), "touches": 10},
            "B": {"won": dec("3"), "touches": 7},
            "(start)": {"won": dec("1"), "touches": 3},
        },
        excluded={"path_missing": 1},
    ),
    Case(
        name="what_is_left_out",
        why="a row that says no path, no count, less than nothing, or value without a conversion",
        ask={"models": ("last",)},
        tables={
            "paths": """
                path | conversions | value | nulls
                A    | 1           | 10    | 2
                     | 5           | 50    | 0
                n/a  | 1           | 10    | 0
                B    |             |       |
                C    | -1          | 0     | 0
                D    | 1           | -5    | 0
                E    | 0           | 7     | 9"""
        },
        rows={"A": {"won": dec("1"), "revenue": dec("10"), "touches": 3}},
        excluded={
            "path_missing": 2,
            "path_negative": 2,
            "path_uncounted": 1,
            "path_value_alone": 1,
        },
        notes={"paths_of_one_step": {}},
    ),
    Case(
        name="rate_is_left_out_of_all",
        why="where no journey is known to end in nothing every rate is 1",
        ask={"models": ("all",)},
        tables={"paths": "path | conversions | value | nulls\nA | 1 | 1 | 0"},
        rows={
            f"A / {model}": {"won": dec("1"), "revenue": dec("1"), "rank_worst": 1}
            for model in ("first", "last", "linear", "position", "markov", "shapley")
        },
        notes={"rate_left_out": {}},
    ),
    Case(
        name="below_nothing_and_more_than_there_was",
        why="""A converts 2 of 3, C 0 of 5: C costs 5/24 of the rate 6/24, A brings 11/24.

        That is 3 2/3 conversions for A, which had two.""",
        ask={"models": ("shapley-rate",)},
        tables={"paths": "path | conversions | value | nulls\nA | 2 | 30 | 1\nC | 0 | 0 | 5"},
        rows={
            "A": {"won": dec("3.666666666667"), "revenue": dec("55")},
            "C": {"won": dec("-1.666666666667"), "revenue": dec("-25")},
        },
        total={"won": dec("2"), "revenue": dec("30")},
        notes={
            "credit_below_zero": {"channels": ["C"]},
            "credit_of_few": {"channels": ["A"]},
        },
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case, engine):
    """The case's sentence."""
    result = answer(PATHS, case, engine)
    several = any(field.name == "model" for field in result.fields)
    check(case, result, ("channel", "model") if several else ("channel",))
