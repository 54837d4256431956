"""The count of a step's items that got no answer, and the limit beyond which it does not go on."""

from dataclasses import dataclass

from genglossary.engines.protocol import EngineError, Failed
from genglossary.pipeline.text.stated import stated

HOPELESS = 20  # items failed and none answered: nothing that follows will fare better


@dataclass(slots=True)
class Tally:
    """Counts one step's items. `tolerated` is the share (0..1) of them that may fail."""

    step: str
    tolerated: float
    total: int = 0
    failed: int = 0
    reason: str = ""

    def count(self, items: int, failures: list[Failed]) -> None:
        """So many items ended, these of them without an answer. Raises EngineError when it is hopeless."""
        self.total += items
        self.failed += len(failures)
        self.reason = failures[-1].reason if failures else self.reason
        if self.failed == self.total >= HOPELESS and self.tolerated < 1:
            raise EngineError(
                stated(
                    "The model answered none of the first %(failed)s items of %(step)s: %(reason)s.",
                    failed=self.failed,
                    step=self.step,
                    reason=self.reason,
                )
            )

    def check(self) -> None:
        """Raises EngineError when too many items failed, at the end of a step."""
        if self.total and self.failed > self.tolerated * self.total:
            raise EngineError(
                stated(
                    "%(failed)s of %(total)s items of %(step)s got no answer (%(share)s; up to %(tolerated)s is "
                    "tolerated). The last reason: %(reason)s.",
                    failed=self.failed,
                    total=self.total,
                    step=self.step,
                    share=f"{self.failed / self.total:.0%}",
                    tolerated=f"{self.tolerated:.0%}",
                    reason=self.reason,
                )
            )
