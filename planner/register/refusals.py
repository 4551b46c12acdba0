"""How an operation of the register says no."""


class Refused(Exception):
    """What was asked for cannot be; carries the field to mend and the reason, to be translated."""

    def __init__(self, field: str, reason: object) -> None:
        super().__init__(field)
        self.field = field
        self.reason = reason
