"""bangfu: evaluate and report posted village assistance (驻村帮扶) by published rules."""
