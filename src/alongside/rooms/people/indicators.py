"""Signs of modern slavery, coded and put into our own words from the Home Office toolkit of April 2026.

They prompt a professional; they are never added up. Absence proves nothing, and where somebody comes
from (G22) says nothing alone. Source: TK26 (domain rules, section 2.5).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Indicator:
    code: str
    group: str
    words: str
    child: bool = False


def _group(name: str, prefix: str, first: int, *words: str, child: bool = False) -> tuple[Indicator, ...]:
    return tuple(
        Indicator(f"{prefix}{number:02d}", name, said, child) for number, said in enumerate(words, first)
    )


INDICATORS: tuple[Indicator, ...] = (
    *_group(
        "Freedom to move", "G", 1,
        "Believes they must work against their will",
        "Cannot leave work or home",
        "Movements look controlled",
        "Feels unable to leave",
        "Does not know their own address",
        "Found at, or linked to, a place where people are exploited",
    ),
    *_group(
        "Fear and control", "G", 7,
        "Fear or anxiety",
        "Violence or threats against them or their family",
        "Threatened with the authorities",
        "Does not trust the authorities",
        "Afraid to speak about their status",
        "Lets others speak for them",
        "Acts as if told what to say",
        "Punished to keep them in line",
    ),
    *_group(
        "Injuries and health", "G", 15,
        "Injuries that look like assault",
        "Injuries typical of the work",
        "Injuries from being tied or held",
        "No medical care",
    ),
    *_group(
        "Papers and travel", "G", 19,
        "Papers held by somebody else",
        "False papers, or none",
        "Travel paid by others, to be worked off",
        "Comes from a place known as a source (says nothing alone)",
        "Does not know the local language",
    ),
    *_group(
        "Work and money", "G", 24,
        "Forced or deceived into poor conditions",
        "Cannot negotiate conditions",
        "Little or no pay",
        "No access to their earnings",
        "Very long hours",
        "No days off",
        "Promises that were false",
    ),
    *_group(
        "Living and being alone", "G", 31,
        "Housing below any standard",
        "Little contact with other people",
        "Little contact with family",
        "Cannot communicate freely",
        "Believes they must work off a debt",
        "Depends on the people who exploit them",
    ),
    *_group(
        "Children and young people", "C", 1,
        "No access to parents or guardians",
        "Intimidated",
        "Behaves older or younger than their age",
        "No friends of their own age",
        "No school",
        "No time to play",
        "Lives apart from others, in poor housing",
        "Eats apart from the family",
        "Given leftovers to eat",
        "Does work that is not fit for a child",
        "Travels without adults",
        "Travels with adults who are not family",
        "Dressed for work or in a sexual way",
        "Toys or a child's bed in a brothel or factory",
        "An adult says they found the child",
        "Carries numbers of taxis",
        "Signs of an illegal adoption",
        child=True,
    ),
)  # fmt: skip
BY_CODE: dict[str, Indicator] = {indicator.code: indicator for indicator in INDICATORS}
GROUPS: tuple[str, ...] = tuple(dict.fromkeys(indicator.group for indicator in INDICATORS))
