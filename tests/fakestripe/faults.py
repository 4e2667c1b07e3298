"""What goes wrong on the way, on purpose and the same for the same seed."""

import random
import re
import threading
from dataclasses import dataclass, replace
from typing import Any

KINDS = ("lost_before", "lost_after", "latency", "error_after", "rate_limited")


@dataclass
class Fault:
    """Applies to `times` requests (all, when None) after the first `skip`, each by `chance`.

    The kind `mix` is one of `kinds`, all as likely. `method` and `path` are regular expressions.
    """

    kind: str
    method: str = "POST"
    path: str = ".*"
    times: int | None = 1
    skip: int = 0
    chance: float = 1.0
    seconds: float = 0.0
    kinds: tuple[str, ...] = KINDS

    def __post_init__(self) -> None:
        for kind in (*self.kinds, *([] if self.kind == "mix" else [self.kind])):
            if kind not in KINDS:
                raise ValueError(f"No such fault: {kind}")

    def meets(self, method: str, path: str) -> bool:
        return bool(re.fullmatch(self.method, method) and re.fullmatch(self.path, path))


class Faults:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.set([])

    def set(self, faults: list[dict[str, Any]], *, seed: int = 0) -> None:
        """These faults, and no other, happen from now on."""
        with self.lock:
            self.random = random.Random(seed)
            self.faults = [Fault(**fault) for fault in faults]
            self.struck = dict.fromkeys(KINDS, 0)

    def take(self, method: str, path: str) -> Fault | None:
        """The fault that this request suffers, used up by one."""
        if not self.faults:
            return None
        with self.lock:
            for fault in self.faults:
                if fault.meets(method, path) and self._strikes(fault):
                    kind = self.random.choice(fault.kinds) if fault.kind == "mix" else fault.kind
                    self.struck[kind] += 1
                    return replace(fault, kind=kind)
        return None

    def _strikes(self, fault: Fault) -> bool:
        if fault.skip:
            fault.skip -= 1
            return False
        if fault.times == 0 or self.random.random() >= fault.chance:
            return False
        if fault.times is not None:
            fault.times -= 1
        return True
