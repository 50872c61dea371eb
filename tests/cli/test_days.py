import click
import pytest
from click.testing import CliRunner

from reftel.cli.days import DAY


@click.command()
@click.option("--since", type=DAY)
def wanted(since: str | None) -> None:
    click.echo(since)


@pytest.mark.parametrize("value", ["1974", "1974-03", "1974-02-28", "2004-02-29"])
def test_a_year_a_month_or_a_day_is_taken_as_it_stands(value: str) -> None:
    done = CliRunner().invoke(wanted, ["--since", value])
    assert (done.exit_code, done.output) == (0, f"{value}\n")


@pytest.mark.parametrize(
    "value",
    [
        "foo",
        "1974-13",
        "1974-02-30",
        "74",
        "1974-3",
        "1974-03-",
        "1974-03-09T01:00",
        "\u0661\u0669\u0667\u0664",
        "",
    ],
)
def test_a_date_that_cannot_be_is_wrong_use(value: str) -> None:
    done = CliRunner().invoke(wanted, ["--since", value])
    assert done.exit_code == 2
    assert "is no year, month or day: 1974, 1974-03 or 1974-03-09." in " ".join(done.output.split())
