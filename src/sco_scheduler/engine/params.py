"""Options of a solve, and the parameters of the search with their defaults.

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
    """From this number of choices on, no model or linear programme of all choices is built, unless all are
    published."""


@dataclass(frozen=True, slots=True)
class SelectionParams:
    """Choosing which meetings are held (first phase)."""

    share: float = 0.6
    """Budget of the phase."""
    choosing_share: float = 0.4
    """Budget of the relaxation that chooses pairs; it mostly takes a second."""
    whole_seconds: float = 2.0
    """Budget for each goal of the integer programme that chooses whole pairs if the linear relaxation is fractional."""
    placing_share: float = 0.4
    flows_share: float = 0.3
    """Budget of flows and local search after placing the chosen pairs has used its share."""
    walking_share: float = 0.5
    """Budget of flows and local search if walking takes longer than a pause: chosen pairs can hardly be placed
    there."""
    placing_seconds: float = 8.0
    """Budget for placing the pairs that the relaxation chose; mostly answered within two seconds."""
    first_seconds: float = 0.3
    first_seconds_an_item: float = 5e-6
    """Limit for improving the first schedule: a third of a second at full size, two seconds at the largest."""
    first_share: float = 0.5
    """Largest part of the time limit that the first schedule may take by the clock on a busy machine."""
    moves_a_unit: int = 500_000
    """Local-search moves that count as one unit of work in a reproducible solve, about those of a second."""
    most_moves: int = 10_000_000
    """Largest number of local-search moves in a reproducible solve."""


@dataclass(frozen=True, slots=True)
class TimingParams:
    """Choosing when the held meetings take place: gaps and zone moves."""

    proving_seconds: float = 3.0
    """Budget for each goal on the complete model, for small events, before annealing is tried."""
    annealing_share: float = 0.7
    seconds_a_meeting: float = 5e-5
    """Time reserved for what follows annealing: interpreters, tables, and converting the schedule."""
    walks_share: float = 0.3
    """Budget for the lower bound on walks; it mostly takes less than a second."""
    bound_share: float = 0.5
    """Budget for a lower bound on gaps; it mostly takes a second or two."""
    moves_a_unit: int = 1_000_000
    """Annealing proposals that count as one unit of work in a reproducible solve, about those of a second."""
    most_moves: int = 30_000_000
    """Largest number of annealing proposals in a reproducible solve."""
    few_new: int = 100
    """Up to this number of meetings that were not kept, a rerun's gaps are left to the complete model."""
    largest_bounded: int = 150_000
    """Up to this number of choices the relaxation is solved for a lower bound on gaps."""
    most_segment_choices: int = 9
    """Up to this number of day-segment choices, the delegates of a company are relaxed jointly."""
    work_a_relaxation: float = 0.05
    """Units of work that one relaxation counts as in a reproducible solve."""


@dataclass(frozen=True, slots=True)
class HoldingAllParams:
    """Events in which all meetings are held."""

    share: float = 0.5
    """Budget of the attempt if not all meetings are pins."""


@dataclass(frozen=True, slots=True)
class GapProofParams:
    """Proofs of the fewest gaps of given meetings. Limits are seconds, or units of work in a reproducible solve."""

    placing_limit: float = 3.0
    """Limit for finding a first placement, whatever its gaps."""
    gapless_limit: float = 3.0
    """Limit for deciding whether a placement without gaps exists; it seldom needs a tenth of it."""
    profile_limit: float = 3.0
    most_patterns: int = 4_000
    """Up to this number of patterns of busy slots the profile bound is computed."""
    round_limit: float = 1.2
    round_growth: float = 1.6
    """Limit of a decision problem in the first round, and the factor by which it grows from round to round."""
    asking_pause: float = 4.0
    """Pause before each decision problem, as a multiple of its limit, if cores are few: core-guided search runs
    then."""
    last_annealing_share: float = 0.25
    """Last part of the time, used to anneal the best placement if nothing is proved by then."""
    confirming_limit: float = 20.0
    """Limit for confirming that there is no placement."""
    independent_sets: int = 2
    independent_work: float = 1.0
    """Number of sets of delegates who do not meet each other, and the work limit for finding one (any size will do)."""


