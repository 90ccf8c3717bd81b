"""Words in charts and the sentences that stand for them."""

SEPARATOR = "、"
STOP = "。"
SEMICOLON = "；"

# how the area of the office is spoken of, by its level
TOWNSHIP = "乡"
_OF_COUNTY = {"organisation": "县委组织部", "bureau": "县农业农村局"}
_TO_VILLAGES = {"recipients": "各村党支部、各驻村工作队"}
_TO_TOWNS = {"recipients": "各乡镇（街道）党委、各驻村工作队"}
_OF_ABOVE = {"organisation": "上级党委组织部门", "bureau": "上级农业农村部门"}
AREA_WORDS = {
    "乡": {"whole": "全乡", "committee": "乡党委", "leaders": "乡党委、政府"}
    | _OF_COUNTY
    | _TO_VILLAGES,
    "镇": {"whole": "全镇", "committee": "镇党委", "leaders": "镇党委、政府"}
    | _OF_COUNTY
    | _TO_VILLAGES,
    "街道": {"whole": "全街道", "committee": "街道党工委", "leaders": "街道党工委、办事处"}
    | _OF_COUNTY
    | _TO_VILLAGES,
    "县": {"whole": "全县", "committee": "县委", "leaders": "县委、县政府"} | _OF_ABOVE | _TO_TOWNS,
    "市": {"whole": "全市", "committee": "市委", "leaders": "市委、市政府"} | _OF_ABOVE | _TO_TOWNS,
    "区": {"whole": "全区", "committee": "区委", "leaders": "区委、区政府"} | _OF_ABOVE | _TO_TOWNS,
}

ITEMS_NAME = "得分构成"
ITEMS_TITLE = "{village}{period}各项得分与满分对照"
ITEMS_AXIS = "分值（分）"
ITEMS_LABEL = "{won}/{full}"
NOT_APPLICABLE = "不适用"
ITEMS_WON = "得分"
ITEMS_LOST = "失分"
ITEMS_FULL = "满分"
ITEMS_HEADING = "【{section}】"
ITEMS_SENTENCE = "{village}{period}考核共{count}项，满分{full}分，得{won}分。{rest}"
ITEMS_ALL_FULL = "各项均得满分。"
ITEMS_SHORT = (
    "得满分的有{full_count}项，失分的有{short_count}项，失分最多的是“{worst}”，失{lost}分。"
)

LOST_NAME = "失分"
LOST_TITLE = "{village}{period}失分分布"
LOST_AXIS = "失分（分）"
LOST_LABEL = "{lost}（满分{full}）"
LOST_SENTENCE = "{village}{period}共失{total}分，由多到少依次为：{listing}。"
LOST_ENTRY = "{item}失{lost}分"
LOST_REST = "其余{count}项"

RANKING_NAME = "得分名次"
RANKING_TITLE = "{township}{period}各村得分与名次区间"
RANKING_SCORE = "得分（分）"
RANKING_SCORE_SURE = "得分（分），括号内为名次的95%区间"
RANKING_SPAN = "（{low}—{high}名）"
RANKING_BESIDE = "{score}{span}  {chip}"
RANKING_RANK = "名次（横线为95%区间）"
RANKING_RANK_ALONE = "名次"
RANKING_ENDS = "村数较多，图中略去中间{count}个村。"
RANKING_GRADE = "{label}线{start}"
RANKING_LABEL = "{rank} {village}"
RANKING_SENTENCE = (
    "{township}{period}{count}个村得分最高{highest}分（{first}），最低{lowest}分（{last}）。{lists}"
)
RANKING_LISTED = "{label}：{villages}。"
RANKING_UNLISTED = "没有村列入榜单。"
RANKING_PLAIN = "未列榜"

COVERAGE_NAME = "覆盖情况"
COVERAGE_TITLE = "{village}{period}覆盖和落实情况"
COMPARISON_TITLE = "{township}{period}各村{label}"
COVERAGE_AXIS = "比率（%）"
COVERAGE_LABEL = "{part}/{whole}{word}  {percent}"
COVERAGE_DONE = "已完成"
COVERAGE_SHORT = "未完成"
COVERAGE_WHOLE = "应完成"
COVERAGE_SENTENCE = "{title}：{listing}。"
COVERAGE_ENTRY = "{label}{percent}（{part}/{whole}{word}）"

COMPARISON_NAME = "各村对照"
ATTENDANCE_NAME = "在村天数"
ATTENDANCE_TITLE = "{village}{period}驻村人员在村天数"
ATTENDANCE_AXIS = "天数（天）"
ATTENDANCE_LABEL = "{days}/{whole}天  {verdict}"
ATTENDANCE_MET = "达标"
ATTENDANCE_UNMET = "未达标"
ATTENDANCE_DAYS = "在村天数"
ATTENDANCE_AXIS_REQUIRED = "天数（天），规定天数为应到天数的{threshold}"
ATTENDANCE_REQUIRED = "规定天数"
ATTENDANCE_WHOLE = "应到天数"
ATTENDANCE_ABSENT = "其余应到天数"
ATTENDANCE_LINE = "规定天数（应到天数的{threshold}）"
ATTENDANCE_SENTENCE = (
    "{village}{period}驻村人员在村天数：{listing}。规定不少于应到天数的{threshold}。"
)
ATTENDANCE_ENTRY = "{person}{days}/{whole}天（{verdict}）"
ATTENDANCE_PERSON = "{name}（{role}）"

SATISFACTION_NAME = "群众满意率"
SATISFACTION_TITLE = "{township}{period}{indicator}"
SATISFACTION_AXIS = "满意率（%）"
SATISFACTION_SHARE = "满意率"
SATISFACTION_LABEL = "{percent}（{part}/{whole}票）"
SATISFACTION_SENTENCE = "{title}：{listing}。横线为95%置信区间，区间重叠的村之间不宜分高下。"
SATISFACTION_ENTRY = "{village}{percent}（{part}/{whole}票，95%区间{low}至{high}）"

RADAR_NAME = "板块得分率"
RADAR_TITLE = "{village}{period}各板块得分率"
RADAR_LABEL = "{label}\n{share}%"
RADAR_OWN, RADAR_MEAN = "本村", "平均"
RADAR_ENTRY = "{label}{share}%（平均{mean}%）"
RADAR_SENTENCE = "{village}{period}各板块得分占满分的比例：{listing}。"

# heads of columns in the sheet behind a Word chart
PLACE_COLUMN = "位置"
NAMES_COLUMN, LABELS_PLACE_COLUMN = "名称位置", "标注位置"
LABELS_COLUMN = "{name}标注"
LINE_PLACE_COLUMN, INTERVAL_PLACE_COLUMN = "线位置", "区间位置"
INTERVAL = "95%区间"
CHART_NOT_FILLABLE = "模板中的图不是一个带数据系列的普通图表，无法填入数据，请用 Word 重新插入"

TREND_NAME = "得分走势"
TREND_TITLE = "{place}各村近{count}期得分走势"
TREND_OWN_TITLE = "{place}近{count}期得分走势"
TREND_SCORE = "得分（分）"
TREND_MEAN, TREND_HIGHEST, TREND_LOWEST = "各村平均", "最高", "最低"
YEAR_MARK = "年"
TREND_OWN_ENTRY = "{period}{score}分（各村平均{mean}分）"
TREND_OWN_SENTENCE = "{place}近{count}期得分：{listing}。"
TREND_ENTRY = "{period}各村平均{mean}分，最高{highest}分，最低{lowest}分"
TREND_SENTENCE = "{place}近{count}期得分：{listing}。"
