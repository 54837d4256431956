"""System checks for the settings on which the run's promises rest."""

from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.database)
def cancel_is_final_when_it_returns(app_configs, **kwargs) -> list[Error]:
    """Inside a request-wide transaction an acknowledged cancel could still be rolled back."""
    config = settings.DATABASES["default"]
    errors = []
    if config.get("ATOMIC_REQUESTS"):
        errors.append(Error("ATOMIC_REQUESTS would make an acknowledged cancel revocable.", id="genglossary.E001"))
    if config["ENGINE"].endswith("postgresql") and config.get("OPTIONS", {}).get("isolation_level"):
        errors.append(Error("The isolation level must be READ COMMITTED, the default.", id="genglossary.E002"))
    if config["ENGINE"].endswith("sqlite3") and config["OPTIONS"].get("transaction_mode") != "IMMEDIATE":
        errors.append(Error("SQLite needs transaction_mode IMMEDIATE.", id="genglossary.E003"))
    return errors
