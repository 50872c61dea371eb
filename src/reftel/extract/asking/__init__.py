"""The ways of asking, one file a way; each reads a sentence and drafts the asks in it."""
