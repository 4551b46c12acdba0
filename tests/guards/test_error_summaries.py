"""What is wrong with a form is listed in the order of the page, and each link leads to a field."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.models.accounts import Role
from tests.planner import builders

SUMMARY = re.compile(r'class="error-summary".*?</ul>', re.S)

VERSION = re.compile(r'name="version"[^>]* value="(\d+)"')


@pytest.fixture
def administrator(database: Flask, client: FlaskClient) -> FlaskClient:
    builders.municipality()
    builders.unit(builders.committee("BUU"))
    builders.sign_in(client, builders.user(Role.ADMINISTRATOR))
    return client


def test_what_is_wrong_is_listed_in_the_order_of_the_page(administrator: FlaskClient) -> None:
    faults, several = [], 0
    for address in _forms(administrator.application):
        version = VERSION.search(administrator.get(address).text)
        answer = administrator.post(address, data={"version": version[1]} if version else {})
        if not (found := SUMMARY.search(answer.text)):
            continue
        linked = re.findall(r'href="#([^"]+)"', found[0])
        places = [answer.text.find(f' id="{anchor}"', found.end()) for anchor in linked]
        several += len(linked) > 1
        if -1 in places or places != sorted(places):
            faults.append(f"{address}: {linked}")

    assert several > 5, "the pages of the forms do not say what is wrong any more"
    assert not faults, "show the fields on the page, or extend shells/form.html:\n" + "\n".join(
        faults
    )


def _forms(app: Flask) -> list[str]:
    """The pages that are filled in and need nothing in their address but a setting's kind."""
    kinds = ("council-term", "calendar-period", "closed-day")
    plain = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if {"GET", "POST"} <= (rule.methods or set()) and not rule.arguments
    ]
    return [*sorted(plain), *(f"/settings/{kind}/add" for kind in kinds), "/settings/municipality"]
