"""Who and what is named in sentences as telegrams have them; all persons and events are invented."""

import pytest
from tests.extract.reading_names import found, named

from reftel.extract.words import titled

PERSONS = [
    # titles, ranks and offices before a name
    ("FONMIN TAKEMORI TOLD US HE WOULD GO.", "FONMIN TAKEMORI", "Takemori", "FONMIN"),
    ("LT GEN DORVAL INSPECTED THE BASE.", "LT GEN DORVAL", "Dorval", "LT GEN"),
    ("AMB HOLLINGDALE CALLED ON PRESIDENT MARAVELA.", "AMB HOLLINGDALE", "Hollingdale", "AMB"),
    ("AMB HOLLINGDALE CALLED ON PRESIDENT MARAVELA.", "PRESIDENT MARAVELA", "Maravela", "PRESIDENT"),
    ("CHARGE OSTROVSKI SAW DCM PELLWORTH.", "DCM PELLWORTH", "Pellworth", "DCM"),
    ("WE MET MR. YOUNG AND HIS STAFF.", "MR. YOUNG", "Young", "MR"),
    ("DR STONE, A SURGEON, WAS THERE.", "DR STONE", "Stone", "DR"),
    ("DEPUTY MINISTER OF MINES AND POWER KAZANDRI WAS NONCOMMITTAL.",
     "DEPUTY MINISTER OF MINES AND POWER KAZANDRI", "Kazandri", "DEPUTY MINISTER OF MINES AND POWER"),
    ("PERUVIAN AMBASSADOR QUIROGAL LEFT EARLY.", "PERUVIAN AMBASSADOR QUIROGAL", "Quirogal",
     "PERUVIAN AMBASSADOR"),
    ("DIRECTOR OF PROTOCOL (LINDEGAARD) CONFIRMED THIS.", "DIRECTOR OF PROTOCOL (LINDEGAARD", "Lindegaard",
     "DIRECTOR OF PROTOCOL"),
    ("THE FOREIGN MINISTER, OTTOKAR VANDERLEE, REFUSED.", "FOREIGN MINISTER, OTTOKAR VANDERLEE",
     "Ottokar Vanderlee", "FOREIGN MINISTER"),
    ("PREMIER-DESIGNATE BORGATTI IS HOPEFUL.", "PREMIER-DESIGNATE BORGATTI", "Borgatti", "PREMIER-DESIGNATE"),
    ("MINMINES SALAZAR DENIED IT.", "MINMINES SALAZAR", "Salazar", "MINMINES"),
    ("SHEIKH HAMDAN AL-FAROUQI RECEIVED US.", "SHEIKH HAMDAN AL-FAROUQI", "Hamdan Al-Farouqi", "SHEIKH"),
    ("VAN DER MEULEN WAS ABSENT; MINISTER VAN DER MEULEN WROTE.", "MINISTER VAN DER MEULEN",
     "Van der Meulen", "MINISTER"),
    # given names and initials
    ("KURT BRANDWEIN OF THE OPPOSITION AGREED.", "KURT BRANDWEIN", "Kurt Brandwein", None),
    ("JOHN F. TALLARD ARRIVED TODAY.", "JOHN F. TALLARD", "John F. Tallard", None),
    ("MARIA ELENA CORTAZO SPOKE FIRST.", "MARIA ELENA CORTAZO", "Maria Elena Cortazo", None),
    ("WE TALKED TO LUIS O'HARROW.", "LUIS O'HARROW", "Luis O'Harrow", None),
    # bare surnames that speak and own
    ("KRASNOVIC SAID HE WOULD TRY. KRASNOVIC'S AIDE AGREED.", "KRASNOVIC", "Krasnovic", None),
    ("THE MARLOTTI GOVERNMENT FELL WHEN MARLOTTI TOLD PRESS OF IT.", "MARLOTTI", "Marlotti", None),
    # small letters
    ("Poloff met Minister of Justice Dara Sovanna on May 3.", "Minister of Justice Dara Sovanna",
     "Dara Sovanna", "Minister of Justice"),
    ("He was joined by Ung Rathavy, head of the unit.", "Ung Rathavy", "Ung Rathavy", None),
    ("Amcit Warren Tolliver was arrested.", "Amcit Warren Tolliver", "Warren Tolliver", "Amcit"),
]  # fmt: skip

PLACES = [
    ("GOJ WILL REPLY SOON.", "GOJ", "JP", "JP"),
    ("GOJ WILL REPLY SOON.", "GOJ", "JM", "JM"),
    ("SOVGOV HAS NOT ANSWERED.", "SOVGOV", None, "SU"),
    ("THE RGC ASKED FOR TIME.", "THE RGC", "KH", "KH"),
    ("THE SOVIETS WERE SILENT.", "THE SOVIETS", None, "SU"),
    ("TALKS IN UPPER VOLTA WENT ON.", "UPPER VOLTA", None, "BF"),
    ("HE FLEW FROM SALISBURY TO LOURENCO MARQUES.", "LOURENCO MARQUES", None, "MZ"),
    ("FIGHTING IN NORTHERN PERU SPREAD.", "NORTHERN PERU", None, "PE"),
    ("THE GULF OF KARSHAN IS MINED.", "KARSHAN", None, None),
    ("TROOPS MOVED INTO ZAMBORA PROVINCE.", "ZAMBORA PROVINCE", None, None),
    ("THE GOVERNMENT OF PERU AGREED.", "THE GOVERNMENT OF PERU", "PE", "PE"),
    ("HE SAID THE GOVERNMENT WOULD AGREE.", "THE GOVERNMENT", "KE", "KE"),
    ("US WILL ABSTAIN.", "US", None, "US"),
    ("The RGC said Cambodia would act.", "The RGC", "KH", "KH"),
]

