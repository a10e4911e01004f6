// Elements are made here and nowhere else. Text goes in as text nodes and attributes as attributes,
// so that no name, however typed, is ever read as markup.

/** An element with properties and children; what is null, false or "" among the children is left out. */
function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  add(element, children);
  return element;
}

function add(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false && child !== "") element.append(child);
  }
}

/** Put other children in the place of all that an element has. */
function refill(element, ...children) {
  element.replaceChildren();
  add(element, children);
}

/** Text typed by somebody, kept from turning the direction of the text around it, and said to be in its language. */
function typed(text, properties) {
  return text ? h("bdi", { lang: languageOf(text), ...properties }, text) : null;
}

/** The language that a script gives away, for the shapes of letters and for a voice; null for Latin and others. */
function languageOf(text) {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)) return null;
  if (/\p{Script=Han}/u.test(text)) return "zh-Hans";
  return /[а-яё]/i.test(text) ? "ru" : null;
}

/** A button that prints what is shown. */
function printButton() {
  return h("button", { type: "button", class: "print", onclick: () => window.print() }, t("html.print"));
}

/** Text for screen readers alone. */
function spoken(text) {
  return h("span", { class: "spoken" }, text);
}

const unfinished = new Set();

/** Fill an element in pieces, so that a large hall does not hold up the page; printing waits for all. */
function fillInPieces(element, items, make, size = 40) {
  let done = 0;
  const next = (count) => {
    for (const item of items.slice(done, done + count)) element.append(make(item));
    done += count;
    if (done >= items.length) unfinished.delete(finish);
  };
  const finish = () => next(items.length);
  const later = () => {
    if (!element.isConnected || done >= items.length) return unfinished.delete(finish);
    next(size);
    return setTimeout(later);
  };
  unfinished.add(finish);
  next(size);
  if (done < items.length) setTimeout(later);
}

window.addEventListener("beforeprint", () => [...unfinished].forEach((finish) => finish()));

/** A list that shows its first items, and more at the press of a button. */
function longList(items, make, properties, size = 50) {
  const list = h("ol", properties);
  const button = h("button", { type: "button", class: "more", onclick: () => grow(true) });
  let shown = 0;
  const grow = (pressed) => {
    const made = items.slice(shown, shown + size).map(make);
    list.append(...made);
    shown += made.length;
    button.hidden = shown >= items.length;
    button.textContent = t("html.show_more", { count: items.length - shown });
    const link = pressed && made.length ? made[0].querySelector("a") : null;
    if (link) link.focus();
  };
  grow(false);
  return [list, button];
}
