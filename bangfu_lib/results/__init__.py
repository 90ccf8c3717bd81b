"""The kept outcome of an assessed quarter: written whole, read many times."""
