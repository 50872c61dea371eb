import pytest

from reftel.desk import explaining


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        ("GDS", "General declassification schedule"),
        ("XGDS-1", "a foreign government gave in confidence"),
        ("XGDS2", "protected by statute"),
        ("X1", "intelligence sources or methods"),
        ("1.4(B)", "Foreign government information"),
        ("1.4 (d)", "Foreign relations"),
        ("1.5.D", "Foreign relations"),
        ("B6", "personal privacy"),
        ("B7(C)", "law enforcement"),
        ("OADR", "originating agency"),
    ],
)
def test_exemptions_and_reasons_are_explained(code: str, meaning: str) -> None:
    explained = explaining.exemption(code)
    assert explained is not None
    assert meaning in explained.meaning
    assert explained.code == code


@pytest.mark.parametrize("code", ["", "XGDS-9", "1.9(z)", "BANANA", "B", "9"])
def test_unknown_exemption_is_not_explained(code: str) -> None:
    assert explaining.exemption(code) is None


@pytest.mark.parametrize(
    ("symbol", "meaning"),
    [
        ("EAP/MLS", "MLS in: Bureau of East Asian and Pacific Affairs"),
        ("G/TIP", "Office to Monitor and Combat Trafficking in Persons"),
        ("COME", "Department of Commerce"),
        ("eb", "Bureau of Economic and Business Affairs"),
    ],
)
def test_office_symbols_are_read_from_the_left(symbol: str, meaning: str) -> None:
    explained = explaining.office(symbol)
    assert explained is not None
    assert explained.meaning == meaning


@pytest.mark.parametrize("symbol", ["", "/", "QQQ", "QQQ/ZZ", "//"])
def test_unknown_office_is_not_explained(symbol: str) -> None:
    assert explaining.office(symbol) is None


def test_mark_says_when_it_is_inherited_and_when_not_for_foreigners() -> None:
    own, inherited = explaining.mark("S", "S//NF"), explaining.mark("C", None)
    assert own is not None
    assert own.code == "S//NF"
    assert own.meaning == "Secret, not for foreign nationals"
    assert inherited is not None
    assert inherited.code == "C"
    assert "no mark of its own" in inherited.note


def test_caption_gives_its_effect_in_words() -> None:
    explained = explaining.caption("NODIS")
    assert explained is not None
    assert explained.meaning == "No Distribution"
    assert "persons indicated" in explained.note
    assert explaining.caption("NESCO") is None


@pytest.mark.parametrize(
    ("indicator", "meaning"),
    [
        ("RUEHC", "Department of State, Washington"),
        ("RUEHBK", "Embassy Bangkok, Thailand"),
        ("RUEAIIA", "Central Intelligence Agency"),
    ],
)
def test_routing_indicators_name_their_station(indicator: str, meaning: str) -> None:
    explained = explaining.routing(indicator)
    assert explained is not None
    assert explained.meaning == meaning


def test_unknown_routing_indicator_is_not_guessed_from_its_neighbours() -> None:
    assert explaining.routing("RUEHZZZZ") is None


def test_station_that_says_itself_needs_no_explanation() -> None:
    assert explaining.station("SOMEBODY ELSE") is None
    assert explaining.precedence("SOON") is None
    assert explaining.classification("BURN BEFORE READING") is None
    assert explaining.order("1") is None
    assert explaining.tag("ZZQX", 1975) is None
