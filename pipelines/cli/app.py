"""The command line itself: commands, options and help. What each command does is in the module of its name."""

import sys
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli import exit_codes
from pipelines.cli.attacks import print_attacks
from pipelines.cli.backup import run_backup, run_restore
from pipelines.cli.explain.parts import SHOWN_UNASKED, Part
from pipelines.cli.published import published_database
from pipelines.cli.results import Format, print_rows
from pipelines.cli.show import show_attack
from pipelines.cli.terminal import discard_stdout

app = typer.Typer(
    name="aftermath",
    no_args_is_help=True,
    add_completion=False,
    # Plain help: the same on a terminal and in a file.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads news articles from raw/ and keeps a DuckDB file of attacks, casualties and responses.",
    epilog="""Examples:

\b
  aftermath refresh
  aftermath attacks --country IRQ --since 2020-03-01
  aftermath show atk_3f2a
  aftermath query "from marts.fct_attacks limit 5" --format csv
  aftermath explain raw/article.txt --html article.html

\b
Folders: AFTERMATH_RAW_DIR (default raw/), AFTERMATH_WAREHOUSE_DIR (default warehouse/) and, for eval,
AFTERMATH_SHARED_DIR (default ../shared). For fetch: AFTERMATH_FEEDS (default feeds.toml).
Exit codes: 0 done, 1 failed, 2 usage, 3 another refresh is running, 4 nothing published yet.""",
)

FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print the rows.")]
_DATES = ["%Y-%m-%d"]


def _publication_day(text: str) -> date:
    """As it is read where an article states it, so that no day is explained that no article can have."""
    from pipelines.articles.publication_date import InvalidDateError, parse_stated  # noqa: PLC0415 - for one command

    try:
        return parse_stated(text)
    except InvalidDateError as error:
        raise typer.BadParameter(str(error)) from None


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"aftermath {version('aftermath')}")
        raise typer.Exit


@app.callback()
def _options(
    show_version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Options of the command itself."""


@app.command(
    epilog="""Examples:

\b
  aftermath refresh
  AFTERMATH_RAW_DIR=/srv/articles aftermath refresh

Exit codes: 0 published, 1 failed or refused by a check, 3 another refresh is running."""
)
def refresh(
    allow_shrink: Annotated[
        bool, typer.Option("--allow-shrink", help="Publish although a table lost more than half of its rows.")
    ] = False,
) -> None:
    """Bring the warehouse up to date and publish it.

    Reads what is new in the raw folder, finds events, builds the facts, checks them and publishes. Safe to repeat:
    files and articles already read are left alone. Runs the Dagster job `refresh`, and the run shows in Dagster's UI.
    If a check fails, the published file stays as it was.
    """
    # Dagster and dbt take seconds to import, and no other command needs them.
    from pipelines.cli.refresh import refresh as run_refresh  # noqa: PLC0415

    raise typer.Exit(run_refresh(allow_shrink))


@app.command(
    epilog="""Examples:

\b
  cp feeds.example.toml feeds.toml    # and write your own sources into it
  aftermath fetch
  aftermath query "from 'warehouse/fetching/*.jsonl'"

Exit codes: 0 asked, whatever the servers answered; 1 feeds.toml can't be used or nothing can be stored; 3 another fetch
is running."""
)
def fetch(
    feeds: Annotated[
        Path | None,
        typer.Option(metavar="FEEDS.toml", help="What to fetch [default: AFTERMATH_FEEDS, else feeds.toml]."),
    ] = None,
) -> None:
    """Fetch new articles from feeds and lists of addresses into the raw folder.

    The only command that uses the network, and it does nothing without a feeds.toml. Asks politely (robots.txt, pauses,
    conditional requests), stores pages below raw/fetched/DAY/, and writes each attempt down. `aftermath refresh` then
    reads them.
    """
    # The libraries of the network aren't loaded for any other command.
    from pipelines.cli.fetch import run_fetch  # noqa: PLC0415

    raise typer.Exit(run_fetch(feeds))


@app.command(
    epilog="""Examples:

\b
  aftermath backup /srv/backups/aftermath-2020-03-17.tar.gz

Exit codes: 0 written, 1 it can't be, 4 nothing published yet."""
)
def backup(
    file: Annotated[Path, typer.Argument(help="The file to write; it must not exist.", metavar="FILE.tar.gz")],
) -> None:
    """Write the warehouse into one file.

    The published file, the kept figures of `eval`, the record of `fetch` and your corrections. A refresh may run
    meanwhile. The raw folder is yours to keep; its articles' texts are in the published file as well.
    """
    raise typer.Exit(run_backup(file))


@app.command(
    epilog="""Examples:

\b
  aftermath restore /srv/backups/aftermath-2020-03-17.tar.gz
  AFTERMATH_WAREHOUSE_DIR=/srv/second aftermath restore backup.tar.gz

Exit codes: 0 restored, 1 refused, nothing changed; 3 a refresh is running."""
)
def restore(
    file: Annotated[Path, typer.Argument(help="A file that `aftermath backup` wrote.", metavar="FILE.tar.gz")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Even where something is published; it is kept as the previous one.")
    ] = False,
) -> None:
    """Put a backup into place.

    It is proved whole and sound before anything is touched, and the next refresh goes on from it.
    """
    raise typer.Exit(run_restore(file, replace))


