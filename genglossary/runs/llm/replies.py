"""Replies of models in the database: written by the engine's own thread, whatever has become of the run."""

import hashlib
import uuid
from collections.abc import Mapping, Sequence

from django.db import connection, transaction
from django.db.models import Count, Q, Sum

from genglossary.engines.model.replies import Call
from genglossary.engines.model.usage import Usage
from genglossary.models import ModelReply, Run

# Rows that are calls: items settled by a call about several have theirs to point at.
CALLS = Q(call=None)


class ProjectReplies:
    """The answers of models for a run's project (see engines.model.replies.ReplyStore).

    A run that was started afresh finds its own answers alone, and leaves those of others as they are.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        self._salt = f"{run.pk}:" if run.options.get("fresh") else ""

    def get(self, keys: Sequence[str]) -> Mapping[str, str]:
        named = {self._stored(key): key for key in keys}
        rows = ModelReply.objects.filter(project=self._run.project_id, key__in=named).exclude(answer="")
        return {named[key]: answer for key, answer in rows.values_list("key", "answer")}

    def put(self, calls: Sequence[Call]) -> None:
        """Store all that has arrived, in one transaction. It is no result of the run, so no fence is passed."""
        with transaction.atomic():
            several = [call for call in calls if len(call.answers) != 1]
            rows = [self._call_row(call, uuid.uuid4().hex) for call in several]
            ModelReply.objects.bulk_create(rows)
            items = [
                self._item_row(row, call, key) for row, call in zip(rows, several, strict=True) for key in call.answers
            ]
            alone = [self._call_row(call, *self._only(call)) for call in calls if len(call.answers) == 1]
            ModelReply.objects.bulk_create([*alone, *items], ignore_conflicts=True)

    def close(self) -> None:
        """Gives back the connection of the thread that put."""
        connection.close()

    def _stored(self, key: str) -> str:
        return hashlib.sha256((self._salt + key).encode()).hexdigest() if self._salt else key

    def _only(self, call: Call) -> tuple[str, str]:
        [(key, answer)] = call.answers.items()
        return self._stored(key), answer

    def _call_row(self, call: Call, key: str, answer: str = "") -> ModelReply:
        row = self._row(call, key, answer)
        row.problem, row.prompt, row.reply = map(_storable, (call.problem, call.prompt, call.reply))
        row.input_tokens, row.output_tokens, row.seconds = call.input_tokens, call.output_tokens, call.seconds
        return row

    def _item_row(self, of: ModelReply, call: Call, key: str) -> ModelReply:
        row = self._row(call, self._stored(key), call.answers[key])
        row.call_id = of.pk
        return row

    def _row(self, call: Call, key: str, answer: str) -> ModelReply:
        return ModelReply(
            project_id=self._run.project_id,
            run=self._run,
            key=key,
            judgement=call.judgement,
            model=call.model,
            template=call.template,
            answer=_storable(answer),
        )


def _storable(text: str) -> str:
    """`text` without what PostgreSQL and UTF-8 do not store: NUL and lone surrogates."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def usage_of(run: Run) -> Usage:
    """Count the calls that were answered for a run so far, in all its attempts, and their tokens; the cost is left
    open."""
    found = ModelReply.objects.filter(CALLS, run=run).aggregate(
        calls=Count("pk"), input_tokens=Sum("input_tokens", default=0), output_tokens=Sum("output_tokens", default=0)
    )
    return Usage(**found)
