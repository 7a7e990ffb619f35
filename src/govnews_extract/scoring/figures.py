"""Counts and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

_Z95 = 1.959964
"""Quantile of the normal distribution for 95 of 100."""


@dataclass(frozen=True)
class Tally:
    """Items found (`hits`), not found (`missed`) and made up (`extra`).

    >>> round(Tally(hits=8, missed=2, extra=0).f1, 3)
    0.889
    """

    hits: int = 0
    missed: int = 0
    extra: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hits + other.hits, self.missed + other.missed, self.extra + other.extra)

    @property
    def gold(self) -> int:
        """Number of labelled items."""
        return self.hits + self.missed

    @property
    def predicted(self) -> int:
        """Number of predicted items."""
        return self.hits + self.extra

    @property
    def precision(self) -> float:
        """Share of the predicted items that are right; 0 where none was predicted."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the labelled items that were found; 0 where none was labelled."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    @property
    def precision_interval(self) -> tuple[float, float]:
        """Wilson interval of precision, 95 %."""
        return wilson(self.hits, self.predicted)

    @property
    def recall_interval(self) -> tuple[float, float]:
        """Wilson interval of recall, 95 %."""
        return wilson(self.hits, self.gold)


def wilson(hits: int, trials: int, z: float = _Z95) -> tuple[float, float]:
    """Wilson score interval of a proportion; (0, 1) where nothing was tried.

    Unlike hits ± z·σ it stays within 0 and 1 and says something where all trials were hits.

    >>> low, high = wilson(9, 10)
    >>> round(low, 3), round(high, 3)
    (0.596, 0.982)
    """
    if not trials:
        return 0.0, 1.0
    share, square = hits / trials, z * z
    centre = share + square / (2 * trials)
    spread = z * sqrt(share * (1 - share) / trials + square / (4 * trials * trials))
    scale = 1 + square / trials
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)
