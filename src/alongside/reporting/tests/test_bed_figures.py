"""Beds in figures: counted purely, and with nothing that could point to one person in what is taken away."""

from alongside.reporting.bed_figures import Asked, StayFacts, count_beds


def test_a_worked_example() -> None:
    stays = [
        StayFacts(slept=7, began=True, length=7, destination="tenancy"),
        StayFacts(slept=2, began=True, length=3, destination="family"),
        StayFacts(slept=5),
    ]
    asked = Asked(
        requests=4,
        unmet=["no_space", "waited", "no_space"],
        extensions=["granted", "refused", "asked"],
        approvals=["The council: Commissioning officer", "The hostel: Hostel manager"],
        absences=["hotel", "hostel"],
        missing=[("hotel", False)],
    )
    counted = count_beds(stays, asked, bed_nights=28)
    assert (counted.stays, counted.nights_slept, counted.occupancy_percent) == (2, 14, 50)
    assert (counted.ended, counted.median_nights, counted.longest_nights) == (2, 5, 7)
    assert counted.unmet_reasons == {"no_space": 2, "waited": 1}
    assert (counted.extensions_asked, counted.extensions_granted, counted.extensions_refused) == (3, 1, 1)
    assert counted.destinations == {"family": 1, "tenancy": 1}
    assert counted.nights_away_by_place == {"hostel": 1, "hotel": 1}
    assert (counted.missing, counted.missing_by_place) == (1, {"hotel": 1})
    assert counted.missing_by_staffing == {"not_staffed": 1}


def test_of_nothing_there_is_no_percentage_and_no_length() -> None:
    none = count_beds([], Asked(), bed_nights=0)
    assert (none.occupancy_percent, none.median_nights, none.longest_nights) == (None, None, None)
    assert none.to_publish() == none.document()


def test_r_stat_03_small_numbers_are_not_taken_away() -> None:
    ended = [
        StayFacts(slept=0, length=2, destination=where)
        for where in 12 * ["family"] + 6 * ["tenancy"] + ["hospital"]
    ]
    taken = count_beds(ended, Asked(requests=4, unmet=5 * ["waited"]), bed_nights=3).to_publish()
    assert taken["requests"] == "under 5"
    assert taken["unmet_reasons"] == {"waited": 5}
    assert taken["destinations"] == {"family": 12, "hospital": "not shown", "tenancy": "not shown"}
    assert taken["bed_nights"] == 3
    few = count_beds(ended[:3], Asked(), bed_nights=30).to_publish()
    assert (few["ended"], few["median_nights"], few["longest_nights"]) == 3 * ("under 5",)
