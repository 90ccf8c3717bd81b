"""Names for templates of weekly notices, quarterly notes, yearly reviews and the four panels."""

# By the library's own name: what staff write in a template.
NAMES: dict[str, str] = {
    "days_from_to": "起止日期",
    "nothing_entered": "未登记说明",
    "checks": "检查",
    "checks_text": "检查说明",
    "groups": "检查组数",
    "villages": "村数量",
    "checked": "检查项数",
    "failed": "不合格项数",
    "found": "新发现问题",
    "found_text": "新发现说明",
    "origin": "出处",
    "days_late": "逾期天数",
    "by_village": "各村问题",
    "overdue_ones": "逾期问题",
    "overdue_text": "逾期说明",
    "presence_text": "走访在岗说明",
}
# By the library's own name: what it is, for the page that lists every field.
SAYS: dict[str, str] = {
    "days_from_to": "本周从哪天到哪天，如12月20日至26日",
    "nothing_entered": "一周没有任何登记时的说明",
    "checks": "本周各类检查",
    "checks_text": "本周检查的村数、项数和不合格情况",
    "groups": "这类检查有几个检查组",
    "villages": "涉及几个村",
    "checked": "检查了几项",
    "failed": "几项不合格",
    "found": "本周新发现的问题；一个村中的名称用在“各村问题”，表示新发现几个",
    "found_text": "本周新发现和销号的问题数",
    "origin": "检查类别或问题台账的类别",
    "days_late": "到周末为止超过时限几天",
    "by_village": "各村新发现、销号、未销号、逾期的问题数",
    "overdue_ones": "周末已超过时限的问题",
    "overdue_text": "周末未销号和逾期的问题数",
    "presence_text": "本周走访、请休假、缺勤的登记数",
}
