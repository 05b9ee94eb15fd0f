class InclusionProof:
    path: list[bytes]
    rule: list[int]
    def __init__(
        self, algorithm: str, security: bool, size: int, index: int, rule: list[int], path: list[bytes]
    ) -> None: ...

class ConsistencyProof:
    path: list[bytes]
