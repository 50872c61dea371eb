"""Events before the law, figures, ratings and the writer's own judgment."""

import pytest
from tests.extract.made_texts import found

CASES = [
    (
        "An American citizen was arrested in Oporto on March 1.",
        "arrest",
        "American citizen",
        "2004-03-01",
        "Oporto",
    ),
    ("TWO STUDENTS WERE DETAINED BY THE POLICE.", "detention", "TWO STUDENTS", None, None),
    ("The journalist was charged with smuggling.", "charge", "journalist", None, None),
    ("The fishermen were released on bail.", "release", "fishermen", None, None),
    ("THE GOVERNMENT EXPELLED A SPANISH DIPLOMAT.", "other", "DIPLOMAT", None, None),
    ("The smugglers were sentenced in Oporto.", "trial", "smugglers", None, "Oporto"),
    ("The court sentenced the trafficker to ten years.", "trial", "trafficker", None, None),
]


@pytest.mark.parametrize(("words", "kind", "who", "day", "place"), CASES)
def test_an_event_before_the_law(words: str, kind: str, who: str, day: str | None, place: str | None) -> None:
    (case,) = found(words).cases
    assert (case.kind, case.who_role, case.event_date, case.place) == (kind, who, day, place)


@pytest.mark.parametrize(
    "words",
    [
        "The bank released the funds.",
        "THE COMMISSION IS CHARGED WITH THE STUDY OF THE PORT.",
        "The Ministry tried to close the dock.",
        "The Charge d'Affaires left for Oporto.",
    ],
)
def test_things_are_not_arrested_or_freed(words: str) -> None:
    assert found(words).cases == []


FIGURES = [
    ("EXPORTS ROSE TO $12.5 MILLION IN 2003.", 12_500_000, "USD"),
    ("Cork output fell 15 percent.", 15, "percent"),
    ("The fleet landed 12,400 tons of sardines.", 12_400, "tons"),
    ("THE PLANT CAN MAKE 10 TO 12 THOUSAND BARRELS PER DAY.", (10_000, 12_000), "barrels per day"),
    ("The police arrested 35 smugglers last year; there were 120 prosecutions.", 120, "prosecutions"),
    ("THE LOAN IS FOR SDR 40 MILLION.", 40_000_000, "SDR"),
    ("The port handles 1.2 million tons of salt.", 1_200_000, "tons"),
    ("The number of prosecutions rose from 35 in 2002 to 61 in 2003.", 61, None),
]


@pytest.mark.parametrize(("words", "value", "unit"), FIGURES)
def test_a_figure_is_written_out(words: str, value: float | tuple[float, float], unit: str | None) -> None:
    assert (value, unit) in [(figure.value, figure.unit) for figure in found(words).figures]


@pytest.mark.parametrize(
    "words",
    [
        "The meeting lasted 3 hours on March 5, 2004.",
        "See paragraph 4 of State 12345.",
        "DECREE 4410 OF 1999 GOVERNS THE PORT.",
    ],
)
def test_days_durations_and_numbers_of_papers_are_no_figures(words: str) -> None:
    assert found(words).figures == []


def test_a_comparison_without_a_number_is_a_figure_without_value() -> None:
    (figure,) = found("Few arrests were made compared with the previous year.").figures
    assert (figure.value, figure.compared_with) == (None, "the previous year")


def test_a_move_on_a_scale_is_one_rating_with_its_value_before() -> None:
    (rating,) = found(
        "Portugal was upgraded from Tier 3 to the Tier 2 Watch List in the 2004 TIP Report."
    ).ratings
    assert (rating.subject, rating.value, rating.previous, rating.period) == (
        "Portugal",
        "Tier 2 Watch List",
        "Tier 3",
        "2004",
    )
    assert rating.by == "Department of State"


def test_a_rating_that_is_wanted_is_its_wanters() -> None:
    (rating,) = found("Minister Pereira said the police will not rest until Portugal is Tier 1.").ratings
    assert (rating.value, rating.subject, rating.rule) == ("Tier 1", "Portugal", "rating-wanted")


def test_a_paper_named_after_a_tier_is_no_rating() -> None:
    assert found("The DCM delivered the Tier 2 Watch List Action Plan demarche.").ratings == []


JUDGMENTS = [
    ("Pereira responded favorably and progress seems likely.", "positive"),
    ("Little progress on the dues seems possible.", "negative"),
    ("The Ministry appears unable to pay the survey team.", "negative"),
]


@pytest.mark.parametrize(("words", "stance"), JUDGMENTS)
def test_the_comment_is_the_voice_of_the_post(words: str, stance: str) -> None:
    (judgment,) = found(words, comment=True).assessments
    assert (judgment.stance, judgment.by) == (stance, "Embassy Lisbon")


def test_elsewhere_the_writer_must_say_so() -> None:
    assert found("Progress on the dues was slow.").assessments == []
    assert len(found("We believe that progress on the dues is good for both sides.").assessments) == 1
