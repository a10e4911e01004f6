"""Choosing and placing meetings by network flows, at every size."""

from sco_scheduler.engine.flows.solve import FlowResult, FlowSight, flow_goals, solve_flows

__all__ = ["FlowResult", "FlowSight", "flow_goals", "solve_flows"]
