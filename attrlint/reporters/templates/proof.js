// Everything here is an extra: the page tells all it knows without it.
"use strict";
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const find = (selector, root = document) => root.querySelector(selector);
const element = (tag, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};
document.documentElement.classList.add("js");

// --- switches: statuses of items, severities of findings

const off = { status: new Set(), severity: new Set() };

function show(kind) {
  for (const each of all(`.draft [data-${kind}]`)) {
    const hidden = off[kind].has(each.dataset[kind]);
    if (each.matches(".legend li")) find("button", each).setAttribute("aria-pressed", String(!hidden));
    else each.classList.toggle("off", hidden);
  }
  place();
}

for (const entry of all(".legend li")) {
  const kind = Object.keys(off).find((each) => entry.dataset[each]);
  if (!kind) continue;
  const button = element("button", { type: "button", title: "Show or hide" }, ...entry.childNodes);
  button.setAttribute("aria-pressed", "true");
  button.addEventListener("click", () => {
    const name = entry.dataset[kind];
    if (!off[kind].delete(name)) off[kind].add(name);
    show(kind);
  });
  entry.replaceChildren(button);
}

const open = new Set(document.body.dataset.open.split(", "));

function openOnly() {
  const others = new Set(all(".legend [data-status]").map((each) => each.dataset.status).filter((each) => !open.has(each)));
  const already = others.size > 0 && [...others].every((each) => off.status.has(each));
  off.status = already ? new Set() : others;
  show("status");
}

// --- one item, everything that belongs to it, and the strip that tells of it

const slip = find("#slip");
let held = null; // an item, or a source's entry

const numbered = (item) => ({ draft: item.closest(".draft"), number: item.dataset.item });
const rowOf = ({ draft, number }) => find(`tr[data-item="${number}"]`, draft);

function glow(draft, selectors) {
  for (const each of all(".hot")) each.classList.remove("hot");
  if (draft) for (const selector of selectors) for (const each of all(selector, draft)) each.classList.add("hot");
}

function glowFor(row) {
  const { item, source, voice, marks } = row.dataset;
  const related = marks.split(" ").filter(Boolean).map((mark) => `.mark[data-mark="${mark}"]`);
  glow(row.closest(".draft"), [`.item[data-item="${item}"]`, `.voice[data-voice="${voice}"]`,
    `.sources [data-source="${source}"]`, ...related]);
}

const copied = (cell) => [...cell.cloneNode(true).childNodes];

function tell(item, hold) {
  const row = rowOf(numbered(item));
  const [number, words, kind, status, who, marks, notes] = row.cells;
  glowFor(row);
  const outer = [];
  for (let up = item.parentElement.closest(".item"); up; up = up.parentElement.closest(".item")) outer.push(up);
  const lead = element("p", { className: "lead" }, `No. ${number.textContent}, ${kind.textContent}: `, ...copied(status));
  if (outer.length) lead.append(`, part of no. ${outer.map((each) => each.dataset.item).join(" and ")}`);
  const said = who.textContent.trim() ? copied(who) : [marks.textContent.trim() ? "No speaker is named" : "Nobody is named"];
  const told = element("p", {}, element("b", {}, "Who says it: "), ...said);
  if (marks.textContent.trim() && marks.textContent.trim() !== who.textContent.trim())
    told.append(" · ", ...copied(marks).map((each) => element("span", { className: "tag" }, each)));
  if (notes.textContent.trim()) told.append(" · note ", ...copied(notes));
  find(".slip-text", slip).replaceChildren(lead, element("p", { className: "quote" }, words.textContent), told);
  slip.hidden = false;
  if (hold) held = item;
}

function letGo() {
  held = null;
  glow();
  slip.hidden = true;
}

function leave() {
  if (!held) return letGo();
  return held.matches(".item") ? tell(held) : glowSource(held);
}

document.addEventListener("click", (event) => {
  const item = event.target.closest(".copy .item, .title .item");
  if (item && !event.target.closest("a") && getSelection().isCollapsed) tell(item, true);
});
document.addEventListener("mouseover", (event) => {
  const item = event.target.closest(".copy .item, .title .item");
  if (item && !item.classList.contains("off")) return tell(item);
  const source = event.target.closest(".sources li");
  if (source) return glowSource(source);
  const mark = event.target.closest(".mark");
  if (mark) return glowMark(mark, mark.closest(".draft"));
  const note = event.target.closest(".note");
  if (note && note.dataset.note) return glow(note.closest(".draft"), [`.note[data-note="${note.dataset.note}"]`, `.finding[data-finding="${note.dataset.note}"]`]);
  if (find(".hot") && !event.target.closest(".slip")) leave();
});
document.addEventListener("focusin", (event) => {
  if (event.target.matches(".item")) tell(event.target, true);
});

const itemsOf = (rows) => rows.map((row) => `.item[data-item="${row.dataset.item}"]`);

function glowSource(entry) {
  const draft = entry.closest(".draft");
  const source = `[data-source="${entry.dataset.source}"]`;
  const rows = all(`tr${source}`, draft);
  glow(draft, [`.sources ${source}`, ...itemsOf(rows), ...rows.map((row) => `.voice[data-voice="${row.dataset.voice}"]`)]);
}

