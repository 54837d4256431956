"""The life of runs once more, on PostgreSQL: the same test modules in processes of their own."""

from tests.again import passed_on_postgresql

LIFE_OF_RUNS = ["tests/models/test_run.py", "tests/runs", "tests/actions/test_runs.py"]
MODEL_ENGINE = [
    "tests/admin/test_model.py",
    "tests/management/test_generate_model.py",
    "tests/management/test_progress.py",
]


def test_everything_about_the_life_of_runs_holds_on_postgresql_too(postgresql_url: str) -> None:
    again = ("-n", "2", *LIFE_OF_RUNS, *MODEL_ENGINE)
    assert passed_on_postgresql(postgresql_url, *again) >= 180
