"""That the safeguards which `make mutants` breaks are where it looks for them."""

from tools import mutants, safeguards


def test_every_safeguard_can_still_be_broken() -> None:
    assert list(mutants.stale()) == []


def test_there_are_enough_and_each_has_a_name_of_its_own() -> None:
    names = [mutant.name for mutant in safeguards.MUTANTS]
    assert len(names) == len(set(names)) >= 20
