"""E.O. lines of every order, and the ways they go wrong."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.telegram.executive_order import OrderRead, read_date, read_order
from reftel.telegram.flow import Flow


def read(written: str, day: dt.date | None = None) -> OrderRead:
    return read_order(Flow(written, [(0, len(written))]), day)


@pytest.mark.parametrize(
    ("written", "number", "until", "exemptions"),
    [
        ("E.O. 11652: N/A", "11652", None, []),
        ("E.O. 11652: N:A", "11652", None, []),
        ("E.O. 11652: GDS", "11652", None, ["GDS"]),
        ("E.O. XGDS", None, None, ["XGDS"]),
        ("E.O. 11652: XGDS 2", "11652", None, ["XGDS-2"]),
        ("E.O. 11652: ADS DECLAS 12/31/78", "11652", "1978-12-31", ["ADS"]),
        ("E.O. 11652: ADS, DECLASSIFY UPON SIGNATURE", "11652", "UPON SIGNATURE", ["ADS"]),
        ("E.O. 12065   N/A", "12065", None, []),
        ("E.O. 12065: GDS 9/14/85 (QUILLON, ADA) OR-P", "12065", "1985-09-14", ["GDS"]),
        ("E.O. 12065: GDS 1-8-85 (QUILLON, ADA B.) OR-E", "12065", "1985-01-08", ["GDS"]),
        ("E.O. 12065: RDS-1 9/14/99 (QUILLON) OR-M", "12065", "1999-09-14", ["RDS-1"]),
        ("E.O. 12356: DECL:OADR", "12356", None, ["OADR"]),
        ("E.O. 12356: DECL: 09/14/92", "12356", "1992-09-14", []),
        ("E.O. 12958: DECL: 09/14/2016", "12958", "2016-09-14", []),
        ("E.O. 12958: DECL: 14 SEP 2016", "12958", "2016-09-14", []),
        ("E.O. 12958: DECL: September 14, 2016", "12958", "2016-09-14", []),
        ("E.O. 12958: DECL: X1,X5", "12958", None, ["X1", "X5"]),
        ("E.O. 12958: DECL: 1.6X1", "12958", None, ["X1"]),
        ("E.O. 12958: DECL: AFTER REUNIFICATION", "12958", "AFTER REUNIFICATION", []),
        ("E.O. 12958. N/A", "12958", None, []),
        ("EO 12958 DECL: 02/30/2014", "12958", "02/30/2014", []),
        ("E.O. 13526: DECL: 2020/09/14", "13526", "2020-09-14", []),
        ("E.O.: 13526", "13526", None, []),
        ("E.O. 13526: DECL: 25X1", "13526", None, ["25X1"]),
        ("E.OM 11652: GDS", "11652", None, ["GDS"]),
    ],
)
def test_a_line_is_read(written: str, number: str | None, until: str | None, exemptions: list[str]) -> None:
    order = read(written).order
    assert order is not None
    assert (order.number, order.declassify_on, order.exemptions) == (number, until, exemptions)
    assert order.written == " ".join(written.split())


@pytest.mark.parametrize(
    "mistyped", ["E.O. 1295: N/A", "E.O. 12598: N/A", "E.O. 12968: N/A", "E.O. 1Z958: N/A"]
)
def test_a_mistyped_number_is_mended_and_said(mistyped: str) -> None:
    found = read(mistyped, dt.date(2006, 9, 6))
    assert found.order is not None
    assert found.order.number == "12958"
    assert [each.rule for each in found.diagnostics] == ["order-misspelt"]


def test_a_number_like_no_order_is_kept() -> None:
    found = read("E.O. 77777: N/A")
    assert found.order is not None
    assert found.order.number == "77777"
    assert [each.rule for each in found.diagnostics] == ["order-unknown"]


def test_the_authority_in_brackets_is_named() -> None:
    written = "E.O. 12065: (GDS 11/20/85 (QUILLON, ADA B.) OR-M"
    found = read(written)
    assert found.authority == "QUILLON, ADA B."
    assert found.authority_span is not None
    assert written[slice(*found.authority_span)] == "QUILLON, ADA B."


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("12/31/78", dt.date(1978, 12, 31)),
        ("30/12/2016", dt.date(2016, 12, 30)),
        ("10-Sep-2002", dt.date(2002, 9, 10)),
        ("05 may 2005", dt.date(2005, 5, 5)),
        ("13/13/2000", None),
        ("soon", None),
    ],
)
def test_dates_of_a_head_are_read(written: str, date: dt.date | None) -> None:
    assert read_date(written) == date


@given(st.text("E.O:12958DECLGDSX/-,() \nOADR", max_size=80), st.one_of(st.none(), st.dates()))
def test_reading_an_order_never_raises(written: str, day: dt.date | None) -> None:
    found = read(written, day)
    assert (found.order is None) == (not written.split())
