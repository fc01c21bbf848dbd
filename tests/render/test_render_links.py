"""Of how many deals and touches each way of linking is told."""

from __future__ import annotations

from msgspec.structs import replace

from smalign.base.results import InspectedColumn
from smalign.render import render
from smalign.render.links import link_lines


def told(made, links, links_of, lang="en"):
    """The lines of an inspection with these links."""
    return link_lines(replace(made.inspection(), links=links, links_of=links_of), lang)


def test_ways_are_told_of_all_deals(made):
    """38 + 25 of 70 are linked, and 7 are not."""
    assert told(made, {"email": 38, "phone": 25}, {"deals": 70}) == [
        "Deals linked to a lead: 63 of 70 — e-mail: 38, phone: 25, not linked: 7"
    ]


def test_no_link_at_all_is_told(made):
    """Silence would look as if nothing could be linked."""
    assert told(made, {}, {"deals": 70}) == ["Deals linked to a lead: 0 of 70"]
    assert told(made, {}, {}) == []


def test_where_all_are_linked_nothing_is_left(made):
    """842 of 842 by id."""
    assert told(made, {"lead_id": 842}, {"deals": 842}, "ru") == [
        "Сделки, связанные с лидом: 842 из 842 — ID лида: 842"
    ]


def test_touches_of_nobody_are_not_linked(made):
    """One by e-mail and two by phone of four; their kind is told once."""
    links = {"touch_email": 1, "touch_phone": 2, "touch_unlinked": 1}
    assert told(made, links, {"touches": 4}) == [
        "Touches that name no card, linked to a person: 3 of 4 — e-mail: 1, phone: 2, not linked: 1"
    ]


def test_a_workspace_of_an_older_version_tells_the_ways_alone(made):
    """It does not hold of how many deals they are."""
    assert told(made, {"lead_id": 5}, {}) == ["Links: lead id: 5"]


def test_a_few_empty_cells_are_not_none_and_nearly_all_not_all(made):
    """3 of 3,632 are no 0 %, and 3,629 of 3,632 no 100 %."""
    inspection = made.inspection()
    shares = {"few": 3 / 3632, "most": 3629 / 3632, "none": 0.0, "all": 1.0, "half": 0.5}
    columns = tuple(
        InspectedColumn(name, None, "text", None, share) for name, share in shares.items()
    )
    file = replace(inspection.files[0], columns=columns)
    text = render(replace(inspection, files=(file,)), "table", "en", width=100)
    cells = {line.split()[0]: line.split()[3] for line in text.splitlines() if "attribute" in line}
    assert cells == {"few": "<1%", "most": ">99%", "none": "0%", "all": "100%", "half": "50%"}
