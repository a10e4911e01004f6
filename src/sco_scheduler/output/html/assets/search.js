// Finding people by name, ID, country or products, tables by "A/5", meetings by "10:40".

let index = null;

function entryOf(person) {
  const { company } = person;
  const own = company ? [company.name, company.local, person.name] : [person.name];
  const names = own.filter(Boolean).map(fold);
  const id = fold(company ? company.id : person.key);
  const latinNames = names.map(latin).filter(Boolean);
  const rest = company ? [...(company.country || []), company.products].filter(Boolean).map(fold) : [];
  const all = [id, ...names, ...latinNames];
  return { person, id, all, named: ` ${all.join("  ")} `, text: ` ${[...all, ...rest].join("  ")} ` };
}

/** How well an entry fits: 0 is best, null not at all. Every word must be found, in any order. */
function fit(entry, whole, words) {
  if (!words.every((word) => entry.text.includes(word))) return null;
  if (entry.id === whole) return 0;
  if (entry.all.some((name) => name.startsWith(whole))) return 1;
  if (words.every((word) => entry.named.includes(` ${word}`))) return 2;
  return words.every((word) => entry.named.includes(word)) ? 3 : 4;
}

/** The people that a query finds, the best fit first, else in the order of the alphabet; all for none. */
function findPeople(query) {
  index = index || people.map(entryOf);
  const collator = new Intl.Collator(language, { numeric: true });
  const whole = fold(query);
  if (query.trim() && !whole) return [];
  const words = whole.split(" ").filter(Boolean);
  return index
    .map((entry) => ({ person: entry.person, score: fit(entry, whole, words) }))
    .filter((found) => found.score !== null)
    .sort((a, b) => a.score - b.score || compareNames(collator, a.person, b.person))
    .map((found) => found.person);
}

function compareNames(collator, one, other) {
  return collator.compare(personName(one), personName(other)) || collator.compare(one.name, other.name);
}

/** The minute of the day that a query such as "9:05", "10.40" or "１０：４０" names, or null. */
function timeIn(query) {
  const match = /^(\d{1,2})[:.](\d{2})$/.exec(query.normalize("NFKC").trim());
  return match && match[1] < 24 && match[2] < 60 ? Number(match[1]) * 60 + Number(match[2]) : null;
}

/** The tables that a query such as "A/5", "a5" or "5" names, as [zone, table]. */
function tablesIn(query) {
  const wanted = squeezed(query);
  if (!wanted) return [];
  const found = [];
  for (const zone of zones) {
    for (const table of tablesOf(zone)) {
      if (wanted === squeezed(table) || wanted === squeezed(zone.code + table)) found.push([zone, table]);
    }
  }
  const exact = found.filter(([zone, table]) => wanted === squeezed(zone.code + table));
  return exact.length ? exact : found;
}

function squeezed(text) {
  return fold(text).replace(/ /g, "");
}

/** The labels of a zone's tables, with those that only a meeting names. */
function tablesOf(zone) {
  return [...new Set([...zone.tables, ...zone.meetings.map((meeting) => meeting.table)])];
}

/** A table of the event as one may type it, to show how. */
function exampleTable() {
  const zone = zones.find((one) => one.tables.length) || { code: "A", tables: ["5"] };
  return `${zone.code}/${zone.tables[Math.min(4, zone.tables.length - 1)]}`;
}
