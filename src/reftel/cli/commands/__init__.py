"""One module for each command; nothing is imported here, so that each loads alone."""
