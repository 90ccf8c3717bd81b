"""The sixteen ledgers of village assistance are declared whole, and what is personal is closed."""

import pytest
from ledger_samples import declared

# 台账 → 我们的声明（有的拆成几张表） → 各列表头。序号不登记；乡镇、村名写在村编码旁边即可。
SIXTEEN = {
    "村基本情况": {
        "villages": "村编码 村名 乡镇 村类型 地形 工作难度大 户籍户数 户籍人口 常住户数 常住人口 "
        "脱贫户数 脱贫人数 监测户数 监测人数 低保户数 特困户数 残疾人数 大病人数 党员数 劳动力 "
        "外出务工 耕地亩 集体经济收入元 支部书记 联系电话 帮扶单位 联系领导编码",
        "poverty_reduction": "未脱贫人数 农村户籍人口",
    },
    "驻村人员": {
        "persons": "人员编码 姓名 性别 出生年月 身份证号 政治面貌 党组织关系转入 角色 全脱产 "
        "派出单位 职务 职级 联系电话 到村日期 离村日期 任期轮次 状态 调整原因 监督人编码 "
        "意外险有效期 体检日期 安家费发放日期",
    },
    "考勤请销假": {
        "attendance": "人员编码 日期 时段 去向 是否住村 抽查结果 抽查方式 登记来源",
        "leave": "人员编码 开始日期 结束日期 天数 审批人 审批日期 销假日期",
    },
    "走访记录": {
        "visits": "走访日期 到村时间 离村时间 停留天数 走访人编码 角色 户编码 户类型 走访目的 "
        "见到本人 未见原因 四必到四必访类型 慰问金额元 内容摘要 诉求编号",
    },
    "驻村日记": {
        "diaries": "日期 人员编码 工作类别 内容 附件数 审阅人 审阅日期 审阅意见",
    },
    "问题台账": {
        "problems": "问题编号 类型 来源 收集日期 户编码 内容 领域 责任单位 责任人编码 整改措施 "
        "办理时限 状态 办结日期 销号日期 销号审核人 群众是否满意 佐证编号",
    },
    "培训台账": {
        "trainings": "日期 层级 主办单位 主题 师资类型 方式 期数 班次 人次 其中贫困户人次 对象",
    },
    "资料清单": {
        "documents": "对象 资料编号 资料名称 是否必备 适用村类型 牵头书记编码 负责干部编码 "
        "协助干部编码 完成日期 版本 存放位置 是否齐全 存在问题",
    },
    "交叉检查": {
        "inspections": "批次 检查组 被查村编码 检查日期 表别 项号 检查内容 户编码 结果 问题描述 "
        "扣分 检查人 被查村确认 整改时限 复核结果",
    },
    "满意度": {
        "satisfaction": "批次 方式 样本号 层别 测评对象 题号 选项 票数 发出 收回 有效 弃权 无效 "
        "测评日期",
    },
    "帮扶活动": {
        "activities": "日期 活动类型 主办单位 主办人编码 参与角色 地点 人次 在家户数 邀请在家户数 "
        "在外联系人次 金额元 约数 成果",
    },
    "措施明白卡照片": {
        "measures": "户编码 措施类别 措施内容 帮扶责任人编码 开始日期 计划完成日期 落实状态",
        "cards": "类别 份数 地点 张贴日期 签约医生 编号 时间 事件 户主同意 已张贴",
    },
    "资金物资项目": {
        "resources": "编号 名称 类别 来源 批次 计划金额元 日期 到账元 支出元 建设规模 完成时限 "
        "状态 受益户数 受益人数 数量 单位 金额元",
        "funds": "经费类别 对应期 金额元 拨付日期 拨付单位",
    },
    "通报约谈奖惩": {
        "rewards": "期号 日期 级别 形式 榜别 对象类型 村编码 人员编码 单位名称 人次 事由 依据 "
        "整改时限 影响期",
    },
    "计划与报告报送": {
        "reports": "报告种类 对应期 报送单位 实报日期 质量 接收单位",
    },
    "户台账": {
        "households": "户编码 户主 身份证号 户类型 风险是否消除 家庭人口 劳动力 健康状况 残疾人数 "
        "大病人数 在校生 住房安全 饮水安全 医疗保险 养老保险 地址 联系电话 开户账号 "
        "工资性收入元 经营净收入元 财产净收入元 转移净收入元 基本信息表 收入测算表 "
        "政策享受清单 更新日期 帮扶责任人编码 签约医生",
        "policies": "户编码 政策 金额元 开始日期 终止日期",
    },
}
PERSONAL = {
    ("persons", "身份证号"): "S3",
    ("persons", "体检日期"): "S3",
    ("persons", "联系电话"): "S2",
    ("persons", "出生年月"): "S1",
    ("persons", "政治面貌"): "S1",
    ("persons", "意外险有效期"): "S1",
    ("villages", "联系电话"): "S2",
    ("villages", "大病人数"): "S1",
    ("villages", "残疾人数"): "S1",
    ("households", "户主"): "S2",
    ("households", "身份证号"): "S3",
    ("households", "联系电话"): "S2",
    ("households", "地址"): "S2",
    ("households", "开户账号"): "S3",
    ("households", "健康状况"): "S3",
    ("households", "残疾人数"): "S3",
    ("households", "大病人数"): "S3",
    ("households", "在校生"): "S3",
    ("households", "工资性收入元"): "S2",
    ("policies", "金额元"): "S2",
    ("visits", "户编码"): "S1",
    ("visits", "内容摘要"): "S1",
    ("visits", "慰问金额元"): "S1",
    ("problems", "户编码"): "S2",
    ("problems", "内容"): "S1",
    ("cards", "户编码"): "S2",
    ("inspections", "户编码"): "S2",
    ("attendance", "去向"): "S1",
    ("attendance", "抽查结果"): "S1",
}
# 姓名中可以公开的：驻村人员本人、村支部书记，以及明白卡上印出的签约医生。
PUBLIC_NAMES = {
    ("persons", "姓名"),
    ("villages", "支部书记"),
    ("households", "签约医生"),
    ("cards", "签约医生"),
}
PERSONAL_KINDS = ("name", "phone", "id_number", "account", "address")
# 逐人逐户书写的文字，写得出姓名、病情、家事，一律不公开。
TELLING = ("内容", "简况", "备注", "存在问题", "问题描述", "事由", "审阅意见", "内容摘要", "说明")
ABOUT_WORK = {("tasks", "内容")}


