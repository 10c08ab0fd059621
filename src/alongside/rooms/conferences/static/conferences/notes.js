// Saves an item of the meeting sheet by itself after a pause in typing. Without it, the buttons save all the same.
"use strict";

(function () {
  const PAUSE = 2000;
  const NOT_SAVED = "Not saved yet. Press Save.";
  const form = document.getElementById("sheet");
  const timers = new Map();
  let inOrder = Promise.resolve();
  let busy = 0;

  function tell(part, words, both) {
    part.querySelector("[role=status]").textContent = words;
    part.querySelector(".al-sheet__both").hidden = !both;
  }

  function written(part) {
    const names = ["csrfmiddlewaretoken", "form_key"];
    const all = Array.from(new FormData(form));
    return new URLSearchParams(
      all.filter(([name]) => names.includes(name) || name.startsWith(part.dataset.prefix))
    );
  }

  function standOn(part, told) {
    for (const name of ["base", "version"]) {
      form.elements[part.dataset.prefix + name].value = told[name];
    }
  }

  async function save(part) {
    try {
      const answer = await fetch(part.dataset.notes, { method: "POST", body: written(part), redirect: "error" });
      const told = await answer.json();
      if (answer.ok) {
        standOn(part, told);
      }
      part.dataset.stopped = told.both ? "yes" : "";
      tell(part, timers.has(part) && answer.ok ? "" : told.says, told.both);
    } catch (problem) {
      tell(part, NOT_SAVED, false);
    }
  }

  function now(part) {
    timers.delete(part);
    busy += 1;
    inOrder = inOrder.then(() => save(part)).then(() => { busy -= 1; });
  }

  form.addEventListener("input", function (event) {
    const part = event.target.closest("[data-notes]");
    if (!part || part.dataset.stopped || !event.target.name.startsWith(part.dataset.prefix)) {
      return;
    }
    clearTimeout(timers.get(part));
    tell(part, "", false);
    timers.set(part, setTimeout(now, PAUSE, part));
  });

  // A button waits for what is under way, so that nobody meets their own text as somebody else's.
  form.addEventListener("submit", function (event) {
    timers.forEach((timer) => clearTimeout(timer));
    timers.clear();
    if (busy) {
      const button = event.submitter;
      event.preventDefault();
      inOrder.then(() => form.requestSubmit(button));
    }
  });
})();
