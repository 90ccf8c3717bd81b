"""What the township's twelve tasks ask: self-checks, lists, talks, invitations, photos."""

from declared import context, posted, rules, village

from bangfu_lib.indicators.facts import compute_facts


def counted(name: str, **tables):
    """numerator and denominator (None for a plain count) of every fact."""
    tables.setdefault("villages", [village()])
    facts = compute_facts({name: rules().indicators[name]}, context(**tables)).facts
    pairs = zip(facts["numerator"], facts["denominator"], strict=True)
    return [(int(a), None if b is None else int(b)) for a, b in pairs]


def campaign(**more):
    known = {"campaign": "1", "kind": "自查", "name": "自查月"}
    return known | {"started_on": "2021-12-01", "ended_on": "2021-12-31"} | more


def check(code, day, **more):
    known = {"check": code, "campaign": "自查", "group": "组", "village": "V1", "held_on": day}
    return known | {"sheet": "村", "item_number": 1, "result": "合格"} | more


def test_self_checks_count_within_the_days_of_their_campaign_alone():
    checks = [
        check("1", "2021-11-30"),
        check("2", "2021-12-01", item_number=2),
        check("3", "2021-12-31", item_number=3),
        check("4", "2021-12-31", item_number=3),
        check("5", "2021-12-31", sheet="户", item_number=3),
        check("6", "2021-12-02", campaign="交叉检查", item_number=9),
    ]
    found = counted("self_check_items_share", campaigns=[campaign()], inspections=checks)
    assert found == [(3, 11 + 13)]


def test_without_a_campaign_of_the_period_nothing_is_to_be_checked():
    later = campaign(started_on="2022-01-01", ended_on="2022-01-31")
    checks = [check("1", "2021-12-02")]
    assert counted("self_check_items_share", campaigns=[later], inspections=checks) == [(0, 0)]


def test_the_lists_of_check_items_are_counted_by_sheet():
    items = [
        {"sheet": sheet, "item_number": number, "content": "内容"}
        for sheet, count in (("村", 11), ("户", 12))
        for number in range(1, count + 1)
    ]
    assert counted("village_list_items", check_items=items) == [(11, None)]
    assert counted("household_list_items", check_items=items) == [(12, None)]


def test_a_ledger_named_twice_is_one_of_the_five():
    def paper(code, name):
        known = {"document": code, "village": "V1", "category": "五本台账", "mandatory": True}
        return known | {"name": name, "complete": True}

    papers = [paper("1", "问题台账"), paper("2", "民意台账"), paper("3", "民意台账")]
    assert counted("five_ledger_kinds", documents=papers) == [(2, None)]


def test_a_list_without_its_day_is_not_up_to_date():
    known = {"village": "V1", "category": "四类名单", "mandatory": False, "complete": True}
    lists = [
        known | {"document": "1", "name": "低保户名单", "completed_on": "2021-12-01"},
        known | {"document": "2", "name": "残疾人名单"},
    ]
    assert counted("four_lists", documents=lists) == [(1, None)]


def test_interviews_about_a_person_are_that_persons():
    persons = [posted("甲", "队员"), posted("乙", "队员")]
    known = {"campaign": "访谈督导", "group": "组", "village": "V1", "held_on": "2021-11-01"}
    interviews = [
        known | {"check": "1", "person": "甲", "result": "不合格"},
        known | {"check": "2", "person": "甲", "result": "合格"},
        known | {"check": "3", "result": "不合格"},
    ]
    found = counted("interviews_of_member_passed_share", persons=persons, inspections=interviews)
    assert sorted(found) == [(0, 0), (1, 2)]


def test_photos_are_held_against_helpers_and_households():
    known = {"kind": "温馨照片", "village": "V1", "made_on": "2021-10-01"}
    photos = [
        known | {"card": "1", "household": "H1", "helper": "甲", "posted": True},
        known | {"card": "2", "household": "H1", "helper": "甲", "posted": True},
        known | {"card": "3", "household": "H2", "helper": "乙", "posted": False},
    ]
    forms = {"basic_form": True, "income_form": True, "policy_list": True}
    homes = [
        {"household": code, "village": "V1", "category": "脱贫户"} | forms for code in ("H1", "H2")
    ]
    assert counted("photos_per_helper", cards=photos) == [(2, 2)]
    assert counted("photo_household_share", cards=photos, households=homes) == [(1, 2)]


def test_ways_of_reaching_those_away_and_festivals_count_once_each():
    known = {"village": "V1", "held_on": "2021-11-20", "approximate": False}
    activities = [
        known | {"activity": "1", "kind": "电话短信祝福", "contacts": "电话、短信"},
        known | {"activity": "2", "kind": "电话短信祝福", "contacts": "电话"},
        known | {"activity": "3", "kind": "集中联谊", "festival": "彝族新年"},
        known | {"activity": "4", "kind": "集中联谊", "festival": "彝族新年"},
        known | {"activity": "5", "kind": "集中联谊"},
    ]
    assert counted("away_contact_ways", activities=activities) == [(2, None)]
    assert counted("festivals_marked", activities=activities) == [(1, None)]


def test_what_is_only_approximate_enters_no_ratio():
    known = {"village": "V1", "held_on": "2021-11-20", "kind": "集中联谊"}
    activities = [
        known | {"activity": "1", "invited": 40, "at_home": 50},
        known | {"activity": "2", "invited": 30, "at_home": 30, "approximate": True},
    ]
    assert counted("invited_at_home_share", activities=activities) == [(40, 50)]


def test_honours_of_a_village_are_told_apart_by_level():
    known = {"decided_on": "2021-12-01", "form": "表彰", "object_kind": "村", "village": "V1"}
    honours = [
        known | {"record": "1", "level": "省", "reason": "先进"},
        known | {"record": "2", "level": "县", "reason": "先进"},
        known | {"record": "3", "level": "县", "reason": "先进", "object_kind": "乡"},
    ]
    assert counted("village_honours_provincial", rewards=honours) == [(1, None)]
    assert counted("village_honours_county", rewards=honours) == [(1, None)]


def test_a_problem_counts_in_the_week_it_came_and_in_the_week_it_was_closed():
    known = {"village": "V1", "stream": "立行立改", "kind": "问题", "source": "督导"}
    problem = known | {"problem": "1", "received_on": "2021-10-04", "closed_on": "2021-10-13"}
    problem |= {"content": "内容", "due": "2021-10-20", "status": "已销号"}
    came = [part for part, _ in counted("problems_received_in_week", problems=[problem])]
    went = [part for part, _ in counted("problems_closed_in_week", problems=[problem])]
    assert came[:3] == [1, 0, 0] and went[:3] == [0, 1, 0]
    assert len(came) == len(went) == 13
