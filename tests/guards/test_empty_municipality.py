"""A municipality where nothing is entered yet: pages say what is missing, and lead on."""

import re

import pytest
from flask.testing import FlaskClient

from planner.models.accounts import Role
from tests.planner import builders

MENU = re.compile(r'<nav[^>]*class="mainmenu".*?</nav>', re.DOTALL)
EMPTY = re.compile(r'<div class="empty">.*?</div>', re.DOTALL)
BESIDES = ("/units", "/people", "/committees", "/centres", "/contacts/hosts", "/agreements/rounds")


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.SECRETARIAT])
def test_every_page_of_the_menu_is_empty_of_something_and_leads_on(
    client: FlaskClient, role: Role
) -> None:
    builders.municipality()
    builders.sign_in(client, builders.user(role))
    (menu,) = MENU.findall(client.get("/").text)
    addresses = [*re.findall(r'href="(/[^"]+)"', menu), *BESIDES]
    assert len(addresses) > len(BESIDES) + 8

    seen = 0
    for address in addresses:
        answer = client.get(address, follow_redirects=True)
        assert answer.status_code == 200, address
        for empty in EMPTY.findall(answer.text):
            seen += 1
            assert "<a " in empty, f"{address} is empty and leads nowhere: {empty}"
    assert seen > 10, "the pages do not say any more that they are empty"
