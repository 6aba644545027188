// The metrics of a run as a board of pictures, by the first part of their names. Pictures are fetched when they come
// into view, many at once, and again while the run goes.
(() => {
  "use strict";

  const bar = document.querySelector("[data-board]");
  const place = document.querySelector("[data-board-charts]");
  const latest = document.getElementById("latest");
  if (!bar) {
    return;
  }
  const run = bar.dataset.board;
  const says = bar.querySelector("[data-board-says]");
  const find = bar.querySelector("[name=find]");
  const cards = new Map();
  const state = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
  const choices = () => gimbal.choices.read(bar);

  // Pictures that are wanted at the same time are asked for together.
  const AT_ONCE = 40;
  let waiting = [];
  function ask(key, wanted) {
    return new Promise((resolve, reject) => {
      if (waiting.length === 0) {
        queueMicrotask(send);
      }
      waiting.push({ key, wanted, resolve, reject });
    });
  }

  function send() {
    const groups = Object.groupBy(waiting, ({ wanted }) => JSON.stringify([wanted.x, wanted.buckets, wanted.from, wanted.to]));
    waiting = [];
    Object.values(groups).forEach((group) => {
      for (let i = 0; i < group.length; i += AT_ONCE) {
        fetchSome(group.slice(i, i + AT_ONCE));
      }
    });
  }

  let failed = false;
  async function fetchSome(some) {
    try {
      const curves = await gimbal.picture.load([run], some.map(({ key }) => key), some[0].wanted);
      if (failed) {
        failed = false;
        filter();
      }
      some.forEach((one, i) => one.resolve(curves[i]));
    } catch (failure) {
      failed = true;
      says.textContent = "Not drawn: " + failure.message;
      some.forEach((one) => one.resolve(null));
    }
  }

  class Card {
    constructor(row, group) {
      this.key = row.dataset.metric;
      this.name = row.querySelector("th").textContent;
      this.element = document.createElement("figure");
      this.element.className = "plot";
      this.element.dataset.card = this.key;
      const title = document.createElement("figcaption");
      const text = document.createElement("span");
      text.textContent = this.name;
      text.title = this.key;
      this.value = document.createElement("span");
      this.value.className = "figure";
      const larger = document.createElement("button");
      larger.type = "button";
      larger.className = "larger";
      larger.textContent = "⤢";
      larger.title = "Larger";
      larger.setAttribute("aria-label", "Larger: " + this.key);
      larger.addEventListener("click", () => {
        this.element.classList.toggle("large");
        this.refetch();
      });
      title.append(text, this.value, larger);
      this.box = document.createElement("div");
      this.box.className = "curve";
      this.box.setAttribute("role", "img");
      this.box.setAttribute("aria-label", this.key + " of this run; its latest value stands in the table below");
      this.element.append(title, this.box);
      group.append(this.element);
      this.update(row);
    }

    update(row) {
      const value = row.querySelector("td").textContent;
      const mark = [...row.children].map((cell) => cell.textContent).join(" ");
      const changed = this.mark !== undefined && this.mark !== mark;
      this.mark = mark;
      this.value.textContent = value;
      if (changed) {
        this.refetch();
      }
    }

    seen() {
      if (!this.picture) {
        this.picture = new gimbal.picture.Picture(this.box, choices, async (wanted) => {
          const curve = await ask(this.key, wanted);
          this.element.classList.toggle("single", curve?.points === 1 && wanted.from === undefined);
          return curve ? [{ name: this.name, curve, index: 0 }] : [];
        });
      }
      if (this.stale !== false) {
        this.stale = false;
        this.picture.fetch();
      }
    }

    refetch() {
      this.stale = true;
      if (this.visible) {
        this.seen();
      }
    }
  }

  const watch = new IntersectionObserver((entries) => entries.forEach((entry) => {
    const card = cards.get(entry.target.dataset.card);
    card.visible = entry.isIntersecting;
    if (card.visible) {
      card.seen();
    }
  }), { rootMargin: "200px" });

  function group(table) {
    const name = table.dataset.group;
    const known = [...place.children].find((one) => one.dataset.group === name);
    if (known) {
      return known.querySelector(".plots");
    }
    const system = table.dataset.system === "true";
    const element = document.createElement("details");
    element.className = "plotgroup";
    element.dataset.group = name;
    element.open = !system;
    const summary = document.createElement("summary");
    summary.textContent = system ? "Of the machine" : name || "Ungrouped";
    const count = document.createElement("span");
    count.className = "quiet";
    count.dataset.count = "";
    summary.append(" ", count);
    const cardsOf = document.createElement("div");
    cardsOf.className = "plots";
    element.append(summary, cardsOf);
    const after = system ? null : [...place.children].find((one) => one.dataset.group === "system") ?? null;
    place.insertBefore(element, after);
    return cardsOf;
  }

  // What the table of latest values has: new metrics get a picture, changed ones are fetched again.
  function take() {
    latest.querySelectorAll("table[data-group]").forEach((table) => {
      table.querySelectorAll("[data-metric]").forEach((row) => {
        const card = cards.get(row.dataset.metric);
        if (card) {
          card.update(row);
        } else {
          const fresh = new Card(row, group(table));
          cards.set(fresh.key, fresh);
          watch.observe(fresh.element);
        }
      });
    });
    place.querySelectorAll("[data-count]").forEach((count) => {
      count.textContent = count.closest(".plotgroup").querySelectorAll(".plot").length;
    });
    place.classList.toggle("ungrouped", place.children.length === 1 && place.firstElementChild.dataset.group === "");
    bar.hidden = cards.size === 0;
    filter();
  }

  // Words that all stand in the key, in any case.
  function filter() {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    cards.forEach((card) => {
      card.element.hidden = !words.every((word) => card.key.toLowerCase().includes(word));
      count += card.element.hidden ? 0 : 1;
    });
    place.querySelectorAll(".plotgroup").forEach((one) => {
      one.hidden = !one.querySelector(".plot:not([hidden])");
      if (words.length && !one.hidden) {
        one.open = true;
      }
    });
    says.textContent = words.length ? count + " of " + cards.size : "";
  }

  function keep() {
    gimbal.choices.keep(bar, state);
    if (find.value) {
      state.set("find", find.value);
    } else {
      state.delete("find");
    }
    history.replaceState(null, "", state.size ? "#" + state : location.pathname + location.search);
  }

  gimbal.choices.write(bar, state);
  find.value = state.get("find") ?? "";
  bar.addEventListener("input", (event) => {
    keep();
    if (event.target === find) {
      filter();
    } else if (event.target.name === "x") {
      cards.forEach((card) => {
        if (card.picture) {
          card.picture.range = {};
        }
        card.refetch();
      });
    } else {
      cards.forEach((card) => card.picture?.draw());
    }
  });

  // The table is there for reading without pictures, too; with them it is folded, and stays as the reader left it.
  let folded = true;
  const fold = () => {
    const details = latest.querySelector("[data-latest]");
    if (details) {
      details.open = !folded;
      details.addEventListener("toggle", () => { folded = !details.open; });
    }
  };
  fold();
  take();
  document.body.addEventListener("htmx:afterSwap", () => {
    fold();
    take();
  });
})();
