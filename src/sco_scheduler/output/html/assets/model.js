// The event as it came with the page. The data is packed as lists; here it gets names.

const DATA = JSON.parse(document.getElementById("data").textContent);
const LANGUAGES = DATA.languages;
let language = LANGUAGES[0];

/** The word for a key in the chosen language, its {blanks} filled. */
function t(key, blanks) {
  const text = DATA.words[language][key];
  return text.replace(/\{(\w+)\}/g, (blank, name) => (blanks && name in blanks ? blanks[name] : blank));
}

/** The one of several texts, one a language, that is in the chosen language. */
function localized(texts) {
  return texts[LANGUAGES.indexOf(language)];
}

const days = DATA.days.map(([date, offset, titles]) => ({ date, offset, titles }));
const slots = DATA.slots.map(([day, start, end]) => ({ day, start, end }));
const companies = DATA.companies.map(([id, name, local, country, products, role]) => ({
  id, name, local, products, role, country: DATA.countries[country], people: [],
}));
const zones = DATA.zones.map(([code, names, tables, grid], index) => {
  return { code, names, tables, grid, index, meetings: [] };
});
const people = DATA.people.map(([company, key, name, title, rows]) => {
  const person = { company: companies[company] || null, key, name, title, rows };
  if (person.company) person.company.people.push(person);
  return person;
});
const meetings = DATA.meetings.map(([day, start, end, zone, table, purchaser, supplier, interpreter], number) => {
  const meeting = {
    number, day, start, end, table, zone: zones[zone],
    purchaser: people[purchaser], supplier: people[supplier], interpreter: people[interpreter] || null,
  };
  meeting.zone.meetings.push(meeting);
  return meeting;
});
const idle = DATA.idle.map(([kind, day, start, end, said]) => ({ kind, day, start, end, said: said || null }));
const personByRoute = new Map(people.map((person) => [personRoute(person), person]));

/** The rows of somebody's agenda in order of time: meetings, free or absent slots, breaks and the programme. */
function rowsOf(person) {
  return person.rows.map((code) => {
    if (code < 0) return { ...idle[-1 - code], meeting: null };
    const meeting = meetings[code];
    return { day: meeting.day, start: meeting.start, end: meeting.end, kind: "meeting", meeting };
  });
}

function meetingsOf(person) {
  return person.rows.filter((code) => code >= 0).map((code) => meetings[code]);
}

function clockTime(minutes) {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function hours(from) {
  return from.end > from.start ? `${clockTime(from.start)}–${clockTime(from.end)}` : clockTime(from.start);
}

function zoneTitle(zone) {
  const name = localized(zone.names);
  return name ? t("html.zone_title", { zone: zone.code, name }) : t("agenda.zone_named", { zone: zone.code });
}

function personName(person) {
  return person.company ? person.company.name : person.name;
}

function personRoute(person) {
  return `#/${person.company ? "delegate" : "interpreter"}/${encodeURIComponent(person.key)}`;
}

function zoneRoute(zone) {
  return `#/zone/${encodeURIComponent(zone.code)}`;
}

function tableRoute(zone, table) {
  return `${zoneRoute(zone)}/table/${encodeURIComponent(table)}`;
}

function timeRoute(minutes) {
  return `#/time/${clockTime(minutes)}`;
}
