"""The book of what was asked and promised: entries, their history, and what is due; pure values and rules."""
