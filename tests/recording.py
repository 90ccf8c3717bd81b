"""Tables that note which of their columns are read, to hold what is declared to what is done."""

import pandas as pd

BY_NAME = ("groupby", "sort_values", "dropna", "drop_duplicates", "set_index", "duplicated", "melt")


class Row(dict):
    """A row that notes which of its cells are read."""

    def __init__(self, cells, note):
        super().__init__(cells)
        self.note = note

    def __getitem__(self, key):
        self.note(key)
        return super().__getitem__(key)

    def get(self, key, default=None):
        self.note(key)
        return super().get(key, default)


def recording(table, seen, own=None):
    """`table` as one that adds to `seen` the name of every own column that is read from it.

    What is derived from it (rows, other columns beside them) goes on noting; a column that is
    assigned anew is not its own any more.
    """
    own = set(table.columns) if own is None else own

    def note(keys):
        names = [keys] if isinstance(keys, str) else keys if isinstance(keys, list | tuple) else []
        seen.update(name for name in names if isinstance(name, str) and name in own)

    class Recording(pd.DataFrame):
        @property
        def _constructor(self):
            return Recording

        def __getitem__(self, key):
            note(key)
            return super().__getitem__(key)

        def assign(self, **columns):
            made = pd.DataFrame(self).assign(**columns)
            return recording(made, seen, own - columns.keys())

        def to_dict(self, *args, **kwargs):
            found = super().to_dict(*args, **kwargs)
            return [Row(cells, note) for cells in found] if isinstance(found, list) else found

        def merge(self, right, *args, on=None, left_on=None, **kwargs):
            note(on)
            note(left_on)
            return super().merge(right, *args, on=on, left_on=left_on, **kwargs)

    for method in BY_NAME:
        setattr(Recording, method, _noting(method, note))
    return Recording(table)


def _noting(method, note):
    def called(self, *args, **kwargs):
        for value in (*args, *kwargs.values()):
            note(value)
        return getattr(pd.DataFrame, method)(self, *args, **kwargs)

    return called
