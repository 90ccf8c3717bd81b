"""Words that masking people's data needs: surnames of two characters, marks of places."""

# Compound surnames still in use, simplified and traditional; of a name they are what stays.
_WRITTEN = (
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 "
    "钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 "
    "呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 公皙 南荣 东里 东宫 仲长 "
    "子桑 即墨 达奚 褚师 完颜 纳兰 爱新 叶赫 费莫 那拉 歐陽 東方 獨孤 南宮 萬俟 聞人 諸葛 尉遲 赫連 濮陽 公孫 仲孫 鍾離 長孫 鮮于 "
)
COMPOUND_SURNAMES = frozenset(_WRITTEN.split())
# Parts of a name of several words, as in 买买提·艾力.
NAME_DOTS = "·•・‧∙⋅･"
PERSON_SEPARATORS = "、，,；;/／|"
JOINED = "、"
BEFORE_EXTENSION = r"[-转\s]"

# An address is cut behind the first of these that follows its village; before a house number.
GROUP_MARKS = r"(?:村民小组|居民小组|小组|组|社(?!区)|屯|寨|自然村|生产队|队)"
VILLAGE_MARKS = r"(?:行政村|村委会|居委会|社区|村)"
TOWN_MARKS = r"(?:街道|镇|乡|苏木)"
COUNTY_MARKS = r"(?:县|区|市|旗|州)"
HOUSE_NUMBER = (
    r"(?:附?第?[0-9０-９零〇一二三四五六七八九十百]+(?:[-－—之][0-9０-９]+)*\s*"
    r"(?:号|號|室|栋|幢|单元|弄|户|门牌|楼|#))"
)
