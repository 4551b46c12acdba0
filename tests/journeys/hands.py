"""The same steps with a mouse or with the keyboard alone."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

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

    def clear(self, field: Locator) -> None:
        """Let the field say nothing."""
        field.fill("")

    def choose(self, options: Iterable[Locator], wanted: int) -> None:
        """Choose one of a group of radio buttons."""
        list(options)[wanted].check()

    def select(self, field: Locator, value: str) -> None:
        """Choose from a list, by the value of the choice."""
        field.select_option(value)

    def upload(self, field: Locator, file: Path) -> None:
        """Choose a file."""
        field.set_input_files(file)


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

    def clear(self, field: Locator) -> None:
        self._reach(field)
        for _segment in range(3 if field.get_attribute("type") == "date" else 1):
            field.page.keyboard.press("Control+A")
            field.page.keyboard.press("Backspace")
            field.page.keyboard.press("ArrowRight")
        expect(field).to_have_value("")

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

    def select(self, field: Locator, value: str) -> None:
        self._reach(field)
        field.page.keyboard.press("Home")
        for _step in range(field.locator("option").count()):
            if field.input_value() == value:
                return
            field.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no arrow leads to {value}")

    def upload(self, field: Locator, file: Path) -> None:
        self._reach(field)
        with field.page.expect_file_chooser() as chooser:
            field.page.keyboard.press("Space")
        chooser.value.set_files(file)

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
