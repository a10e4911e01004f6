"""What a caller may choose about a solve, and the parameters of the search with their defaults.

Shares are parts (0 to 1) of the budget that remains when a step begins. *Seconds* are wall-clock
seconds, or units of deterministic work in a reproducible solve. *Choices* are (item, mode, slot)
triples: the Boolean variables of a model.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sco_scheduler.domain.outcome import SolveOptions


@dataclass(frozen=True, slots=True)
class SizeParams:
    """Sizes of a problem that decide which method is used."""

    small: int = 3_000
    """The most choices with which the complete model is solved from scratch."""
    huge: int = 60_000
    """Choices from which on no model and no linear programme of all of them is built, unless they are published."""


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
    walking_share: float = 0.5
    """For flows and local search where walking takes longer than a pause: chosen pairs can hardly be placed there."""
    placing_seconds: float = 8.0
    """For placing the pairs that the relaxation chose; mostly answered within two seconds."""
    first_seconds: float = 0.3
    first_seconds_an_item: float = 5e-6
    """For improving the first schedule: a third of a second at full size, two seconds at the largest."""
    first_share: float = 0.5
    """The most of the time limit that it may take by the clock, where the processor is busy."""
    moves_a_unit: int = 500_000
    """Moves of the local search that count as one unit of work in a reproducible solve, about those of a second."""
    most_moves: int = 10_000_000
    """The most of them in a reproducible solve."""


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
    moves_a_unit: int = 1_000_000
    """Proposals of annealing that count as one unit of work in a reproducible solve, about those of a second."""
    most_moves: int = 30_000_000
    """The most of them in a reproducible solve."""
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


@dataclass(frozen=True, slots=True)
class GapProofParams:
    """Proofs of the fewest gaps of given meetings. Limits are seconds, or units of work in a reproducible solve."""

    placing_limit: float = 3.0
    """For a first placement, whatever its gaps."""
    gapless_limit: float = 3.0
    """For the decision with nobody having a gap; it seldom needs a tenth of it."""
    profile_limit: float = 3.0
    most_patterns: int = 4_000
    """Patterns of busy slots up to which the profile bound is worth its time."""
    round_limit: float = 1.2
    round_growth: float = 1.6
    """For a question in the first round, and how much longer those of the next round may take."""
    asking_pause: float = 4.0
    """Before a question, times as long as it may take, where cores are few: core-guided searches get on meanwhile."""
    last_annealing_share: float = 0.25
    """Of all the time, at its end: to anneal the best placement where nothing is settled by then."""
    confirming_limit: float = 20.0
    """For confirming that there is no placement."""
    independent_sets: int = 2
    independent_work: float = 1.0
    """Sets of delegates who do not meet each other, and units of work to look for one; any will do."""


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
    least_value_share: float = 0.2
    """The least value given up: for each search where the relaxation is not in whole numbers."""
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
    few_free_tables: int = 40
    """Meetings of a zone and day with a choice of tables up to which CP-SAT is asked at once, as on most reruns."""
    exchanging_share: float = 0.5
    """For exchanges between two tables, before CP-SAT is asked for fewer moves and a bound."""
    work_an_exchange: float = 0.0005
    """Units of work that the exchanges of one pair of tables count as in a reproducible solve."""
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
    gap_proof: GapProofParams = GapProofParams()
    rerun: RerunParams = RerunParams()
    finishing: FinishingParams = FinishingParams()
    conflicts: ConflictParams = ConflictParams()
    compiling_worth: float = 0.5
    """Seconds that have to be left for compiled code to be worth waiting for."""
    compiling_seconds: float = 300.0
    """The longest wait for compiled code, once on a machine; it is added to the time limit."""


@dataclass(frozen=True, slots=True)
class Options(SolveOptions):
    """How long, how random and towards which goals the engine works.

    ``time_limit`` is in seconds of solving. ``explain`` says whether a conflict is narrowed down to the fewest
    rows; who only asks whether there is a schedule need not wait for them.
    """

    time_limit: float = 30.0
    workers: int = 2
    explain: bool = True
    params: SearchParams = field(default=SearchParams(), repr=False)


# Constants of inner loops
#
# They are no fields of ``SearchParams``: numba compiles those of its loops in, and the others say how a method
# works rather than how long. Each was chosen by measuring on generated events.

# The first schedule (``value.construct``, ``value.draft``)

CONSTRUCTION_STEPS = 60
"""Steps (an item tried, a chain followed) for each item that may be held; a step takes some microseconds."""
CONSTRUCTION_CHAIN = 60
"""Meetings in a Kempe chain of the first schedule; longer ones are not followed."""
NEIGHBOUR_WORTH = 0.5
"""What a neighbouring meeting of the zone is worth where walking takes longer than the pause, in shares of room."""
VICTIMS = 6
"""Meetings of a full zone that are tried as the one to make way."""
EJECTIONS = 8
"""Ejections that are tried for one item, the cheapest first."""
PRICE_ROUNDS = 30
"""Rounds of the subgradient method that prices companies, zones and interpreters."""
PRICE_STEP = 0.5
"""How far a price moves in the first round, in average values, where twice as much is asked for as there is."""
PRICE_SLOWING = 8.0
"""Rounds after which the steps are half as long."""

# Flows (``value.flows`` and what it is made of)

FILLS = 2
"""How often all slots are filled before the local search takes over."""
ADVISED_SHARE = 0.01
"""From which share on the linear programme of a slot counts as proposing an item."""
LARGEST_ADVICE = 60_000
"""Pairs up to which a linear programme advises flows about interpreters; beyond, it takes longer than it helps."""
URGENT_WORTH = 100
"""What a unit that cannot wait for a later slot is worth, in items of the greatest value."""
SCARCE_WORTH = 20
"""What a pair's last slot is worth, likewise; shared out over the slots that it has left."""
MILD_RATIOS = (0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512)
"""What a unit of the goals before is worth, in units of the goal that is bounded. The bound is concave in it."""

