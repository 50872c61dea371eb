"""Writes docs/reference/rules from the docstrings of the rules; run it after changing one."""

from pathlib import Path

from reftel.telegram.checking.pages import pages

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference" / "rules"


def main() -> None:
    """Writes every page and removes those of rules that are gone."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    written = pages()
    for path in FOLDER.glob("*.md"):
        if path.name not in written:
            path.unlink()
    for name, text in written.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(written)} pages in {FOLDER}")


if __name__ == "__main__":
    main()
