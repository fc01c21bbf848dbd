"""Whose touches a sale has: those of its person, each once."""

from __future__ import annotations

import pytest
from tests.exports import opened

FILES = {
    "leads.csv": "lead_id,contact_id,created_at,channel\nL1,C1,2024-03-02 10:00,Ads\n",
    "deals.csv": """deal_id,lead_id,contact_id,created_at,closed_at,status,amount,channel
1,L1,,2024-03-03 10:00,2024-03-09 10:00,won,100,Ads
""",
    "touchpoints.csv": """touch_id,contact_id,touched_at,channel
1,C1,2024-03-01 10:00,Mail
2,C1,2024-03-04 10:00,Site
3,C2,2024-03-05 10:00,Other
""",
}


def revenue(folder, files, model):
    """Channel → what the model gives it, channels with nothing left out."""
    with opened(folder, files) as session:
        found = session.roi(models=[model])
    return {row["channel"]: row["revenue"] for row in found.rows if row["revenue"]}


def test_a_sale_whose_contact_is_not_known_has_the_touches_of_its_leads(tmp_path):
    """The deal names no contact, its lead C1: the two touches of C1 have 50 each."""
    assert revenue(tmp_path, FILES, "linear") == {"Mail": 50, "Site": 50}


def test_a_sale_whose_contact_is_known_has_none_of_another_person(tmp_path):
    """The lead was of C1, the deal is of C2: the touch of C2 alone is before its sale."""
    files = {**FILES, "deals.csv": FILES["deals.csv"].replace("L1,,", "L1,C2,")}
    assert revenue(tmp_path, files, "linear") == {"Other": 100}


@pytest.mark.parametrize("way", ["contact_id", "contact_id and lead_id"])
def test_a_touch_that_stands_twice_in_a_file_is_one_step(tmp_path, way):
    """The row of the letter stands there twice: it has half of the sale, not two thirds."""
    lines = FILES["touchpoints.csv"].splitlines()
    lines = [*lines, lines[1]]
    if way == "contact_id and lead_id":
        lines = [f"{line},{'lead_id' if not at else ''}" for at, line in enumerate(lines)]
    files = {
        **FILES,
        "deals.csv": FILES["deals.csv"].replace("L1,,", "L1,C1,"),
        "touchpoints.csv": "\n".join(lines) + "\n",
    }
    assert revenue(tmp_path, files, "linear") == {"Mail": 50, "Site": 50}
