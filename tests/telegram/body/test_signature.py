"""Who signed, told apart from everything else that can stand at an end."""

from collections.abc import Callable

import pytest

from reftel.telegram.body import Body

Read = Callable[..., Body]


@pytest.mark.parametrize(
    ("ending", "name"),
    [
        ("ALL IS WELL.\nQUILLON", "QUILLON"),
        ("ALL IS WELL\nQUILLON", "QUILLON"),
        ("ALL IS WELL.\n\nO'QUILLON-ROE", "O'QUILLON-ROE"),
        ("ALL IS WELL.\nDE LA QUILLON", "DE LA QUILLON"),
        ("ALL IS WELL.\nQUILLON ACTING", "QUILLON"),
        ("ALL IS WELL.\nQUILLON##", "QUILLON"),
        ("ALL IS WELL.\nQUILLON.", "QUILLON"),
        ("ALL IS WELL.\nQUILLON=", "QUILLON"),
        ("ALL IS WELL.\nQUILLON YYY", "QUILLON"),
        ("ALL IS WELL.\nQUILLONNNNN", "QUILLON"),
        ("ALL IS WELL.\nQUILLON BT", "QUILLON"),
        ("ALL IS WELL.\nQUILLON NOTE: NOT PASSED ABOVE ADDRESSEE", "QUILLON"),
        ("ALL IS WELL.\nQUILLON\nNOTE BY OC/T: PASSED ABOVE ADDRESSEE.", "QUILLON"),
        ("ALL IS WELL.\nQUILLON\nBT\n#0412\nNNNN", "QUILLON"),
        ("ALL IS WELL.\nQUILLON\n2004SUVA01540 - UNCLASSIFIED", "QUILLON"),
        ("ALL IS WELL.\nQUILLON\n> 2002SUVA01748 - Classification: SECRET", "QUILLON"),
        ("ALL IS WELL.\nQUILLON\nGP-3/EXEMPT", "QUILLON"),
        ("ALL IS WELL.\nQUILLON\nUNQUOTE", "QUILLON"),
        (
            "ALL IS WELL.\nQUILLON\nUNITED STATES DEPARTMENT OF STATE\nDATE/CASE ID: 19 NOV 2014 201300417",
            "QUILLON",
        ),
        ("ALL IS WELL.\nQUILL\nON", "QUILLON"),
        ("ALL IS WELL.\nQUILLON\nROEMER", "QUILLON ROEMER"),
        ("ALL IS WELL.\nQUILLON/ROEMER", "QUILLON/ROEMER"),
        ("PLEASE ADVISE SOONEST. QUILLON", "QUILLON"),
        ("PLEASE ADVISE THIS WEEK.QUILLON", "QUILLON"),
        ("ALL IS WELL.       END QUOTE.   QUILLON", "QUILLON"),
        ("ALL IS WELL UNQUOTE QUILLON", "QUILLON"),
        ("All is well.\n\nQuillon", "QUILLON"),
        ("all is well.\nquillon", "QUILLON"),
        ("ALL IS WELL.\nSIGNATURE: QUILLON\nBT", "QUILLON"),
        ("ALL IS WELL.", None),
        ("ALL IS WELL, SAYS COL. QUILLON", None),
        ("ALL IS WELL WITH THE U.S. ARMY", None),
        ("PLEASE REPLY. REGARDS", None),
        ("REPLY TO EMBASSY,\nPORT MORESBY", None),
        ("REPLY TO CONSULATE,\nAUCKLAND", None),
        ("WE SHALL MEET QUILLON AND\nQUILLON.", None),
        ("THE ROES CAME WITH ALL THE OTHER\nROES", None),
        ("ALL IS WELL.\nEND TEXT", None),
        ("ALL IS WELL.\nE E E E E E E E", None),
        ("ALL IS WELL.\nUNCLASSIFIED TEXT", None),
        ("A. AMERICAN\nB. FOREIGN", None),
        ("", None),
    ],
)
def test_who_signed(body: Read, ending: str, name: str | None) -> None:
    assert body(ending).signature == name


def test_a_city_signs_where_only_a_signature_can_stand(body: Read) -> None:
    assert body("1. ALL IS WELL.\nWELLINGTON").signature == "WELLINGTON"


def test_the_name_is_cut_from_the_last_sentence(body: Read) -> None:
    text = "1. PLEASE ADVISE SOONEST. QUILLON"
    found = body(text)
    assert found.paragraphs[0].text == "PLEASE ADVISE SOONEST."
    assert found.signature_span is not None
    assert text[slice(*found.signature_span)] == "QUILLON"


def test_a_name_put_together_is_said(body: Read) -> None:
    assert [each.rule for each in body("1. ALL IS WELL.\nQUILL\nON").diagnostics] == ["signature-broken"]
