"""Sentences of cards, household papers, village profiles and photo sheets."""

SEPARATOR = "、"
SEMICOLON = "；"
COMMA = "，"
STOP = "。"
YES, NO = "是", "否"
NUMERALS = "一二三四五六七八九十"
HEADING = "{numeral}、{label}"

# people and days
PERSON = "{name}（{details}）"
AND_MORE = "{listing}等{count}项"
CUT = "……"
FEWER = "少于{count}人"
PEOPLE = "{count}人"

# cards of villages
POSTED_AT = "张贴地点：{where}（第{place}张，共{count}张）"
CARD_TITLE = "{village}帮扶力量明白卡"
PLAN = "主导产业：{industry}"
PLAN_TITLE = "发展规划：《{title}》"
NAMED = "{kind}：{names}"
TAUGHT = "技术培训：{names}"
ACHIEVED = "今年以来：{listing}"
CARDS_NONE = "名册中没有登记村，没有需要制作的村级帮扶力量明白卡，请核对《村基本情况》。"
CARDS_TEXT = "本期印制村级帮扶力量明白卡{cards}张，涉及{villages}个村。{posted}"
CARDS_POSTED = (
    "台账登记张贴地点{count}处，已张贴{posted}处。请按“张贴地点”逐张张贴，并在“经办人”栏签名。"
)
CARDS_UNPLACED = "台账没有登记张贴地点，每村先印1张，请张贴后补登《明白卡与照片》。"
CARDS_TEXT_PUBLIC = "本期印制村级帮扶力量明白卡{cards}张，每村1张。"
UNFILLED = "{village}：名册、台账中没有登记{missing}，卡上未列或留空，请补登或张贴前手工填写。"
UNFILLED_MEASURES = "村级发展举措"
UNFILLED_UNIT = "帮扶单位"
UNFILLED_PHONE = "监督电话没有填写，卡上留空，请在张贴前填写。"
POSTED, NOT_POSTED = "已张贴", "未张贴"

# cards of households
HOUSEHOLD_CARDS = "{village}{categories}共{households}户，已制作精准帮扶明白卡的{covered}户、{cards}张，覆盖率{share}{more}。"
HOUSEHOLD_CARDS_NOT_MADE = "{village}{categories}共{households}户，台账中还没有登记精准帮扶明白卡。"
REMADE = "（信息变化后重新制作的计入张数，不重复计户）"
HOUSEHOLD_CARDS_NONE = "户台账中没有登记{village}的{categories}，没有需要制作的精准帮扶明白卡。"
ALL_COVERED = "各户均有明白卡，没有缺卡的户。"
WITHOUT_CARD = "尚缺明白卡{count}户，名单如下，请随本次印制补发并登记《明白卡与照片》。"
WITHOUT_CARD_PUBLIC = "尚缺明白卡{count}户，请随本次印制补发并登记《明白卡与照片》。"
MEASURE = "{content}（{state}）"
FAMILY = "{count}人"
ALL_KINDS = "合计"

# papers of households
PAPERS = "{village}户台账登记{households}户，应建“一表、一收入、一清单”{expected}份，已齐全{complete}份，齐全率{share}；三项资料均齐全的{whole}户。"
PAPERS_NONE = "户台账中没有登记{village}的农户，没有需要建立的“一表、一收入、一清单”。"
PAPERS_WHOLE = "各户三项资料均已齐全。"
PAPERS_SHORT = "三项资料不全的{count}户，名单如下，请逐户补齐。"
PAPERS_SHORT_PUBLIC = "三项资料不全的{count}户，请逐户补齐。"
PAPERS_PUBLIC = "本件为公开版，不印各户的信息、收入和政策。"
HAS, HAS_NOT = "有", "缺"
CHECKED = "{date}逐户核查：{listing}。"
CHECK_PASSED = "{labels}均达标"
CHECK_FAILED = "{labels}未达标"
ON_RECORD, NOT_ON_RECORD = "台账已登记", "台账未登记"
INCOMES = {
    "wage_income": "工资性收入",
    "business_income": "经营净收入",
    "property_income": "财产净收入",
    "transfer_income": "转移净收入",
}
INCOME_SUM = ("总收入（四项合计）", "人均收入（总收入÷家庭人口）")
FROM = "{day}起"
FROM_TO = "{first}至{last}"
UNTIL = "至{day}"

