"""A kit is taken as it is, or not at all."""

from pathlib import Path

import pytest

from nnlesson.plugin.kit import IncompleteKit, read_kit


@pytest.mark.parametrize(
    ("listing", "said"),
    [
        (None, "{folder} holds no kit (kit.json); leave the option kit out, and one is found"),
        ("[]", "{folder}/kit.json is no list of a kit's files; leave the option kit out, and one is found"),
        ("{", "{folder}/kit.json is no list of a kit's files; leave the option kit out, and one is found"),
        (
            '{"scripts": ["a.js"], "polyfills": [], "early": [], "files": ["a.js", "b.js"], "licences": []}',
            "the kit in {folder} has no a.js; leave the option kit out, and one is found",
        ),
    ],
)
def test_a_kit_that_is_not_whole_is_refused_with_what_is_missing(
    tmp_path: Path, listing: str | None, said: str
) -> None:
    if listing is not None:
        (tmp_path / "kit.json").write_text(listing)

    with pytest.raises(IncompleteKit) as refused:
        read_kit(tmp_path)

    assert str(refused.value) == said.format(folder=tmp_path)
