"""The same steps with a mouse or with the keyboard alone."""

from collections.abc import Iterable
from datetime import date

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 700


class Mouse:
    """Clicks and types where it points."""

    def press(self, what: Locator) -> None:
        """Press a button or follow a link."""
        what.click()

    def write(self, field: Locator, text: str) -> None:
        """Replace what the field says."""
        field.fill(text)

    def choose(self, options: Iterable[Locator], wanted: int) -> None:
        """Choose one of a group of radio buttons."""
        list(options)[wanted].check()


class Keyboard:
    """Reaches everything with Tab, and never touches the mouse."""

    def press(self, what: Locator) -> None:
        self._reach(what)
        what.page.keyboard.press("Enter")

    def write(self, field: Locator, text: str) -> None:
        self._reach(field)
        if field.get_attribute("type") == "date":
            self._write_day(field, date.fromisoformat(text))
            return
        field.page.keyboard.press("Control+A")
        field.page.keyboard.insert_text(text)

    def _write_day(self, field: Locator, day: date) -> None:
        """Digit by digit from its first segment, in the order of a Danish browser."""
        field.page.keyboard.type(f"{day:%d%m%Y}")
        expect(field).to_have_value(day.isoformat())

    def choose(self, options: Iterable[Locator], wanted: int) -> None:
        first, *_rest = listed = list(options)
        self._reach(first)
        first.page.keyboard.press("Space")
        for _step in range(wanted):
            first.page.keyboard.press("ArrowDown")
        expect(listed[wanted]).to_be_checked()

    def _reach(self, what: Locator) -> None:
        """Tab until the element has the focus; from the end of the page it begins again."""
        expect(what).to_be_visible()
        page: Page = what.page
        for _tab in range(MOST_TABS):
            if what.evaluate("element => element === document.activeElement"):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"no Tab leads to {what}")


Hand = Mouse | Keyboard
