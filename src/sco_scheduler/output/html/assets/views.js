// One function a view; each gives the elements of the main part of the page.

function personResult(person) {
  const { company } = person;
  const held = meetingsOf(person);
  const count = t("agenda.meetings", { count: held.length });
  const who = company
    ? [h("span", { class: "name" }, typed(company.name)), typed(otherName(company), { class: "local" })]
    : h("span", { class: "name" }, typed(person.name || person.key));
  const details = company
    ? facts(typed(person.name), countryOf(company), typed(company.id), count)
    : facts(t("agenda.interpreter"), typed(person.key), count);
  return h("li", null, h("a", { class: "result", href: personRoute(person) }, who, details));
}

function searchView(query) {
  const found = h("div", { class: "found" });
  const status = h("p", { role: "status", class: "status" });
  const input = h("input", {
    id: "query", type: "search", value: query, autocomplete: "off", autocapitalize: "off", spellcheck: "false",
    "aria-describedby": "query-hint", enterkeyhint: "search",
  });
  let waiting = 0;
  const show = () => {
    clearTimeout(waiting);
    if (!input.isConnected) return; // another view was opened meanwhile
    history.replaceState(null, "", input.value ? `#/search/${encodeURIComponent(input.value)}` : "#/");
    showFound(input.value, status, found);
  };
  // Waits for a pause in typing, so that long lists do not hold up the keys.
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(show, 80); });
  const form = h("form", { role: "search", onsubmit: (event) => { event.preventDefault(); show(); } },
    h("label", { for: "query" }, t("html.search_label")), input,
    h("p", { id: "query-hint", class: "hint" }, t("html.search_hint", { table: exampleTable() })));
  showFound(query, status, found);
  return [heading(t("html.search_title")), form, status, found];
}

function showFound(query, status, found) {
  const minutes = timeIn(query);
  const tables = tablesIn(query);
  // A clock time or a table written as such is not looked for in names.
  const plain = minutes === null && !(tables.length && query.includes("/"));
  const some = plain ? findPeople(query) : [];
  const parts = [];
  if (minutes !== null) {
    const title = t("html.at_time", { time: clockTime(minutes) });
    parts.push(h("section", null, h("h2", null, title), atTime(minutes, "h3")));
  }
  if (tables.length === 1) {
    parts.push(h("section", null, h("h2", null, tableTitle(...tables[0])), atTable(...tables[0], "h3")));
  } else if (tables.length) {
    parts.push(h("ul", { class: "chips" }, tables.map(([zone, table]) => h("li", null, placeMark(zone, table)))));
  }
  if (some.length) parts.push(longList(some, personResult, { class: "results" }));
  const nothing = !parts.length;
  const count = some.length ? t("html.found", { count: some.length }) : "";
  refill(status, nothing ? t("html.nothing_found") : count);
  refill(found, parts);
}

function agendaView(person) {
  const { company } = person;
  const rows = rowsOf(person);
  const held = meetingsOf(person);
  const others = company ? company.people.filter((other) => other !== person) : [];
  const head = h("header", { class: "whose" }, printButton(),
    heading(typed(personName(person) || person.key)),
    company && otherName(company) && h("p", { class: "local" }, typed(otherName(company))),
    company && person.name && h("p", { class: "delegate" },
      typed(person.name), person.title && [", ", typed(person.title)]),
    facts(company ? t(`agenda.${company.role}`) : t("agenda.interpreter"), company && countryOf(company),
      typed(company ? company.id : person.key), t("agenda.meetings", { count: held.length })),
    company && company.products && h("p", { class: "products" }, typed(company.products)),
    others.length > 0 && h("p", { class: "others" }, t("html.other_delegates"), " ", others.map((other, place) => [
      place ? ", " : "", h("a", { href: personRoute(other) }, typed(other.name || other.key))])));
  return h("article", { class: "agenda" }, head,
    !held.length && h("p", { class: "notice" }, t("agenda.no_meetings")),
    byDay(rows, (some) => h("ol", { class: "lines" }, some.map((row) => agendaLine(person, row)))));
}

function zoneView(zone) {
  return [
    printButton(), heading(zoneTitle(zone)),
    days.map((day, number) => {
      const columns = slots.flatMap((slot, at) => (slot.day === number ? [at] : []));
      if (!columns.length) return null;
      return h("section", { class: "day" }, h("h2", null, localized(day.titles)), grid(zone, columns, day));
    }),
  ];
}

