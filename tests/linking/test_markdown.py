import pytest

from tests.linking.samples import linked


@pytest.mark.parametrize(
    "text",
    [
        "# The fog horn\n",
        "The fog horn\n============\n",
        "Use `fog horn` now.\n",
        "```\nfog horn\n```\n",
        "    fog horn\n",
        "[the fog horn](x.md)\n",
        "[the fog horn][ref]\n\n[ref]: http://x.example/ 'fog horn'\n",
        "![fog horn](x.png)\n",
        "[![fog horn](x.png)](y.md)\n",
        "<a href='x'>the fog horn</a>\n",
        "<figure><figcaption>The fog horn</figcaption></figure>\n",
        "See https://x.example/fog-horn/FH now.\n",
        "<https://x.example/FH>\n",
        "---\ntitle: fog horn\n---\n",
        '!!! note "The fog horn"\n',
        "Figure 3: The fog horn\n",
        "図 2：灯台守\n",
        "| fog horn | x |\n|---|---|\n",
        "{{ fog horn }}\n",
        "fog horn\n: A horn.\n",
        "*[FH]: A horn\n",
    ],
)
def test_nothing_is_linked_in(text: str):
    assert linked(text, "mkdocs") == text


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("The *fog horn*.", "The *[fog horn](../glossary.md#fog-horn)*."),
        ("- a fog horn", "- a [fog horn](../glossary.md#fog-horn)"),
        ("> a fog\n> b fog horn", "> a fog\n> b [fog horn](../glossary.md#fog-horn)"),
        ("a fog\nhorn", "a [fog\nhorn](../glossary.md#fog-horn)"),
        ("| a |\n|---|\n| fog horn |", "| a |\n|---|\n| [fog horn](../glossary.md#fog-horn) |"),
        ("昔の灯台守は。", "昔の[灯台守](../glossary.md#灯台守)は。"),
    ],
)
def test_prose_is_linked_wherever_it_stands(text: str, after: str):
    assert linked(text, "mkdocs") == after
