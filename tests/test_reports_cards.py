"""Cards of villages and households, papers of households, photo captions: contents and masks."""

import shutil
from dataclasses import replace
from types import SimpleNamespace

import pytest
from declared import PARAMS, posted, rules, table, village
from lxml import etree
from results_fixture import ROOT, changed, small_results
from word_files import body

from bangfu_lib.params.documents import load_documents
from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.documents import make_document
from bangfu_lib.reports.kinds import KINDS
from bangfu_lib.workspace import Workspace

DOCUMENTS = load_documents(PARAMS)
MINE = ["village_card", "household_cards", "household_papers", "village_profile", "photo_sheet"]
HOSTILE = '<&>"䶮㙟' + "长" * 300


def household(code, at="PB01", **more):
    known = {"household": code, "village": at, "category": "脱贫户", "head": "钱小明"}
    forms = {"basic_form": True, "income_form": True, "policy_list": True}
    return known | forms | {"helper": "R011", "doctor": "孙医生", **more}


def card(code, kind="精准帮扶明白卡", **more):
    known = {"card": code, "kind": kind, "village": "PB01", "made_on": "2021-10-08", "posted": True}
    return known | more


def photo(code, **more):
    told = {"place": "院坝", "event": "一起打扫", "consent": True, "posted": False}
    return card(code, "温馨照片", household="H001", **{**told, **more})


LEDGERS = {
    "villages": [
        village("PB01", name="甲子村", groups=6, household_count=300, population=1200,
                lifted_households=100, monitored_households=80, sending_unit="甲局",
                disabled_persons=2, gravely_ill=7, collective_income="150000"),
        village("PB02", name="乙丑村", sending_unit="乙局"),
        village("PB03", name="丙寅村", sending_unit="丙局"),
    ],
    "persons": [
        posted("甲", "县级联系领导", "PB01", sending_unit="某县", post="副县长"),
        posted("乙", "第一书记", "PB01", phone="13912345678", sending_unit="甲局"),
        posted("丙", "第一书记", "PB01", left="2021-09-01"),
        posted("R011", "帮扶责任人", "PB01", name="李二", phone="13900000000"),
    ],
    "organisations": [{"organisation": "Z1", "name": "丁局", "kind": "帮扶单位", "village": "PB01"}],
    "households": [
        household("H001", family_size=4, wage_income="12000", phone="13811112222", labourers=2),
        household("H002", income_form=False, head=None, helper=None, doctor=None),
        household("H003", category="监测户", at="PB01"),
    ],
    "measures": [
        {"measure": "C1", "household": "H001", "village": "PB01", "category": "产业就业促进增收",
         "content": "介绍务工", "state": "正在落实"},
    ],
    "policies": [
        {"household": "H001", "village": "PB01", "policy": "低保", "amount": "5432.1",
         "started_on": "2021-01-01"},
        {"household": "H001", "village": "PB01", "policy": "旧政策", "started_on": "2019-01-01",
         "ended_on": "2020-12-31"},
    ],
    "household_standards": [
        {"household": "H001", "village": "PB01", "checked_on": "2021-11-01", "income": True,
         "food": True, "housing": False},
    ],
    "cards": [
        card("K1", household="H001"), card("K2", household="H001"), card("K3", household="H003"),
        card("C1", "村级帮扶力量明白卡", place="村委会"),
        card("C2", "村级帮扶力量明白卡", place="一组聚居点", posted=False),
        photo("Z1"), photo("Z2", place=None), photo("Z3", consent=False, posted=True),
        photo("Z4", consent=None, event=None),
    ],
    "village_plans": [
        {"plan": "G1", "village": "PB01", "title": "茶产业规划", "industry": "茶叶", "duties": True,
         "route": True, "schedule": True},
    ],
    "outcomes": [
        {"outcome": "X1", "reported_on": "2021-12-01", "village": "PB01", "kind": "种植果木",
         "quantity": 120, "measure_word": "亩"},
        {"outcome": "X2", "reported_on": "2021-12-01", "village": "PB01", "kind": "种植果木",
         "quantity": 30, "measure_word": "亩", "approximate": True},
    ],
}  # fmt: skip


def results(**other):
    made = changed(small_results())
    tables = {name: table(name, listed) for name, listed in (LEDGERS | other).items()}
    known = vars(small_results())["snapshot"].tables
    vars(made)["snapshot"] = SimpleNamespace(tables={**known, **tables})
    fields = made.catalogue["ledgers"]["villages"]["fields"]
    counted = {
        name: {**entry, "counts": rules().ledgers["villages"].fields[name].counts}
        for name, entry in fields.items()
    }
    villages = made.catalogue["ledgers"]["villages"] | {"fields": counted}
    ledgers = made.catalogue["ledgers"] | {"villages": villages}
    other = replace(made, catalogue={**made.catalogue, "ledgers": ledgers})
    vars(other)["snapshot"] = vars(made)["snapshot"]
    return other


