"""Make the Word templates in report_templates/ once; afterwards staff edit them in Word or WPS.

python tests/maintenance/make_templates.py [KIND …] [--folder FOLDER]
"""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path

from template_cards import household_cards, village_card
from template_leaders import leader_ledger
from template_lists import difficult_villages, role_lists
from template_notice import notice, problem_list
from template_papers import household_papers, photo_sheet
from template_people import person_sheets, rectification, talks
from template_periodic import quarter_note, weekly_notice, year_review
from template_profile import village_profile
from template_summary import quarter_summary
from template_village import village_report

from bangfu_lib.word.package import read_package
from bangfu_lib.word.write import write_document

FOLDER = Path(__file__).parents[2] / "report_templates"
MADE_ON = date(2022, 1, 1)
TEMPLATES = {
    "village_report": (village_report, "村级季度报告模板"),
    "quarter_summary": (quarter_summary, "季度考核报告模板"),
    "notice": (notice, "考核通报模板"),
    "problem_list": (problem_list, "问题清单模板"),
    "role_lists": (role_lists, "三项清单模板"),
    "difficult_villages": (difficult_villages, "难度大村问题清单模板"),
    "village_card": (village_card, "村级帮扶力量明白卡模板"),
    "household_cards": (household_cards, "精准帮扶明白卡模板"),
    "household_papers": (household_papers, "一表一收入一清单模板"),
    "village_profile": (village_profile, "村情简介模板"),
    "photo_sheet": (photo_sheet, "温馨照片说明模板"),
    "person_sheets": (person_sheets, "个人考核表模板"),
    "rectification": (rectification, "整改通知书模板"),
    "talks": (talks, "约谈提醒建议模板"),
    "leader_ledger": (leader_ledger, "领导挂联工作月台账模板"),
    "weekly_notice": (weekly_notice, "督导通报模板"),
    "quarter_note": (quarter_note, "季度小结模板"),
    "year_review": (year_review, "年度总结模板"),
}


def make(folder: Path, kinds: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in kinds or TEMPLATES:
        build, title = TEMPLATES[name]
        path = folder / f"{name}.docx"
        build().save(path)
        write_document(path, read_package(path), title=title, author="bangfu", day=MADE_ON)


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kinds", nargs="*", help="default: all")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    asked = parser.parse_args()
    make(asked.folder, asked.kinds)
