// Draws the pictures of a page, and draws them again when their numbers, the colours or the width change.
(() => {
  "use strict";

  const probe = document.createElement("span");
  probe.hidden = true;
  document.body.append(probe);

  // A colour of the style sheet as the canvas needs it: resolved for day or night.
  function colour(name) {
    probe.style.color = "var(--" + name + ")";
    return getComputedStyle(probe).color;
  }

  const font = getComputedStyle(document.body).fontFamily;
  const axisText = () => ({ color: colour("ink-quiet"), fontFamily: font, fontSize: 11 });

  // Each kind of picture adds itself to charts: options of the numbers and the width, null when there are none.
  window.gimbal = { kit: { colour, axisText, font }, charts: {} };
  const drawn = [];

  function draw(entry) {
    const source = document.getElementById(entry.element.dataset.source);
    const options = gimbal.charts[entry.element.dataset.chart](
      JSON.parse(source.dataset.json), entry.element.clientWidth);
    entry.element.parentElement.classList.toggle("waiting", options === null);
    if (options === null) {
      entry.chart.clear();
    } else {
      entry.chart.setOption(options, { notMerge: true });
    }
  }

  const drawAll = () => drawn.forEach(draw);

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-chart]").forEach((element) => {
      const entry = { element, chart: echarts.init(element, null, { renderer: "canvas" }) };
      drawn.push(entry);
      draw(entry);
      new ResizeObserver(() => {
        entry.chart.resize();
        draw(entry);
      }).observe(element);
    });
    document.fonts.ready.then(drawAll);
  });
  document.addEventListener("gimbal:theme", drawAll);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);

  // What the reader has unfolded stays unfolded when a part is fetched again.
  let unfolded = new Set();
  const name = (details) => details.closest("tr").textContent.slice(0, 80) + details.firstElementChild.textContent;
  document.body.addEventListener("htmx:beforeSwap", () => {
    unfolded = new Set([...document.querySelectorAll("td details[open]")].map(name));
  });
  document.body.addEventListener("htmx:afterSwap", () => {
    document.querySelectorAll("td details").forEach((details) => {
      details.open = unfolded.has(name(details));
    });
    drawAll();
  });

  const live = document.querySelector("[data-changes]");
  if (live) {
    const events = new EventSource(live.dataset.changes);
    events.addEventListener("changed", () => {
      document.body.dispatchEvent(new CustomEvent("gimbal:changed"));
    });
    addEventListener("pagehide", () => events.close());
  }
})();