def contents(kind, *, public=False, contact=None, **other):
    document = replace(DOCUMENTS[kind], internal=not public)
    document = replace(document, contact=contact) if contact else document
    unit = "" if document.unit == "quarter" else "PB01"
    return KINDS[kind].contents(Brief(results(**other), document, unit))


def nothing():
    return {name: [] for name in LEDGERS if name != "villages"}


def texts(value):
    if isinstance(value, dict):
        return [text for entry in value.values() for text in texts(entry)]
    if isinstance(value, list):
        return [text for entry in value for text in texts(entry)]
    return [str(value)]


# Cards of villages


def test_a_village_has_a_card_for_each_place_and_one_where_no_place_is_known():
    cards = contents("village_card")["village_cards"]
    assert [one["posted_line"] for one in cards[:2]] == [
        "张贴地点：村委会（第1张，共2张）",
        "张贴地点：一组聚居点（第2张，共2张）",
    ]
    assert [one["card_title"][:3] for one in cards] == ["甲子村", "甲子村", "乙丑村", "丙寅村"]


def test_a_card_names_who_helps_now_with_post_and_masked_phone():
    card = contents("village_card")["village_cards"][0]
    helpers = {row["holder"]: row["people"] for row in card["help"]}
    assert helpers == {"联系领导": "甲（某县，副县长）", "第一书记": "乙（甲局，139****5678）"}
    assert card["helping_unit"] == "甲局、丁局"


def test_a_card_tells_figures_and_measures_of_the_village():
    card = contents("village_card")["village_cards"][0]
    assert card["facts_text"].startswith("6个村民小组，户籍300户1200人，脱贫户100户，监测户80户")
    assert card["measures_text"].split("\n") == [
        "主导产业：茶叶",
        "发展规划：《茶产业规划》",
        "今年以来：种植果木150余亩",
    ]


def test_the_office_is_told_what_each_card_lacks():
    unfilled = contents("village_card")["unfilled"]
    assert "监督电话" in unfilled[0]
    assert unfilled[1].startswith("甲子村：") and "农技员" in unfilled[1]


def test_the_register_counts_places_and_those_posted():
    made = contents("village_card")
    assert "张贴地点2处，已张贴1处" in made["cards_text"]
    assert [row["state"] for row in made["postings"]] == ["已张贴", "未张贴"]


def test_a_declared_phone_of_the_office_is_printed_and_else_a_blank():
    told = contents("village_card", contact={"name": "办公室", "phone": "0831-5720000"})
    assert told["contacts"] == ["联系人：办公室，联系电话：0831-5720000"]
    assert told["phone_blank"] == [] and contents("village_card")["phone_blank"] == [""]


def test_public_cards_of_villages_name_no_places():
    made = contents("village_card", public=True)
    assert len(made["village_cards"]) == 3 and made["postings"] == []
    assert not any("村委会" in text for text in texts(made))


# Cards of households


def test_every_household_has_a_card_with_what_is_known_and_blanks_for_the_rest():
    first, second, _ = contents("household_cards")["household_cards"]
    assert (first["head_name"], first["family"], first["doctor"]) == ("钱**", "4人", "孙医生")
    assert first["helper"] == "李二（139****0000）"
    assert (first["measures_text"], first["policies_text"]) == ("介绍务工（正在落实）", "低保")
    assert [second[key] for key in ("head_name", "family", "helper", "measures_text")] == [""] * 4


def test_coverage_counts_households_and_not_cards():
    made = contents("household_cards")
    assert "共3户，已制作精准帮扶明白卡的2户、3张，覆盖率66.7%" in made["cards_text"]
    assert [row["household_code"] for row in made["without_card"]] == ["H002"]
    assert [(r["category"], r["expected"], r["complete"]) for r in made["card_counts"]] == [
        ("脱贫户", 2, 1),
        ("监测户", 1, 1),
        ("合计", 3, 2),
    ]


def test_public_cards_of_households_keep_helpers_and_leave_the_rest_to_be_written():
    first = contents("household_cards", public=True)["household_cards"][0]
    shown = {name: value for name, value in first.items() if value != ""}
    assert shown == {"number": 1, "head_name": "钱**", "helper": "李二（139****0000）", "doctor": "孙医生"}  # fmt: skip


# Papers of households


def test_papers_show_what_is_collected_and_leave_amounts_to_be_written():
    made = contents("household_papers")
    first = made["household_papers"][0]
    assert (first["phone"], first["labourers"]) == ("138****2222", "2人")
    assert [row["state"] for row in first["incomes"]] == ["台账已登记", *["台账未登记"] * 3, "", ""]
    assert [row["policy"] for row in first["policies"]] == ["低保", "", "", "", ""]
    assert not any("5432" in text or "12000" in text or "*****" in text for text in texts(made))