function glowMark({ dataset: { mark } }, draft) {
  glow(draft, [`.mark[data-mark="${mark}"]`, ...itemsOf(all(`tr[data-marks~="${mark}"]`, draft))]);
}

function onScreen(each) {
  const { top, bottom } = each.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}

for (const entry of all(".sources li")) {
  const who = find(".who", entry);
  const button = element("button", { type: "button", title: "Show what rests on it" }, ...who.childNodes);
  button.addEventListener("click", () => {
    letGo();
    held = entry;
    glowSource(entry);
    const items = all(".copy .item.hot", entry.closest(".draft"));
    if (!items.some(onScreen)) items[0]?.scrollIntoView({ block: "center" });
  });
  who.replaceChildren(button);
}

// --- keys

function step(by) {
  const from = held?.matches(".item") ? held : null;
  const stops = all(".item[id]").filter((each) => open.has(each.dataset.status) && !each.classList.contains("off"));
  if (!stops.length) return;
  const after = Node.DOCUMENT_POSITION_FOLLOWING;
  const at = from ? stops.findIndex((each) => each === from || from.compareDocumentPosition(each) & after) : -1;
  let next = by > 0 ? 0 : stops.length - 1;
  if (from && by > 0 && at >= 0) next = stops[at] === from ? at + 1 : at;
  if (from && by < 0) next = (at >= 0 ? at : stops.length) - 1;
  const stop = stops[(next + stops.length) % stops.length];
  stop.focus({ preventScroll: true });
  stop.scrollIntoView({ block: "center" });
}

function unfold() {
  const notes = all(".note details");
  const folded = notes.some((each) => !each.open);
  for (const each of notes) each.open = folded;
}

const help = find("#help");
const does = {
  next: () => step(1), previous: () => step(-1), help: () => help.showModal(), open: openOnly, unfold, letGo,
};
const keys = { n: "next", j: "next", p: "previous", k: "previous", o: "open", e: "unfold", "?": "help", Escape: "letGo" };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
  if (!keys[event.key] || (event.key.length === 1 && !find("#single-keys").checked)) return;
  does[keys[event.key]]();
  event.preventDefault();
});
for (const button of all("[data-do]")) button.addEventListener("click", () => does[button.dataset.do]());

const bar = find("#keys");
bar.append(
  element("button", { type: "button", onclick: openOnly }, "Open only ", element("kbd", {}, "o")),
  element("button", { type: "button", onclick: () => step(1) }, "Next open ", element("kbd", {}, "n")),
  element("button", { type: "button", onclick: () => help.showModal() }, "Keys ", element("kbd", {}, "?")),
);
bar.hidden = false;

// --- notes beside their lines, as far as there is room

const wide = matchMedia("screen and (min-width: 60rem)");

function place() {
  for (const copy of all(".copy")) {
    const notes = all(".note[id]", copy).filter((each) => !each.classList.contains("off"));
    copy.classList.toggle("placed", wide.matches);
    copy.style.minHeight = "";
    for (const note of notes) note.style.top = "";
    if (!wide.matches) continue;
    const base = copy.getBoundingClientRect().top;
    const wanted = notes.map((note) => {
      const mark = find(`#${note.id.replace("note", "ref")}`) ?? note.closest(".row");
      return mark.getBoundingClientRect().top - base;
    });
    const heights = notes.map((note) => note.getBoundingClientRect().height);
    let free = 0;
    notes.forEach((note, index) => {
      const top = Math.max(wanted[index], free);
      note.style.top = `${top}px`;
      free = top + heights[index] + 8;
    });
    copy.style.minHeight = `${free}px`;
  }
}

for (const each of all(".note details")) each.addEventListener("toggle", place);
addEventListener("resize", place);
wide.addEventListener("change", place);
document.fonts?.ready.then(place);
place();

// --- print: every note open, then as it was

let folded = [];
addEventListener("beforeprint", () => {
  folded = all(".note details:not([open])");
  for (const each of folded) each.open = true;
});
addEventListener("afterprint", () => folded.forEach((each) => (each.open = false)));

// --- the index, sorted by the column that is clicked

const index = find("#index");
for (const [column, head] of index ? [...index.tHead.rows[0].cells].entries() : []) {
  const button = element("button", { type: "button" }, ...head.childNodes);
  button.addEventListener("click", () => {
    const up = head.getAttribute("aria-sort") === (column ? "descending" : "ascending") ? !column : column;
    const value = (row) => (column ? Number(row.cells[column].textContent) : row.cells[0].textContent);
    const order = (one, other) => (column ? value(one) - value(other) : value(one).localeCompare(value(other)));
    const rows = [...index.tBodies[0].rows].sort((one, other) => (up ? -order(one, other) : order(one, other)));
    for (const each of index.tHead.rows[0].cells) each.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "descending" : "ascending");
    index.tBodies[0].append(...rows);
  });
  head.replaceChildren(button);
}
