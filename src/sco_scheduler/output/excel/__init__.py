"""Workbooks: the agendas, the template of registrations, and marked copies."""
