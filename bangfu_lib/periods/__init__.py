"""Assessment periods and the Chinese working-day calendar."""
