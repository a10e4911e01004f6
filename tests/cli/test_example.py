"""``schedule example``."""

from tests.cli.books import run


def test_the_examples(tmp_path):
    result = run("example", tmp_path / "trial")
    assert result.exit_code == 0
    assert {p.name for p in (tmp_path / "trial").iterdir()} == {"registrations.xlsx", "small.xlsx"}
    assert result.stdout.count("Written to") == 2


def test_a_file_where_the_folder_should_be(tmp_path):
    (tmp_path / "trial").write_text("a file")
    result = run("example", tmp_path / "trial")
    assert result.exit_code == 1
    assert "cannot be made: File exists." in " ".join(result.stderr.split())
