"""From text to telegram: lines, head lines, forms, assembly."""
