"""What call trackers and web analytics write, where their documentation says so."""

from __future__ import annotations

import pytest
from tests.exports import ANY_DEALS, built, opened, text_of

METRICA = text_of("yandex_metrica/visits.codes")

CALLTOUCH = text_of("calltouch/calls.codes")

UIS_CALLS = text_of("uis/calls.codes")


@pytest.mark.parametrize("text", [METRICA, CALLTOUCH, UIS_CALLS])
def test_both_touches_are_counted(tmp_path, text):
    """They are touches of a visitor, whether a card knows the visitor or not."""
    with opened(tmp_path, {"touches.csv": text, "deals.csv": ANY_DEALS}) as session:
        assert session.roi().total["touches"] == 2


@pytest.mark.parametrize("text", [CALLTOUCH, UIS_CALLS])
def test_a_call_is_answered_or_missed(tmp_path, text):
    """Each tracker has its own flag."""
    with opened(tmp_path, {"touches.csv": text, "deals.csv": ANY_DEALS}) as session:
        engine, _ = built(session)
        found = engine.rows("select outcome, kind from touchpoints_all order by touch_id")
    assert found == [("answered", "call"), ("missed", "call")]
