"""Sentences of the scheme check (考核方案检查)."""

AT_LEAST = "不低于{value}"
ABOVE = "高于{value}"
AT_MOST = "不高于{value}"
BELOW = "低于{value}"
EQUALS = "等于{value}"
AND = "且"
ANY = "任何值"
BELOW_ALL = "{value}以下"
ABOVE_ALL = "{value}以上"
BETWEEN = "{low}与{high}之间"
EXACTLY = "恰好{value}"
BOTH = "“{first}”与“{second}”相交"
BOTH_EXACTLY = "恰好{value}两档都包括"

SECTIONS_OR_ITEMS = "必须写 sections（板块）或 items（考核项）其中一种，不能都写或都不写"
RULES_OR_ITEMS = "rules（规则）和 items（下级考核项）只能写一种"
NO_RULES = (
    "没有写规则。请在它下面写 rules，每条规则写 label（怎么规定）、take（取什么数）和一种算分办法，"
    "如 rules: [{label: 每处扣2分, take: 违建, deduct: {each: 2, word: 处}}]；下面还分几项的写 items"
)
PERCENT_OF_COUNT = (
    "{key}: {value} 是百分数，取的却是数量；要按占比，把 take 写成 {{record 或 indicator: 名称, "
    "as: share}}；登记的本来就是百分数值的，写 {key} 时去掉%号"
)
SHARE_NOT_IN_PERCENT = "取的是占比（全部为100%），{key}: {value} 应写成百分数，如 90%"
ONE_WORTH = "各选项的值都是{value}，按有效票平均永远是{value}；分母是列出的选项，不算分的选项也要列出，值写0"
RECORD_IS_NAMED = {
    "indicator": "“{name}”是指标的名称，取指标要写 take: {{indicator: {name}}}；只写名称是取考核记录",
    "norm": "“{name}”是规范的名称，取规范要写 take: {{norm: {name}}}；只写名称是取考核记录",
}
PERHAPS_RECORD = "；由本单位在考核记录台账中登记的事项，直接写 take: 事项名称"
TOO_DEEP = "最多三级：板块、分块、考核项；再细的内容请写成考核项的规则"
ONE_CONVERSION = "一条规则必须且只能写一种算分办法，可用的有：{known}；现写了：{given}"
ONE_TAKE = (
    "take 必须且只能取一种数量：norm（规范）、indicator（指标）、record（考核记录）、score（得分）"
)
NONE_GIVEN = "没有写"
WHOLE_UNSAID = (
    "按选项折算平均分的，必须写明以什么票数为分母（whole: valid 有效票、cast 全部投票、"
    "collected 收回票、issued 发出票）"
)
COMBINE_UNSAID = (
    "按选项给值的，必须写明怎样合计（combine: sum 累计、highest 只计最高一项、mean 按票数平均）"
)
PARTS_UNSAID = "按“每多少单位”计的，必须写明不足一个单位的怎么计（parts: exact 按比例、down 舍去、up 按一个计）"
CAP_UNSAID = (
    "考核项内既有加分又有扣分，必须写明加分能否超过本项满分（cap: item 不超过、none 可超过）"
)
EMPTY_UNSAID = (
    "必须写明没有数据或没有对象时怎么计（empty: full 得满分、zero 不得分、rescale 缺项折算到总分、"
    "rescale_item 在本项内折算、refuse 不予计分）"
)
APPLIES_UNSAID = (
    "限定了适用对象，必须写明不适用的怎么计（not_applicable: full 得满分、zero 不得分、rescale 折算到"
    "总分、rescale_section 在本板块内折算、skip 不计，由适用的另一项顶替）"
)
NO_WORD = "缺少计量单位，如 {{each: {each}, word: 处}}"
NO_POINTS = "没有写明本条分值（points）"
PARTS_NEED_EVERY = "取各期得分（score: parts）必须写明是哪种时段（every: month、quarter、half）"
SHARES_ONLY = "“{conversion}”要取数量（count、score 或评分），不能取 {taken}"
NEEDS_BASE = "按比例得分的数量不是占比，必须写明与什么相比（of: 数、average 平均数、best 最高）"
NORM_ONLY_COUNTED = "规范只能用于扣分（deduct）、全有或全无（all_if）、分档（tiers）和否决（zero）"
SCORE_VILLAGE = "score: village 只能用于人员、乡镇、派出单位的方案"
SCALE_ORDER = "scale 的 low 和 high 不能相等；取对数的必须大于0"

