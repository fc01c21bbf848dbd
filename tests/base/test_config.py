"""The records of smalign.toml."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest

from smalign.base.config import Config, Stages, hours


@pytest.mark.parametrize(
    ("term", "expected"), [("1h", 1), ("4h", 4), ("2d", 48), ("1w", 168), (" 12 h ", 12)]
)
def test_a_term_is_whole_hours(term, expected):
    """A day is 24 hours and a week 168."""
    assert hours(term) == expected


@pytest.mark.parametrize(
    "term", ["", "4", "h", "0h", "-1h", "1.5h", "4 hours", "30m", "4H", "1h2d"]
)
def test_what_is_no_term_is_refused(term):
    """Anything but a positive whole number and h, d or w is no term."""
    with pytest.raises(ValueError, match=term.strip() or "^$"):
        hours(term)


def test_stages_say_their_terms_in_hours():
    """`sla_hours` turns every term of a section into hours."""
    assert Stages(sla={"Новый": "4h", "Демо": "2d"}).sla_hours == {"Новый": 4, "Демо": 48}


def test_a_config_without_a_file_is_all_defaults():
    """Nothing named, nothing mapped, no margin, 30 cards before a rate is compared."""
    config = Config()
    assert config.sources.files == ()
    assert config.sources.timezone is None
    assert config.mapping == {}
    assert config.stages == Stages()
    assert config.money.margin is None
    assert config.thresholds.min_n == 30


def test_a_config_cannot_be_changed():
    """The records are frozen."""
    with pytest.raises(AttributeError, match="immutable"):
        Config().money.margin = Decimal(1)


def test_the_defaults_load_without_pydantic():
    """Without a smalign.toml pydantic is not imported: it costs a tenth of a second."""
    code = (
        "import sys; from smalign.base.config_file import load; load(None);"
        "sys.exit('pydantic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
