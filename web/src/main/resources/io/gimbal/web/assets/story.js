// The story of an endpoint as one picture: who answered, how wrong, what was raised, how much was asked and how the
// inputs moved, below each other on one axis of event time. Everything of it is also in the table below the picture.
(() => {
  "use strict";

  const { colour, axisText, font } = gimbal.kit;
  const DAY = 86400000;
  const ROWS = 3; // of alerts; as many as ever stand side by side, and the picture never grows
  const monthDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
  const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
  const fixed = (value) => (value === null || value === undefined ? "–" : value.toFixed(2).replace("-", "\u2212"));
  const signed = (value) => (value > 0 ? "+" : "") + fixed(value);
  const whole = (value) => Math.round(value).toLocaleString("en-GB").replaceAll(",", "\u202f");
  const start = (day) => Date.parse(day + "T00:00:00Z");
  const at = (instant, otherwise) => (instant ? Date.parse(instant) : otherwise);

  // Bands from the top: lanes have a name beside them, pictures a scale.
  const BANDS = [
    { top: 6, height: 20 }, // who answers
    { top: 54, height: 172 }, // error
    { top: 252, height: 16 * ROWS }, // alerts
    { top: 328, height: 56 }, // volume
    { top: 414, height: 48 }, // bias
    { top: 492, height: 48 }, // drift
  ];
  const [ANSWERS, ERROR, ALERTS, VOLUME, BIAS, DRIFT] = BANDS.keys();

  function range(story) {
    const from = start(story.days[0]);
    return { from, to: Math.max(start(story.days.at(-1)) + DAY, from + 7 * DAY) };
  }

  function timeAxis(index, { from, to }) {
    const last = index === DRIFT;
    return {
      gridIndex: index,
      type: "time",
      min: from,
      max: to,
      minInterval: DAY,
      axisLine: { show: index > ALERTS || index === ERROR, onZero: false, lineStyle: { color: colour("line-strong") } },
      axisTick: { show: last, lineStyle: { color: colour("line-strong") } },
      splitLine: { show: false },
      axisLabel: Object.assign(axisText(), {
        show: last,
        hideOverlap: true,
        formatter: (value) => monthDay.format(value),
      }),
      axisPointer: { show: true, type: "line", label: { show: false }, lineStyle: { color: colour("ink-quiet") } },
    };
  }

  function scale(index, title, more) {
    return Object.assign({
      gridIndex: index,
      type: "value",
      name: title,
      nameLocation: "end",
      nameGap: 9,
      nameTextStyle: Object.assign(axisText(), { color: colour("ink-soft"), align: "left", padding: [0, 0, 0, -48] }),
      splitNumber: 2,
      axisLabel: Object.assign(axisText(), { formatter: (value) => (Math.abs(value) < 1000 ? String(value) : whole(value)).replace("-", "\u2212") }),
      splitLine: { lineStyle: { color: colour("line") } },
    }, more);
  }

  const lane = (index, max) => ({ gridIndex: index, type: "value", min: 0, max, inverse: true, show: false });

  function line(name, index, data, tone, more) {
    return Object.assign({
      name,
      type: "line",
      xAxisIndex: index,
      yAxisIndex: index,
      data,
      showSymbol: data.length < 3,
      symbolSize: 5,
      lineStyle: { width: 1.5, color: colour(tone) },
      itemStyle: { color: colour(tone) },
    }, more);
  }

  const atNoon = (story, values) => story.days.map((day, i) => [start(day) + DAY / 2, values[i]]);

  // A piece per day, as wide as the day but for a margin: bars, which as such would widen their axis.
  function byDay(story, values, margin) {
    return story.days.flatMap((day, i) => {
      const from = start(day) + margin * DAY;
      const to = start(day) + (1 - margin) * DAY;
      return values[i] === null ? [] : [[from, values[i]], [to, values[i]], [to, null]];
    });
  }

  function spans(story, time) {
    return story.failsafe.map((span) => ({ from: Math.max(time.from, at(span.from)), to: at(span.until, time.to) }));
  }

  // Vertical lines and shades that run through every band.
  function marks(story, time) {
    return {
      markArea: {
        silent: true,
        itemStyle: { color: colour("warn-soft"), opacity: 0.85 },
        data: spans(story, time).map((span) => [{ xAxis: span.from }, { xAxis: span.to }]),
      },
      markLine: rules(story.moves.map((move) => at(move.at)).filter((when) => when > time.from && when < time.to)
        .map((when) => ({ xAxis: when, lineStyle: { color: colour("ink-quiet"), type: "solid", width: 1 } }))),
    };
  }

  function rules(data) {
    return {
      silent: true,
      symbol: "none",
      label: { show: false },
      lineStyle: { color: colour("ink-quiet"), type: [2, 3], width: 1 },
      data,
    };
  }

  const withRule = (mark, rule) => ({ markArea: mark.markArea, markLine: rules(mark.markLine.data.concat([rule])) });

  // Champions one after the other, and the failsafe where it stood in for them.
  function answers(story, time) {
    const moves = story.moves.filter((move) => at(move.at) < time.to);
    const champions = moves
      .map((move, i) => ({
        from: Math.max(time.from, at(move.at)),
        to: i + 1 < moves.length ? at(moves[i + 1].at) : time.to,
        text: move.version,
        tone: "accent",
      }))
      .filter((span) => span.to > time.from);
    return champions.concat(spans(story, time).map((span) => ({ ...span, text: "failsafe", tone: "warn" })));
  }

  // Each alert in the first row that has room for it and its name when it is raised, critical ones first.
  function rowsOf(story, time, pixels, wide) {
    const free = new Array(ROWS).fill(-Infinity);
    const rank = (alert) => (alert.severity === "CRITICAL" ? 0 : 1);
    return story.alerts
      .map((alert) => ({
        from: Math.max(time.from, at(alert.from)),
        to: Math.max(at(alert.until, time.to), at(alert.from) + DAY / 4),
        text: alert.name,
        tone: rank(alert) === 0 ? "bad" : "warn",
        rank: rank(alert),
        beside: wide,
      }))
      .sort((a, b) => a.from - b.from || a.rank - b.rank)
      .map((box) => {
        const row = Math.max(0, free.findIndex((until) => until <= box.from));
        free[row] = fits(box, pixels) || !wide ? box.to : box.to + letters(box) / pixels;
        return { ...box, row };
      });
  }

  const letters = (box) => box.text.length * 6 + 10;
  const fits = (box, pixels) => (box.to - box.from) * pixels > letters(box);

  // Boxes in a lane, with their text inside, beside or, where there is no room, left out: the table has it.
  function boxes(name, index, list, pixels) {
    return {
      name,
      type: "line",
      xAxisIndex: index,
      yAxisIndex: index,
      data: [],
      silent: true,
      markArea: { silent: true, data: list.map((box) => corners(box, fits(box, pixels))) },
    };
  }

  function corners(box, inside) {
    const label = {
      show: inside || box.beside === true,
      formatter: box.text,
      position: inside ? "insideLeft" : "right",
      distance: 5,
      color: colour(box.tone),
      fontFamily: font,
      fontSize: 11,
    };
    const itemStyle = { color: colour(box.tone + "-soft"), borderColor: colour(box.tone), borderWidth: 1 };
    const row = box.row ?? 0;
    return [{ xAxis: box.from, yAxis: row + 0.06, itemStyle, label }, { xAxis: box.to, yAxis: row + 0.94 }];
  }

  // What was saved by not staying with the first champion.
  function gain(story) {
    const both = story.days.map((_, i) => story.served[i] !== null && story.frozen[i] !== null);
    const low = story.days.map((_, i) => (both[i] ? Math.min(story.served[i], story.frozen[i]) : null));
    const more = story.days.map((_, i) => (both[i] ? Math.max(0, story.frozen[i] - story.served[i]) : null));
    const hidden = { stack: "gain", silent: true, showSymbol: false, lineStyle: { width: 0 }, z: 1 };
    return [
      line("", ERROR, atNoon(story, low), "served", hidden),
      line("", ERROR, atNoon(story, more), "served", {
        ...hidden,
        areaStyle: { color: colour("accent-soft"), opacity: 0.7 },
      }),
    ];
  }

  function ending(wide, tone, text) {
    return {
      endLabel: {
        show: wide,
        distance: 7,
        color: colour(tone),
        fontFamily: font,
        fontSize: 11,
        formatter: (point) => text(point.value[1]),
      },
      labelLayout: { moveOverlap: "shiftY" },
    };
  }

  function happened(story, day) {
    const on = (instant) => instant && instant.startsWith(day);
    return [].concat(
      story.moves.filter((move) => on(move.at)).map((move) => move.version + " " + move.action),
      story.failsafe.filter((span) => on(span.from)).map(() => "failsafe engaged"),
      story.failsafe.filter((span) => on(span.until)).map(() => "failsafe lifted"),
      story.alerts.filter((alert) => on(alert.from)).map((alert) => alert.name + " raised, " + alert.severity.toLowerCase()),
      story.alerts.filter((alert) => on(alert.until)).map((alert) => alert.name + " cleared"),
    );
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
        const i = story.days.findIndex((day) => Math.floor((points[0].axisValue - start(day)) / DAY) === 0);
        if (i < 0) {
          return "";
        }
        return [
          weekday.format(start(story.days[i])) + " · answered by " + story.by[i],
          "MAE " + fixed(story.served[i]) + " served, " + fixed(story.frozen[i]) + " frozen, "
            + fixed(story.validated[i]) + " at validation",
          "bias " + signed(story.bias[i]) + " · worst input drift " + fixed(story.drift[i]) + " × its limit",
          whole(story.predictions[i]) + " predictions"
            + (story.usual[i] === null ? "" : ", " + whole(story.usual[i]) + " are usual on this weekday"),
        ].concat(happened(story, story.days[i])).join("\n");
      },
    };
  }

  gimbal.charts.story = (story, width) => {
    if (story.days.length === 0) {
      return null;
    }
    const wide = width > 640;
    const time = range(story);
    const left = 48;
    const right = wide ? 86 : 12;
    const pixels = (width - left - right) / (time.to - time.from);
    const mark = marks(story, time);
    const frozen = { width: 1.5, type: [5, 4], color: colour("frozen") };
    const validated = { width: 1, type: [1, 3], color: colour("ink-soft") };
    return {
      animation: false,
      textStyle: { fontFamily: font },
      axisPointer: { link: [{ xAxisIndex: "all" }], triggerTooltip: true },
      tooltip: tooltip(story),
      grid: BANDS.map((band) => ({ left, right, top: band.top, height: band.height })),
      xAxis: BANDS.map((_, index) => timeAxis(index, time)),
      yAxis: [
        lane(ANSWERS, 1),
        scale(ERROR, "mean absolute error (MAE)", { min: 0, splitNumber: 4 }),
        lane(ALERTS, ROWS),
        scale(VOLUME, "predictions a day", { min: 0 }),
        scale(BIAS, "bias: predicted minus observed"),
        scale(DRIFT, "drift of the worst input, as a multiple of its limit", { min: 0 }),
      ],
      series: [
        boxes("answers", ANSWERS, answers(story, time), pixels),
        ...gain(story),
        line("validated", ERROR, atNoon(story, story.validated), "ink-soft", {
          lineStyle: validated, step: "middle", showSymbol: false, z: 2,
        }),
        line("frozen", ERROR, atNoon(story, story.frozen), "frozen", {
          lineStyle: frozen, z: 3, ...ending(wide, "frozen", (value) => "frozen " + fixed(value)),
        }),
        line("served", ERROR, atNoon(story, story.served), "served", {
          ...mark, lineStyle: { width: 2.2, color: colour("served") }, z: 4,
          ...ending(wide, "served", (value) => "served " + fixed(value)),
        }),
        boxes("alerts", ALERTS, rowsOf(story, time, pixels, wide), pixels),
        line("predictions", VOLUME, byDay(story, story.predictions, 0.08), "bars", {
          ...mark, showSymbol: false, lineStyle: { width: 0 }, areaStyle: { color: colour("bars"), opacity: 1 },
        }),
        line("usual", VOLUME, byDay(story, story.usual, 0.08), "ink-soft", {
          showSymbol: false, lineStyle: { width: 1.2, color: colour("ink-quiet") },
        }),
        line("bias", BIAS, atNoon(story, story.bias), "bias", withRule(mark, { yAxis: 0 })),
        line("drift", DRIFT, atNoon(story, story.drift), "drift", withRule(mark, { yAxis: 1 })),
      ],
    };
  };
})();