def test_the_last_check_of_a_household_is_told_by_what_was_passed_and_failed():
    first, second, _ = contents("household_papers")["household_papers"]
    assert first["standards_checked"] == (
        "2021年11月1日逐户核查：收入达标、不愁吃均达标；住房安全有保障未达标。"
    )
    assert second["standards_checked"] == ""


def test_three_papers_are_due_of_each_household_and_the_lacking_one_is_named():
    made = contents("household_papers")
    assert "3户，应建“一表、一收入、一清单”9份，已齐全8份，齐全率88.9%" in made["papers_text"]
    lacking = made["incomplete"][0]
    assert (lacking["household_code"], lacking["income_form"]) == ("H002", "缺")


def test_public_papers_have_no_page_of_any_household():
    made = contents("household_papers", public=True)
    assert made["household_papers"] == made["incomplete"] == []
    assert made["edition_note"] and not any("H00" in text for text in texts(made))


# Photos


def test_a_photo_may_be_posted_with_time_place_event_and_consent_alone():
    made = contents("photo_sheet")
    assert [row["code"] for row in made["photos"]] == ["Z1"]
    assert made["captions"][0]["left_caption"] == "时间：2021年10月8日\n地点：院坝\n事件：一起打扫"
    assert {row["code"]: row["reason"] for row in made["withheld"]} == {
        "Z2": "缺地点",
        "Z3": "户主不同意张贴；已张贴，应先取下",
        "Z4": "缺事件；没有登记户主是否同意",
    }


def test_public_photo_sheets_count_the_same_and_tell_no_event():
    public, internal = contents("photo_sheet", public=True), contents("photo_sheet")
    assert public["photos_text"] == internal["photos_text"]
    assert public["photos"] == public["captions"] == []
    assert not any("打扫" in text or "H001" in text for text in texts(public))


# Profiles


def test_a_profile_is_told_in_sentences_of_what_is_known():
    said = {row["heading"][2:]: row["text"] for row in contents("village_profile")["profile"]}
    assert list(said) == ["基本情况", "农户情况", "产业发展", "组织和帮扶力量", "今年工作"]
    assert "全村户籍人口300户1200人。" in said["基本情况"]
    assert "上年度村集体经济收入15万元。" in said["产业发展"]
    assert said["今年工作"] == "取得的主要成效：种植果木150余亩。"


def test_counts_of_people_by_health_are_suppressed_below_three_and_never_public():
    internal = "".join(row["text"] for row in contents("village_profile")["profile"])
    assert "残疾少于3人、大病7人" in internal
    assert not any("残疾" in text for text in texts(contents("village_profile", public=True)))


def test_sections_of_which_nothing_is_known_are_left_out():
    made = contents("village_profile", **nothing(), villages=[village("PB01", terrain="山地")])
    assert [row["heading"] for row in made["profile"]] == ["一、基本情况"]
    assert made["village_figures"] == []


# All of them


@pytest.mark.parametrize("kind", MINE)
@pytest.mark.parametrize("public", [False, True])
def test_a_document_without_rows_says_so_and_never_none(kind, public):
    made = contents(kind, public=public, **nothing(), villages=[])
    said = texts(made)
    assert not any(word in text for text in said for word in ("None", "nan", "NaT", "<NA>"))
    assert kind == "village_card" or any("没有" in text for text in said)


@pytest.mark.parametrize("kind", MINE)
@pytest.mark.parametrize("public", [False, True])
def test_contents_are_what_is_declared(kind, public):
    assert set(contents(kind, public=public)) == set(KINDS[kind].fields)


@pytest.mark.parametrize("kind", MINE)
@pytest.mark.parametrize("edition", ["内部版", "公开版"])
def test_hostile_words_are_printed_as_they_are_and_household_codes_never_in_public(
    kind, edition, tmp_path
):
    shutil.copytree(ROOT / "report_templates", tmp_path / "report_templates")
    shutil.copytree(PARAMS / "documents", tmp_path / "params" / "documents")
    declared = tmp_path / "params" / "documents" / f"{kind}.yaml"
    text = declared.read_text("utf-8").replace("edition: 内部版", f"edition: {edition}")
    declared.write_text(text, "utf-8")
    people = [posted("乙", "第一书记", "PB01", name=HOSTILE)]
    households = [household("H001", doctor=HOSTILE, helper="乙")]
    photos = [photo("Z1", event=HOSTILE)]
    made = results(persons=people, households=households, cards=photos)
    unit = None if DOCUMENTS[kind].unit == "quarter" else "PB01"
    parsed = etree.fromstring(body(make_document(kind, made, Workspace(tmp_path), unit)))
    whole = "".join(parsed.itertext())
    told = kind != "photo_sheet" and not (kind == "household_papers" and edition == "公开版")
    assert not told or HOSTILE[:40] in whole  # cards cut what no card holds
    assert edition == "内部版" or "H001" not in whole
