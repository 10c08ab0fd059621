from enum import StrEnum

from alongside.foundations.kernel.states import StateTable


class ClockState(StrEnum):
    """What is stored of a clock. Whether it is late is never stored: it is derived from `now`."""

    RUNNING = "running"
    MET = "met"
    STOPPED = "stopped"


CLOCK = StateTable(
    name="clock",
    states=ClockState,
    transitions={
        "meet": ({ClockState.RUNNING}, ClockState.MET),
        "stop": ({ClockState.RUNNING}, ClockState.STOPPED),
    },
    holders={
        ClockState.RUNNING: "key worker",
        ClockState.MET: "nobody",
        ClockState.STOPPED: "nobody",
    },
    words={
        ClockState.RUNNING: "Running",
        ClockState.MET: "Done",
        ClockState.STOPPED: "No longer needed",
    },
    events={"meet": "clock.met", "stop": "clock.stopped"},
)
