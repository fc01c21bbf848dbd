"""A drafted smalign.toml says what was recognised, and changes no answer."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from smalign.base.errors import SmalignError
from smalign.demo import write
from smalign.render import render
from smalign.render.draft import written
from smalign.session import open_exports
from smalign.session.asking import Question, answered, questions
from smalign.session.drafting import draft_exports

if TYPE_CHECKING:
    from smalign.session import Session

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
Asked = tuple[tuple[str, dict[str, object]], ...]
ASKED: Asked = (
    ("roi", {}),
    ("roi", {"by": ("owner",), "basis": "cash"}),
    ("roi", {"by": ("source",)}),
    ("funnel", {"by": ("channel",)}),
    ("fields", {}),
)


def answers(session: Session, asked: Asked) -> list[object]:
    """Rows, totals and exclusions of every question as in JSON, or the code it fails by."""
    told: list[object] = []
    for metric, options in asked:
        try:
            shown = json.loads(str(render(session.ask(metric, {**options}), "json", "en")))
        except SmalignError as error:
            told.append(error.code)
        else:
            told.append([shown[part] for part in ("as_of", "grain", "rows", "total", "excluded")])
    return told


def drafted(folder: Path, lang: str = "en") -> dict[str, object]:
    """Write the draft beside the exports; what it says."""
    text = written(draft_exports([str(folder)]), folder, lang)
    (folder / "smalign.toml").write_text(text, encoding="utf-8")
    return tomllib.loads(text)


def changes_nothing(folder: Path, asked: Asked = ASKED) -> dict[str, object]:
    """The draft of a folder, once every answer with it is the one without, and it is the same."""
    with open_exports([folder]) as session:
        before = answers(session, asked)
    said = drafted(folder)
    with open_exports([folder]) as session:
        assert answers(session, asked) == before
    with open_exports(config=folder / "smalign.toml") as session:
        assert answers(session, asked[:1]) == before[:1]
    assert drafted(folder) == said
    return said


def put(folder: Path, **files: str) -> Path:
    """A folder with these CSV files."""
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text.lstrip("\n"), encoding="utf-8")
    return folder


def test_a_draft_of_one_month_holds_for_the_next(tmp_path):
    """In June nobody stood in «Подготовка документов»: in July its cards were in no funnel at all.

    The CRM puts that stage before «В работе», which the draft names with the last one.
    """
    head = "ID,Название сделки,Воронка,Стадия сделки,Сделка закрыта,Дата создания,Сумма\n"
    june = (
        "1,Окно,Общая,В работе,нет,01.06.2026 10:00:00,10\n"
        "2,Дверь,Общая,Финальный счёт,нет,01.06.2026 10:00:00,20\n"
        "3,Пол,Общая,Сделка успешна,да,01.06.2026 10:00:00,30\n"
    )
    july = "4,Стол,Общая,Подготовка документов,нет,01.07.2026 10:00:00,40\n"
    said = drafted(put(tmp_path, deals=head + june))
    assert said["pipelines"]["Общая"]["order"] == ["В работе", "Финальный счёт"]
    put(tmp_path, deals=head + june + july)
    with open_exports([tmp_path]) as session:
        found = session.funnel()
    assert [(row["stage"], row["entered"]) for row in found.rows] == [
        ("Подготовка документов", 4),
        ("В работе", 3),
        ("Финальный счёт", 2),
        ("Сделка успешна", 1),
    ]


def test_an_order_that_is_not_the_crms_is_kept(tmp_path):
    """The team goes from the invoice to work: where a third stage stands then, nobody knows."""
    head = "ID,Название сделки,Воронка,Стадия сделки,Сделка закрыта,Дата создания,Сумма\n"
    rows = [
        f"{n},Окно,Общая,{stage},{'да' if stage == 'Сделка успешна' else 'нет'},"
        f"01.06.2026 10:00:00,10\n"
        for n, stage in enumerate(
            ("В работе", "Финальный счёт", "Подготовка документов", "Сделка успешна")
        )
    ]
    put(tmp_path, deals=head + "".join(rows))
    toml = '[pipelines."Общая"]\norder = ["Финальный счёт", "В работе"]\n'
    (tmp_path / "smalign.toml").write_text(toml, encoding="utf-8")
    with open_exports([tmp_path]) as session, pytest.raises(SmalignError) as caught:
        session.funnel()
    assert caught.value.code == "stage_order_unknown"


def test_the_sample_of_bitrix24_answers_the_same(tmp_path):
    """The sample's stages, tagged channels and own reasons are in force, and nothing moves."""
    shutil.copytree(SAMPLES / "bitrix24", tmp_path / "x")
    said = changes_nothing(tmp_path / "x")
    assert said["lead_stages"]["order"] == ["Не обработан", "В работе", "Обработан"]
    assert said["lead_stages"]["won"] == ["Качественный лид"]
    assert said["pipelines"]["Общая"]["won"] == ["Сделка успешна"]
    # one open stage has one order
    assert said["pipelines"]["Сервис"].keys() == {"order", "won", "lost"}
    assert said["channels"]["yandex / cpc"] == "Paid Search"
    assert "Avito" not in said["channels"]
    assert said["mapping"]["deals"] == {"loss_reason": "Причина отказа сделки (список)"}


