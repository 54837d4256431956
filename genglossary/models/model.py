"""Language models that operators allow, and the answers already paid for."""

from typing import TYPE_CHECKING, Any

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from genglossary.models.project import Project


class ModelConnection(models.Model):
    """A server with the OpenAI API. It says where the key is, and never holds the key."""

    name = models.CharField(max_length=100, unique=True)
    # No URLField: its validator refuses hosts of one word, which are usual between containers.
    base_url = models.CharField(
        _("base URL"),
        max_length=500,
        validators=[
            RegexValidator(r"^https?://[^\s/@]+(/\S*)?$", _("Enter http:// or https:// and a host, no password."))
        ],
        help_text=_("For example http://127.0.0.1:11434/v1"),
    )
    model = models.CharField(max_length=200)
    key_variable = models.CharField(
        max_length=100,
        blank=True,
        validators=[RegexValidator(r"^[A-Za-z_]\w*$", _("Enter the name of a variable, not the key itself."))],
        help_text=_("Name of the environment variable that holds the key."),
    )
    key_file = models.CharField(
        max_length=500, blank=True, help_text=_("File that holds the key, readable by the workers.")
    )
    concurrency = models.PositiveIntegerField(default=4, validators=[MinValueValidator(1)])
    silence_timeout = models.PositiveIntegerField(
        default=300,
        validators=[MinValueValidator(1)],
        help_text=_("Seconds without a byte after which a call is given up."),
    )
    context_size = models.PositiveIntegerField(
        default=8192,
        validators=[MinValueValidator(2048)],
        help_text=_("Tokens that fit in one call. A server that is set to fewer cuts off what it is asked."),
    )
    input_price = models.DecimalField(
        max_digits=10, decimal_places=4, null=True, blank=True, help_text=_("Per million tokens.")
    )
    output_price = models.DecimalField(
        max_digits=10, decimal_places=4, null=True, blank=True, help_text=_("Per million tokens.")
    )
    currency = models.CharField(max_length=3, default="USD")
    budget = models.DecimalField(
        max_digits=10, decimal_places=4, null=True, blank=True, help_text=_("Most that one run may cost.")
    )
    options: "models.JSONField[dict[str, Any]]" = models.JSONField(
        default=dict, blank=True, help_text=_("Further parameters of a call (JSON).")
    )
    enabled = models.BooleanField(default=True)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(condition=models.Q(concurrency__gte=1), name="connection_concurrency_valid"),
        )

    def __str__(self) -> str:
        return self.name


class ModelReply(models.Model):
    """An answer of a model: append-only, named by a hash of the question, of use to every later run.

    It may be written after its run was cancelled: it is no result of the run, only a memory of the project.

    A row is a call (prompt, reply, tokens), or one of the items that a call settled together (`call` says which).
    `answer` is what is remembered, as JSON; a call about one item has its own. It is empty for a call about
    several, whose key is a random one, and for a reply that was of no use (`problem`).
    """

    call_id: int | None
    items: "models.Manager[ModelReply]"
    project: "models.ForeignKey[Project]" = models.ForeignKey(
        "genglossary.Project", on_delete=models.CASCADE, related_name="replies"
    )
    key = models.CharField(max_length=64)
    run = models.ForeignKey("genglossary.Run", on_delete=models.SET_NULL, null=True, related_name="replies")
    judgement = models.CharField(max_length=12, help_text=_("classify, define, review, refine or translate."))
    model = models.CharField(max_length=200)
    template = models.CharField(max_length=40, blank=True, help_text=_("Version of the prompt's text."))
    call = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="items")
    answer = models.TextField(blank=True)
    problem = models.TextField(blank=True, help_text=_("Why the reply was of no use."))
    prompt = models.TextField(blank=True, help_text=_("Emptied when the retention time is over."))
    reply = models.TextField(blank=True)
    input_tokens = models.PositiveIntegerField(null=True)
    output_tokens = models.PositiveIntegerField(null=True)
    seconds = models.FloatField(null=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        verbose_name_plural = _("model replies")
        constraints = (models.UniqueConstraint(fields=("project", "key"), name="reply_unique_in_project"),)
        indexes = (models.Index(fields=("created_at",), name="reply_by_age"),)

    def __str__(self) -> str:
        return f"{self.judgement} ({self.model})"
