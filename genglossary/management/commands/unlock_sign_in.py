"""Let somebody sign in again who gave too many wrong passwords."""

from argparse import ArgumentParser
from ipaddress import ip_address
from typing import Any

from axes.models import AccessAttempt
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from genglossary.management.arguments import add_example, require_database
from genglossary.management.base import BaseCommand
from genglossary.management.errors import BadInput
from genglossary.web.holding_off import without_host


class Command(BaseCommand):
    help = _lazy("Forget wrong passwords, so that who gave them can sign in again at once.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_example(parser, "genglossary unlock-sign-in mina", "genglossary unlock-sign-in --address 192.0.2.7")
        parser.add_argument("user", nargs="?", metavar="USER", help=_("Name of the account; without it all accounts."))
        parser.add_argument("--address", help=_("Only what came from this address."))

    def handle(self, *args: Any, **options: Any) -> None:
        require_database()
        attempts = _attempts(options["user"], options["address"])
        who = sorted({_who(each) for each in attempts})
        attempts.delete()
        self.stdout.write(
            "\n".join(_("Forgotten: wrong passwords of %(who)s") % {"who": each} for each in who)
            or _("Nobody is held off.")
        )


def _who(attempt: AccessAttempt) -> str:
    name, address = attempt.username or _("no name"), attempt.ip_address or _("no address")
    return _("%(name)s from %(address)s") % {"name": name, "address": address}


def _attempts(user: str | None, address: str | None) -> QuerySet[AccessAttempt]:
    attempts = AccessAttempt.objects.all()
    if user:
        attempts = attempts.filter(username=user)
    return attempts.filter(ip_address=_counted(address)) if address else attempts


def _counted(address: str) -> str:
    try:
        return str(without_host(ip_address(address)))
    except ValueError:
        raise BadInput(_("%(address)s is no address.") % {"address": address}) from None
