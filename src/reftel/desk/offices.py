"""What office symbols and agency short names stand for, beyond the table of acronyms.

A symbol is read from the left: bureau, office, unit (`EAP/MLS`). Distribution blocks of the 1970s use
codes of their own; a trailing E there marks an agency outside the Department (`COME`, `TRSE`).
"""

from reftel.gazetteer import terms

__all__ = ["agency", "office"]

_AGENCIES = {
    "AGRICULTURE": "Department of Agriculture",
    "CDC": "Centers for Disease Control",
    "CIA": "Central Intelligence Agency",
    "COMMERCE": "Department of Commerce",
    "DEA": "Drug Enforcement Administration",
    "DIA": "Defense Intelligence Agency",
    "DEPT OF COMMERCE": "Department of Commerce",
    "DEPT OF ENERGY": "Department of Energy",
    "DEPT OF HOMELAND SECURITY": "Department of Homeland Security",
    "DEPT OF JUSTICE": "Department of Justice",
    "DEPT OF LABOR": "Department of Labor",
    "DEPT OF TREASURY": "Department of the Treasury",
    "DOD": "Department of Defense",
    "DOE": "Department of Energy",
    "DOJ": "Department of Justice",
    "DOL": "Department of Labor",
    "FBI": "Federal Bureau of Investigation",
    "HQ USAF": "Headquarters of the US Air Force",
    "JCS": "Joint Chiefs of Staff",
    "JOINT STAFF": "Joint Chiefs of Staff",
    "NSC": "National Security Council",
    "SECDEF": "Secretary of Defense",
    "SECSTATE": "Department of State",
    "STATE": "Department of State",
    "DEPARTMENT": "Department of State",
    "DEPT": "Department of State",
    "TREASURY": "Department of the Treasury",
    "USDA": "Department of Agriculture",
    "USDOC": "Department of Commerce",
    "USIA": "US Information Agency",
    "USTR": "US Trade Representative",
    "WHITE HOUSE": "White House",
}

_CODES = {
    "ACDA": "Arms Control and Disarmament Agency",
    "ACDE": "Arms Control and Disarmament Agency",
    "AGR": "Department of Agriculture",
    "AGRE": "Department of Agriculture",
    "AIDE": "Agency for International Development",
    "CIAE": "Central Intelligence Agency",
    "CIEP": "Council on International Economic Policy",
    "COME": "Department of Commerce",
    "DHA": "Office of Humanitarian Affairs",
    "DODE": "Department of Defense",
    "EA": "Bureau of East Asian and Pacific Affairs",
    "ERDA": "Energy Research and Development Administration",
    "FBO": "Foreign Buildings Office",
    "FEA": "Federal Energy Administration",
    "FRB": "Federal Reserve Board",
    "G": "Under Secretary for Global Affairs",
    "G/TIP": "Office to Monitor and Combat Trafficking in Persons",
    "H": "Bureau of Legislative Affairs",
    "HA": "Bureau of Human Rights and Humanitarian Affairs",
    "HEW": "Department of Health, Education and Welfare",
    "ICE": "Immigration and Customs Enforcement",
    "INRE": "Bureau of Intelligence and Research",
    "INTE": "Department of the Interior",
    "LAB": "Department of Labor",
    "LABE": "Department of Labor",
    "MED": "Office of Medical Services",
    "NSAE": "National Security Agency",
    "NSCE": "National Security Council",
    "OC": "Office of Communications",
    "PA": "Bureau of Public Affairs",
    "PER": "Office of Personnel",
    "PRS": "Office of Press Relations",
    "S/P": "Policy Planning Staff",
    "SP": "Policy Planning Staff",
    "SS": "Executive Secretariat",
    "SY": "Office of Security",
    "T": "Under Secretary for Arms Control and International Security",
    "TRSE": "Department of the Treasury",
    "TRSY": "Department of the Treasury",
    "USIE": "US Information Agency",
    "VO": "Visa Office",
    "XMB": "Export-Import Bank",
}


def agency(name: str) -> str | None:
    """The agency an addressee such as `CIA WASHINGTON DC` or `TREASURY` names, or None."""
    words = name.upper().split()
    for size in (3, 2, 1):
        found = _AGENCIES.get(" ".join(words[:size]))
        if found and (len(words) == size or words[0] not in _WHOLE):
            return found
    if len(words) > 2 and words[:2] == ["DEPT", "OF"]:
        return " ".join(["Department of", *(word.capitalize() for word in words[2:] if word not in _SEAT)])
    return None


_WHOLE = frozenset({"STATE", "DEPARTMENT", "DEPT"})
"""Names that mean the Department of State only where nothing follows."""
_SEAT = frozenset({"WASHINGTON", "WASHDC", "DC"})


def office(symbol: str) -> str | None:
    """What an office symbol stands for: the whole symbol, else the bureau at its head; None where unknown."""
    written = symbol.upper().strip()
    whole = _one(written)
    if whole:
        return whole
    head, _, rest = written.partition("/")
    bureau = _one(head) if rest else None
    return f"{rest} in: {bureau}" if bureau else agency(written)


def _one(symbol: str) -> str | None:
    return _CODES.get(symbol) or terms.acronyms().get(symbol)
