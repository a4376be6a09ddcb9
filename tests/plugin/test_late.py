"""What extensions of Markdown bring into a page, after the plugin has read it, becomes figures and numbers too."""

from pathlib import Path

from plugin.test_site import SETTINGS, build, said

SNIPPETS = SETTINGS.replace("pymdownx.superfences]", "pymdownx.superfences, pymdownx.snippets]")
GOOD = "```nn-squared-error\nprediction: 0.5\n```\n\nIt is `nn: loss of #squared-error`.\n"


def test_a_fence_in_a_snippet_becomes_a_figure(tmp_path: Path) -> None:
    (tmp_path / "part.md").write_text(GOOD)
    own = "```nn-squared-error\n```\n"

    outcome = build(tmp_path, {"index.md": f'# Home\n\n{own}\n--8<-- "part.md"\n'}, settings=SNIPPETS)

    assert (outcome.returncode, said(outcome)) == (0, [])
    home = (tmp_path / "site" / "index.html").read_text()
    assert home.index('id="squared-error"') < home.index('id="squared-error-2"')
    assert "nn: loss" not in home.replace('title="Computed', "")


def test_a_mistake_in_a_snippet_is_told_where_the_page_asks_for_it(tmp_path: Path) -> None:
    (tmp_path / "part.md").write_text("```nn-squared-error\ntarget: high\n```\n")

    outcome = build(tmp_path, {"index.md": '---\ntitle: So\n---\n\n# Home\n\n--8<-- "part.md"\n'}, settings=SNIPPETS)

    assert outcome.returncode == 1
    says = "docs/index.md:7: nn-squared-error: target is 'high'; give a number from 0 to 1"
    assert said(outcome) == [f"WARNING -  nnlesson: {says}"]
