"""What was made in a workspace for one period, and the values that none of it may tell."""

from pathlib import Path

import pandas as pd

from bangfu_lib.errors import StoreError
from bangfu_lib.params.ledgers import Ledger, load_ledgers
from bangfu_lib.periods.period import Period
from bangfu_lib.privacy.scan import files_in
from bangfu_lib.privacy.secrets import Secrets, declared, sensitive_values
from bangfu_lib.privacy.texts import texts_of
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh import keeping as zh

SNAPSHOT = "s-*"
# 更正记录 says of any cell what it was: what is secret of that stands in the other ledgers.
CORRECTIONS = "corrections"
LOGS, SAMPLES = "logs", "samples"


def produced(workspace: Workspace, period: Period) -> list[Path]:
    """The folders with what was made for `period` and with the logs, as far as they are there.

    Ledgers, the store and returned workbooks hold the values themselves and stay out.
    """
    results = workspace.results(period.code)
    folders = (results, results.parent / LOGS, workspace.root / SAMPLES / period.code)
    return [folder for folder in folders if folder.is_dir()]


def period_secrets(workspace: Workspace, period: Period) -> Secrets:
    """The S2 and S3 values of every snapshot of `period`; none where it was never assessed.

    Words and numbers that stand in the workspace's own rules, templates and notebooks are not
    secret. Raises ParamsError when the ledgers' declarations are faulty, StoreError for a table
    that cannot be read.
    """
    every = load_ledgers(workspace.params)
    ledgers = {name: one for name, one in every.items() if name != CORRECTIONS}
    snapshots = [
        {
            name: table
            for name, one in ledgers.items()
            if (table := _kept(folder, one, period)) is not None
        }
        for folder in sorted(workspace.store(period.code).glob(SNAPSHOT))
    ]
    return sensitive_values(snapshots, declared(ledgers), vocabulary=_vocabulary(workspace))


def _kept(folder: Path, ledger: Ledger, period: Period) -> pd.DataFrame | None:
    """The columns that the ledger declares, of its table in one snapshot."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = folder / f"{ledger.name}.parquet"
    if not path.is_file():
        return None
    try:
        file = pq.ParquetFile(path)
        columns = [name for name in file.schema_arrow.names if name in ledger.fields]
        return file.read(columns=columns).to_pandas()
    except (pa.ArrowException, OSError) as error:
        words = {"path": path, "folder": folder, "period": period.code}
        raise StoreError(zh.SNAPSHOT_DAMAGED.format(**words)) from error


def _vocabulary(workspace: Workspace) -> str:
    """Everything that the office's own declarations, templates and notebooks say."""
    folders = (workspace.params, workspace.templates, workspace.notebooks)
    return "\n".join(text for file in files_in(folders) for _, text in texts_of(file))
