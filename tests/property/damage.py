"""Telegrams of the sample after an accident: cut, spliced, overwritten."""

from random import Random

from reftel.sample import telegrams

__all__ = ["damaged", "whole"]

# figures of other scripts, letters that match others in either case, and what ends lines in other systems
ODD = "٣²①ſK\u0130\u0131A0 \n\r\f\t\x00\x85\u2028¶(),.:/-#*é9ZREFTAGSPAGEO1"


def whole() -> list[str]:
    """The texts of the sample."""
    return [one.read_text(encoding="utf-8") for one in telegrams()]


def damaged(texts: list[str], random: Random) -> str:
    """One of the texts after an accident."""
    text = random.choice(texts)
    accident = random.random()
    if accident < 0.3:
        other = random.choice(texts)
        return text[: random.randrange(len(text))] + other[random.randrange(len(other)) :]
    if accident < 0.6:
        lines = text.split("\n")
        for _ in range(random.randrange(1, 12)):
            place, kind = random.randrange(len(lines)), random.random()
            if kind < 0.3 and len(lines) > 1:
                del lines[place]
            elif kind < 0.5:
                lines.insert(place, random.choice(lines))
            elif kind < 0.7 and place + 1 < len(lines):
                lines[place] += lines.pop(place + 1)
            else:
                lines[place] = lines[place][random.randrange(len(lines[place]) + 1) :]
        return "\n".join(lines)
    letters = list(text)
    for _ in range(random.randrange(1, 60)):
        letters[random.randrange(len(letters))] = random.choice(ODD)
    return "".join(letters)
