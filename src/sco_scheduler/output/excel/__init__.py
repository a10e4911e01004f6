"""Workbooks: the agendas, the empty registrations, wish forms, and marked copies."""
