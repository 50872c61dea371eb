"""Tables of posts, TAGS, captions, precedences, acronyms and export attributes; facts, no logic."""