@dataclass(frozen=True, slots=True)
class RerunParams:
    """Keeping a published schedule."""

    share: float = 0.7
    """Budget of the first goals of a rerun."""
    relaxing_share: float = 0.2
    choosing_share: float = 0.3
    placing_share: float = 0.4
    """Budgets if any meeting may move: for relaxing, choosing pairs and placing them."""
    refixing_size: int = 3_000
    """From this number of open choices on, a second reduced-cost fixing after the relaxation pays."""
    together_seconds: float = 1.0
    together_share: float = 0.3
    """Limits of one solve of several goals as a weighted sum, which mostly takes a tenth of a second."""
    filling_share: float = 0.9
    """Budget for minimums and value: what a request is worth matters more than gaps."""
    changes_share: float = 0.6
    """Budget for the fewest moves, and then for the fewest changes of tables and people."""
    goal_share: float = 0.5
    """Budget of each later goal."""

    solve_share: float = 0.5
    """Budget of one solve."""
    neighbourhood_share: float = 0.4
    first_moves_share: float = 0.4
    moves_share: float = 0.8
    people_share: float = 0.8
    """Budgets for the fewest moves in the neighbourhood of broken rules, the fewest moves of all at the relaxation's
    bounds of losses and at those proved afterwards, and tables and people."""
    raises: int = 3
    """How often the bounds of *musts* and *kept* are raised in large events before everything is solved at once."""
    patience_share: float = 0.8
    """The part of the patience for losses and moves; the rest is for the goals after them if these stay unproved, which
    leaves more choices open."""
    people_seconds: float = 1.0
    """What is left for tables and people at least if losses and moves took longer than the limit."""
    least_seconds: float = 0.5
    """With less time left no further solve is started."""
    large: int = 60_000
    """From this number of choices on, the neighbourhood is tried first: building the whole model takes seconds."""
    nearly_all: float = 0.8
    """From this part of all choices on, the neighbourhood is not tried: it would take as long as the whole."""
    largest: int = 400_000
    """From this number of choices on, no meeting moves for another: building the model takes too long."""
    few_choices: int = 1_000
    """Up to this number of open choices a solver takes longer to prepare than to solve."""
    quickly_stated: int = 60_000
    """Up to this number of choices, including certain ones, the whole model is built quickly."""
    measuring_seconds: float = 5.0
    """Limit for counting what a given placement keeps: far more than it takes."""

    relaxation_share: float = 0.7
    """Reduced-cost fixing: budget of the relaxation, without which hardly anything is reached."""
    restricted_share: float = 0.7
    """Reduced-cost fixing: budget of one solve of the restricted problem."""
    slots_share: float = 0.7
    """Search over slots: budget of one such search."""
    slots_seconds: float = 0.6
    """Search over slots: limit of one solve, which mostly takes a tenth to a third of it."""
    slots_work: float = 0.03
    """Search over slots: counted work of stating the problem of one solve, which takes as long as the solve."""
    slots_open: int = 4
    """Search over slots: how many slots the first solve opens."""
    slots_wider: float = 0.25
    slots_narrower: float = 0.5
    """Search over slots: how many slots more (fewer) the next solve opens after one that was proved (was not)."""
    slots_in_vain: int = 15
    """Search over slots: after so many solves in a row without a better placement it ends."""
    least_value_share: float = 0.2
    """Least value given up: budget of each search if the relaxation is fractional."""
    widening: int = 16
    """Factor by which each further cutoff widens the margin above the bound, until a solution is found."""
    least_left: float = 0.05
    """With less time left reduced-cost fixing starts no further solve."""


@dataclass(frozen=True, slots=True)
class FinishingParams:
    """Assigning tables and interpreters to the placement."""

    least_seconds: float = 0.3
    """Least time for tables, even if the goals before have used up the limit."""
    most_seconds: float = 5.0
    work_seconds: float = 0.2
    """Processor time of the work after the last phase. On a busy machine it takes a multiple of this by the clock,
    which is reserved before the phases."""
    most_kept_back: float = 0.4
    """Largest part of the time limit that is reserved so."""
    largest_table_model: int = 12_000
    """Meetings times tables of a zone and day up to which CP-SAT optimises the tables."""
    few_free_tables: int = 40
    """Meetings of a zone and day with a choice of tables up to which CP-SAT runs at once, as on most reruns."""
    exchanging_share: float = 0.5
    """Budget for exchanges between two tables, before CP-SAT looks for fewer moves and a bound."""
    work_an_exchange: float = 0.0005
    """Units of work of the exchanges of one pair of tables in a reproducible solve."""
    interpreter_seconds: float = 10.0
    """Limit for the interpreters of a day if they have to walk."""


@dataclass(frozen=True, slots=True)
class ConflictParams:
    """Explaining why there is no schedule."""

    seconds: float = 10.0
    """Limit of the whole explanation; few pins take a fraction of a second."""
    check_seconds: float = 5.0
    """Limit for checking one set of rows."""
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
    """Least remaining seconds for which the search waits for compiled code."""
    compiling_seconds: float = 300.0
    """The longest wait for compilation, once on a machine; it is added to the time limit."""


