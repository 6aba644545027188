// The table of runs: completion in the filter box, and runs that stay chosen from page to page.
(() => {
  "use strict";

  const input = document.getElementById("filter");
  if (input) {
    complete(input);
  }
  const form = document.getElementById("chosen");
  if (form) {
    choose(form);
  }
  closeDropsOutside();

  // A combobox whose list says how the filter can go on at the caret; the server knows the grammar and the keys.
  function complete(box) {
    const list = document.createElement("ul");
    const hint = document.createElement("p");
    const sheet = document.createElement("div");
    let options = [];
    let active = -1;
    let from = 0;
    let asked = 0;
    let timer = 0;
    sheet.className = "options";
    sheet.hidden = true;
    hint.className = "quiet";
    list.id = "filter-options";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Ways to go on");
    sheet.append(hint, list);
    box.parentElement.append(sheet);
    box.setAttribute("role", "combobox");
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-controls", list.id);
    close();

    const problem = document.getElementById("filter-problem");
    if (problem) {
      box.focus();
      const place = Math.max(0, Number(problem.dataset.column) - 1);
      box.setSelectionRange(place, place);
      close();
    }

    box.addEventListener("input", () => ask(60));
    box.addEventListener("click", () => ask(0));
    box.addEventListener("keyup", (event) => {
      if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) {
        ask(60);
      }
    });
    box.addEventListener("blur", () => {
      if (document.activeElement !== box) { // not when only the window is left
        close();
      }
    });
    box.addEventListener("keydown", (event) => {
      if (event.key === " " && event.ctrlKey) {
        event.preventDefault();
        ask(0);
      } else if (sheet.hidden) {
        if (event.key === "ArrowDown") {
          event.preventDefault();
          ask(0);
        }
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        mark(active + (event.key === "ArrowDown" ? 1 : -1));
      } else if ((event.key === "Enter" || event.key === "Tab") && active >= 0) {
        event.preventDefault();
        take(options[active]);
      } else if (event.key === "Escape") {
        event.preventDefault();
        close();
      }
    });
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) {
        take(option.textContent);
      }
    });

    function ask(pause) {
      clearTimeout(timer);
      timer = setTimeout(fetchOptions, pause);
    }

    async function fetchOptions() {
      const mine = ++asked;
      const query = new URLSearchParams({ filter: box.value, caret: box.selectionStart });
      const answer = await fetch(box.dataset.completions + "?" + query);
      if (!answer.ok || mine !== asked || document.activeElement !== box) {
        return;
      }
      const completion = await answer.json();
      if (mine === asked) {
        show(completion);
      }
    }

    function show(completion) {
      from = completion.from;
      options = completion.suggestions;
      list.replaceChildren(...options.map((text, i) => {
        const option = document.createElement("li");
        option.id = "filter-option-" + i;
        option.setAttribute("role", "option");
        option.textContent = text;
        return option;
      }));
      hint.textContent = completion.expected;
      active = -1;
      box.removeAttribute("aria-activedescendant");
      sheet.hidden = options.length === 0 && completion.expected === "";
      list.hidden = options.length === 0;
      box.setAttribute("aria-expanded", String(!sheet.hidden));
    }

    function close() {
      asked++;
      clearTimeout(timer);
      sheet.hidden = true;
      active = -1;
      box.setAttribute("aria-expanded", "false");
      box.removeAttribute("aria-activedescendant");
    }

    function mark(next) {
      if (options.length === 0) {
        return;
      }
      active = (next + options.length) % options.length;
      [...list.children].forEach((option, i) => {
        option.setAttribute("aria-selected", String(i === active));
      });
      list.children[active].scrollIntoView({ block: "nearest" });
      box.setAttribute("aria-activedescendant", "filter-option-" + active);
    }

    // Replaces the word that the caret is in, and asks what comes next.
    function take(text) {
      const rest = box.value.slice(box.selectionStart).replace(/^[\w.]*['"`]?/, "");
      const gap = text.endsWith(".") || rest.startsWith(" ") ? "" : " ";
      const caret = from + text.length + (text.endsWith(".") ? 0 : 1);
      box.value = box.value.slice(0, from) + text + gap + rest;
      box.focus();
      box.setSelectionRange(caret, caret);
      ask(0);
    }
  }

  // What is chosen is remembered for this tab of the browser, by experiment.
  function choose(runs) {
    const key = "gimbal.chosen." + runs.dataset.experiment;
    const boxes = [...runs.querySelectorAll("input[name=run]")];
    const all = document.getElementById("all");
    const count = document.getElementById("count");
    const forget = document.getElementById("forget");
    const words = count.textContent;
    const chosen = new Set(JSON.parse(sessionStorage.getItem(key) || "[]"));

    function show() {
      boxes.forEach((box) => {
        box.checked = chosen.has(box.value);
        box.closest("tr").classList.toggle("chosen", box.checked);
      });
      const here = boxes.filter((box) => box.checked).length;
      const elsewhere = chosen.size - here;
      all.checked = here === boxes.length;
      all.indeterminate = here > 0 && here < boxes.length;
      forget.hidden = chosen.size === 0;
      count.textContent = chosen.size === 0 ? words
        : chosen.size + " chosen" + (elsewhere > 0 ? ", " + elsewhere + " of them on other pages" : "")
          + (chosen.size > 50 ? "; at most 50 can be compared" : "");
      runs.querySelectorAll("button[data-least]").forEach((button) => {
        const most = Number(button.dataset.most || Infinity);
        button.disabled = chosen.size < Number(button.dataset.least) || chosen.size > most;
      });
      sessionStorage.setItem(key, JSON.stringify([...chosen]));
    }

    function put(box) {
      chosen[box.checked ? "add" : "delete"](box.value);
    }

    let last = null;
    boxes.forEach((box) => box.addEventListener("click", (event) => {
      if (event.shiftKey && last !== null) {
        const ends = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b);
        boxes.slice(ends[0], ends[1] + 1).forEach((between) => {
          between.checked = box.checked;
          put(between);
        });
      }
      put(box);
      last = box;
      show();
    }));
    all.hidden = false;
    all.addEventListener("change", () => {
      boxes.forEach((box) => {
        box.checked = all.checked;
        put(box);
      });
      show();
    });
    forget.addEventListener("click", () => {
      chosen.clear();
      show();
    });
    runs.addEventListener("submit", (event) => {
      const here = new Set(boxes.map((box) => box.value));
      runs.querySelectorAll("[data-elsewhere]").forEach((field) => field.remove());
      [...chosen].filter((run) => !here.has(run)).forEach((run) => {
        const field = document.createElement("input");
        Object.assign(field, { type: "hidden", name: "run", value: run });
        field.dataset.elsewhere = "";
        runs.append(field);
      });
      if (event.submitter && "forgets" in event.submitter.dataset) {
        sessionStorage.removeItem(key);
      }
    });
    addEventListener("pageshow", show);
    show();
  }

  function closeDropsOutside() {
    const drops = [...document.querySelectorAll("details.drop")];
    document.addEventListener("click", (event) => {
      drops.filter((drop) => !drop.contains(event.target)).forEach((drop) => { drop.open = false; });
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        drops.filter((drop) => drop.open).forEach((drop) => {
          drop.open = false;
          drop.querySelector("summary").focus();
        });
      }
    });
  }
})();