# village profiles
SECTIONS = ("基本情况", "农户情况", "产业发展", "组织和帮扶力量", "今年工作")
LAND = (
    (("name", "township"), "{name}是{township}下辖的行政村"),
    (("village_type",), "属{village_type}"),
    (("terrain",), "地处{terrain}"),
    (("groups",), "辖{groups}个村民小组"),
)
PEOPLE_HERE = (
    (("household_count", "population"), "全村户籍人口{household_count}户{population}人"),
    (
        ("resident_households", "resident_population"),
        "常住{resident_households}户{resident_population}人",
    ),
    (("labourers",), "有劳动力{labourers}人"),
    (("working_away",), "其中外出务工{working_away}人"),
)
NEEDY = (
    (("lifted_households",), "有脱贫户{lifted_households}户{lifted_persons}"),
    (("monitored_households",), "监测户{monitored_households}户{monitored_persons}"),
    (("allowance_households",), "低保户{allowance_households}户"),
    (("destitute_households",), "特困户{destitute_households}户"),
)
EXITED = "{village}于{day}销号退出贫困村。"
EXIT_STATES = "{village}目前{state}{plan}。"
EXIT_PLAN = "，计划{year}年退出"
HEALTH = "另有{listing}，由村“两委”和驻村工作队重点关注。"
HEALTH_COUNT = "{label}{count}"
HEALTH_LABELS = (("人数", ""),)
REGISTERED = "户台账登记{listing}。"
REGISTERED_PAIRED = "户台账登记{listing}，其中已明确帮扶责任人的{paired}户。"
REGISTERED_ALL_PAIRED = "户台账登记{listing}，各户均已明确帮扶责任人。"
REGISTERED_KIND = "{kind}{count}户"
ECONOMY = (
    (("farmland",), "全村耕地面积{farmland}亩"),
    (("collective_income",), "上年度村集体经济收入{collective_income}"),
)
PLANNED = "已制定{titles}，主导产业为{industries}。"
PLANNED_TITLES = "已制定{titles}。"
PLANNED_INDUSTRIES = "主导产业为{industries}。"
TITLE = "《{title}》"
DEVELOPED = "农业科技员指导推广的{listing}。"
DEVELOPED_KIND = "{kind}有{names}"
TAUGHT_YEAR = "今年以来举办技术培训{count}期、{attendance}人次，内容有{names}。"
TAUGHT_ROUGHLY = "今年以来举办技术培训{count}期、约{attendance}人次，内容有{names}。"
PARTY = (
    (("secretary",), "村党支部书记为{secretary}"),
    (("party_members",), "有党员{party_members}名"),
)
UNIT = "帮扶单位为{units}。"
TEAM = "驻村工作队共{count}人，其中{listing}。"
TEAM_ALONE = "驻村工作队由{listing}组成。"
ROLE = "{role}{count}人（{names}）"
OTHERS = "{listing}联系、指导和协助本村工作。"
ROLE_NAMES = "{role}{names}"
ACTIVITIES = "今年以来开展{listing}。"
ACTIVITY = "{kind}{count}次"
OUTCOMES = "取得的主要成效：{listing}。"
OUTCOME = "{kind}{quantity}"
ROUGHLY = "余"
PROFILE_NONE = "台账中没有登记{village}的基本情况，请填写《村基本情况》后再编制简介。"
FIGURES = {
    "groups": "村民小组",
    "household_count": "户籍户数",
    "population": "户籍人口",
    "resident_households": "常住户数",
    "resident_population": "常住人口",
    "lifted_households": "脱贫户",
    "monitored_households": "监测户",
    "lifted_persons": "脱贫人口",
    "monitored_persons": "监测人口",
    "allowance_households": "低保户",
    "destitute_households": "特困户",
    "labourers": "劳动力",
    "working_away": "外出务工",
    "party_members": "党员",
    "farmland": "耕地面积",
    "collective_income": "上年度村集体经济收入",
}
FIGURE_WORDS = {"groups": "个", "farmland": "亩"}
HOUSEHOLDS, PERSONS = "户", "人"
COUNTED = "{number}{word}"
YUAN = "元"
PLAIN_CARD = (
    (("groups",), "{groups}个村民小组"),
    (("household_count", "population"), "户籍{household_count}户{population}人"),
    (("resident_population",), "常住{resident_population}人"),
    (("lifted_households",), "脱贫户{lifted_households}户{lifted_persons}"),
    (("monitored_households",), "监测户{monitored_households}户{monitored_persons}"),
    (("collective_income",), "上年度集体经济收入{collective_income}"),
)

# photo sheets
PHOTOS_NONE = "台账中没有登记{village}的温馨照片，没有需要制作的照片说明。"
PHOTOS = "{village}登记温馨照片{photos}张，时间、地点、事件齐全且经户主同意的{ready}张，可以张贴；{withheld}。"
PHOTOS_ALL = "没有暂不张贴的照片"
PHOTOS_HELD = "暂不张贴的{count}张，原因列于下表，补齐并经户主同意后再张贴{down}"
TAKE_DOWN = "（其中{count}张已经张贴，应先取下）"
PHOTOS_PUBLIC = "本件为公开版，不印照片的地点、事件和说明条。"
CAPTION = "时间：{day}\n地点：{place}\n事件：{event}"
LACKS = "缺{fields}"
LACK_FIELDS = {"made_on": "时间", "place": "地点", "event": "事件"}
NO_CONSENT, CONSENT_UNKNOWN = "户主不同意张贴", "没有登记户主是否同意"
ALREADY_UP = "已张贴，应先取下"
