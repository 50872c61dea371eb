"""Rules, one file each: the docstring is the manual page, and its examples are run as tests."""
