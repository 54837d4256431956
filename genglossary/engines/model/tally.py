"""The count of a step's items that got no answer, and the limit beyond which it does not go on."""

from dataclasses import dataclass

from genglossary.engines.protocol import EngineError, Failed

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
                f"The model answered none of the first {self.failed} items of {self.step}: {self.reason}."
            )

    def check(self) -> None:
        """Raises EngineError when too many items failed, at the end of a step."""
        if self.total and self.failed > self.tolerated * self.total:
            raise EngineError(
                f"{self.failed} of {self.total} items of {self.step} got no answer ({self.failed / self.total:.0%};"
                f" up to {self.tolerated:.0%} is tolerated). The last reason: {self.reason}."
            )
