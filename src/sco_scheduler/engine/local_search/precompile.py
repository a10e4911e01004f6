"""Compiles and caches a part of the local searches: ``python -m …precompile annealing`` (or ``board``)."""

import sys

from sco_scheduler.engine.local_search.compiled import load, stop_compiling

if __name__ == "__main__":
    try:
        load(sys.argv[1])
    finally:
        stop_compiling(sys.argv[1])
