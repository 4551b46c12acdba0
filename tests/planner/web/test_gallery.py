"""Every component in a real browser, at two widths: no axe finding, no console error."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser import NARROW, WIDE, assert_fits, look, serve
from tests.planner.web.gallery import create_gallery

OpenPage = Callable[..., Page]


@pytest.fixture(scope="module")
def gallery() -> Iterator[str]:
    with serve(create_gallery()) as address:
        yield address


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/?flash", "parts"),
        ("/formular", "form"),
        ("/kalender", "calendar"),
        ("/figurer", "figures"),
    ],
)
def test_a_page_of_components_has_no_fault(
    gallery: str, open_page: OpenPage, path: str, name: str, width: int
) -> None:
    page = open_page(width)
    page.goto(gallery + path)

    look(page, f"gallery-{name}")


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_refused_form_says_what_is_wrong_and_takes_focus(
    gallery: str, open_page: OpenPage, width: int
) -> None:
    page = open_page(width)
    page.goto(f"{gallery}/formular")
    page.click("form.form button[type=submit]")

    assert page.title().startswith("Fejl: ")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    assert page.get_attribute("#day", "aria-describedby") == "day-error"
    look(page, "gallery-form-refused")

    page.click(".error-summary a[href='#place-0']")
    assert page.evaluate("document.activeElement.id") == "place-0"


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_an_open_dialog_has_no_fault_and_gives_focus_back(
    gallery: str, open_page: OpenPage, width: int
) -> None:
    page = open_page(width)
    page.goto(gallery)
    opener = page.locator("[data-dialog=move]").nth(2)
    opener.click()

    assert page.evaluate("document.activeElement.id") == "new"
    look(page, "gallery-dialog")

    page.keyboard.press("Escape")
    assert opener.evaluate("element => element === document.activeElement")


def test_a_dialog_link_leads_to_the_page_without_script(gallery: str, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(gallery)
    page.locator("[data-dialog=move]").first.click()

    assert page.url == f"{gallery}/formular"


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(gallery: str, phone: Page) -> None:
    phone.goto(gallery)
    menu = phone.locator("#menu")
    assert not menu.is_visible()

    phone.focus("[data-menu]")
    phone.keyboard.press("Enter")
    assert menu.is_visible()
    assert phone.get_attribute("[data-menu]", "aria-expanded") == "true"
    look(phone, "gallery-menu")

    phone.keyboard.press("Escape")
    assert not menu.is_visible()
    assert phone.evaluate("document.activeElement.matches('[data-menu]')")


def test_the_menu_of_a_phone_is_there_without_script(gallery: str, open_page: OpenPage) -> None:
    page = open_page(NARROW, java_script_enabled=False)
    page.goto(gallery)

    assert page.locator(".mainmenu").is_visible()
    assert not page.locator("[data-menu]").is_visible()


def test_a_long_list_of_boxes_is_searched_and_chosen_from(gallery: str, page: Page) -> None:
    page.goto(f"{gallery}/formular")
    picker = page.locator("[data-picker]")
    picker.locator("[data-picker-search]").fill("kultur")

    assert picker.locator(".form-group-checkbox:visible").count() == 25
    assert picker.locator(".choices-heading:visible").all_inner_texts() == ["Kultur"]

    picker.locator("[data-picker-all]").click()
    assert picker.locator("[data-picker-count]").inner_text() == "25 vist, 25 af 150 valgt"
    assert picker.locator("input:checked").count() == 25


def test_a_counter_says_how_many_characters_are_left(gallery: str, page: Page) -> None:
    page.goto(f"{gallery}/formular")
    page.fill("#words", "x" * 180)
    assert page.inner_text("#words-count") == "20 tegn tilbage"

    page.fill("#words", "x" * 203)
    assert page.inner_text("#words-count") == "3 tegn for meget"


def test_progress_asks_until_it_is_told_to_stop(gallery: str, page: Page) -> None:
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(gallery)
    page.wait_for_selector("text=Planen er klar")
    page.wait_for_timeout(2500)

    assert sum(url.endswith("/progress") for url in asked) == 1
    look(page, "gallery-progress-done")


def test_the_page_on_paper_has_no_furniture(gallery: str, page: Page) -> None:
    page.goto(gallery)
    page.emulate_media(media="print")

    assert not page.locator(".masthead").is_visible()
    assert not page.locator("main .button:visible").count()
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize("path", ["/?flash", "/formular", "/kalender", "/figurer"])
def test_a_page_enlarged_four_times_does_not_scroll_sideways(
    gallery: str, open_page: OpenPage, path: str
) -> None:
    page = open_page(320)
    page.goto(gallery + path)

    assert_fits(page)


def test_the_first_stop_of_the_keyboard_leads_past_the_menu(gallery: str, page: Page) -> None:
    page.goto(gallery)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Gå til indholdet"

    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_tables_headings_stay_in_sight_down_the_page(gallery: str, open_page: OpenPage) -> None:
    page = open_page(height=300)
    page.goto(gallery)
    heading = page.locator(".is-sticky thead th").first
    page.locator(".is-sticky tbody tr").nth(4).evaluate("row => row.scrollIntoView()")

    place = heading.bounding_box()
    assert place is not None
    assert place["y"] == 0


def test_nothing_moves_for_a_reader_who_asked_for_stillness(
    gallery: str, open_page: OpenPage
) -> None:
    page = open_page(reduced_motion="reduce")
    page.goto(gallery)
    moving = """[...document.querySelectorAll('*')].filter(element => {
        const style = getComputedStyle(element);
        return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0;
    }).length"""

    assert page.evaluate(moving) == 0


def test_only_the_current_place_is_marked_in_forced_colours(
    gallery: str, open_page: OpenPage
) -> None:
    page = open_page(forced_colors="active")
    page.goto(gallery)
    border = "element => getComputedStyle(element).borderBottomColor"
    current = page.locator(".mainmenu a[aria-current]").evaluate(border)

    assert current != page.locator(".mainmenu a:not([aria-current])").first.evaluate(border)
