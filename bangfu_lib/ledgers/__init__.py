"""Ledgers (台账): blank workbooks out, filled workbooks in, checked rows kept for ever."""
