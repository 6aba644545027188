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
  const monthDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
  const noon = (day) => Date.parse(day + "T12:00:00Z");
  const fixed = (value) => (value === null || value === undefined ? "–" : value.toFixed(2));

  function axisText() {
    return { color: colour("ink-quiet"), fontFamily: font, fontSize: 11 };
  }

  function valueAxis(index, title, more) {
    return Object.assign({
      gridIndex: index,
      type: "value",
      name: title,
      nameLocation: "end",
      nameGap: 14,
      nameTextStyle: Object.assign(axisText(), { align: "left", padding: [0, 0, 0, -40] }),
      splitNumber: 3,
      axisLabel: axisText(),
      splitLine: { lineStyle: { color: colour("line") } },
    }, more);
  }

  function timeAxis(index, from, to, labelled) {
    return {
      gridIndex: index,
      type: "time",
      min: from,
      max: to,
      minInterval: 86400000,
      axisLine: { lineStyle: { color: colour("line-strong") } },
      axisTick: { show: labelled },
      splitLine: { show: false },
      axisLabel: Object.assign(axisText(), {
        show: labelled,
        hideOverlap: true,
        formatter: (value) => monthDay.format(value),
      }),
      axisPointer: { show: true, type: "line", label: { show: false }, lineStyle: { color: colour("ink-quiet") } },
    };
  }

  function line(name, index, days, values, tone, more) {
    return Object.assign({
      name,
      type: "line",
      xAxisIndex: index,
      yAxisIndex: index,
      data: days.map((day, i) => [noon(day), values[i]]),
      showSymbol: days.length < 3,
      symbolSize: 5,
      lineStyle: { width: 1.8, color: colour(tone) },
      itemStyle: { color: colour(tone) },
    }, more);
  }

  function marks(story, from, to) {
    return {
      failsafe: {
        silent: true,
        itemStyle: { color: colour("warn-soft"), opacity: 0.85 },
        data: story.failsafe.map((span) => [
          { xAxis: Math.max(from, Date.parse(span.from)) },
          { xAxis: span.until ? Date.parse(span.until) : to },
        ]),
      },
      moves: {
        silent: true,
        symbol: "none",
        lineStyle: { color: colour("ink-soft"), type: "solid", width: 1.2 },
        label: { color: colour("ink-soft"), fontFamily: font, fontSize: 11, position: "end", distance: 3 },
        data: story.moves
          .filter((move) => Date.parse(move.at) >= from && Date.parse(move.at) <= to)
          .map((move) => ({ xAxis: Date.parse(move.at), label: { formatter: move.version } })),
      },
    };
  }

  function alertPoints(story, severity, top) {
    const critical = severity === "CRITICAL";
    return {
      name: severity.toLowerCase(),
      type: "scatter",
      xAxisIndex: 0,
      yAxisIndex: 0,
      symbol: critical ? "diamond" : "triangle",
      symbolSize: critical ? 12 : 10,
      itemStyle: { color: colour(critical ? "bad" : "warn") },
      data: story.alerts
        .filter((alert) => (alert.severity === "CRITICAL") === critical)
        .map((alert) => [Date.parse(alert.at), top]),
      z: 5,
    };
  }

  // Everything about one day, in letters: a tooltip drawn on the canvas, because the page admits no written styles.
  function tooltip(story) {
    return {
      trigger: "axis",
      renderMode: "richText",
      confine: true,
      transitionDuration: 0,
      backgroundColor: colour("surface"),
      borderColor: colour("line-strong"),
      borderWidth: 1,
      padding: [8, 10],
      textStyle: { color: colour("ink"), fontFamily: font, fontSize: 12, lineHeight: 17 },
      formatter: (points) => {
        const at = points[0].axisValue;
        const i = story.days.findIndex((day) => Math.abs(noon(day) - at) < 43200000);
        if (i < 0) {
          return "";
        }
        const happened = story.alerts
          .filter((alert) => alert.at.startsWith(story.days[i]))
          .map((alert) => alert.severity.toLowerCase() + ": " + alert.name)
          .concat(story.moves.filter((move) => move.at.startsWith(story.days[i]))
            .map((move) => move.version + " became champion"));
        return [
          monthDay.format(noon(story.days[i])),
          "MAE served " + fixed(story.served[i]) + ", frozen " + fixed(story.frozen[i]),
          "bias " + fixed(story.bias[i]) + ", input drift " + fixed(story.drift[i]),
          story.predictions[i] + " predictions",
        ].concat(happened).join("\n");
      },
    };
  }

  function storyOptions(story) {
    const days = story.days;
    const from = Date.parse(days[0] + "T00:00:00Z");
    const to = Math.max(Date.parse(days[days.length - 1] + "T00:00:00Z") + 86400000, from + 7 * 86400000);
    const errors = story.served.concat(story.frozen).filter((value) => value !== null);
    const top = Math.ceil(Math.max(1, ...errors) * 1.15);
    const mark = marks(story, from, to);
    const left = 48;
    const grid = (at, height) => ({ left, right: 16, top: at, height });
    return {
      animation: false,
      textStyle: { fontFamily: font },
      axisPointer: { link: [{ xAxisIndex: "all" }], triggerTooltip: true },
      tooltip: tooltip(story),
      grid: [grid(34, 190), grid(262, 70), grid(370, 54), grid(462, 54)],
      xAxis: [0, 1, 2, 3].map((index) => timeAxis(index, from, to, index === 3)),
      yAxis: [
        valueAxis(0, "MAE", { min: 0, max: top }),
        valueAxis(1, "predictions", { splitNumber: 2 }),
        valueAxis(2, "bias", { splitNumber: 2 }),
        valueAxis(3, "worst input’s drift, as a multiple of its limit", { splitNumber: 2, min: 0 }),
      ],
      series: [
        line("MAE served", 0, days, story.served, "served", { markArea: mark.failsafe, markLine: mark.moves, z: 4 }),
        line("MAE frozen", 0, days, story.frozen, "frozen", {
          lineStyle: { width: 1.6, type: [5, 4], color: colour("frozen") },
        }),
        alertPoints(story, "CRITICAL", top * 0.97),
        alertPoints(story, "WARNING", top * 0.97),
        // Steps, not bars: bars would widen their axis, and days would no longer stand below each other.
        line("predictions", 1, days, story.predictions, "bars", {
          step: "middle",
          lineStyle: { width: 0 },
          areaStyle: { color: colour("bars"), opacity: 1 },
          markArea: mark.failsafe,
        }),
        line("bias", 2, days, story.bias, "bias", {
          lineStyle: { width: 1.4, color: colour("bias") },
          markArea: mark.failsafe,
          markLine: zeroLine(0),
        }),
        line("input drift", 3, days, story.drift, "drift", {
          lineStyle: { width: 1.4, color: colour("drift") },
          markArea: mark.failsafe,
          markLine: zeroLine(1),
        }),
      ],
    };
  }

  function zeroLine(at) {
    return {
      silent: true,
      symbol: "none",
      label: { show: false },
      lineStyle: { color: colour("ink-quiet"), type: [2, 3], width: 1 },
      data: [{ yAxis: at }],
    };
  }

  const charts = [];

  function draw(entry) {
    const source = document.getElementById(entry.element.dataset.source);
    const story = JSON.parse(source.dataset.json);
    if (story.days.length === 0) {
      entry.chart.clear();
      return;
    }
    entry.chart.setOption(storyOptions(story), { notMerge: true });
  }

  document.querySelectorAll("[data-chart]").forEach((element) => {
    const entry = { element, chart: echarts.init(element, null, { renderer: "canvas" }) };
    charts.push(entry);
    draw(entry);
    new ResizeObserver(() => entry.chart.resize()).observe(element);
  });

  const drawAll = () => charts.forEach(draw);
  document.addEventListener("gimbal:theme", drawAll);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  document.fonts.ready.then(drawAll);

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
