"""Words of a scheme's cases."""

SCORED, YES, NO = "可以计分", "是", "不予计分"
SEMICOLON = "；"
ITEM = "{id} {label}"
SCORE, SHOWN = "总分", "公布的总分"
WHAT = {"grade": "等次", "rank": "名次"}
LISTED, NONE = "榜单", "无"
CONSEQUENCES, MONEY, RECHECK = "结果运用", "金额", "须重新核查的考核项"
LIST_SEPARATOR = "、"
ABOUT = "{exact}（约{about}）"
ALONE = "本例"
