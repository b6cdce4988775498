"""``briefing articles``: look at the corpus, correct it, and take articles out of it."""

from __future__ import annotations

import typer

from briefing.cli.articles import correcting, handling, looking, removing
from briefing.cli.groups import Group

app = typer.Typer(
    cls=Group,
    help="Look at the articles of the corpus, and correct what was read.",
    no_args_is_help=True,
    add_completion=False,
)
app.command("list")(looking.list_articles)
app.command("show")(looking.show_article)
app.command(
    "search", context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]}
)(looking.search_articles)
app.command("set")(correcting.set_article)
app.command("exclude")(handling.exclude_article)
app.command("pin")(handling.pin_sentence)
app.command("drop")(handling.drop_sentence)
app.command("log")(correcting.show_log)
app.command("remove")(removing.remove_articles)
app.command("purge")(removing.purge_articles)
app.command("vacuum")(removing.vacuum_database)
