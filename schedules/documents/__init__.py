"""The papers of meetings and visits: each a content of plain values, set as PDF and as HTML.

A module has its content dataclass, `document(content)`, and `render(content) -> Paper` with
`html(content) -> str`, which say the same.
"""
