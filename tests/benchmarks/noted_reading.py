"""Reading a workbook in a child process that notes what it took: for measurements alone."""

import resource
import time

from bangfu_lib.ledgers.reading import read_workbook


class NotedReading:
    """Reads a workbook in a child process, and notes what the process has taken by then."""

    def __init__(self, note):
        self.note = note

    def __call__(self, content, name, ledgers):
        before = time.process_time()
        reading = read_workbook(content, name, ledgers)
        taken = time.process_time() - before
        with self.note.open("a") as stream:
            stream.write(f"{taken} {megabytes(resource.RUSAGE_SELF)}\n")
        return reading


def megabytes(whose):
    return resource.getrusage(whose).ru_maxrss / 1024
