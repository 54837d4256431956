"""Language models that operators allow, and the answers already paid for."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models.functions import Now


class ModelConnection(models.Model):
    """A server that speaks the OpenAI API. Where the key is, never the key."""

    name = models.CharField(max_length=100, unique=True)
    base_url = models.URLField(max_length=500, help_text="For example http://127.0.0.1:11434/v1")
    model = models.CharField(max_length=200)
    key_variable = models.CharField(
        max_length=100, blank=True, help_text="Name of the environment variable that holds the key."
    )
    key_file = models.CharField(
        max_length=500, blank=True, help_text="File that holds the key, readable by the workers."
    )
    concurrency = models.PositiveIntegerField(default=4, validators=[MinValueValidator(1)])
    silence_timeout = models.PositiveIntegerField(
        default=300, help_text="Seconds without a byte after which a call is given up."
    )
    context_size = models.PositiveIntegerField(default=8192, help_text="Tokens that fit in one call.")
    input_price = models.DecimalField(
        max_digits=10, decimal_places=4, null=True, blank=True, help_text="Per million tokens."
    )
    output_price = models.DecimalField(
        max_digits=10, decimal_places=4, null=True, blank=True, help_text="Per million tokens."
    )
    currency = models.CharField(max_length=3, default="USD")
    budget = models.DecimalField(
        max_digits=10, decimal_places=4, null=True, blank=True, help_text="Most that one run may cost."
    )
    options = models.JSONField(default=dict, blank=True, help_text="Further parameters of a call (JSON).")
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
    """

    project = models.ForeignKey("genglossary.Project", on_delete=models.CASCADE, related_name="replies")
    key = models.CharField(max_length=64)
    run = models.ForeignKey("genglossary.Run", on_delete=models.SET_NULL, null=True, related_name="replies")
    judgement = models.CharField(max_length=12, help_text="classify, define, review or refine.")
    model = models.CharField(max_length=200)
    prompt = models.TextField(blank=True, help_text="Emptied when the retention time is over.")
    reply = models.TextField()
    input_tokens = models.PositiveIntegerField(null=True)
    output_tokens = models.PositiveIntegerField(null=True)
    seconds = models.FloatField(null=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        verbose_name_plural = "model replies"
        constraints = (models.UniqueConstraint(fields=("project", "key"), name="reply_unique_in_project"),)
        indexes = (models.Index(fields=("created_at",), name="reply_by_age"),)

    def __str__(self) -> str:
        return f"{self.judgement} ({self.model})"
