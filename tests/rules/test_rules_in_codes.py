"""Rules where smalign.toml speaks in the codes of the CRM, or spells a pipeline otherwise."""

from __future__ import annotations

import pytest
from tests.rules.checks_made import TODAY, check, found

from smalign import open as open_
from smalign import prepare
from smalign.session.checking import CheckAsk

DEALS = """ID,TITLE,CATEGORY_ID,STAGE_ID,DATE_CREATE,OPPORTUNITY,CURRENCY_ID,ASSIGNED_BY_ID
1,a,14,C14:UC_1,2024-01-02T10:00:00+03:00,,RUB,1
2,b,14,C14:UC_2,2024-01-03T10:00:00+03:00,10,RUB,1
3,c,14,C14:UC_9,2024-01-04T10:00:00+03:00,10,RUB,1
"""
STATUSES = """ID,ENTITY_ID,STATUS_ID,NAME,NAME_INIT,SORT,SYSTEM,CATEGORY_ID,SEMANTICS
1,DEAL_STAGE_14,C14:UC_1,Замер,,20,N,14,P
2,DEAL_STAGE_14,C14:UC_2,Оплачено,,90,N,14,S
3,DEAL_STAGE_14,C14:UC_9,Сборка,,30,N,14,P
"""
CATEGORIES = "id,name,sort,entityTypeId,isDefault\n14,Кухни,2,2,N\n"
FILES = {"deals.csv": DEALS, "crm_status_list.csv": STATUSES, "categories.csv": CATEGORIES}


@pytest.mark.parametrize("pipeline", ["14", "Кухни", "кухни "])
@pytest.mark.parametrize("stage", ["C14:UC_1", "Замер"])
def test_a_stage_told_by_its_code_is_told(tmp_path, pipeline, stage):
    """Nobody names the third stage, «Сборка»; «Замер» requires the amount that deal 1 lacks."""
    toml = (
        f'[pipelines."{pipeline}"]\norder = ["{stage}"]\nwon = ["Оплачено"]\n'
        f'required = {{ "{stage}" = ["amount"] }}\n'
    )
    unknown = check(tmp_path / "known", FILES, "known_stages", toml=toml).findings
    assert [(one.failing, one.of, one.facts["stages"]) for one in unknown] == [(1, 3, ["Сборка"])]
    empty = found(tmp_path / "required", FILES, "required_by_stage", toml=toml)
    assert [one[3:6] for one in empty] == [("OPPORTUNITY", 1, 3)]


def test_a_workspace_knows_what_was_told_by_codes(tmp_path):
    """It keeps no list of codes; what smalign.toml says by them is kept by name."""
    export = tmp_path / "export"
    export.mkdir()
    toml = '[pipelines."14"]\norder = ["C14:UC_1"]\nrequired = { "C14:UC_1" = ["amount"] }\n'
    for name, text in {**FILES, "smalign.toml": toml}.items():
        (export / name).write_text(text, encoding="utf-8")
    prepare(export, to=tmp_path / "workspace")
    with open_(tmp_path / "workspace") as session:
        checked = session.check(CheckAsk(today=TODAY, select=("required_by_stage",)))
    assert [(one.failing, one.of) for one in checked.findings] == [(1, 3)]
