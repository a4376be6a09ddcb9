"""The command that makes the wheel of a release."""

from pathlib import Path

import pytest

from nnlesson.runtime.release import main


@pytest.mark.parametrize(("arguments", "ends"), [(["--help"], 0), (["one", "two"], 2), (["--fast"], 2)])
def test_what_is_no_folder_makes_none(
    arguments: list[str],
    ends: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(SystemExit) as ended:
        main(arguments)

    assert ended.value.code == ends
    said = capsys.readouterr()
    assert "usage: python -m nnlesson.runtime.release [-h] [folder]" in said.out + said.err
    assert list(tmp_path.iterdir()) == []
