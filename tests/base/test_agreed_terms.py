"""What was agreed, term by term, and what has changed of it."""

from __future__ import annotations

from smalign.base.agreed_terms import TermChange, changed, terms_of, usual_terms
from smalign.base.config import ByAttempts, Config, Exclude, Stages, Thresholds
from smalign.base.config_agreement import Agreement


def test_a_company_that_agreed_on_nothing_has_no_terms():
    """Defaults are nobody's agreement."""
    assert terms_of(Config()) == {}


def test_every_term_is_told_by_its_key():
    """Stages, terms, reasons with attempts, thresholds: each key as smalign.toml writes it."""
    config = Config(
        stages=Stages(order=("New", "Demo"), sla={"New": "4h"}),
        pipelines={"Опт": Stages(won=("Paid",))},
        reasons={"Дорого": "market", "Недозвон": ByAttempts("handling", 3, "quality")},
        exclude=Exclude(duplicate_days=14),
        thresholds=Thresholds(min_won=20),
        agreement=Agreement(by=("A", "B"), on="2026-03-12", norms={"unworked": 0.1}),
    )
    assert terms_of(config) == {
        "agreement.by": "A, B",
        "agreement.on": "2026-03-12",
        "agreement.norms.unworked": "0.1",
        "stages.order": "New, Demo",
        "stages.sla.New": "4h",
        "pipelines.Опт.won": "Paid",
        "reasons.Дорого": "market",
        "reasons.Недозвон.class": "handling",
        "reasons.Недозвон.below_attempts": "3",
        "reasons.Недозвон.else": "quality",
        "exclude.duplicate_days": "14",
        "thresholds.min_won": "20",
    }


def test_a_change_says_what_was_and_what_is():
    """A term moved, one is new, one is gone; what is the same is not told."""
    before = {"stages.sla.New": "4h", "reasons.x": "market", "kept": "1"}
    now = {"stages.sla.New": "2h", "reasons.y": "quality", "kept": "1"}
    assert changed(before, now, {}) == [
        TermChange("reasons.x", "market", None),
        TermChange("reasons.y", None, "quality"),
        TermChange("stages.sla.New", "4h", "2h"),
    ]


def test_a_term_nobody_named_was_the_usual_one():
    """Two hours hold where none are named: three are a change from two, not from nothing."""
    told = Config(agreement=Agreement(attempt="3h"), thresholds=Thresholds(min_won=20))
    assert changed({}, terms_of(told), usual_terms(told)) == [
        TermChange("agreement.attempt", "2h", "3h"),
        TermChange("thresholds.min_won", "30", "20"),
    ]
