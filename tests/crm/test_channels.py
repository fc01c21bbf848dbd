"""Channels by GA4's default grouping, by our additions, and where there is no UTM."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smalign.crm.channels import channel_of


@pytest.mark.parametrize(
    ("utm_source", "medium", "campaign", "channel"),
    [
        ("(direct)", "(none)", None, "Direct"),
        ("(direct)", "(not set)", None, "Direct"),
        ("google", "cpc", "x-cross-network-y", "Cross-network"),
        ("google", "cpc", "summer shopping", "Paid Shopping"),
        ("amazon", "cpc", None, "Paid Shopping"),
        ("google", "cpc", "workshop", "Paid Search"),
        ("google", "cpc", "eshop", "Paid Shopping"),
        ("Google", "CPC", None, "Paid Search"),
        ("yandex", "cpc", "brand", "Paid Search"),
        ("bing", "ppc", None, "Paid Search"),
        ("facebook", "paid_social", None, "Paid Social"),
        ("vk.com", "cpm", None, "Paid Social"),
        ("youtube", "cpv", None, "Paid Video"),
        ("youtube", "cpc", None, "Paid Video"),
        ("site.ru", "cpm", None, "Display"),
        ("site.ru", "banner", None, "Display"),
        ("site.ru", "cpa", None, "Paid Other"),
        ("site.ru", "retargeting", None, "Paid Other"),
        ("ebay", "referral", None, "Organic Shopping"),
        ("facebook", "referral", None, "Organic Social"),
        ("telegram-bot", "social", None, "Organic Social"),
        ("vimeo", "referral", None, "Organic Video"),
        ("yandex", "organic", None, "Organic Search"),
        ("yandex", None, None, "Organic Search"),
        ("unknown", "organic", None, "Organic Search"),
        ("site.ru", "referral", None, "Referral"),
        ("news", "email", None, "Email"),
        ("e-mail", "x", None, "Email"),
        ("x", "affiliate", None, "Affiliates"),
        ("x", "audio", None, "Audio"),
        ("sms", "x", None, "SMS"),
        ("x", "webpush", None, "Mobile Push Notifications"),
        ("x", "mobile-staff-management", None, "Mobile Push Notifications"),
        ("x", "mail", None, "Unassigned"),
        ("zen.yandex.ru", "referral", None, "Organic Search"),
    ],
)
def test_utm_is_grouped_as_ga4_does(utm_source, medium, campaign, channel):
    """The first rule of GA4's list that holds gives the channel, whatever the case."""
    assert channel_of(None, medium, utm_source, campaign) == (channel, None, f"ga4:{channel}")


@pytest.mark.parametrize(
    ("utm_source", "medium", "channel"),
    [
        ("vk", "cpc", "Paid Social"), ("vk", "social", "Organic Social"),
        ("telegram", None, "Organic Social"), ("yadirect", None, "Paid Search"),
        ("yadirect", "cpc", "Paid Search"), ("avito", "cpc", "Classifieds"),
        ("avito.ru", "referral", "Classifieds"), ("2gis", None, "Maps"),
        ("www.ok.ru", "referral", "Organic Social"), ("dzen.ru", "referral", "Organic Social"),
        ("rutube", "cpc", "Paid Video"), ("ozon", "cpc", "Paid Shopping"),
        ("unisender", "mail", "Email"), ("chatgpt.com", "referral", "AI Assistants"),
    ],
)  # fmt: skip
def test_sources_ga4_does_not_know_are_ours_and_say_so(utm_source, medium, channel):
    """Our additions carry `+added` in the rule."""
    assert channel_of(None, medium, utm_source, None) == (channel, None, f"ga4:{channel}+added")


@pytest.mark.parametrize(
    "source", ["organic_search", "Веб-сайт", "Partner", "Inbound call", "unknown", "(other)"]
)
def test_without_utm_the_source_is_the_channel_as_written(source):
    """Not a letter is changed."""
    assert channel_of(source, None, None, None) == (source, None, "source")


@pytest.mark.parametrize(
    ("source", "how"),
    [("Звонок", "call"), ("CALL", "call"), ("Call", "call"), ("Обратный звонок", "call"),
     ("CRM-форма", "form"), ("WebForm", "form"), ("WEBFORM", "form"), ("Открытая линия", "chat"),
     ("1|OPENLINE", "chat"), ("Импорт", "import")],
)  # fmt: skip
def test_a_way_in_is_no_channel(source, how):
    """It says how the card was made, not where the person came from."""
    assert channel_of(source, None, None, None) == (None, how, "way in")


@pytest.mark.parametrize(
    ("source", "channel"),
    [("ORGANIC_SEARCH", "Organic Search"), ("EMAIL_MARKETING", "Email Marketing"),
     ("SOCIAL_MEDIA", "Organic Social"), ("DIRECT_TRAFFIC", "Direct"), ("Paid Social",
     "Paid Social")],
)  # fmt: skip
def test_hubspot_traffic_sources_are_known_by_name(source, channel):
    """The internal code and the label give one channel."""
    assert channel_of(source, None, None, None) == (channel, None, "traffic source")


@pytest.mark.parametrize("source", ["OFFLINE", "Offline Sources"])
def test_offline_means_typed_in(source):
    """HubSpot's «offline» is no marketing channel."""
    assert channel_of(source, None, None, None) == (None, "manual", "traffic source")


@pytest.mark.parametrize("source", ["(direct)", "Direct Traffic"])
def test_direct_is_what_the_export_calls_direct(source):
    """Only these spellings are Direct."""
    assert channel_of(source, None, None, None)[0] == "Direct"


@pytest.mark.parametrize("source", [None, "", "  ", "-", "{source}", "null"])
def test_nothing_said_is_no_channel_and_not_direct(source):
    """An empty source is missing, never Direct."""
    assert channel_of(source, None, None, None) == (None, None, "none")


@pytest.mark.parametrize("source", ["(none)", "(not set)"])
def test_what_analytics_calls_nothing_is_nothing_alone(source):
    """Only beside `(direct)` does `(none)` mean something."""
    assert channel_of(source, None, None, None) == (None, None, "none")


def test_a_pair_in_one_cell_is_source_and_medium():
    """Web analytics write `google / cpc`."""
    assert channel_of("google / cpc", None, None, None).channel == "Paid Search"
    assert channel_of("(direct) / (none)", None, None, None).channel == "Direct"


def test_a_source_in_two_words_that_is_no_such_pair_is_the_channel_as_written():
    """«Выставка / Москва» and «Партнёр / Иванов» were one channel, Unassigned."""
    assert channel_of("Выставка / Москва", None, None, None).channel == "Выставка / Москва"
    assert channel_of("Выставка", "Москва", None, None).channel == "Unassigned"


def test_utm_outranks_the_source():
    """A call with UTM came from the advertisement."""
    assert channel_of("Звонок", "cpc", "yandex", None).channel == "Paid Search"


def test_a_medium_without_utm_source_uses_the_source():
    """A table of visits has source and medium, and no UTM columns."""
    assert channel_of("yandex", "organic", None, None).channel == "Organic Search"


@given(*[st.none() | st.text(max_size=12)] * 4)
def test_every_combination_has_an_answer(source, medium, utm_source, campaign):
    """No text breaks the rules, and a card is never given both a channel and a way in."""
    channel, how, rule = channel_of(source, medium, utm_source, campaign)
    assert channel is None or how is None
    assert rule
