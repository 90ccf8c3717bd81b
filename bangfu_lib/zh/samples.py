"""Words and sentences about samples of households."""

# what is wrong in params/samples
CODE_TWICE = "编号开头“{code}”在 samples/{other}.yaml 中已经用过"
NOT_HOUSEHOLDS = "“{ledger}”不是登记户的台账：须有村编码和户编码，并且不分时期"
TIERS_BEGIN = "应从{begin}户开始（at_least），各档户数须前后相接，不留空档、不重叠"
TIERS_END = "前一档没有上限，后面不能再有档"
TIER_EMPTY = "上限（below）应大于下限（at_least）"
TIERS_OPEN = "最后一档不能写上限，{last}户以上的村没有规定抽多少户"
STRATA_NAMED = "须为每个层别写明户数，不能多也不能少：{strata}"

# what cannot be drawn, and what was
NO_SUCH_SAMPLE = "没有名为“{name}”的抽样。可用的有：{listing}"
WHICH_SAMPLE = "有几种抽样，请写明用哪一种：{listing}"
NO_SAMPLES = "params/samples 文件夹中没有抽样设置。"
NAME_SHOWN = "{name}（{label}）"
SEPARATOR = "、"
NO_SUCH_VILLAGE = "“村基本情况”表中没有{unit}。表中有：{known}"
SAME_NAME = "有几个村叫{unit}，请改用村编码：{known}"
VILLAGE_SHOWN = "{code}（{name}）"
NOBODY = "{village}没有可抽的户，未抽样。"
TOO_FEW = "{village}的{stratum}应抽{wanted}户，名册中只有{found}户，已全部抽取。"
NONE_LISTED = "{village}的{stratum}应抽{wanted}户，名册中一户也没有。"
TOO_FEW_RESERVES = "{village}的{stratum}应备{wanted}户，余下只有{found}户。"

# the workbook
FOLDER = "samples"
FILE = "{label}_{period}"
FILE_UNITS = "{label}_{period}_{units}"
EXISTS = "文件 {path} 已经存在，没有覆盖。同一期重新抽样结果不变；如需重新生成，请先移走或改名。"
ABOUT_RESERVES = "见不到人的户，按顺序换用同村同层别的备用户，在“{ledger}”表末尾补一行。"
HEADERS = {
    "village": "村编码",
    "name": "村名",
    "stratum": "抽样层别",
    "draw": "备用顺序",
    "household": "户编码",
    "other_household": "其他农户编码",
}
NOTICE = (
    "{label}（{period}）：{about}",
    "抽样种子{seed}：同一种子、同一期、同一村的名单永远相同，与台账中行的先后无关，任何人都可以重抽核对。",
    "“{ledger}”表已写好抽中的户，请逐户补填检查组、检查日期、结果（满意、不满意、未入户）和问题描述。",
    "未入户的，结果填“未入户”，再按顺序换用“备用户”表中同村同层别的户，在“{ledger}”表末尾补一行（检查编号自编，不重复即可）。",
    "填好后把本工作簿放入 ledgers/{code} 文件夹，与其他台账一并检查、考核。",
)

# the command
NAME, NAME_ABOUT = "抽样", "params/samples 中的抽样名称，例如 household_check；只有一种时可以不写"
UNIT_OPTION = "只抽这个村（村编码或村名），可以写多次；各村抽中的户不受影响"
HELP = """抽样：从户台账中分层抽取入户抽查的户，写成一本待填的工作簿。

名单由种子、考核期和户编码决定，重抽结果相同。抽样只写户编码，不写姓名。填好结果后
放入台账文件夹，即可随其他台账一并考核。"""
DRAWN = "{label}（{period}）：{villages}个村共抽取{households}户，另备{reserves}户。"
WRITTEN = "名单已写入：{path}"
NEXT = "下一步：入户后填写结果，把工作簿放入 {path}，再检查、考核。"