def test_the_general_sample_answers_the_same(tmp_path):
    """With a stage history the order of both pipelines is known and written."""
    shutil.copytree(SAMPLES / "generic", tmp_path / "x")
    said = changes_nothing(tmp_path / "x")
    assert said["pipelines"]["Service"]["order"] == ["New", "Get more info", "Quote", "Negotiate"]


@pytest.mark.parametrize("crm", ["hubspot", "zoho"])
def test_every_dialect_of_the_demo_answers_the_same(tmp_path, crm):
    """Whatever the CRM calls things, the file changes nothing."""
    write(tmp_path, crm=crm, seed=3, leads=120, encoding=None)
    (tmp_path / "truth.json").unlink()
    asked = (("roi", {"by": ("owner",), "basis": "cash"}), ("funnel", {"by": ("channel",)}))
    assert changes_nothing(tmp_path, asked)["sources"]["files"]


def test_stages_that_differ_in_case_alone_keep_their_places(tmp_path):
    """Two spellings are two stages without the file, and stay two with it."""
    put(
        tmp_path,
        deals="""
Deal ID,Created at,Stage,Status,Amount
1,2026-01-02,new,open,1
2,2026-01-03,New,open,2
3,2026-01-04,Won,won,3
4,2026-01-05,Lost,lost,4
""",
    )
    said = changes_nothing(tmp_path)
    assert said["stages"]["won"] == ["Won"]


def test_a_stage_most_of_whose_cards_are_won_is_written_as_won(tmp_path):
    """Stages nobody has heard of are known by the outcome of their cards."""
    put(
        tmp_path,
        deals="""
Deal ID,Created at,Stage,Status,Amount
1,2026-01-02,Handshake,won,1
2,2026-01-03,Handshake,won,2
3,2026-01-04,Adieu,lost,3
""",
    )
    said = changes_nothing(tmp_path)
    assert said["stages"] == {"won": ["Handshake"], "lost": ["Adieu"]}


def test_stages_nothing_is_known_of_are_left_as_questions(tmp_path):
    """Neither a flag nor a name says what is won: nothing is put in force, the question stands."""
    put(
        tmp_path,
        deals="Deal ID,Created at,Stage,Amount\n1,2026-01-02,Red,1\n2,2026-01-03,Blue,2\n",
    )
    said = changes_nothing(tmp_path)
    assert said["stages"] == {}
    assert "Which stages mean won" in (tmp_path / "smalign.toml").read_text(encoding="utf-8")


