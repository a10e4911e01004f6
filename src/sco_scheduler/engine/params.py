"""What a caller may choose about a solve, and the parameters of the search with their defaults.

Shares are parts (0 to 1) of the budget that remains when a step begins. *Seconds* are wall-clock
seconds, or units of deterministic work in a reproducible solve. *Choices* are (item, mode, slot)
triples: the Boolean variables of a model.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SizeParams:
    """Sizes of a problem that decide which method is used."""

    small: int = 3_000
    """Choices up to which the complete model is solved from scratch."""
    huge: int = 60_000
    """Choices from which on no model and no linear programme of all of them is built, unless they are published."""
    many_delegates: int = 1_000
    """Delegates from which on a solve follows the relaxed solution rather than raising its bound."""


@dataclass(frozen=True, slots=True)
class SelectionParams:
    """Which meetings are held."""

    share: float = 0.6
    """For the phase."""
    choosing_share: float = 0.4
    """For the relaxation that chooses pairs, which mostly takes a second."""
    whole_seconds: float = 2.0
    """A goal, for choosing whole pairs where the linear relaxation halves some."""
    placing_share: float = 0.4
    flows_share: float = 0.3
    """For flows and local search where placing the chosen pairs took its share before."""
    placing_seconds: float = 8.0
    """For placing the pairs that the relaxation chose; mostly answered within two seconds."""
    first_seconds: float = 0.3
    first_seconds_an_item: float = 1.5e-5
    """For improving the first schedule: a third of a second at full size, five seconds at the largest."""
    counted_moves: int = 10_000_000
    """Moves of the local search in a reproducible solve."""


@dataclass(frozen=True, slots=True)
class TimingParams:
    """When the held meetings take place: gaps and zone moves."""

    proving_seconds: float = 3.0
    """A goal, for the complete model on small events before annealing is tried."""
    annealing_share: float = 0.7
    seconds_a_meeting: float = 5e-5
    """Kept back for what comes after annealing: interpreters, tables, and the schedule as people read it."""
    walks_share: float = 0.3
    """For the walks that nobody can do without, which mostly takes less than a second."""
    bound_share: float = 0.5
    """For a bound of the gaps; it mostly takes a second or two."""
    counted_moves: int = 30_000_000
    """Proposals of annealing in a reproducible solve."""
    few_new: int = 100
    """Meetings that are not kept ones, up to which a rerun's gaps are left to the complete model."""
    largest_bounded: int = 150_000
    """Choices up to which the relaxation is asked for a bound of the gaps."""
    most_segment_choices: int = 9
    """Choices of day segments for a company's delegates, up to which they are taken together."""
    work_a_relaxation: float = 0.05
    """What one relaxation counts for in a reproducible solve."""


@dataclass(frozen=True, slots=True)
class HoldingAllParams:
    """Events in which all meetings are held."""

    share: float = 0.5
    """For the attempt where not all meetings are pins."""
    confirming_seconds: float = 20.0
    """For confirming that there is no schedule."""


