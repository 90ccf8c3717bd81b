"""Facts: what the ledgers say about each unit, counted for all units at once."""
