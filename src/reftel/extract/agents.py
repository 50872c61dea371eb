"""Who can act, ask or promise: persons, offices, governments and bodies, told from things by their nouns.

Telegrams in capitals do not show which words are names. Offices and bodies are known by a table,
governments by their shorthand (GOB, SOVGOV), things by a table and by endings; a short phrase that is
neither is taken for a name. Pronouns stand for the last one who spoke; I and we for the post.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from reftel.extract.context import Context
from reftel.extract.lexicon import PLAIN, STOP, flags
from reftel.extract.persons import Persons
from reftel.extract.sentences import Sentence
from reftel.extract.vocabulary import listed
from reftel.gazetteer.posts import find_post

__all__ = ["OFFICES", "OWN", "PRONOUNS", "Speakers", "is_agent", "is_body", "is_thing", "own_name"]

_OFFICES_SINGULAR: Final = (
    "DPM MIN OFF MINISTER FONMIN PRIMIN FINMIN DEFMIN INTMIN MININT "
    "MINDEF MINCOORD MINFIN MINAGRI PRESIDENT PREMIER CHANCELLOR "
    "AMBASSADOR AMB CHARGE DCM ADCM A/DCM COM POLOFF "
    "ECONOFF EMBOFF CONOFF CONGEN CONSUL EMBOFFS POLCOUNS ECONCOUNS "
    "SECRETARY SECSTATE SUBSECRETARY SUB-SECRETARY UNDERSECRETARY "
    "UNDERSEC VICEMIN DIRECTOR DIRECTOR-GENERAL GENERAL "
    "GEN COL COLONEL MAJOR CAPT CAPTAIN LT LIEUTENANT ADMIRAL CHIEF CHAIRMAN CHAIRWOMAN SENATOR CONGRESSMAN "
    "CODEL DEPUTY OFFICIAL REPRESENTATIVE REP DELEGATE "
    "DELEGATION GOVERNOR COMMISSIONER JUDGE ATTORNEY LAWYER "
    "PROSECUTOR MAYOR KING QUEEN PRINCE SHAH EMIR AMIR "
    "POPE BISHOP ARCHBISHOP LEADER SPOKESMAN SPOKESPERSON HEAD "
    "ASSISTANT ADVISOR ADVISER OFFICER MANAGER MR MRS MS DR SIR LORD MADAME HE COUNSELOR COUNSELLOR ATTACHE "
    "DATT OFFICE EMBASSY AMEMBASSY DEPARTMENT DEPT STATE MISSION "
    "USMISSION CONSULATE MINISTRY FONOFF MFA MOI MOD MOF "
    "GOVERNMENT GOVT SOVGOV USG POLICE ARMY NAVY FORCE COURT COMPANY FIRM BANK COMMITTEE COMMISSION COUNCIL "
    "UNION PARTY FEDERATION CONFEDERATION ORGANIZATION ASSOCIATION "
    "AUTHORITY SECRETARIAT JUNTA CABINET PARLIAMENT "
    "CONGRESS SENATE USAID AID USIS USIA CIA DEA FBI IMF IBRD UN NATO OAS EC EEC EU UNESCO SIDE OPPOSITION "
    "WASHINGTON MOSCOW EXIM EXIMBANK MILGP USDEL POST USUN COMMERCE TREASURY AIRLINE CORPORATION AGENCY "
    "BUREAU INSTITUTE REGIME ADMINISTRATION COMMANDER COMDR "
    "SHERIFF INSPECTOR CONSUL-GENERAL INTERLOCUTOR CONTACT "
)
_PLURAL_OFFICES: Final = (
    "AUTHORITIES",
    "PEOPLE",
    "TROOPS",
    "FORCES",
    "LEADERSHIP",
    "ALLIES",
    "SOVIETS",
    "RUSSIANS",
)

OFFICES: Final = frozenset(
    {
        *_OFFICES_SINGULAR.split(),
        *(f"{word}S" for word in _OFFICES_SINGULAR.split() if not word.endswith(("S", "Y"))),
        *(f"{word[:-1]}IES" for word in _OFFICES_SINGULAR.split() if word.endswith("Y")),
        *_PLURAL_OFFICES,
    }
)
"""Nouns of offices and bodies, singular and plural."""

PRONOUNS: Final = frozenset({"HE", "SHE", "THEY", "WE", "I", "WHO"})
OWN: Final = frozenset({"I", "WE", "ME", "US", "OUR", "MY"})
_NEVER: Final = listed("IT THIS THAT THESE THOSE THERE WHICH WHAT SUCH LATTER YOU")

_THINGS: Final = listed(
    "PRICE PRICES PROGRAM DECREE DECREES LAW LAWS AGREEMENT MEETING MEETINGS CONFERENCE VISIT TALKS "
    "RESULT RESULTS EFFECT EFFECTS PROBLEM PROBLEMS ISSUE ISSUES PLAN PLANS PROJECT PROJECTS LETTER NOTE "
    "REPORT REPORTS AIRCRAFT FUNDS LOAN LOANS CREDIT CREDITS IMPORTS EXPORTS MEASURES POLICY POLICIES "
    "CASE CASES MATTER MATTERS QUESTION QUESTIONS ANSWER PAPER TEXT MESSAGE WORK TIME DATE YEAR YEARS "
    "MONTH MONTHS WEEK WEEKS DAY DAYS BUDGET RATE RATES COST COSTS CROP WHEAT OIL GAS TIN OUTPUT TRADE "
    "TAX TAXES DOCUMENTS PAPERS STRIKE STRIKES WAR PEACE SHIP TANK EQUIPMENT VISA VISAS ELECTION "
    "ELECTIONS BILL ACT PROPOSAL PROPOSALS RIGHT RIGHTS STEP STEPS ATTACK RELEASE RESPONSE REPLY MOVE "
    "CHANGE CHANGES EXERCISE CEREMONY EVENT NEWS TREATY CONVENTION PROTOCOL CONTRACT NUMBER LEVEL "
    "SITUATION FIRST SECOND NONE SOME MOST ALL FEW BOTH OTHERS FOLLOWING SYSTEM PRESS PUBLIC COUP COPY "
    "COPIES DETAILS FIGURES DATA VIEWS ARRANGEMENTS TRIP DEPARTURE ARRIVAL FLIGHT SHIPMENT PRESENCE "
    "INTEREST HOPE DESIRE VIEW OPINION LINE COURSE ATTENDANCE PROCEDURE WELL-BEING STATEMENT PUBLICITY "
    "CIRCUMSTANCES DEMAND SUPPLY"
)  # fmt: skip
_THING_ENDING: Final = re.compile(
    r"(?:TION|TIONS|SION|SIONS|ITY|ITIES|NESS|ANCE|ENCE|ANCY|ENCY|ING|INGS|URE|URES|AGE|ISM|SHIP|ALS?|ICS)$"
)
_MENT: Final = re.compile(r"MENTS?$")
_GOVERNMENT: Final = re.compile(r"(?:GO|RG|RF)[A-Z]{1,3}$")
_NOT_GOVERNMENT: Final = listed("GOT GOD GOOD GOES GOAL GOLD GONE")
_PREPOSITIONS: Final = listed(
    "OF IN ON AT FOR TO FROM WITH BY OVER UNDER BETWEEN AMONG DURING CONCERNING REGARDING RE ABOUT"
)
_ARTICLES: Final = listed("THE A AN THIS THAT HIS HER ITS OUR THEIR MY BOTH")
_ENDS_NOUN: Final = _PREPOSITIONS | {",", "(", "WHO", "WHICH", "THAT"}
_BARE: Final = re.compile(r"^[^\w$]+|[^\w]+$")


def _plain(word: str) -> str:
    """A word without its possessive."""
    return word.removesuffix("'S").removesuffix("'")


def _head(words: Sequence[str]) -> str:
    """The noun that the phrase is about: the last word before a preposition or comma."""
    head = ""
    for word in words:
        if head and (word in _PREPOSITIONS or word in {",", "("}):
            break
        if word not in _ARTICLES:
            head = word
    return _plain(head)


def is_thing(words: Sequence[str]) -> bool:
    """Whether a phrase is about a thing, an event or an idea, which cannot promise."""
    head = _head(words)
    if head in _NEVER or head in _THINGS or not head:
        return True
    if head in OFFICES or _GOVERNMENT.match(head):
        return False
    return bool(
        _THING_ENDING.search(head) or (_MENT.search(head) and head not in OFFICES) or head[0].isdigit()
    )


def is_agent(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether a phrase names somebody or some body that can act."""
    words = sentence.words[first:stop]
    if not words or words[0] in _NEVER:
        return False
    if len(words) == 1 and words[0] in PRONOUNS:
        return True
    head = _head(words)
    if head in OFFICES or (_GOVERNMENT.match(head) and head not in _NOT_GOVERNMENT):
        return True
    if head in sentence.known:
        return True
    if is_thing(words):
        return False
    noun = next((row for row in range(first + 1, stop) if words[row - first] in _ENDS_NOUN), stop)
    if any(_plain(word) in OFFICES for word in words[: noun - first]) and len(words) <= 12:
        return True
    if not sentence.upper:
        written = sentence.written(noun - 1)
        return written[0].isupper() and (noun > 1 or written.isupper())
    ordinary = flags()
    return len(words) <= 4 and all(
        (word.isalpha() or "-" in word or word == ".") and not ordinary.get(word, 0) & (PLAIN | STOP)
        for word in words
        if word not in _ARTICLES
    )


