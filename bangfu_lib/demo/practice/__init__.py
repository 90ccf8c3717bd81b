"""A quarter's ledgers as they really come in: thirty habits of filling in, and mistakes to mend."""
