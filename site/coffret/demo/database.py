"""The demo's database: built whole or not at all, kept between starts, brought up to date."""

from collections.abc import Callable

from django.core.management import CommandError, call_command
from django.db import connection

from coffret.embedded import prepared, template
from commerce.base import clock, installation, timemachine

# A comment on the database says that the demo made it, and for which migrations.
MARK = "coffret demo "


def prepare(
    build: Callable[[], None], *, reset: bool, begin: Callable[[str], None] = template.copy_to
) -> bool:
    """The demo's database is there and migrated; says whether `build` just filled what `begin` makes.

    Raises CommandError rather than touch a database that the demo has not made.
    """
    name = connection.settings_dict["NAME"]
    known = name in template.names(name)
    mark = template.comment(name) if known else ""
    if known and not mark.startswith(MARK):
        raise CommandError(
            f"The database “{name}” was not made by the demo, which leaves it alone. "
            "Give DATABASE_URL the name of one that does not exist yet."
        )
    today = MARK + prepared.fingerprint()
    if reset or not known:
        unfinished = f"{name}_unfinished"
        begin(unfinished)
        with template.using(unfinished), clock.at_home():
            build()
            installation.leave_no_trace()  # its name is not its last one
        template.drop(name)
        template.rename(unfinished, name)
        timemachine.forget()  # it was moved for what is gone
    elif mark != today:
        call_command("migrate", verbosity=0)
    template.set_comment(name, today)
    template.disconnect()
    return reset or not known