def own_name(canonical: str | None) -> str | None:
    """What WE and the Embassy mean in a telegram from this post."""
    if canonical is None:
        return None
    if canonical == "STATE":
        return "Department of State"
    post = find_post(canonical)
    return f"Embassy {post.spaced.title()}" if post is not None else None


_BODIES: Final = listed(
    "EMBASSY AMEMBASSY DEPARTMENT DEPT STATE MISSION USMISSION CONSULATE MINISTRY FONOFF MFA MOI MOD MOF "
    "GOVERNMENT GOVT SOVGOV USG POLICE ARMY NAVY FORCE FORCES COURT COMPANY FIRM BANK COMMITTEE "
    "COMMISSION COUNCIL UNION PARTY FEDERATION CONFEDERATION ORGANIZATION ASSOCIATION AUTHORITY "
    "SECRETARIAT JUNTA CABINET PARLIAMENT CONGRESS SENATE USAID AID USIS USIA CIA DEA FBI IMF IBRD UN "
    "NATO OAS EC EEC EU UNESCO SIDE OPPOSITION WASHINGTON MOSCOW EXIM EXIMBANK MILGP USDEL POST USUN "
    "COMMERCE TREASURY AIRLINE CORPORATION AGENCY BUREAU INSTITUTE REGIME ADMINISTRATION AUTHORITIES "
    "DELEGATION"
)
_OURS: Final = listed(
    "EMBASSY EMBOFF POLOFF ECONOFF CONOFF CHARGE DCM ADCM A/DCM AMBASSADOR MISSION CONSULATE DEPARTMENT "
    "DEPT USG WASHINGTON CONGRESSMAN SENATOR POST"
)


