"use strict";
// Shows one release at a time, lights up what belongs together, filters the list, switches fields.
(() => {
  const main = document.getElementById("main");
  const sections = new Map(); // number of a release: its element, once it was made
  const off = new Set(); // fields that are switched off
  let current = 0;

  if (main.firstElementChild && main.firstElementChild.id) sections.set(0, main.firstElementChild);

  function section(n) {
    if (!sections.has(n)) {
      const waiting = document.getElementById("w" + n);
      if (!waiting) return null;
      const made = document.createElement("template");
      made.innerHTML = JSON.parse(waiting.textContent); // written and escaped by the report, never by a release
      sections.set(n, made.content.firstElementChild);
    }
    return sections.get(n);
  }

  function show(n) {
    const wanted = section(n);
    if (!wanted) return;
    if (n !== current) {
      main.replaceChildren(wanted);
      current = n;
    }
    for (const line of document.querySelectorAll("#list a")) {
      if (Number(line.dataset.n) === n) line.setAttribute("aria-current", "true");
      else line.removeAttribute("aria-current");
    }
    for (const link of document.querySelectorAll("[data-skip]")) link.hash = "r" + n + "-" + link.dataset.skip;
    settle();
  }

  // The release, and the place in it, that the address names: #r12, #r12-contacts-0.
  function follow() {
    const named = /^#r(\d+)(-.+)?$/.exec(location.hash);
    if (!named) return;
    const other = Number(named[1]) !== current;
    show(Number(named[1]));
    const place = document.getElementById(location.hash.slice(1));
    if (!place) return;
    const target = named[2] ? place : place.querySelector("h2");
    if (other || named[2]) {
      target.scrollIntoView({ block: "nearest" });
      target.focus({ preventScroll: true });
    }
  }

  // A mark of which all fields are switched off is text again: no link for mouse or keyboard.
  function settle() {
    for (const mark of main.querySelectorAll(".m")) {
      const seen = [...mark.querySelectorAll(".c")].some((part) => !off.has(/ f-(\S+)/.exec(part.className)[1]));
      mark.classList.toggle("off", !seen);
      if (seen) mark.removeAttribute("tabindex");
      else mark.tabIndex = -1;
    }
  }

  function light(from) {
    for (const element of main.querySelectorAll(".lit")) element.classList.remove("lit");
    if (!from) return;
    for (const key of from.dataset.v.split(" ")) {
      for (const element of main.querySelectorAll('[data-v~="' + key + '"]')) element.classList.add("lit");
    }
  }

  const valued = (target) => (target instanceof Element ? target.closest("[data-v]") : null);
  const focused = () => valued(document.activeElement);

  main.addEventListener("mouseover", (event) => light(valued(event.target) || focused()));
  main.addEventListener("mouseleave", () => light(focused()));
  main.addEventListener("focusin", (event) => light(valued(event.target)));
  main.addEventListener("focusout", () => light(null));

  for (const button of document.querySelectorAll(".legend button")) {
    button.addEventListener("click", () => {
      const field = button.dataset.field;
      const on = button.getAttribute("aria-pressed") === "false";
      button.setAttribute("aria-pressed", String(on));
      document.body.classList.toggle("off-" + field, !on);
      if (on) off.delete(field);
      else off.add(field);
      settle();
    });
  }

  const filter = document.getElementById("filter");
  if (filter) {
    const genre = document.getElementById("genre");
    const lines = [...document.querySelectorAll("#list li")];
    const narrow = () => {
      const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const line of lines) {
        const fits =
          words.every((word) => line.dataset.find.includes(word)) &&
          (!genre.value || line.dataset.genre === genre.value);
        line.hidden = !fits;
        shown += fits;
      }
      document.getElementById("shown").textContent = shown + " / " + lines.length;
    };
    filter.addEventListener("input", narrow);
    genre.addEventListener("change", narrow);
  }

  window.addEventListener("hashchange", follow);
  show(0);
  follow();
})();