BODIES = [
    ("THE MINISTRY OF FOREIGN AFFAIRS DECLINED.", "THE MINISTRY OF FOREIGN AFFAIRS"),
    ("HE LEADS THE NATIONAL UNITY PARTY.", "THE NATIONAL UNITY PARTY"),
    ("UNESCO AND THE UN AGREED.", "UNESCO"),
    ("UNESCO AND THE UN AGREED.", "THE UN"),
    ("AMEMBASSY LIMA REPORTS.", "AMEMBASSY LIMA"),
    ("A TELEGRAM CAME FROM UNHCR GENEVA.", "UNHCR GENEVA"),
    ("ZELTRAN CORP SIGNED.", "ZELTRAN CORP"),
    ("THE POLICY REVIEW COMMITTEE MET.", "THE POLICY REVIEW COMMITTEE"),
    ("THE DOCK AND RIVER WORKERS LEAGUE (DRWL) STRUCK.", "THE DOCK AND RIVER WORKERS LEAGUE"),
    ("HE IS A MEMBER OF THE ITALIAN PARLIAMENT.", "THE ITALIAN PARLIAMENT"),
    ("EMBASSY RECOMMENDS APPROVAL.", "EMBASSY"),
    ("He spoke for the Ministry of Justice.", "the Ministry of Justice"),
]

NO_PERSONS = [
    "POLOFF CALLED ON THE DCM AND THE CHARGE.",
    "THE AMBASSADOR AND THE MINISTER DISCUSSED TRADE.",
    "AMEMBASSY LIMA PLEASE PASS TO ECONOFF.",
    "PRIME MINISTER STRESSED THE NEED FOR SPEED.",
    "SECRETARY WILL ARRIVE ON MONDAY.",
    "EMBOFFS MET MEMBERS OF THE GENERAL ASSEMBLY.",
    "MR. CHAIRMAN, I THANK YOU.",
    "THE PRESIDENT OF BOLIVIA WILL SPEAK.",
    "THE PERFOMANCE OF THE ECONMOY IMPROVED.",
    "OFFICIALS SAID THAT WHEAT AND RICE PRICES ROSE.",
    "The Ambassador told the Minister that Congress would act.",
]


@pytest.mark.parametrize(("text", "written", "name", "role"), PERSONS)
def test_persons_are_found_with_name_and_role(text: str, written: str, name: str, role: str | None) -> None:
    persons = {(each.text, each.name, each.role) for each in found(text) if each.kind == "person"}
    assert (written, name, role) in persons


@pytest.mark.parametrize(("text", "written", "host", "country"), PLACES)
def test_places_are_found_with_their_country(
    text: str, written: str, host: str | None, country: str | None
) -> None:
    places = {(each.text, each.country) for each in found(text, host=host) if each.kind == "place"}
    assert (written, country) in places


@pytest.mark.parametrize(("text", "written"), BODIES)
def test_organisations_are_found(text: str, written: str) -> None:
    assert written in named(text, "organisation")


@pytest.mark.parametrize("text", NO_PERSONS)
def test_a_role_is_no_person(text: str) -> None:
    assert named(text, "person") == []


def test_names_inside_names_are_kept() -> None:
    texts = {(each.kind, each.text) for each in found("FRG DISARMAMENT COMMISSIONER KOLBITZ SPOKE.")}
    assert texts == {("person", "FRG DISARMAMENT COMMISSIONER KOLBITZ"), ("place", "FRG")}


def test_us_is_a_country_unless_somebody_is_told() -> None:
    assert named("KOLBITZ TOLD US THAT US POLICY WAS CLEAR.", "place") == ["US"]


def test_a_shorthand_for_several_governments_is_not_guessed() -> None:
    (place,) = (each for each in found("GOI REMAINS SILENT.") if each.kind == "place")
    assert place.country is None
    assert place.confidence < 0.5


def test_a_short_form_carries_its_long_name() -> None:
    names = found("THE RIVER LABOR UNION (RLU) STRUCK. RLU WANTS MORE.")
    short = [each for each in names if each.text == "RLU"]
    assert {each.name for each in short} == {"River Labor Union"}
    assert len({each.entity for each in names if each.kind == "organisation"}) == 1


def test_words_of_small_letter_text_are_no_names_when_written_small() -> None:
    assert named("They said the us and the party will heap praise on the young bishop.", "person") == []


def test_a_name_broken_at_a_line_end_is_whole() -> None:
    (name,) = (each for each in found("1. FONMIN TAKE-\nMORI AGREED.") if each.kind == "person")
    assert name.name == "Takemori"
    assert name.text == "FONMIN TAKE- MORI"


def test_the_embassy_is_the_senders_own() -> None:
    (name,) = found("EMBASSY RECOMMENDS APPROVAL.", post="LAPAZ", host="BO")
    assert (name.text, name.name, name.country) == ("EMBASSY", "Embassy La Paz", "US")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("BANK OF PERU", "Bank of Peru"),
        ("MFA PRESS OFFICE", "MFA Press Office"),
        ("GUINEA-BISSAU", "Guinea-Bissau"),
        ("U.S. NAVY", "U.S. Navy"),
        ("IRAQ", "Iraq"),
    ],
)
def test_capitals_are_written_as_a_reader_writes_them(written: str, shown: str) -> None:
    assert titled(written) == shown
