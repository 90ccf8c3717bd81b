"""Characters that are written for others: Japanese, popular and radical forms of usual ones.

The character converter knows traditional forms; these are those that it leaves as they stand.
"""

# Each character of the first is written for the one at the same place in the second.
WRITTEN_FORMS = (
    "戸囯囻収図歩髙亊単対荘駅沢浜広県関戦拡検験薬権労営栄済児実従縦処焼乗浄譲斉専銭総続帯択団遅庁聴鉄転伝読悩脳拝廃売発払辺変"
    "豊訳様頼覧竜両齢気帰挙渓経軽継剣険圏顕恵黒鉱歯縄壊絵悪囲隠円塩応価懐覚楽陥勧巻寛観拠郷毎仮⺠"
    "⻄⻅⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻥⻦⻨⻩⻬⻰"
)
USUAL_FORMS = (
    "户国国收图步高事单对庄驿泽滨广县关战扩检验药权劳营荣济儿实从纵处烧乘净让齐专钱总续带择团迟厅听铁转传读恼脑拜废卖发拂边变"
    "丰译样赖览龙两龄气归举溪经轻继剑险圈显惠黑矿齿绳坏绘恶围隐圆盐应价怀觉乐陷劝卷宽观据乡每假民"
    "西见贝车长门青韦页风飞食马鱼鸟麦黄齐龙"
)
