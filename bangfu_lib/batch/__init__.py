"""Parameterized notebooks run by papermill, one job per document."""
