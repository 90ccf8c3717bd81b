"""Words that the layout of official documents goes by: fonts, styles, where titles may break."""

# Families of the shipped styles, and what an office with other fonts has in their place.
PROFILES = {
    "Windows": {},
    "GB2312": {"仿宋": "仿宋_GB2312", "楷体": "楷体_GB2312"},
    "方正": {
        "仿宋": "方正仿宋_GBK",
        "楷体": "方正楷体_GBK",
        "黑体": "方正黑体_GBK",
        "方正小标宋简体": "方正小标宋_GBK",
    },
}
# Word itself calls the style so, in every language.
THIRD_LEVEL = "heading 3"

SIGNED, SIGNED_ON = "署名", "署名日期"
SEALED, SEALED_ON = "盖章署名", "盖章日期"
ANNEX_NOTES = ("附件说明", "附件说明续", "附件说明单")
COPIES_LINE = "抄送：{copies}。"

# A title does not break within these; the longer go first.
TITLE_WORDS = (
    "驻村帮扶", "帮扶工作", "驻村", "帮扶", "工作", "考核", "情况", "通报", "季度", "年度", "报告",
    "问题", "清单", "任务", "责任", "整改", "通知书", "通知", "督导", "约谈", "建议", "个人", "台账",
    "领导", "挂联", "联系", "明白卡", "村情", "简介", "小结", "总结", "难度大村", "示范村", "工作队",
    "第一书记", "队员", "成员", "结果", "评价", "满意度", "乡村振兴", "办公室", "委员会", "人民政府",
    "村级", "力量", "收入", "照片", "说明", "登记", "名单", "关于", "开展", "做好", "进一步",
)  # fmt: skip
# These never begin a line, and those never end one.
CLINGS_BEFORE = "的、，。：；）》”〕等"
CLINGS_AFTER = "（《“〔"
PERIOD_PATTERN = (
    r"\d+年(?:第[一二三四]季度|上半年|下半年|度|\d+月(?:\d+日)?|第\d+周)?"
    r"|第[一二三四五六七八九十\d]+(?:季度|期|周|号)"
)
