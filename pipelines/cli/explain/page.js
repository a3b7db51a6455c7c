"use strict";
// Pointing at words shows their decisions; picking a record shows its words. The page says all of it without this.
const panel = document.getElementById("panel");
const shownIn = panel.querySelector("div");

for (const mark of document.querySelectorAll(".text .m")) {
  mark.dataset.notes = mark.title;
  mark.removeAttribute("title");
}

if (window.matchMedia("(max-width: 34rem)").matches) document.querySelector(".legend").open = false;

function isOn(mark) {
  const layer = [...mark.classList].find((name) => document.querySelector(`[data-layer="${name}"]`));
  return !layer || document.querySelector(`[data-layer="${layer}"]`).checked;
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function wordsOf(mark) {
  const copy = mark.cloneNode(true);
  for (const tags of copy.querySelectorAll(".tags")) tags.remove();
  return copy.textContent;
}

// the words pointed at and all that they lie in, the innermost first
function show(start) {
  const parts = [];
  for (let mark = start; mark && mark.closest; mark = mark.parentElement && mark.parentElement.closest(".text .m")) {
    const list = document.createElement("ul");
    for (const line of mark.dataset.notes.split("\n")) {
      const [head, ...rest] = line.split(" · ");
      const item = element("li", "");
      item.append(element("b", head), " ", element("span", rest.join(" · ")));
      list.append(item);
    }
    parts.push(element("h3", wordsOf(mark)), list);
  }
  shownIn.replaceChildren(...parts);
  panel.hidden = parts.length === 0;
}

function markOf(event) {
  if (!event.target.closest) return null;
  let mark = event.target.closest(".text .m");
  while (mark && !isOn(mark)) mark = mark.parentElement.closest(".text .m");
  return mark;
}

function pick(article, label) {
  for (const lit of document.querySelectorAll(".on")) lit.classList.remove("on");
  document.body.classList.toggle("picking", Boolean(label));
  if (!label) return;
  for (const mark of article.querySelectorAll(".text .m")) {
    if (mark.dataset.records.split(" ").includes(label)) mark.classList.add("on");
  }
  for (const sentence of article.querySelectorAll(".sentence")) {
    if (sentence.dataset.sentence.split(" ").includes(label)) sentence.classList.add("on");
  }
  article.querySelector(`[data-record="${label}"]`).classList.add("on");
}

function close() {
  panel.hidden = true;
  pick(null, null);
}

document.addEventListener("pointerover", (event) => {
  const mark = event.pointerType === "mouse" && markOf(event);
  if (mark) show(mark);
});
document.addEventListener("focusin", (event) => {
  const mark = markOf(event);
  if (mark) show(mark);
});
document.addEventListener("click", (event) => {
  const mark = markOf(event);
  if (mark) show(mark);
  const picked = event.target.closest && event.target.closest(".pick");
  if (!picked) return;
  const card = picked.closest(".card");
  pick(card.classList.contains("on") ? null : card.closest(".article"), card.classList.contains("on") ? null : card.dataset.record);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});
panel.querySelector("button").addEventListener("click", close);
// a link into a list that is folded opens it
function unfold() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target && (target.matches("details") ? target : target.closest("details"));
  if (folded) folded.open = true;
}
window.addEventListener("hashchange", unfold);
unfold();
