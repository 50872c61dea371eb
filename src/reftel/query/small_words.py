"""Words that hold sentences together and say nothing of what a text is about."""

__all__ = ["SMALL_WORDS"]

SMALL_WORDS = frozenset(
    [
        "a", "about", "all", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "did", "do",
        "for", "from", "had", "has", "have", "he", "her", "his", "how", "if", "in", "into", "is", "it",
        "its", "no", "not", "of", "on", "or", "our", "she", "so", "than", "that", "the", "their", "them",
        "there", "these", "they", "this", "those", "to", "was", "we", "were", "what", "when", "which",
        "who", "why", "will", "with", "would", "you",
    ]
)  # fmt: skip