@dataclass(frozen=True, slots=True)
class Options(SolveOptions):
    """Limits, randomness and goals of a solve.

    ``time_limit`` is in seconds of solving. ``patience`` is what a rerun may take beyond it while it is not proved that
    no fewer published meetings have to be lost or moved. ``explain`` says whether a conflict is narrowed down to the
    fewest rows; a caller that only asks whether a schedule exists can leave it out. ``spread_delegates`` says
    whether the meetings of a company are spread over its delegates at the end.
    """

    time_limit: float = 30.0
    patience: float = 0.0
    workers: int = 2
    explain: bool = True
    spread_delegates: bool = False
    params: SearchParams = field(default=SearchParams(), repr=False)


# Constants of inner loops
#
# They are not fields of ``SearchParams``: numba compiles the loop constants in, and the others describe how a method
# works rather than its limits. Each was chosen by measuring on generated events.

# The first schedule (``value.construct``, ``value.draft``)

CONSTRUCTION_STEPS = 60
"""Steps for each item (an item tried, or a chain followed); a step takes some microseconds."""
CONSTRUCTION_CHAIN = 60
"""Meetings in a Kempe chain of the first schedule; longer ones are not followed."""
NEIGHBOUR_WORTH = 0.5
"""Worth of a neighbouring meeting in the same zone if walking takes longer than the pause, as a share of room."""
VICTIMS = 6
"""Meetings of a full zone that are tried for ejection."""
EJECTIONS = 8
"""Ejections that are tried for one item, the cheapest first."""
PRICE_ROUNDS = 30
"""Rounds of the subgradient method for the Lagrange multipliers of companies, zones and interpreters."""
PRICE_STEP = 0.5
"""Step of a multiplier in the first round, in average values, if demand is twice the capacity."""
PRICE_SLOWING = 8.0
"""Rounds after which the step size is halved."""

# Flows (``value.flows`` and what it is made of)

FILLS = 2
"""Number of passes that fill all slots before the local search takes over."""
ADVISED_SHARE = 0.01
"""From this fraction on, the linear programme of a slot counts as proposing an item."""
LARGEST_ADVICE = 60_000
"""Up to this number of pairs a linear programme guides the flows about interpreters; beyond, it takes too long."""
URGENT_WORTH = 100
"""Worth of a unit that cannot wait for a later slot, in items of the greatest value."""
SCARCE_WORTH = 20
"""Worth of a pair's last slot, in items of the greatest value; divided among the slots that the pair has left."""
MILD_RATIOS = (0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512)
"""Weights of a unit of the goals before, in units of the bounded goal (a grid: the bound is concave in it)."""

# The local search of the board (``local_search.moves``; compiled)

BOARD_CHUNK = 4_000
"""Moves between two checks of the clock."""
BOARD_HOT, BOARD_COLD = 0.3, 0.05
"""The first and the last temperature of a cycle, in points of value."""
BOARD_CYCLE = 40
"""Chunks in the first cycle; each further one is twice as long."""
BOARD_CHAIN = 400
"""Longest chain of meetings; longer ones are abandoned."""
BOARD_TRIES = 24
"""Random delegates tried whose meeting could make room in a zone."""

# Annealing (``gaps.annealing`` and, compiled, ``local_search.kempe_moves``)

ANNEALING_COMPARISONS = 20
"""How often in a phase of annealing the parallel chains are compared."""
ANNEALING_STEPS = 300
"""Number of temperatures of a phase that is limited in proposals."""
ANNEALING_CHUNK_SECONDS = 0.03
"""Target duration of a chunk of proposals; after each, the clock is read and progress reported."""
ANNEALING_FIRST_CHUNK, ANNEALING_LARGEST_CHUNK = 300, 1 << 22
"""Sizes of the first and of the largest chunk, in proposals."""
AHEAD = 20
"""Ratio of the weights of a goal and the next one in the annealing energy."""
AHEAD_OF_ZONE_MOVES = 4
"""The same ratio for the last gap goal before zone moves."""
ZONE_MOVES_SHARE = 0.35
"""Share of time and proposals for zone moves if they come after the gaps."""
GAPS_HOT, GAPS_COLD = 1.5, 0.15
"""First and last temperature for gaps."""
LOST_HOT, LOST_COLD = 2.0, 0.5
"""First and last temperature for lost time, in slots that a supplier waits and in walks of a supplier."""
KEMPE_CHAIN = 256
"""Longest Kempe chain; longer ones cost much and hardly ever pass all checks."""
KEMPE_MORE_CHAINS = 2
"""Chains that may be combined with a proposed one so that the tables suffice."""
KEMPE_TRIES = 48
"""Delegates searched for a meeting that could make room."""
KEMPE_HANDOVERS = 16
"""One proposal in this number is a handover to another delegate, if items have several modes."""

# Tables (``assignment.tables``)

TABLE_SLOTS = 12
"""Slots of two tables optimised together by enumeration, whose time doubles with each slot."""
TABLE_ROUNDS = 15
"""Rounds over all pairs of tables without improvement after which exchanges end."""
