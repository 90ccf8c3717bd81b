"""Templates as staff edit them: what is wrong in one, and the page of all that may stand in one."""
