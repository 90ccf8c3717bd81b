"""Words of the practice set: ledgers as they really come in."""

SERIAL = "序号"
YES_NO = ("是", "否")
TEN_THOUSAND_YUAN = "万元"
TEN_THOUSAND = 10_000
DITTO = "同上"
TOTAL = "合计"
SHEET_OF_NOTICE = "填表说明"
FOLDER = "practice"
CORRECTED = "1_改正后"
CORRECTIONS = "2_更正"
README = "先读我.txt"
HELP = """建立练习工作区：一个乡第一次收上来的台账，写法各异、有错待改（全部是虚构数据）。

照屏幕上的步骤走一遍：检查、退回修改、改正后再查、考核、季后更正、查看历史。"""
FOLDER_ABOUT = "放练习工作区的新文件夹，默认 bangfu-practice"
MADE = "练习工作区已就绪：{path}，第一次报送的台账共{count}个文件。"
STEPS = """这是练习用的工作区，各行台账、村名、人名都是程序虚构的。

1. ledgers/{period} 是第一次收上来的台账：写法各异，还有错误。运行
       bangfu check {period}
   程序逐格列出问题，并在 returned/{period} 写好退回修改的工作簿。
2. practice/1_改正后 是填报人改正后重新报送的台账。把里面的文件复制到 ledgers/{period}，替换原来的，再运行
       bangfu check {period}
       bangfu assess {period}
3. practice/2_更正 是季后发现的一处更正，复制到 ledgers/{period}，再运行
       bangfu assess {period} --why 更正走访目的
       bangfu history {period}
"""
