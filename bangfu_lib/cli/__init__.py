"""The command `bangfu`: one module per group of commands, which compose and say what was done."""
