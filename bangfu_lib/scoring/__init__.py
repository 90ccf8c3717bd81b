"""Findings, point ledgers, grades, ranks and lists: judgement by declared rules."""
