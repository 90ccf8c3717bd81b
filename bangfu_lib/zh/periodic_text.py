"""Sentences of weekly notices, quarterly notes, yearly reviews, comparisons and panels."""

# weekly notice
FROM_TO = "{first}至{last}"
SAME_MONTH = "{first.month}月{first.day}日至{last.day}日"
OTHER_MONTH = "{first.month}月{first.day}日至{last.month}月{last.day}日"
TIMES = "{problem}（{count}处）"
AND_MORE = "等{count}个"
NO_ITEM = "检查不合格"
OF_KIND = "方面的"
NO_DUE = "未定"
DAY_OF_YEAR = "{day.month}月{day.day}日"
NOTHING_ENTERED = (
    "本周台账没有登记督查检查、走访、考勤和问题。没有登记不等于没有开展工作，请各村核对后如实补登。"
)
UNTOLD_DAYS = "{days}属于另一考核期，检查、走访和考勤记入该期台账，不在本通报统计之内。"
CHECKS_NONE = "本周台账没有登记督查检查。"
CHECKS = "本周开展{kinds}，检查{villages}个村、{count}项，{outcome}。"
CHECKS_SOUND = "全部合格"
CHECKS_FAILED = "其中不合格{count}项（{listing}）"
ITEMS_IN_VILLAGE = "{village}{count}项"
PROBLEMS_IN_VILLAGE = "{village}{count}个"
OF_ORIGIN = "{origin}{count}个"
FOUND_NONE = "本周没有新发现的问题。"
FOUND = "本周新发现问题{count}个（{listing}），整改时限{table}。"
CLOSED_NONE = "本周没有销号的问题。"
CLOSED = "本周销号{count}个（{listing}）。"
IN_TABLE = "见下表"
FIRST_ROWS = "见下表（列出前{count}条，其余见台账）"
LATEST_ROWS = "见下表（列出逾期最久的{count}条，其余见台账）"
OPEN_NONE = "截至{date}，已登记的问题全部销号。"
OPEN_IN_TIME = "截至{date}，尚未销号{count}个，均未超过整改时限。"
OPEN_LATE = "截至{date}，尚未销号{count}个，其中逾期{late}个（{listing}），{table}。"

# visits and absences
VISITS_NONE = "本周台账没有登记走访。"
VISITS = "本周登记走访{count}次，{persons}名帮扶干部到{villages}个村{without}。"
NOT_VISITED = "；没有走访登记的是{listing}"
ATTENDANCE_NONE = "本周台账没有登记考勤，在岗情况无从统计。"
ATTENDED = "考勤登记中，"
LEAVE = "请休假{count}人次；"
ABSENT = "{status}{count}人次{where}"
FOUND_AWAY = "抽查不在岗{count}人次{where}"
IN_BRACKETS = "（{text}）"
ABSENCES = "{listing}。"
ABSENCES_NONE = "没有缺勤和抽查不在岗的情形。"

# figures of a village's work
MEASURES = {
    "visits": "{number}次",
    "visited_households": "{number}户",
    "visitors": "{number}名",
    "gifts": "{number}元",
    "problems_received": "{number}条",
    "problems_closed": "{number}条",
    "problems_open": "{number}条",
    "activities": "{number}次",
    "activity_attendance": "{number}人次",
    "trainings": "{number}期",
    "training_attendance": "{number}人次",
    "measures_done": "{number}条",
    "tasks_done": "{number}项",
    "resources": "{number}批",
    "resource_amount": "{number}元",
    "funds": "{number}元",
    "links": "{number}次",
    "cards": "{number}件",
    "documents_completed": "{number}份",
    "submitted": "{number}份",
    "diaries": "{number}篇",
}
NO_SUCH_WORK = "{file} 中的“{name}”不是本村的工作数据，也不是已定义的指标，请改用下列名称："