def test_an_exported_channel_is_not_made_again_by_rules(tmp_path):
    """A row without a channel has none, though its source would make one: no line is in force."""
    put(
        tmp_path,
        deals="""
Deal ID,Created at,Status,Amount,Channel,Source
1,2026-01-02,won,1,Search,google
2,2026-01-03,won,2,,google
3,2026-01-04,lost,3,Fair,fair
""",
    )
    assert changes_nothing(tmp_path)["channels"] == {}


def test_bare_sources_are_in_force_only_where_nothing_is_tagged(tmp_path):
    """With tags, a line for a bare source would catch tagged cards of the next export."""
    plain = "Deal ID,Created at,Status,Amount,Source\n1,2026-01-02,won,1,Fair\n"
    tagged = (
        "Deal ID,Created at,Status,Amount,Source,UTM source,UTM medium\n"
        "1,2026-01-02,won,1,Fair,,\n2,2026-01-03,won,1,Site,google,cpc\n"
    )
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert changes_nothing(put(tmp_path / "a", deals=plain))["channels"] == {"Fair": "Fair"}
    said = changes_nothing(put(tmp_path / "b", deals=tagged))
    assert said["channels"] == {"google / cpc": "Paid Search"}


def test_a_pair_that_means_two_channels_is_not_in_force(tmp_path):
    """A campaign called shop makes another channel of the same tags: no one line can say both."""
    put(
        tmp_path,
        deals="""
Deal ID,Created at,Status,Amount,UTM source,UTM medium,UTM campaign
1,2026-01-02,won,1,google,cpc,brand
2,2026-01-03,won,2,google,cpc,shop
3,2026-01-04,won,3,bing,cpc,brand
""",
    )
    assert changes_nothing(tmp_path)["channels"] == {"bing / cpc": "Paid Search"}


def test_a_way_in_is_no_channel(tmp_path):
    """A call says how the card came in; its channel stays unknown, the line a comment."""
    put(
        tmp_path,
        deals="Deal ID,Created at,Status,Amount,Source\n1,2026-01-02,won,1,Call\n",
    )
    assert changes_nothing(tmp_path)["channels"] == {}
    assert '# "Call" = "…"' in (tmp_path / "smalign.toml").read_text(encoding="utf-8")


def test_two_files_of_one_name_are_told_apart(tmp_path):
    """A key of `[sources.tables]` holds wherever the file is read from."""
    deals = "Deal ID,Created at,Status,Amount\n{0},2026-01-02,won,1\n"
    for number, folder in enumerate(("north[1]", "south")):
        (tmp_path / folder).mkdir()
        put(tmp_path / folder, cards=deals.format(number))
    said = changes_nothing(tmp_path)
    assert said["sources"]["files"] == ["north[1]/cards.csv", "south/cards.csv"]


def test_a_header_that_is_toml_is_a_header(tmp_path):
    """Quotes, hashes and brackets of an export end up as text, and the file is read."""
    put(
        tmp_path,
        deals=(
            'Deal ID,Created at,Status,Amount,Stage,Source,"say ""hi"" # no"\n'
            '1,2026-01-02,won,1,"Won ""big""","]#\'",x\n2,2026-01-03,lost,1,Lost,"a\\b",y\n'
        ),
    )
    said = changes_nothing(tmp_path)
    assert said["stages"]["won"] == ['Won "big"']
    assert said["channels"] == {"]#'": "]#'", "a\\b": "a\\b"}


def test_a_file_that_shares_a_key_is_offered_as_a_lookup(tmp_path):
    """Two of the three managers stand in it once: the join is shown with that count."""
    put(
        tmp_path,
        deals="""
Deal ID,Created at,Status,Amount,Owner
1,2026-01-02,won,1,Ann
2,2026-01-03,won,1,Bob
3,2026-01-03,won,1,Cid
""",
        groups="Owner,City\nAnn,Oslo\nBob,Rome\n",
    )
    changes_nothing(tmp_path)
    [lookup] = draft_exports([str(tmp_path)]).lookups
    assert (lookup.key, lookup.table, lookup.own, lookup.found, lookup.values) == (
        "groups.csv", "deals", "Owner", 2, 3,
    )  # fmt: skip