def by_header(name):
    return {field.header: field for field in declared()[name].fields.values()}


def each_field():
    return [(name, field) for name, one in declared().items() for field in one.fields.values()]


@pytest.mark.parametrize(
    ("name", "header"),
    [
        (name, header)
        for ledgers in SIXTEEN.values()
        for name, headers in ledgers.items()
        for header in headers.split()
    ],
)
def test_every_column_of_the_sixteen_ledgers_is_declared(name, header):
    assert header in by_header(name)


def test_all_sixteen_are_in_the_table():
    assert len(SIXTEEN) == 16


def test_every_ledger_says_who_filled_it_in_and_when():
    for one in declared().values():
        known = {text for field in one.fields.values() for text in (field.header, *field.aliases)}
        assert {"填报人", "填报日期"} <= known


@pytest.mark.parametrize(("name", "header"), list(PERSONAL))
def test_every_personal_column_has_its_sensitivity(name, header):
    assert by_header(name)[header].sensitivity == PERSONAL[name, header]


def test_no_column_of_a_personal_kind_is_public_but_the_names_of_those_who_serve():
    public = {
        (name, field.header)
        for name, field in each_field()
        if field.kind in PERSONAL_KINDS and field.sensitivity == "P"
    }
    assert public <= PUBLIC_NAMES


def test_no_free_text_about_people_is_public():
    public = {
        (name, field.header)
        for name, field in each_field()
        if field.kind == "text" and field.header in TELLING and field.sensitivity == "P"
    }
    assert public == ABOUT_WORK


def test_no_column_of_ballots_could_name_who_voted():
    kinds = {field.kind for field in declared()["satisfaction"].fields.values()}
    assert not kinds & {"phone", "id_number", "address", "account"}
    assert {"户编码", "姓名", "被访人"}.isdisjoint(by_header("satisfaction"))


# 各列是原有的全部必填列：新登记的列一律选填，已有的台账不因此多出错误。
REQUIRED_COUNT = {"villages": 5, "persons": 6, "households": 6, "visits": 4, "problems": 9}


@pytest.mark.parametrize(("name", "count"), list(REQUIRED_COUNT.items()))
def test_the_columns_that_offices_may_lack_are_not_required(name, count):
    assert sum(field.required for field in declared()[name].fields.values()) == count


PARTS = [
    ("satisfaction", "有效", "收回"),
    ("satisfaction", "收回", "发出"),
    ("satisfaction", "票数", "有效"),
    ("villages", "脱贫户数", "户籍户数"),
    ("villages", "监测人数", "户籍人口"),
    ("households", "残疾人数", "家庭人口"),
    ("trainings", "其中贫困户人次", "人次"),
    ("activities", "邀请在家户数", "在家户数"),
    ("poverty_reduction", "未脱贫人数", "农村户籍人口"),
]


@pytest.mark.parametrize(("name", "part", "whole"), PARTS)
def test_a_part_may_not_exceed_its_whole(name, part, whole):
    other = by_header(name)[part].not_above
    assert declared()[name].fields[other].header == whole


ORDERS = [
    ("leave", "销假日期", "开始日期"),
    ("problems", "销号日期", "收集日期"),
    ("problems", "办结日期", "收集日期"),
    ("inspections", "整改日期", "检查日期"),
    ("cards", "张贴日期", "时间"),
    ("rewards", "整改时限", "日期"),
]


@pytest.mark.parametrize(("name", "later", "earlier"), ORDERS)
def test_what_follows_is_not_dated_before_what_it_follows(name, later, earlier):
    other = by_header(name)[later].not_before
    assert declared()[name].fields[other].header == earlier


def test_villages_and_persons_are_known_by_name_too():
    villages, persons = declared()["villages"], declared()["persons"]
    assert (villages.named_by, villages.within, persons.named_by) == ("name", "township", "name")


def test_numbers_that_may_be_about_so_many_name_the_column_that_says_so():
    rough = {
        (name, field.header)
        for name, field in each_field()
        if field.kind in ("integer", "number") and field.approximate
    }
    assert {("activities", "人次"), ("activities", "金额元"), ("outcomes", "数量")} <= rough