# quarterly note and yearly review
VILLAGE_SIZE = "{village}户籍{whole}{among}。"
SIZES = {"household_count": "{count}户", "population": "{count}人"}
POOR = {"lifted_households": "脱贫户{count}户", "monitored_households": "监测户{count}户"}
AMONG = "，其中{listing}"
HELPED_BY = "帮扶单位为{unit}。"
TEAM_OF = "驻村力量：{listing}。"
TEAM_NAMES = "{role}{names}"
OPEN_ONES = "问题销号。问题台账尚有{open}条未销号{late}{topics}。"
LATE_ONES = "，其中逾期{count}条"
TOPICS = "，涉及{listing}"
ITEMS_LOST = "考核失分。{period}考核共失{whole}分，{most}{listing}。"
MOSTLY = "较多的是"
ITEM_LOST = "{item}失{lost}分"
AND_MORE_ITEMS = "等{count}项"
NORMS_MISSED = "规范未达标。{listing}{more}有未达到规定的情形。"
DEADLINE = "报送时限：{threshold}（{source}{clause}）。"
PARTLY_COUNTED = "走访、驻村日记只含有考核结果的{assessed}，其余各项为全年累计。"
NO_WORK = "{period}台账中没有可以统计的工作记录，请先补登台账，再据实填写。"
ASSESSED = "{year}各期考核结果：{listing}。"
ASSESSED_ONCE = (
    "{year}只有{period}有考核结果：得{score}分{graded}，在{of}个村中{tied}列第{rank}位。"
)
ASSESSED_THE_YEAR = "{year}按全年考核，得{score}分{graded}，在{of}个村中{tied}列第{rank}位。"
ASSESSED_NONE = "{year}{village}没有考核得分。"
NOT_ASSESSED = "{listing}没有考核结果，不作推算。"
NOT_SCORED = "{listing}本村不在计分范围。"
PERIOD_SCORE = "{period}得{score}分{graded}，在{of}个村中{tied}列第{rank}位"
TIED_RANK = "并"
YEAR_CHANGE = "{last}与{first}相比{change}。"
YEAR_OTHER_SCHEME = "各期采用的考核方案不同，得分不直接比较。"
GRADED = "（{grade}）"
HIGHER, LOWER, LEVEL = "提高{by}分", "下降{by}分", "持平"
YEAR_PREFIX = "{year}年"
RANK_OF = "{rank}/{of}"

# four panels
FROM_CHECKS, FROM_PROBLEMS = "逐户核查", "问题台账"
NOT_REACHED = "未达到“{label}”"
SO_MANY_HOUSEHOLDS, SO_MANY_MATTERS = "{count}户", "{count}条"
NEEDS_CHECKED = "逐户逐项核查{count}户，其中有一项以上未达标的{short}户。"
NEEDS_ASKED = "年内登记问题和诉求{count}条，较集中的是{most}。"
RESPONSIBLE = "期末在岗的帮扶力量：{listing}。"
SO_MANY_PERSONS, SO_MANY_BODIES = "{count}名", "{count}个"
TASKS_DONE = "有时限的任务{count}项，已完成{done}项，完成率{share}，"
TASKS_LATE = "逾期未完成{count}项。"
TASKS_IN_TIME = "没有逾期未完成的。"
MOVED = {
    "visit_count": "登记走访{count}次",
    "found": "收集问题和诉求{count}条",
    "closed": "销号{count}条",
    "measures": "落实帮扶措施{count}条",
    "done": "完成任务{count}项",
}
MOVEMENT = "本期{listing}。{moved}"
MORE = "走访由{start}的{first}次增至{end}的{last}次。"
FEWER = "走访由{start}的{first}次减至{end}的{last}次。"
TARGETS = (
    ("贫困村退出", "exit_planned", "exit_done", "个"),
    ("脱贫户", "households_planned", "households_done", "户"),
    ("脱贫人口", "persons_planned", "persons_done", "人"),
)
RESULTS = "{listing}。"
REACHED = "{label}计划{planned}，达标{done}，完成{share}"
OUTCOMES = "年内登记的其他成效{count}类列于下表，带“余”的为约数。"

# villages against each other, and over periods
ONLY_ONE = "本期只考核{village}一个村，得{score}分，不作横向比较。"
ALL_EQUAL = "{count}个村得分均为{score}分，不分先后。"
STANDING = "{whole}平均{mean}分，高于平均的{above}个村{equal}，低于平均的{below}个村，最高与最低相差{apart}分。"
EQUAL_ONES = "，等于平均的{count}个村"
OVERLAPPING = "名次区间重叠的村，先后差别不大。"
APART = "各村名次区间互不重叠，先后较为明确。"
NO_HISTORY = "此前没有采用同一方案的考核结果，暂不作纵向比较。"
NOT_THE_LAST = "{period}没有采用同一方案的考核结果，与最近一次考核比较。"
MEANS = "历次考核的平均分：{listing}。"
MEAN_OF = "{period}{mean}分"
MOVES = "与{period}相比，得分提高的{up}个村、持平的{level}个村、下降的{down}个村{most}。"
MOST_UP = "；提高最多的是{villages}，提高{by}分"
MOST_DOWN = "；下降最多的是{villages}，下降{by}分"
NOW_RANKED = "{village}（现列第{rank}位）"

# annexes
ANNEX_WORD = "附件"
ANNEX_NOTE, ANNEX_LABEL, ANNEX_LINE = "附件：", "附件{number}", "{number}.{title}"
SCORE_ANNEX, LIST_ANNEX, BASIS_ANNEX = "各村得分表", "各村问题清单", "数据依据"

# a village beside itself in the period before
OWN_CHANGE = "与{period}相比，{change}，{ranks}。"
RANK_UP, RANK_DOWN = "名次由第{old}位升至第{new}位", "名次由第{old}位降至第{new}位"
RANK_SAME = "名次仍列第{new}位"
