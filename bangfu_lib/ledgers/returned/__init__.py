"""Workbooks that go back to their senders: what to mend, where, and their own sheets marked."""
