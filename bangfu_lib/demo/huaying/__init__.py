"""The sample of the "four blueprints": a county-level city of 2016 with its 25 poor villages."""
