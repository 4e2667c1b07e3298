"""Codes: readable, grouped, and never twice."""

from commerce.giftcards import codes
from tests.races.sizes import tries

LOOK_ALIKE = set("01IO")


def test_a_code_is_sixteen_characters_that_nobody_confuses() -> None:
    code = codes.code_of(codes.new_seed())
    assert len(code) == 16
    assert len(codes.ALPHABET) == len(set(codes.ALPHABET)) == 32  # five bits each: eighty
    assert not set(codes.ALPHABET) & LOOK_ALIKE
    assert [len(part) for part in codes.grouped(code).split("-")] == [4, 4, 4, 4]
    assert codes.tidy(f" {codes.grouped(code).lower()} ") == code


def test_no_two_cards_have_the_same_code() -> None:
    many = tries(1_000_000, usual=5_000)
    assert len({codes.code_of(codes.new_seed()) for _number in range(many)}) == many


def test_a_code_follows_from_the_secret_key(settings: object) -> None:
    seed = codes.new_seed()
    before = codes.code_of(seed)
    settings.SECRET_KEY = "another"  # type: ignore[attr-defined]
    assert codes.code_of(seed) != before