def test_a_join_is_counted_over_all_files_of_the_cards(tmp_path):
    """Ann, Bob and Cid of January, Cid and Dan of February: the file has 3 of the 4."""
    head = "Deal ID,Created at,Status,Amount,Owner\n"
    put(
        tmp_path,
        deals_1=f"{head}1,2026-01-02,won,1,Ann\n2,2026-01-03,won,1,Bob\n3,2026-01-03,won,1,Cid\n",
        deals_2=f"{head}4,2026-02-02,won,1,Cid\n5,2026-02-03,won,1,Dan\n",
        groups="Owner,City\nAnn,Oslo\nBob,Rome\nDan,Bonn\nEve,Bonn\n",
    )
    [lookup] = draft_exports([str(tmp_path)]).lookups
    assert (lookup.own, lookup.found, lookup.values, lookup.is_part) == ("Owner", 3, 4, False)


def test_of_large_files_the_rows_looked_at_are_what_counts(tmp_path):
    """1 100 deals are more than a look takes in, and the sentence says so."""
    rows = [f"{n},2026-01-02,won,1,Ann" for n in range(1100)]
    put(
        tmp_path,
        deals="\n".join(["Deal ID,Created at,Status,Amount,Owner", *rows, ""]),
        groups="Owner,City\nAnn,Oslo\n",
    )
    changes_nothing(tmp_path)
    text = (tmp_path / "smalign.toml").read_text(encoding="utf-8")
    assert "in the rows looked at it has 1 of their 1 value." in text.replace("\n# ", " ")


def test_fields_in_a_table_of_their_own_are_offered_with_the_reason(tmp_path):
    """DEAL_ID is the id of the deals, whatever their file calls it; UF_CRM_4 stands on lost ones.

    UF_CRM_5 stands on every deal, UF_CRM_6 on too few to say anything.
    """
    stages = ["LOSE", "LOSE", "LOSE", "WON"]
    rows = [f"{n},2026-01-0{n}T10:00:00+03:00,{stage},1,7" for n, stage in enumerate(stages, 1)]
    put(
        tmp_path,
        crm_deal="\n".join(["ID,DATE_CREATE,STAGE_ID,OPPORTUNITY,LEAD_ID", *rows, ""]),
        crm_deal_uf=(
            "DEAL_ID,UF_CRM_4,UF_CRM_5,UF_CRM_6\n1,Price,a,x\n2,Price,b,\n3,Time,c,\n4,,d,\n"
        ),
    )
    changes_nothing(tmp_path)
    [lookup] = draft_exports([str(tmp_path)]).lookups
    assert (lookup.theirs, lookup.own, lookup.reason, lookup.reasons) == (
        "deal_id", "DEAL_ID", "UF_CRM_4", 3,
    )  # fmt: skip
    text = (tmp_path / "smalign.toml").read_text(encoding="utf-8")
    assert '# on = { deal_id = "DEAL_ID" }' in text
    assert '# loss_reason = "UF_CRM_4"' in text


def test_an_export_nobody_knows_is_drafted_as_a_question(tmp_path):
    """Where no metric could answer, the file asks what the export holds."""
    put(tmp_path, odd="Alpha,Beta\n1,2\n")
    said = drafted(tmp_path)
    assert said["sources"] == {"files": ["odd.csv"], "tables": {}}
    [question] = [one for one in questions(draft_exports([str(tmp_path)])) if one.place]
    assert (question.code, question.place) == ("table", ("odd.csv",))


def test_what_was_told_is_in_force(tmp_path):
    """Zone, currency and table of the command line stand in the file."""
    put(tmp_path, odd="Deal ID,Amount\n1,2\n")
    draft = draft_exports(
        [str(tmp_path)], timezone="Europe/Moscow", currency="EUR", tables={"odd.csv": "deals"}
    )
    said = tomllib.loads(written(draft, tmp_path, "en"))["sources"]
    assert (said["timezone"], said["currency"]) == ("Europe/Moscow", "EUR")
    assert said["tables"] == {"odd.csv": "deals"}