/** Tables by slots. The grid scrolls in a frame of its own, which the keyboard can reach. */
function grid(zone, columns, day) {
  const title = `${zoneTitle(zone)}, ${localized(day.titles)}`;
  const body = h("tbody");
  const rows = zone.tables.map((table, row) => [table, zone.grid[row]]);
  fillInPieces(body, rows, ([table, cells]) => h("tr", null,
    h("th", { scope: "row" }, h("a", { href: tableRoute(zone, table) }, spoken(`${t("agenda.table")} `), table)),
    columns.map((at) => gridCell(cells[at], slots[at]))));
  return h("div", { class: "frame", role: "region", tabindex: "0", "aria-label": title },
    h("table", { class: "grid" },
      h("caption", { class: "spoken" }, title),
      h("thead", null, h("tr", { class: `zone-${zone.index % 10}` },
        h("th", { scope: "col" }, t("agenda.table")),
        columns.map((at) => h("th", { scope: "col" }, timeLink(slots[at]))))),
      body));
}

function timeLink(slot) {
  return h("a", { href: timeRoute(slot.start), "aria-label": hours(slot) }, clockTime(slot.start));
}

function gridCell(code, slot) {
  const times = { "data-day": slot.day, "data-start": slot.start, "data-end": slot.end };
  if (code === -2) return h("td", { class: "closed", ...times }, t("hall.closed"));
  if (code < 0) return h("td", { class: "open", ...times }, spoken(t("agenda.free")));
  const meeting = meetings[code];
  return h("td", { class: "taken", ...times }, [meeting.purchaser, meeting.supplier].map((side) =>
    h("a", { href: personRoute(side) }, typed(side.company.name))));
}

function tableTitle(zone, table) {
  return t("html.table_title", { zone: zone.code, table });
}

function tableView(zone, table) {
  return [
    printButton(), heading(tableTitle(zone, table)),
    h("p", { class: "subtitle" }, h("a", { href: zoneRoute(zone) }, zoneTitle(zone))),
    atTable(zone, table, "h2"),
  ];
}

function atTable(zone, table, level) {
  const some = zone.meetings.filter((meeting) => meeting.table === table);
  return some.length ? byDay(some, meetingLines, level) : h("p", { class: "notice" }, t("hall.no_meetings"));
}

function timeView(minutes) {
  return [heading(t("html.at_time", { time: clockTime(minutes) })), atTime(minutes, "h2")];
}

/** The meetings that run at a time of day. */
function atTime(minutes, level) {
  const some = meetings.filter((meeting) => meeting.start <= minutes && minutes < meeting.end);
  return some.length ? byDay(some, meetingLines, level) : h("p", { class: "notice" }, t("html.none_at_time"));
}

function nowView() {
  const time = now();
  const { running, next } = nowAndNext(meetings, time);
  const clock = h("p", { class: "clock" }, clockSaying(time));
  const other = time.day < 0 && h("p", { class: "notice" },
    t("html.not_today", { days: days.map((day) => localized(day.titles)).join("; ") }));
  const upcoming = next.length > 0 && h("section", null,
    h("h2", null, t("html.next_at", { time: nextTime(next[0], time) })), byZone(next));
  return [
    heading(t("html.now_and_next")), clock, other,
    time.day >= 0 && h("section", null, h("h2", null, t("html.now")),
      running.length ? byZone(running) : h("p", { class: "notice" }, t("html.none_now"))),
    upcoming || h("p", { class: "notice" }, t("html.no_next")),
  ];
}

function clockSaying(time) {
  return t("html.hall_clock", { date: time.date, time: clockTime(time.minute), zone: DATA.zone });
}

/** What tells one state of the view of now and next from another. */
function sayingOf(time) {
  const { running, next } = nowAndNext(meetings, time);
  return JSON.stringify([time.date, ...[running, next].map((some) => some.map((meeting) => meeting.number))]);
}

function nextTime(meeting, time) {
  const clock = clockTime(meeting.start);
  return days[meeting.day].date === time.date ? clock : `${localized(days[meeting.day].titles)}, ${clock}`;
}

function byZone(some) {
  return zones.filter((zone) => some.some((meeting) => meeting.zone === zone)).map((zone) =>
    h("section", null, h("h3", null, h("a", { href: zoneRoute(zone) }, zoneTitle(zone))),
      meetingLines(some.filter((meeting) => meeting.zone === zone))));
}

function missingView() {
  return [heading(t("html.not_here")), h("p", null, h("a", { href: "#/" }, t("html.search_title")))];
}
