"""Which touches attribution sees: asked, agreed in smalign.toml, or the usual."""

from __future__ import annotations

import pytest

from smalign.base.config import Attribution, Config
from smalign.base.errors import UsageError
from smalign.metrics.journey_rules import JourneyRules
from smalign.metrics.roi.credit import MODELS, named
from smalign.session.journeys import check_journeys
from smalign.session.options import journeys_of

AGREED = Config(attribution=Attribution(lookback="30d", half_life="2d", ignore=("Brand",)))


def test_the_usual():
    """Every touch, half in a week, direct visits alone ignored."""
    assert journeys_of({}, Config()) == JourneyRules(None, None, "unique", 168, ())


def test_what_is_agreed_holds_until_something_else_is_asked():
    """An option wins over the file; channels to ignore are added to those of the file."""
    assert journeys_of({}, AGREED) == JourneyRules(720, None, "unique", 48, ("Brand",))
    asked = journeys_of({"lookback": "2w", "half_life": "12h", "ignore": ["Mail"]}, AGREED)
    assert asked == JourneyRules(336, None, "unique", 12, ("Brand", "Mail"))


@pytest.mark.parametrize("option", ["lookback", "half_life"])
@pytest.mark.parametrize("term", ["90", "d", "-1d", "0d", "ninety days"])
def test_no_term_is_refused(option, term):
    """A number without a unit could be days or hours."""
    with pytest.raises(UsageError) as error:
        journeys_of({option: term}, Config())
    assert error.value.code == "option_term"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"lookback": "30d"}, "needs_touch_model"),
        ({"lookback_steps": 2, "models": ["source"]}, "needs_touch_model"),
        ({"transform": "first"}, "needs_touch_model"),
        ({"half_life": "3d", "models": ["last"]}, "needs_model"),
        ({"ignore": ["Mail"], "models": ["linear", "time-decay"]}, "needs_model"),
    ],
)
def test_what_would_change_nothing_is_refused(options, code):
    """A term of touches where no model looks at touches, or not at that."""
    with pytest.raises(UsageError) as error:
        check_journeys(options)
    assert error.value.code == code


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"transform": "unique", "lookback": None},
        {"lookback": "30d", "models": ["source", "shapley"]},
        {"half_life": "3d", "models": ["time-decay"]},
        {"half_life": "3d", "ignore": ["Mail"], "models": ["all"]},
    ],
)
def test_what_some_model_looks_at_is_taken(options):
    """One of several models is enough, and the usual is no option."""
    check_journeys(options)


def test_all_models_come_once():
    """`all` is every model in its order; a model named twice is one."""
    assert named(("all",)) == MODELS
    assert named(("linear", "all", "linear")) == ("linear", *(m for m in MODELS if m != "linear"))
