"""inspect for people: what each column became."""

from __future__ import annotations

from tests.exports import opened

from smalign.render.lists import render_markdown


def test_the_type_of_yes_and_no_is_said_once(tmp_path):
    """«да / нет, yes/no» said it twice; days under Won say how they are written."""
    text = "ID,Created,Won,Lost,Value\n1,2026-01-05,2026-02-01,,100\n"
    with opened(tmp_path, {"deals.csv": text}) as session:
        days = render_markdown(session.inspect(), "ru")
    with opened(tmp_path, {"deals.csv": text.replace("2026-02-01,,", "yes,no,")}) as session:
        words = render_markdown(session.inspect(), "ru")
    assert "да / нет, yyyy-mm-dd" in days
    assert "да / нет" in words
    assert "yes/no" not in words