@app.command(
    "eval",
    epilog="""Examples:

\b
  aftermath eval
  aftermath eval --only gold
  aftermath eval --only gva --only timex --json scores.json
  aftermath eval --save

Exit codes: 0 measured, what is missing skipped; 1 something failed; 2 no measurement has that name.""",
)
def evaluate(
    only: Annotated[
        list[str] | None,
        typer.Option(help="Measure only this, such as gold-dev, or gold for all that begin so. May be given again."),
    ] = None,
    shared: Annotated[
        Path | None,
        typer.Option(help="Annotated texts and scorers [default: AFTERMATH_SHARED_DIR, else ../shared]."),
    ] = None,
    json_file: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write the results to this file too.")
    ] = None,
    save: Annotated[
        bool, typer.Option("--save", help="Keep the results; later ones are compared with the last that were kept.")
    ] = False,
) -> None:
    """Measure how well and how fast the engine reads.

    Runs the commands of benchmarks/ on annotated texts beside the checkout, and prints each figure with its target, the
    best that is known, the change since the last saved results, and the speed in articles of 500 words a second on one
    core. Texts that aren't there are skipped.
    """
    # Starts the engine's modules, which no other command needs.
    from pipelines.cli.evaluate import evaluate as run_evaluation  # noqa: PLC0415

    raise typer.Exit(run_evaluation(only or [], shared, json_file, save))


@app.command(
    epilog="""Examples:

\b
  aftermath query "select attack_type, count(*) from marts.fct_attacks group by all"
  aftermath query "from marts.rejected_inputs" --format json
  aftermath query - < report.sql

Exit codes: 0 done, 1 the database rejected the query, 4 nothing published yet."""
)
def query(
    sql: Annotated[str, typer.Argument(help="DuckDB SQL; `-` reads it from standard input.", metavar="SQL")],
    format_: FormatOption = Format.table,
) -> None:
    """Run SQL on the published file.

    The file is opened read-only. `-` as SQL reads the query from standard input.
    """
    with published_database() as con:
        print_rows(con.execute(sys.stdin.read() if sql == "-" else sql), format_)


@app.command(
    epilog="""Examples:

\b
  aftermath show atk_3f2a9c0d41b7e865
  aftermath show 3f2a

Exit codes: 0 shown, 1 no attack or several start like this, 4 nothing published yet."""
)
def show(
    attack_id: Annotated[str, typer.Argument(help="The attack's key, or enough of its beginning to be the only one.")],
) -> None:
    """Show one attack and the sentences behind it.

    Prints its casualties, who did it according to whom, the responses it drew, and each sentence that is quoted for
    them, with publisher and date. ATTACK_ID is the attack's key, or enough of its beginning to be the only one.
    """
    with published_database() as con:
        show_attack(con, attack_id)


@app.command(
    epilog="""Examples:

\b
  aftermath attacks --country IRQ --since 2020-03-01 --until 2020-03-31
  aftermath attacks --limit 1000 --format csv > attacks.csv"""
)
def attacks(
    since: Annotated[
        datetime | None, typer.Option(formats=_DATES, help="Not those that ended before this day.")
    ] = None,
    until: Annotated[datetime | None, typer.Option(formats=_DATES, help="Not those that began after this day.")] = None,
    country: Annotated[str | None, typer.Option(help="ISO 3166-1 alpha-3 code, such as IRQ.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 50,
    format_: FormatOption = Format.table,
) -> None:
    """List attacks, newest first."""
    with published_database() as con:
        print_attacks(
            con,
            since=since.date() if since else None,
            until=until.date() if until else None,
            country=country,
            limit=limit,
            format_=format_,
        )


@app.command(
    epilog="""Examples:

\b
  aftermath explain raw/sample/tigris-monitor/2020-03-22-revised-wounded.md
  aftermath explain news.jsonl --article 3 --only attacks --only left-out
  aftermath explain note.txt --published 2020-03-17 --html note.html

Exit codes: 0 explained, 1 no article can be read from the file, 2 usage."""
)
def explain(
    file: Annotated[Path, typer.Argument(help="A file of articles, of any format that raw/ takes.", metavar="FILE")],
    article: Annotated[int | None, typer.Option(min=1, help="Which article of the file, from 1; else all.")] = None,
    published: Annotated[
        date | None,
        typer.Option(
            parser=_publication_day,
            metavar="YYYY-MM-DD",
            help="The day of publication, if not the one the file states.",
        ),
    ] = None,
    only: Annotated[list[Part] | None, typer.Option(help="Print only this part; may be repeated.")] = None,
    html: Annotated[
        Path | None, typer.Option(help="Write one self-contained page instead.", metavar="OUT.html")
    ] = None,
) -> None:
    """Show what the engine sees and decides in one article, and why.

    Prints the text with every span that a value was read from, each record with the rules and words behind it, what
    was left out and for which reason, and what was weighed. `--only seen` lists every span the engine noticed. The
    warehouse is neither read nor changed.
    """
    # The engine's vocabulary takes a second to load, and no other command needs it.
    from pipelines.cli.explain.command import explain as run_explain  # noqa: PLC0415

    raise typer.Exit(run_explain(file, number=article, published_on=published, parts=only or SHOWN_UNASKED, page=html))


def main() -> None:
    """Run the command line."""
    try:
        app()
    except BrokenPipeError:
        discard_stdout()
        sys.exit(exit_codes.OK)
