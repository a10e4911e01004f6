// Which view is shown, in which language, and what changes as time goes by.

const LANGUAGE_NAMES = { en: "English", zh: "中文", ru: "Русский" };
const SCRIPT_TAGS = { zh: "zh-Hans" };
const STORE = "meeting-agendas-language";
const main = document.getElementById("main");

/** The view that the address names after its "#". */
function view() {
  const [name, ...parts] = decoded(location.hash.replace(/^#\/?/, ""));
  if (name === "" || name === "search") return searchView(parts.join("/"));
  if (name === "now") return nowView();
  const minutes = name === "time" ? timeIn(parts[0] || "") : null;
  if (minutes !== null) return timeView(minutes);
  const person = personByRoute.get(`#/${name}/${encodeURIComponent(parts[0] || "")}`);
  if (person) return agendaView(person);
  const zone = name === "zone" && zones.find((one) => one.code === parts[0]);
  if (!zone) return missingView();
  return parts[1] === "table" && parts.length === 3 ? tableView(zone, parts[2]) : zoneView(zone);
}

function decoded(address) {
  try {
    return address.split("/").map(decodeURIComponent);
  } catch {
    return ["missing"]; // half a percent sign
  }
}

function show(moved) {
  refill(main, view());
  const title = main.querySelector("h1");
  document.title = `${title.textContent} – ${DATA.event}`;
  const place = location.hash.replace(/^#\/?/, "").split("/").slice(0, 2).join("/");
  for (const link of document.querySelectorAll("#menu a")) {
    const own = link.getAttribute("href").slice(2);
    const here = own === place || (own === "" && place.startsWith("search"));
    if (here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  markTime();
  if (moved) {
    window.scrollTo(0, 0);
    title.focus({ preventScroll: true });
  }
}

/** Say at each line whether it is running, or the next of its list. */
function markTime() {
  const time = now();
  for (const list of main.querySelectorAll(".agenda")) {
    let waiting = true;
    for (const item of list.querySelectorAll("li.line")) {
      const row = { day: Number(item.dataset.day), start: Number(item.dataset.start), end: Number(item.dataset.end) };
      const state = ahead(row, time);
      const next = state === 1 && waiting && item.classList.contains("meeting") && time.day === row.day;
      if (next) waiting = false;
      item.classList.toggle("past", state === -1);
      item.classList.toggle("running", state === 0);
      const badge = item.querySelector(".badge");
      badge.hidden = state !== 0 && !next;
      badge.textContent = state === 0 ? t("html.now") : t("html.next");
    }
  }
  for (const cell of main.querySelectorAll("td[data-day]")) {
    const row = { day: Number(cell.dataset.day), start: Number(cell.dataset.start), end: Number(cell.dataset.end) };
    cell.classList.toggle("running", ahead(row, time) === 0);
  }
}

function showFrame() {
  document.documentElement.lang = SCRIPT_TAGS[language] || language;
  const views = [["#/", t("html.search")], ["#/now", t("html.now_and_next")]];
  const links = [...views, ...zones.map((zone) => [zoneRoute(zone), zoneLink(zone)])];
  const menu = document.getElementById("menu");
  menu.setAttribute("aria-label", t("html.menu"));
  refill(menu, h("ul", null, links.map(([href, text]) => h("li", null, h("a", { href }, text)))));
  refill(document.getElementById("skip"), t("html.skip"));
  const chooser = document.getElementById("languages");
  chooser.setAttribute("aria-label", t("html.language"));
  refill(chooser, LANGUAGES.map((code) => {
    const lang = SCRIPT_TAGS[code] || code;
    const properties = { type: "button", lang, "aria-pressed": String(code === language), onclick: () => choose(code) };
    return h("button", properties, LANGUAGE_NAMES[code] || code);
  }));
  refill(document.getElementById("dates"), localized(DATA.dates));
  const state = [t("agenda.revision", { number: DATA.revision }), t("agenda.as_of", { time: localized(DATA.built) })];
  refill(document.getElementById("state"), state.join(" · "));
}

/** A zone in the menu: its code in its colour, with the word for it where there is room. */
function zoneLink(zone) {
  const [before, after] = t("agenda.zone_named", { zone: "\n" }).split("\n");
  const chip = h("span", { class: `chip zone-${zone.index % 10}` }, zone.code);
  return [h("span", { class: "roomy" }, before), chip, h("span", { class: "roomy" }, after)];
}

function choose(code) {
  language = code;
  try {
    localStorage.setItem(STORE, code);
  } catch {
    // A browser may forbid pages from a disk to store anything; the choice then lasts as long as the page.
  }
  showFrame();
  show(false);
  document.querySelector("#languages [aria-pressed=true]").focus();
}

/** The reader's last choice, else what the page was made for, else the browser's language, else the event's. */
function firstLanguage() {
  let kept = null;
  try {
    kept = localStorage.getItem(STORE);
  } catch {
    kept = null;
  }
  const own = (navigator.languages || []).map((tag) => tag.slice(0, 2).toLowerCase());
  return [kept, DATA.language, ...own, DATA.fallback].find((code) => LANGUAGES.includes(code)) || LANGUAGES[0];
}

let shown = now();

/** Follow the clock: each minute in what is marked, and the view of now and next where it says something else. */
function tick() {
  const time = now();
  if (time.minute === shown.minute && time.date === shown.date) return;
  const other = sayingOf(shown) !== sayingOf(time);
  shown = time;
  markTime();
  const clock = main.querySelector(".clock");
  if (!clock) return;
  clock.textContent = clockSaying(time);
  if (!other) return;
  const reading = main.contains(document.activeElement);
  show(false);
  if (reading) main.querySelector("h1").focus({ preventScroll: true });
}

language = firstLanguage();
showFrame();
show(false);
window.addEventListener("hashchange", () => show(true));
document.getElementById("skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.querySelector("h1").focus();
});
setInterval(tick, 1000);
document.addEventListener("visibilitychange", tick);