# The local search of the board (``local_search.moves``; compiled)

BOARD_CHUNK = 4_000
"""Moves between two looks at the clock."""
BOARD_HOT, BOARD_COLD = 0.3, 0.05
"""The first and the last temperature of a cycle, in points of value."""
BOARD_CYCLE = 40
"""Chunks in the first cycle; each further one is twice as long."""
BOARD_CHAIN = 400
"""Meetings in a chain beyond which it is given up."""
BOARD_TRIES = 24
"""Delegates asked at random whose meeting could make room in a zone."""

# Annealing (``gaps.annealing`` and, compiled, ``local_search.kempe_moves``)

ANNEALING_COMPARISONS = 20
"""How often in a phase of annealing the chains are compared."""
ANNEALING_STEPS = 300
"""Temperatures of a phase that is limited in proposals."""
ANNEALING_CHUNK_SECONDS = 0.03
"""What a chunk of proposals is to take: the clock is read, and progress reported, after each."""
ANNEALING_FIRST_CHUNK, ANNEALING_LARGEST_CHUNK = 300, 1 << 22
"""Proposals."""
AHEAD = 20
"""How many times more a goal weighs in the walk than the one after it."""
AHEAD_OF_ZONE_MOVES = 4
"""The same for the last of the gaps before zone moves."""
ZONE_MOVES_SHARE = 0.35
"""The share of time and proposals that zone moves get, where they come after the gaps."""
GAPS_HOT, GAPS_COLD = 1.5, 0.15
"""The first and the last temperature of the gaps."""
LOST_HOT, LOST_COLD = 2.0, 0.5
"""The same of lost time: in slots that a supplier waits, and in walks of a supplier."""
KEMPE_CHAIN = 256
"""Longer chains are given up: they cost much and hardly ever pass every check."""
KEMPE_MORE_CHAINS = 2
"""Chains that may be added to one, so that the tables suffice."""
KEMPE_TRIES = 48
"""People who are looked at for a meeting to make room."""
KEMPE_HANDOVERS = 16
"""One proposal in so many is a handover, where any meeting has several ways."""

# Tables (``assignment.tables``)

TABLE_SLOTS = 12
"""Slots of two tables whose exchanges are chosen together: all choices are counted, twice as many for each more."""
TABLE_ROUNDS = 15
"""Rounds through all pairs of tables without fewer moves, after which exchanges end."""