SUM = "{what}合计{sum}分，与标明的{total}分不符"
NO_RULE_FOR_REST = "（其余{points}分没有规则，照用的话人人都得）"
OF_TOTAL = "各板块（按权重）"
OF_SECTION = "板块“{label}”各项"
OF_BLOCK = "分块“{label}”各项"
FOR_KIND = "（{kind}适用的）"
FULL_TIME = {True: "全脱产", False: "非全脱产"}
OF_ITEM = "考核项“{label}”各条规则"
NEGATIVE_COMMON = "考核项“{label}”各条规则合计{sum}分，超过本项{total}分"
UNREACHABLE = "“{label}”满分{full}分，按条文最多只能得{most}分，余下的分谁也得不到"
BONUS_INSIDE = "“{label}”是加分，却计入总分之内：不获加分的最高只能得{most}分"
LIMIT_TOO_LARGE = "扣分上限{limit}分大于{scope}的{points}分"
SCOPES = {"item": "本项", "block": "本分块", "section": "本板块", "rule": "本条"}
NO_BLOCK = "本项不在分块内，不能写 floor: block"
TWICE = "编号“{id}”重复"
GAP = "{what}有空档：{where}没有规定。请让上下两档接上，分界写进其中一档"
OVERLAP = (
    "{what}有重叠：{where}。请把分界只写进一档：一档用 at_least（不低于），另一档用 below（低于）"
)
GRADES = "等次"
TIERS = "“{label}”的分档"
TIER_ORDER = "分档得分最高{most}分，与本条{points}分不符"
FLOOR_HIDES_LOSSES = (
    "分档或名次里有得分也有扣分（负分），但本条扣到0分为止，负分扣不到。"
    "允许负分的，在本项写 floor: none；只扣分的一条，各档都写0或负数，扣本项的分"
)
TRACE = (
    "“{label}”按“{word}”的数量计分，是以痕迹论成绩（不搞“痕迹管理”）。"
    "请改为看事情做没做、资料齐不齐"
)
TRACE_WORDS = (
    "照片",
    "图片",
    "截图",
    "留痕",
    "痕迹",
    "打卡",
    "点赞",
    "转发量",
    "简报",
    "会议记录份数",
    "台账份数",
    "台账本数",
    "材料份数",
    "笔记篇数",
    "日志篇数",
    "日记篇数",
    "字数",
)
UNKNOWN_GRADE = "没有名为“{name}”的等次，已有：{known}"
UNKNOWN_ITEM = "没有编号为“{name}”的考核项"
UNKNOWN_LIST = "没有名为“{name}”的榜单，已有：{known}"
LOWEST_HAS_NO_NEXT = "“{grade}”是最低等次，不能限定名额"
INTERVAL_TWICE = "同一头写了两次（{keys}），只能写一个"
INTERVAL_EQUALS = "写了 equals（等于）就不能再写 {keys}"
INTERVAL_EMPTY = "{low}与{high}之间没有任何数，请核对两头"
MUST_BE_POSITIVE = "{key} 必须大于0"
WHEN_WITHOUT_TAKE = "写了区间（{keys}），却没有写取什么数（take）"
WHEN_ITEM_POINTS = "item（考核项）和 points（该项得分的区间）要一起写"
EMPTY_OF_COMMON = (
    "与其他规则共用本项分的，没有数据时只能写 empty: full（不扣分）或 refuse（不予计分）；"
    "要扣光或折算的，请写明本条分值（points）"
)
EMPTY_OUTSIDE = "总分以外的加分扣分不能折算，empty 只能写 full、zero 或 refuse"
VETO_WITHOUT_BLOCK = "本项不在分块内，一票否决的范围不能写 block"
GRADE_TWICE = "等次“{label}”重复"
QUOTA_BY_TEAM = "按团队等次写的名额只能用于人员方案，并写 per: village"
LISTED_TOO_EARLY = "等次限制和榜单不能以榜单（listed）为条件：榜单要在等次之后才能评出"
BASE_IS_A_DAY = "规范“{name}”的标准是期限，不是数量，不能作比例的基准"
STALE_ACCEPT = "accepts 中写明的“{fault}”（{at}）并不存在，请删去"
ACCEPTABLE = "。请改正；原表确实如此、要照用的，在文件末尾写 accepts: [{{fault: {code}, at: '{at}', says: 理由}}]"

UNKNOWN_UNIT_KIND = "“{name}”统计的对象是{unit}，不能用于考核对象是{own}的方案"
UNITS = {
    "village": "村",
    "person": "人员",
    "town": "乡镇",
    "sending_unit": "派出单位",
    "township": "全辖区",
}
UNKNOWN_FILE = "params/indicators、params/norms 中没有文件“{name}”"
UNKNOWN_FIGURE = "没有名为“{name}”的指标"
CASE_NAME = "方案中没有用到“{name}”{near}，用到的有：{known}"
CASE_UNITS = "用例写了 units（多个对象）时，facts、unmet、expect 等要写在各对象之下"
CASE_EXPECTS = "用例没有写应有的结果（expect）"
NOTHING = "（无）"
