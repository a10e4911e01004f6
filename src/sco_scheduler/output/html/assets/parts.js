// The pieces that views are put together from.

/** Where a meeting is: the zone's code and the table, large, in the zone's colour. */
function placeMark(zone, table) {
  return h("a", { class: `place zone-${zone.index % 10}`, href: tableRoute(zone, table) },
    spoken(`${t("agenda.zone")} `), h("span", { class: "code" }, zone.code),
    spoken(`, ${t("agenda.table")} `), h("span", { class: "table" }, table));
}

/** A company with both of its names, and whoever comes for it. */
function partyNames(person) {
  const { company } = person;
  const name = typed(company.name);
  return h("div", { class: "party" },
    h("div", { class: "name" }, h("a", { href: personRoute(person) }, name)),
    otherName(company) && h("div", { class: "local" }, typed(otherName(company))));
}

/** The company's name in another script, where it has one. */
function otherName(company) {
  return company.local === company.name ? "" : company.local;
}

/** Facts on one line, parted by a dot. */
function facts(...given) {
  const known = given.filter(Boolean);
  if (!known.length) return null;
  return h("div", { class: "facts" }, known.map((fact, place) => [place ? " · " : "", fact]));
}

function labelled(key, text) {
  return text ? h("span", null, h("span", { class: "label" }, t(key), " "), typed(text)) : null;
}

function countryOf(company) {
  return company.country ? localized(company.country) : "";
}

/** A line of an agenda or of a list of meetings: when, where, and what. */
function line(row, place, body, properties) {
  const when = h("time", { class: "when", datetime: `${days[row.day].date}T${clockTime(row.start)}` }, hours(row));
  return h("li", { "data-day": row.day, "data-start": row.start, "data-end": row.end, ...properties },
    h("div", { class: "times" }, when, " ", h("span", { class: "badge", hidden: true })),
    place && h("div", { class: "where" }, place), h("div", { class: "what" }, body));
}

/** A meeting as one of its people reads it. */
function agendaLine(person, row) {
  const { meeting } = row;
  if (!meeting) {
    const said = row.said ? typed(localized(row.said)) : t(`agenda.${row.kind}`);
    return line(row, null, said, { class: `line ${row.kind}` });
  }
  const place = placeMark(meeting.zone, meeting.table);
  if (!person.company) return line(row, place, bothSides(meeting, person), { class: "line meeting" });
  const other = meeting.purchaser === person ? meeting.supplier : meeting.purchaser;
  const body = [
    partyNames(other),
    facts(countryOf(other.company), typed(other.company.products)),
    facts(labelled("agenda.delegate", other.name), interpreterOf(meeting)),
  ];
  return line(row, place, body, { class: "line meeting" });
}

/** Both sides of a meeting and its interpreter, unless that is who reads. */
function bothSides(meeting, reader = null) {
  return h("div", { class: "sides" },
    [["agenda.purchaser", meeting.purchaser], ["agenda.supplier", meeting.supplier]].map(([role, side]) =>
      h("div", { class: "side" }, spoken(`${t(role)}: `), partyNames(side), facts(typed(side.name)))),
    facts(meeting.interpreter !== reader && interpreterOf(meeting)));
}

function interpreterOf(meeting) {
  return meeting.interpreter && labelled("agenda.interpreter", meeting.interpreter.name);
}

/** Meetings as the hall reads them: both sides. */
function meetingLines(some) {
  const make = (meeting) =>
    line(meeting, placeMark(meeting.zone, meeting.table), bothSides(meeting), { class: "line meeting" });
  return longList(some, make, { class: "lines" });
}

/** Something for each day that has rows, under the day's name. */
function byDay(rows, make, level = "h2") {
  const present = [...new Set(rows.map((row) => row.day))].sort((a, b) => a - b);
  return present.map((day) => h("section", { class: "day" },
    h(level, null, localized(days[day].titles)), make(rows.filter((row) => row.day === day))));
}

/** The heading of a view, to which the keyboard and the screen reader go when it opens. */
function heading(...content) {
  return h("h1", { tabindex: "-1" }, content);
}
