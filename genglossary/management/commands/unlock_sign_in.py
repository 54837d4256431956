"""Let somebody sign in again who gave too many wrong passwords."""

from argparse import ArgumentParser
from ipaddress import ip_address
from typing import Any

from axes.models import AccessAttempt
from django.core.management.base import BaseCommand
from django.db.models import QuerySet

from genglossary.management.arguments import add_example, require_database
from genglossary.management.errors import BadInput
from genglossary.web.holding_off import without_host


class Command(BaseCommand):
    help = "Forget wrong passwords, so that who gave them can sign in again at once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_example(parser, "genglossary unlock-sign-in mina", "genglossary unlock-sign-in --address 192.0.2.7")
        parser.add_argument("user", nargs="?", metavar="USER", help="Name of the account; without it all accounts.")
        parser.add_argument("--address", help="Only what came from this address.")

    def handle(self, *args: Any, **options: Any) -> None:
        require_database()
        attempts = _attempts(options["user"], options["address"])
        who = sorted({f"{each.username or 'no name'} from {each.ip_address or 'no address'}" for each in attempts})
        attempts.delete()
        self.stdout.write("\n".join(f"Forgotten: wrong passwords of {each}" for each in who) or "Nobody is held off.")


def _attempts(user: str | None, address: str | None) -> QuerySet[AccessAttempt]:
    attempts = AccessAttempt.objects.all()
    if user:
        attempts = attempts.filter(username=user)
    return attempts.filter(ip_address=_counted(address)) if address else attempts


def _counted(address: str) -> str:
    try:
        return str(without_host(ip_address(address)))
    except ValueError:
        raise BadInput(f"{address} is no address.") from None
