"""A map of a form's export, made from registrations as they were understood."""

from __future__ import annotations

from pathlib import Path

from sco_scheduler.domain.findings import Finding
from sco_scheduler.intake import understand
from sco_scheduler.output.files import NotWritten, replace_whole
from sco_scheduler.output.form_map import map_text
from sco_scheduler.workflows import phrases
from sco_scheduler.workflows.failures import NOT_WRITTEN, Stopped
from sco_scheduler.workflows.reading import Registrations, files_of, path_of, shown


def write_map(
    registrations: Registrations, out: str | Path, *, encoding: str | None = None, form: str | Path | None = None
) -> Path | None:
    """Write how registrations were understood, as a map to be edited; one that is there is kept as a dated copy.

    Args:
        registrations: the workbook, or the folder or list of CSV files in its place.
        out: the map to write.
        encoding: the encoding of CSV files, which is then written into the map too.
        form: the map by which they are read already; it may be the one to write.

    Returns:
        The copy of the map that was there before, None where none was.

    Raises:
        Stopped: the registrations cannot be read, or the map cannot be written.

    """
    files, target = files_of(registrations), Path(out)
    if any(target.resolve() == file.resolve() for file in files):
        raise Stopped([Finding(NOT_WRITTEN, details={"reason": phrases.ONTO_ITSELF(path=str(target))})])
    found = understand(files, encoding=encoding, form=path_of(form))
    if found is None:
        reason = phrases.NOTHING_TO_MAP(files=shown(files), path=str(target))
        raise Stopped([Finding(NOT_WRITTEN, details={"reason": reason})])
    text = map_text(found)
    try:
        return replace_whole(target, lambda path: path.write_text(text, encoding="utf-8", newline="\n"))
    except NotWritten as error:
        raise Stopped([Finding(NOT_WRITTEN, details={"reason": error.sentence})]) from error
