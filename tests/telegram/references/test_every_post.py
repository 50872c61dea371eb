"""Every post of the table can be cited by its name, idle words in it or not (TEL AVIV, PORT OF SPAIN)."""

import pytest

from reftel import parse
from reftel.gazetteer.posts import posts


def cited(reference: str) -> list[str | None]:
    text = (
        "R 060219Z OCT 76\nFM AMEMBASSY VIENNA\nTO SECSTATE WASHDC\nUNCLAS VIENNA 1560\n\n"
        f"E.O. 11652: N/A\nTAGS: PARM\nSUBJECT: X\n\n{reference}\n\n1. TEXT.\n"
    )
    return [each.mrn for each in parse(text).values.references]


READS_AS_A_MEETING = {"SALTTALKS"}


@pytest.mark.parametrize("canonical", sorted(set(posts()) - READS_AS_A_MEETING))
def test_its_name_is_read_whole(canonical: str) -> None:
    spaced = posts()[canonical].spaced
    assert cited(f"REF: {spaced} 4825") == [f"76{canonical}4825"]
    assert cited(f"REF: A. 75 {spaced} 4825 (NOTAL)\n     B. STATE 5") == [f"75{canonical}4825", "76STATE5"]
