"""What is wrong with a query, and where."""

from engine.errors import EarshotError


class QueryError(EarshotError):
    """A query that cannot be understood.

    Attributes
    ----------
    start, end
        Which characters of the query are meant, as a slice; empty at the end of the text.
    unfinished
        Whether it may become right by typing on, so that there is no reason to alarm anyone.
    """

    def __init__(self, sentence: str, start: int, end: int, *, unfinished: bool = False) -> None:
        super().__init__(sentence)
        self.start = start
        self.end = end
        self.unfinished = unfinished
