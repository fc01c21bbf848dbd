"""What call trackers and web analytics write, where their documentation says so."""

from __future__ import annotations

import pytest
from tests.exports import ANY_DEALS, built, opened, recognised

METRICA = """
ym:s:visitID,ym:s:clientID,ym:s:dateTime,ym:s:lastTrafficSource,ym:s:lastUTMSource,\
ym:s:lastUTMMedium,ym:s:startURL,ym:s:isNewUser
1,900000000000000001,2026-01-05 10:00:00,ad,yandex,cpc,https://example.org/,1
2,900000000000000001,2026-01-06 10:00:00,organic,,,https://example.org/,0
"""

CALLTOUCH = """
callId,date,callerNumber,phoneNumber,source,medium,utmSource,utmMedium,utmCampaign,\
successful,targetCall,uniqueCall,duration,yaClientId,ctCallerId,manager
1,05/01/2026 10:00:00,79990000001,74950000001,yandex,cpc,yandex,cpc,brand,true,true,true,60,\
900000000000000001,7,Анна
2,16/01/2026 10:00:00,79990000002,74950000001,google,organic,,,,false,false,true,0,,8,
"""

UIS_CALLS = """
id,visitor_id,start_time,finish_time,finish_reason,direction,is_lost,communication_type,\
total_duration,virtual_phone_number,contact_phone_number,campaign_name,source,utm_source,\
utm_medium
1,501,2026-01-05 10:00:00,2026-01-05 10:01:00,operator_disconnects,in,false,call,60,\
74950000001,79990000001,Сайт,,yandex,cpc
2,502,2026-01-06 10:00:00,2026-01-06 10:01:00,no_answer,in,true,call,0,74950000001,\
79990000002,Сайт,,,
"""

MANGO = """
start,finish,answer,from_extension,from_number,to_extension,to_number,disconnect_reason,\
line_number,entry_id
1767600000,1767600060,1767600005,,79990000001,10,,1110,74950000001,abc
"""

FILES = {
    "visits of metrica": (
        "visits.csv",
        METRICA,
        "touchpoints",
        "yandex_metrica",
        {
            "touch_id": "ym:s:visitID",
            "contact_id": "ym:s:clientID",
            "touched_at": "ym:s:dateTime",
            "source": "ym:s:lastTrafficSource",
            "utm_source": "ym:s:lastUTMSource",
            "utm_medium": "ym:s:lastUTMMedium",
            "content": "ym:s:startURL",
            "kind": "=visit",
            "side": "=marketing",
        },
    ),
    "calls of calltouch": (
        "calltouch.csv",
        CALLTOUCH,
        "touchpoints",
        "calltouch",
        {
            "touch_id": "callId",
            "contact_id": "yaClientId",
            "touched_at": "date",
            "source": "source",
            "outcome": "successful",
            "actor": "manager",
            "utm_source": "utmSource",
            "utm_campaign": "utmCampaign",
            "utm_medium": "utmMedium",
            "kind": "=call",
            "side": "=marketing",
            "direction": "=in",
        },
    ),
    "calls of uis": (
        "uis.csv",
        UIS_CALLS,
        "touchpoints",
        "uis",
        {
            "touch_id": "id",
            "contact_id": "visitor_id",
            "touched_at": "start_time",
            "campaign": "campaign_name",
            "source": "source",
            "direction": "direction",
            "outcome": "is_lost",
            "utm_source": "utm_source",
            "utm_medium": "utm_medium",
            "kind": "=call",
            "side": "=marketing",
        },
    ),
    "calls of mango, which name phones alone": (
        "mango.csv",
        MANGO,
        None,
        "mango",
        {},
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_a_table_is_recognised_with_all_its_columns(tmp_path, case):
    """Table, system and every column are as typed here from the documented format."""
    file, text, table, crm, columns = FILES[case]
    with opened(tmp_path, {file: text, "zz_deals.csv": ANY_DEALS}) as session:
        assert recognised(session)[file] == (table, crm, columns)


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


def test_calls_without_a_card_or_a_person_are_told_and_left_out(tmp_path):
    """Mango's statistics know two numbers."""
    with opened(tmp_path, {"mango.csv": MANGO, "deals.csv": ANY_DEALS}) as session:
        reasons = {raw.file: found.reasons for raw, found in session.files}
    assert any("phone alone" in reason for reason in reasons["mango.csv"])
