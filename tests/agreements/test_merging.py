"""Two people in one draft: neither loses a word, and only what both changed is asked about."""

from agreements.merging import Clash, merge

BASE = {
    "purpose": "Formål",
    "regulation": "Regler",
    "local": "a b",
    "local.a.title": "Udeliv",
    "local.a.indicators": "i",
    "local.a.indicators.i.name": "Timer",
    "local.b.title": "Mad",
    "local.b.indicators": "",
}


def changed(**leaves: str) -> dict[str, str]:
    return BASE | {name.replace("__", "."): value for name, value in leaves.items()}


def without(*prefixes: str, **leaves: str) -> dict[str, str]:
    kept = changed(**leaves)
    return {name: value for name, value in kept.items() if not name.startswith(prefixes)}


def test_nothing_changed_stays_as_it_is() -> None:
    merged = merge(BASE, BASE, BASE)
    assert (merged.leaves, merged.clashes) == (BASE, ())


def test_each_keeps_what_only_they_changed() -> None:
    merged = merge(BASE, changed(purpose="Mit"), changed(regulation="Deres"))

    assert not merged.clashes
    assert merged.leaves == changed(purpose="Mit", regulation="Deres")


def test_the_same_change_on_both_sides_is_no_clash() -> None:
    assert not merge(BASE, changed(purpose="Ens"), changed(purpose="Ens")).clashes


def test_the_same_leaf_changed_differently_is_asked_about_and_mine_is_kept_meanwhile() -> None:
    merged = merge(BASE, changed(purpose="Mit"), changed(purpose="Deres"))

    assert merged.clashes == (Clash("purpose", "Mit", "Deres"),)
    assert merged.leaves["purpose"] == "Mit"


def test_goals_that_both_added_are_both_there() -> None:
    mine = changed(local="a b c", local__c__title="Min")
    theirs = changed(local="a b d", local__d__title="Deres")

    merged = merge(BASE, mine, theirs).leaves

    assert merged["local"] == "a b c d"
    assert (merged["local.c.title"], merged["local.d.title"]) == ("Min", "Deres")


def test_my_order_holds_when_the_other_did_not_move_anything() -> None:
    assert merge(BASE, changed(local="b a"), BASE).leaves["local"] == "b a"
    assert merge(BASE, BASE, changed(local="b a")).leaves["local"] == "b a"


def test_a_goal_one_removed_and_nobody_wrote_in_is_gone_with_all_its_leaves() -> None:
    gone = without("local.b", local="a")

    for merged in (merge(BASE, gone, BASE), merge(BASE, BASE, gone)):
        assert merged.leaves == gone
        assert not merged.clashes


def test_a_goal_one_removed_while_the_other_wrote_in_it_stays() -> None:
    gone, written = without("local.a.", local="b"), changed(local__a__title="Ude hver dag")

    for merged in (merge(BASE, gone, written), merge(BASE, written, gone)):
        assert set(merged.leaves["local"].split()) == {"a", "b"}
        assert merged.leaves["local.a.title"] == "Ude hver dag"
        assert merged.leaves["local.a.indicators.i.name"] == "Timer"


def test_an_indicator_of_a_goal_is_merged_like_a_goal() -> None:
    gone = without("local.a.indicators.i.", local__a__indicators="")
    assert merge(BASE, gone, BASE).leaves["local.a.indicators"] == ""
    kept = merge(BASE, gone, changed(local__a__indicators__i__name="Dage"))
    assert kept.leaves["local.a.indicators"] == "i"
    assert kept.leaves["local.a.indicators.i.name"] == "Dage"


def test_without_a_base_everything_that_differs_is_asked_about() -> None:
    merged = merge({}, changed(purpose="Mit"), BASE)
    assert [clash.name for clash in merged.clashes] == ["purpose"]
