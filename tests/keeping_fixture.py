"""Small intakes that are kept again and again, for the tests of revisions and of faults."""

from functools import cache

from declared import ROOT, table

from bangfu_lib.files import sha256_bytes
from bangfu_lib.ledgers.intake import Intake, SourceFile
from bangfu_lib.ledgers.revisions import Occasion, take_snapshot
from bangfu_lib.params.ledgers import load_ledgers
from bangfu_lib.periods.period import Period
from bangfu_lib.workspace import Workspace

QUARTER = Period.parse("2021Q4")
NAMES = ("villages", "visits", "leave")
VISIT = {"visited_on": "2021-10-08", "person": "R1", "village": "V1", "household": "H1"}
VISIT |= {"purpose": "慰问"}


@cache
def ledgers():
    """Three of the ledgers that the project ships."""
    declared = load_ledgers(ROOT / "params")
    return {name: declared[name] for name in NAMES}


def visits(number):
    """A table of `number` visits."""
    return table("visits", [VISIT | {"household": f"H{row}"} for row in range(number)])


def an_intake(workspace, number):
    """What reading a workbook with `number` visits gives; the workbook lies in the workspace."""
    path = workspace.ledgers("2021Q4") / "走访.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    content = f"{number} visits".encode()
    path.write_bytes(content)
    tables = {name: table(name, []) for name in NAMES} | {"visits": visits(number)}
    return Intake(tables, (), (SourceFile("走访.xlsx", sha256_bytes(content), path),))


def keep(workspace, number, **occasion):
    """Take in a workbook with `number` visits."""
    return keep_intake(workspace, an_intake(workspace, number), **occasion)


def keep_intake(workspace, intake, **occasion):
    """Keep what was read."""
    said = Occasion(**occasion)
    return take_snapshot(intake, workspace, QUARTER, ledgers(), occasion=said)


def office(folder):
    """A workspace with the rules that the project ships."""
    (folder / "params").symlink_to(ROOT / "params")
    return Workspace(folder)