@dataclass(frozen=True, slots=True)
class RerunParams:
    """Keeping a published schedule."""

    share: float = 0.7
    """For the first goals of a rerun."""
    relaxing_share: float = 0.2
    choosing_share: float = 0.3
    placing_share: float = 0.4
    """Where any meeting may move: for choosing pairs, and for placing them."""
    refixing_size: int = 3_000
    """Open choices from which on another relaxation, which leaves most of them out, soon pays."""
    together_seconds: float = 1.0
    together_share: float = 0.3
    """For one solve of several goals together, which mostly takes a tenth of a second."""
    filling_share: float = 0.9
    """For minimums and value: what a request is worth matters more than gaps."""
    changes_share: float = 0.6
    """For the fewest moves, and then for the fewest changes of tables and people."""
    goal_share: float = 0.5
    """For each of the goals after these."""

    solve_share: float = 0.5
    """For one solve."""
    neighbourhood_share: float = 0.4
    moves_share: float = 0.8
    people_share: float = 0.8
    """For the fewest moves in the neighbourhood of what is broken, of all, and for tables and people."""
    raises: int = 3
    """How often the fewest moves are asked with other bounds of *musts* and *kept* before all is solved at once."""
    least_seconds: float = 0.5
    """With less left, no further solve is begun."""
    large: int = 60_000
    """Choices from which on the neighbourhood is tried first: stating all of them takes seconds."""
    nearly_all: float = 0.8
    """The part of all choices from which on the neighbourhood is not tried: it would take as long as all."""
    largest: int = 400_000
    """Choices from which on nobody moves for another: stating them all takes longer than anybody waits."""
    few_choices: int = 1_000
    """Open choices up to which it takes a solver longer to prepare than to solve."""
    quickly_stated: int = 60_000
    """Choices, certain ones included, up to which all of them are stated in a moment."""
    measuring_seconds: float = 5.0
    """For measuring what a given placement keeps: far more than it takes."""

    relaxation_share: float = 0.7
    """Reduced-cost fixing: for the relaxation, without which hardly anything is reached."""
    restricted_share: float = 0.7
    """Reduced-cost fixing: for one solve of the restricted problem."""
    widening: int = 16
    """How many times as much room each further cutoff leaves above the bound, until something is found."""
    least_left: float = 0.05
    """With less left, reduced-cost fixing begins nothing more."""


@dataclass(frozen=True, slots=True)
class FinishingParams:
    """Tables and interpreters of the placement."""

    least_seconds: float = 0.3
    """For tables, even where the goals before have used everything up."""
    most_seconds: float = 5.0
    work_seconds: float = 0.2
    """What comes after the last phase takes on a processor of one's own. Where others take most of the processor it
    takes as many times longer, which is kept back from the phases."""
    most_kept_back: float = 0.4
    """The largest part of the time limit that is kept back so."""
    largest_table_model: int = 12_000
    """Meetings times tables of a zone and day up to which CP-SAT is asked for tables."""
    interpreter_seconds: float = 10.0
    """For the interpreters of a day where they have to walk."""


@dataclass(frozen=True, slots=True)
class ConflictParams:
    """Explaining why there is no schedule."""

    seconds: float = 10.0
    """For the whole; few pins take a fraction of a second."""
    check_seconds: float = 5.0
    """For one check of a set of rows."""
    offers: int = 6
    largest_offer: int = 6


@dataclass(frozen=True, slots=True)
class SearchParams:
    """The parameters of all methods."""

    size: SizeParams = SizeParams()
    selection: SelectionParams = SelectionParams()
    timing: TimingParams = TimingParams()
    holding_all: HoldingAllParams = HoldingAllParams()
    rerun: RerunParams = RerunParams()
    finishing: FinishingParams = FinishingParams()
    conflicts: ConflictParams = ConflictParams()
    compiling_worth: float = 0.5
    """Seconds that have to be left for compiled code to be worth waiting for."""
    compiling_seconds: float = 300.0
    """The longest wait for compiled code, once on a machine; it is added to the time limit."""


@dataclass(frozen=True, slots=True)
class Options:
    """How long, how random and towards which goals the engine works.

    ``time_limit`` is in seconds of solving. ``seed`` determines every random choice. ``reproducible``
    uses one worker and limits counted in work instead of seconds, so that the same event, seed and
    version give the same schedule on any machine. ``goals`` replaces the event's order of goals.
    ``allow_moves`` is the number of published meetings that may move where that gains value; None is
    no limit, and 0 moves only what has to. ``explain`` says whether a conflict is narrowed down to the fewest
    rows; who only asks whether there is a schedule need not wait for them. ``value_slack`` is the part of the
    value, in percent, that a first build may give up for the goals after it.
    """

    time_limit: float = 30.0
    seed: int = 0
    workers: int = 2
    reproducible: bool = False
    goals: tuple[str, ...] | None = None
    allow_moves: int | None = 0
    explain: bool = True
    value_slack: float = 0.0
    params: SearchParams = field(default=SearchParams(), repr=False)
