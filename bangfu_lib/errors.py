"""Everything that can end a command, as one Chinese line and an exit code.

BangfuError
├── UsageError        2  what the user typed: period, unit, parameter, folder
├── LedgerError       3  the ledgers carry errors that staff must mend
├── JobsFailed        4  some notebooks of a run failed
├── ParamsError       5  a file under params/, a template or a scheme is faulty
├── StoreError        6  something could not be written, or what was kept is damaged
└── MissingTool       7  a program or package that the command needs is not installed
"""

from collections.abc import Sequence


class BangfuError(Exception):
    """One sentence for the user; `details` are further lines, such as every problem found."""

    exit_code = 1

    def __init__(self, sentence: str, details: Sequence[str] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.details = tuple(details)

    def __reduce__(self) -> tuple:
        """Errors cross process boundaries whole, details included."""
        return type(self), (self.sentence, self.details)

    def lines(self) -> list[str]:
        """The sentence followed by its details, one line each."""
        return [self.sentence, *self.details]

    def _render_traceback_(self) -> list[str]:
        """IPython's hook: in a notebook too, users see the sentence and no traceback."""
        return self.lines()


class UsageError(BangfuError):
    """The period, unit, parameter or folder that the user named is not usable."""

    exit_code = 2


class LedgerError(BangfuError):
    """The ledgers carry errors; nothing was taken in."""

    exit_code = 3


class JobsFailed(BangfuError):
    """Some jobs of a run failed; the others are done."""

    exit_code = 4


class ParamsError(BangfuError):
    """A file that staff edit (params/, report_templates/) is faulty."""

    exit_code = 5


class StoreError(BangfuError):
    """A file could not be written, or a kept file is missing or damaged."""

    exit_code = 6


class MissingTool(BangfuError):
    """A program or package that this command needs is not installed."""

    exit_code = 7