def test_answers_become_lines_in_force(tmp_path):
    """What is won makes the order a question; every answer is in the file and holds."""
    put(
        tmp_path,
        deals="""
Deal ID,Created at,Stage,Amount
1,01/02/2026,Red,10.00
2,03/04/2026,Blue,20.00
3,05/06/2026,Green,30.00
4,07/08/2026,Grey,40.00
""",
    )
    replies = {
        "timezone": ("Asia/Omsk",),
        "format": ("day first",),
        "won": ("Blue",),
        "lost": ("Grey",),
        "order": ("Red", "Green"),
        "qualified": ("Green",),
    }
    asked: list[str] = []

    def ask(question: Question) -> tuple[str, ...] | None:
        asked.append(question.code)
        return replies.get(question.code)

    draft = draft_exports([str(tmp_path)], ask=ask)
    text = written(draft, tmp_path, "en")
    (tmp_path / "smalign.toml").write_text(text, encoding="utf-8")
    said = tomllib.loads(text)
    assert asked == ["timezone", "currency", "format", "won", "lost", "order", "qualified"]
    assert said["formats"] == {"Created at": "day first"}
    assert said["stages"] == {
        "order": ["Red", "Green"],
        "won": ["Blue"],
        "lost": ["Grey"],
        "qualified": ["Green"],
    }
    with open_exports([tmp_path]) as session:
        total = session.roi(since="2026-04-03", until="2026-04-03").total
        rows = session.funnel().rows
    assert (total["deals"], total["won"]) == (1, 1)
    assert [row["stage"] for row in rows] == ["(unknown)", "Red", "Green", "Blue"]


def test_an_answer_that_is_none_is_refused(tmp_path):
    """A zone that does not exist never becomes configuration."""
    put(tmp_path, deals="Deal ID,Created at,Status\n1,2026-01-02,won\n")
    with open_exports([tmp_path]) as session, pytest.raises(SmalignError) as caught:
        answered(session.config, Question("timezone"), ("Mars",))
    assert caught.value.code == "timezone_unknown"


def test_a_draft_reads_no_configuration(tmp_path):
    """What an older smalign.toml says is no evidence: the draft is of the export."""
    put(tmp_path, deals="Deal ID,Created at,Status\n1,2026-01-02,won\n")
    (tmp_path / "smalign.toml").write_text('[sources]\ntimezone = "Asia/Omsk"\n', encoding="utf-8")
    assert draft_exports([str(tmp_path)]).timezone is None


def test_a_stage_its_crm_calls_qualified_is_proposed_not_put_in_force(tmp_path):
    """HubSpot's own «Qualified to buy»: the question names it, the numbers do not change."""
    put(
        tmp_path,
        deals="""
Record ID,Deal Name,Deal Stage,Pipeline,Amount,Create Date,Close Date,Deal owner
1,A,Qualified To Buy,Sales Pipeline,1,2026-01-02 10:00,,Ann
2,B,Closed Won,Sales Pipeline,2,2026-01-03 10:00,2026-01-09 10:00,Ann
""",
    )
    said = changes_nothing(tmp_path)
    assert "qualified" not in said["pipelines"]["Sales Pipeline"]
    text = (tmp_path / "smalign.toml").read_text(encoding="utf-8")
    assert '# qualified = ["Qualified To Buy"]' in text
    assert "# qualified = []" not in text


def test_lines_that_contradict_each_other_are_not_in_force(tmp_path):
    """One row's channel is the other's source: the first line would catch both rows."""
    put(
        tmp_path,
        deals="""
Deal ID,Created at,Status,Amount,Channel,Source
1,2026-01-02,won,1,Fair,Mail
2,2026-01-03,won,2,Mail,Fair
3,2026-01-04,lost,3,Site,Web
""",
    )
    assert changes_nothing(tmp_path)["channels"] == {"Site": "Site"}
