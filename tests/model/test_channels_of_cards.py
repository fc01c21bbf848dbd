"""The channel of a card: given, made by the rules, or rewritten by [channels]."""

from __future__ import annotations

import pytest
from tests.handmade import column, opened

HEAD = "lead_id,created_at,lead_status,source,utm_source,utm_medium"
LEADS = f"""{HEAD}
1,2024-01-01,New,Website,yandex,cpc
2,2024-01-01,New,Website,google,organic
3,2024-01-01,New,Звонок,,
4,2024-01-01,New,CRM-форма,,
5,2024-01-01,New,Avito,,
6,2024-01-01,New,,,
7,2024-01-01,New,WebForm,,
"""


def channels(tmp_path, text, toml=""):
    """Channel → leads."""
    with opened(tmp_path, {"leads.csv": text}, toml) as session:
        return column(session.roi(), "channel", "leads")


def test_rules_read_tags_and_a_way_in_is_no_channel(tmp_path):
    """A call and a form say how the inquiry came, not from where."""
    assert channels(tmp_path, LEADS) == {
        "(none)": 4, "Avito": 1, "Organic Search": 1, "Paid Search": 1,
    }  # fmt: skip


def test_the_first_line_of_channels_that_matches_wins(tmp_path):
    """«yandex / cpc» comes before «yandex»; case does not matter; a call may be named too."""
    toml = """[channels]
"Yandex / CPC" = "Direct ads"
"yandex" = "Never"
"google" = "Search"
"avito" = "Boards"
"Звонок" = "Phone"
"""
    assert channels(tmp_path, LEADS, toml) == {
        "(none)": 3, "Boards": 1, "Direct ads": 1, "Phone": 1, "Search": 1,
    }  # fmt: skip


@pytest.mark.parametrize("lines", [("yandex", "yandex / cpc"), ("yandex / cpc", "yandex")])
def test_the_order_of_the_lines_decides(tmp_path, lines):
    """Both lines match lead 1."""
    toml = "[channels]\n" + "".join(f'"{line}" = "by {line}"\n' for line in lines)
    assert channels(tmp_path, LEADS, toml)[f"by {lines[0]}"] == 1


def test_a_channel_that_is_given_is_taken_as_it_is(tmp_path):
    """Rules make nothing of it; [channels] may rewrite it."""
    text = """lead_id,created_at,lead_status,channel,utm_source,utm_medium
    1,2024-01-01,New,Our ads,yandex,cpc
    2,2024-01-01,New,,yandex,cpc"""
    assert channels(tmp_path, text)["Our ads"] == 1
    toml = '[channels]\n"our ads" = "Ads"\n'
    assert channels(tmp_path / "toml", text, toml)["Ads"] == 1


def test_an_export_without_sources_has_one_row(tmp_path):
    """No column says where anybody came from."""
    assert channels(tmp_path, "lead_id,created_at,lead_status\n1,2024-01-01,New") == {"(none)": 1}