_OWN_POST: Final = frozenset({"THE", "EMBASSY", "POST", "AMEMBASSY", "MISSION"})
_OWN_DEPARTMENT: Final = frozenset({"THE", "DEPARTMENT", "DEPT"})


def is_body(sentence: Sentence, words: Sequence[str]) -> bool:
    """Whether a phrase names a body rather than a person, so that HE cannot mean it."""
    head = _head(words)
    if head in _BODIES or bool(_GOVERNMENT.match(head)):
        return True
    return head in sentence.bodies and not any(_plain(word) in OFFICES - _BODIES for word in words)


class Speakers:
    """Who was named last, so that HE and THEY can be given a name; one for each telegram, read in order.

    `counterpart` is the last one heard who is not of the post or the Department.
    """

    __slots__ = ("_context", "_person", "_persons", "_plural", "counterpart")

    def __init__(self, context: Context, persons: Persons) -> None:
        self._context = context
        self._person: str | None = None
        self._plural: str | None = None
        self.counterpart: str | None = None
        self._persons = persons

    def name(self, sentence: Sentence, span: tuple[int, int] | None) -> str | None:
        """The words to show for a subject; a pronoun gives the one it stands for, where one is near."""
        if span is None:
            return self._person or self._plural
        first, stop = span
        words = sentence.words[first:stop]
        if len(words) == 1:
            if words[0] in {"HE", "SHE", "WHO", "HIM", "HER"}:
                return self._person
            if words[0] in {"THEY", "THEM"}:
                return self._plural or self._person
            if words[0] in {"I", "ME", "MY"}:
                return self._signer()
            if words[0] in OWN:
                return own_name(self._context.post)
        if not is_agent(sentence, first, stop):
            return None
        if set(words) <= _OWN_POST:
            return own_name(self._context.post) or shown(sentence, first, stop)
        if set(words) <= _OWN_DEPARTMENT:
            return "Department of State"
        return self._shown(sentence, first, stop)

    def _shown(self, sentence: Sentence, first: int, stop: int) -> str | None:
        """The fullest name of the person that a phrase names, where the text gives one elsewhere."""
        span = sentence.passage.span(sentence.starts[first], sentence.ends[stop - 1])
        named = self._persons.within(span)
        if named:
            full = self._persons.full(named[0])
            if full is not None and " " in full:
                return full
        else:
            title = [word for word in sentence.words[first:stop] if word not in _ARTICLES]
            if len(title) > 1 and all(word in OFFICES for word in title):
                titled = self._persons.titled(" ".join(title))
                if titled is not None:
                    return titled
        return shown(sentence, first, stop)

    def heard(self, sentence: Sentence, span: tuple[int, int] | None) -> None:
        """Remember a subject that acted."""
        if span is None or not sentence.words[span[0] : span[1]]:
            return
        words = sentence.words[span[0] : span[1]]
        if words[0] in PRONOUNS or not is_agent(sentence, *span):
            return
        name = self._shown(sentence, *span)
        if name is None:
            return
        self._plural = name
        if not is_body(sentence, words):
            self._person = name
        if not _OURS & set(words) and (self.counterpart is None or not is_body(sentence, words)):
            self.counterpart = name

    def _signer(self) -> str | None:
        signer = self._context.signer
        return f"Ambassador {signer.title()}" if signer else own_name(self._context.post)


_CUT: Final = frozenset({",", "(", "WHO", "WHICH"})


def shown(sentence: Sentence, first: int, stop: int) -> str | None:
    """A phrase as it is shown: without its article, apposition and aside."""
    while first < stop and sentence.words[first] in _ARTICLES:
        first += 1
    end = first
    while end < stop and sentence.words[end] not in _CUT:
        end += 1
    if end == first:
        return None
    return _BARE.sub("", " ".join(sentence.text(first, end).split())) or None


def names_of(phrases: Iterable[str | None]) -> list[str]:
    """Names without gaps."""
    return [phrase for phrase in phrases if phrase]
