// The clock of the hall. Each day carries its distance from UTC, so that the reader's own time zone,
// and whether the browser knows the event's, do not matter.

function hallTime(offset) {
  const [date, time] = new Date(Date.now() + offset * 60000).toISOString().split("T");
  const [hour, minute] = time.split(":").map(Number);
  return { date, minute: hour * 60 + minute };
}

/** The time in the hall: date, minute of the day, and which day of the event it is (-1: none). */
function now() {
  for (const [day, { date, offset }] of days.entries()) {
    const time = hallTime(offset);
    if (time.date === date) return { ...time, day };
  }
  return { ...hallTime(days.length ? days[0].offset : 0), day: -1 };
}

/** Whether a stretch of time is over (-1), is running (0) or lies ahead (1). */
function ahead(row, time) {
  const date = days[row.day].date;
  if (date !== time.date) return date < time.date ? -1 : 1;
  if (row.end <= time.minute) return -1;
  return row.start <= time.minute ? 0 : 1;
}

/** Of some meetings, those that run now and those that start next, all at one time. */
function nowAndNext(some, time) {
  const running = some.filter((meeting) => ahead(meeting, time) === 0);
  const coming = some.filter((meeting) => ahead(meeting, time) === 1);
  const first = coming.reduce((least, one) => (least && before(least, one) <= 0 ? least : one), null);
  return { running, next: first ? coming.filter((one) => before(first, one) === 0) : [] };
}

/** Which of two starts first: negative, zero or positive. */
function before(one, other) {
  return one.day - other.day || one.start - other.start;
}
