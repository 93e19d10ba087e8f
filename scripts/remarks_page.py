"""The reference page of the lint's remarks, made from their codes."""

from huibao.lint.remark import codes

_HEAD = """\
# Remarks

What `report plugin lint` may say of content files. An error breaks the type, or what it prints; a warning is
likely a slip; a note is worth a look. How to run it, and how to keep a remark from being made:
[Look over content files](../how-to/lint-content.md).
"""


def remarks_page() -> str:
    """Every code with its severity, its meaning, the reason and the way out."""
    parts = [_HEAD, "| code | severity | says |\n| --- | --- | --- |"]
    parts[-1] += "".join(
        f"\n| [`{id}`](#{id}) | {each.severity.value} | {each.says} |" for id, each in codes().items()
    )
    parts[-1] += "\n"
    parts += [
        f"## {id}\n\n{each.says}\n\n*{each.severity.value}* — {each.why}\n\nThe way out: {each.way}\n"
        for id, each in codes().items()
    ]
    return "\n".join(parts)
