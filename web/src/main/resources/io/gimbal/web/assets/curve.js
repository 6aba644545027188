// How a metric is drawn: as a line of the means of its buckets, with what lies between the least and the greatest around
// it.
(() => {
  "use strict";

  const { colour, axisText, font } = gimbal.kit;
  const COLOURS = 10;
  const DASHES = ["solid", [6, 4], [2, 3], [8, 3, 2, 3], [1, 2]];
  const clock = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: "UTC" });

  function number(value) {
    if (value === null || value === undefined) {
      return "–";
    }
    const size = Math.abs(value);
    const text = size !== 0 && (size < 1e-3 || size >= 1e9) ? value.toExponential(3)
      : Number.isInteger(value) ? value.toLocaleString("en-GB").replaceAll(",", "\u202f") : String(Number(value.toPrecision(5)));
    return text.replace("-", "\u2212");
  }

  function elapsed(milliseconds) {
    const seconds = Math.abs(milliseconds) / 1000;
    const sign = milliseconds < 0 ? "\u2212" : "";
    if (seconds < 60) {
      return sign + Number(seconds.toPrecision(3)) + " s";
    }
    const parts = [[86400, "d"], [3600, "h"], [60, "min"], [1, "s"]];
    let rest = Math.round(seconds);
    const words = parts.flatMap(([size, unit]) => {
      const count = Math.floor(rest / size);
      rest -= count * size;
      return count ? [count + " " + unit] : [];
    });
    return sign + words.slice(0, 2).join(" ");
  }

  const inWords = { step: (x) => "step " + number(x), time: (x) => clock.format(x), relative: elapsed };

  const middle = (curve, i) => (curve.from[i] + curve.to[i]) / 2;

  // The mean of what came before, fading with the way along the axis: alike however many buckets there are.
  function smoothed(curve, weight) {
    const first = curve.from[0];
    const width = curve.to.at(-1) - first || 1;
    let last = 0;
    let sum = 0;
    let before = first;
    return curve.mean.map((value, i) => {
      if (value === null) {
        return null;
      }
      const x = middle(curve, i);
      const fade = Math.min(Math.sqrt(weight), 0.999) ** (((x - before) / width) * 200);
      sum = sum * fade + value;
      last = last * fade + 1;
      before = x;
      return sum / last;
    });
  }

  const style = (index) => ({ colour: colour("run" + (index % COLOURS)), dash: DASHES[Math.floor(index / COLOURS) % DASHES.length] });

  function line(shown, points, more) {
    const { colour: tone, dash } = shown.style;
    return Object.assign({
      name: shown.name,
      type: "line",
      data: points,
      symbol: "circle",
      symbolSize: 4,
      showSymbol: points.length < 40,
      connectNulls: false,
      lineStyle: { width: 1.6, color: tone, type: dash },
      itemStyle: { color: tone },
      emphasis: { disabled: true },
      silent: true,
    }, more);
  }

  // What lies between the least and the greatest of each bucket, as one shape.
  function band(shown, { logy }) {
    const { curve } = shown;
    const drawn = curve.min.map((_, i) => i).filter((i) => curve.min[i] !== null && (!logy || curve.min[i] > 0));
    return {
      type: "custom",
      name: shown.name,
      silent: true,
      z: 1,
      tooltip: { show: false },
      clip: true,
      // The axis must reach as far as the band, which is drawn once.
      data: drawn.length ? [Math.min, Math.max].map((most, end) => [
        middle(curve, drawn[0]), drawn.reduce((far, i) => most(far, (end ? curve.max : curve.min)[i]), (end ? curve.max : curve.min)[drawn[0]]),
      ]) : [],
      renderItem: ({ dataIndex }, api) => dataIndex === 0 && ({
        type: "polygon",
        shape: {
          points: drawn.map((i) => api.coord([middle(curve, i), curve.max[i]]))
            .concat(drawn.toReversed().map((i) => api.coord([middle(curve, i), curve.min[i]]))),
        },
        style: { fill: shown.style.colour, fillOpacity: 0.16, stroke: shown.style.colour, strokeOpacity: 0.45, lineWidth: 0.7 },
      }),
    };
  }

  // Where something came that is no number: marked at the foot of the picture.
  function odd(shown) {
    return {
      name: shown.name,
      type: "line",
      data: [],
      silent: true,
      markLine: {
        silent: true,
        symbol: ["none", "none"],
        label: { show: false },
        lineStyle: { color: colour("bad"), type: [2, 2], width: 1, opacity: 0.7 },
        data: shown.curve.odd.slice(0, 50).map((one) => ({ xAxis: middle(shown.curve, one.bucket) })),
      },
    };
  }

  function points(curve, values, { logy, logx }) {
    return values.map((value, i) => [
      logx && middle(curve, i) <= 0 ? null : middle(curve, i),
      logy && value !== null && value <= 0 ? null : value,
    ]);
  }

  function series(shown, choices) {
    const { curve } = shown;
    const merged = curve.count.some((count) => count > 1);
    const all = merged ? [band(shown, choices)] : [];
    if (choices.smooth > 0 && curve.from.length > 1) {
      all.push(line(shown, points(curve, curve.mean, choices), { lineStyle: { width: 1, color: shown.style.colour, opacity: 0.3 }, showSymbol: false, z: 2 }));
      all.push(line(shown, points(curve, smoothed(curve, choices.smooth), choices), { z: 3, showSymbol: false }));
    } else {
      all.push(line(shown, points(curve, curve.mean, choices), { z: 3 }));
    }
    return curve.odd.length ? all.concat([odd(shown)]) : all;
  }

  function tooltip(list, choices) {
    return {
      trigger: "axis",
      renderMode: "richText",
      confine: true,
      transitionDuration: 0,
      backgroundColor: colour("surface"),
      borderColor: colour("line-strong"),
      borderWidth: 1,
      padding: [6, 9],
      textStyle: { color: colour("ink"), fontFamily: font, fontSize: 12, lineHeight: 17 },
      formatter: (hit) => [inWords[choices.x](hit[0].axisValue)].concat(list.slice(0, 15).map((shown) => said(shown, hit[0].axisValue))).join("\n"),
    };
  }

  function said({ name, curve }, x) {
    const nearest = curve.from.reduce((best, _, i) => (Math.abs(middle(curve, i) - x) < Math.abs(middle(curve, best) - x) ? i : best), 0);
    const range = curve.count[nearest] > 1 ? " (" + number(curve.min[nearest]) + " to " + number(curve.max[nearest]) + ")" : "";
    const strange = curve.odd.find((one) => one.bucket === nearest);
    const notes = strange ? ["NaN", "Infinity", "-Infinity"].filter((kind) => strange[kind]).map((kind) => strange[kind] + " × " + kind) : [];
    return name + "  " + [number(curve.mean[nearest]) + range].concat(notes).join(", ");
  }

  function axisX(list, { x, logx, from, to }) {
    const log = logx && x === "step";
    const least = Math.min(...list.map(({ curve }) => curve.from[0]));
    const greatest = Math.max(...list.map(({ curve }) => curve.to.reduce((far, end) => Math.max(far, end))));
    return {
      type: x === "time" ? "time" : log ? "log" : "value",
      min: from ?? (log || !list.length ? undefined : least),
      max: to ?? (log || !list.length || least === greatest ? undefined : greatest),
      splitLine: { show: false },
      axisLine: { onZero: false, lineStyle: { color: colour("line-strong") } },
      axisTick: { lineStyle: { color: colour("line-strong") } },
      axisLabel: Object.assign(axisText(), { hideOverlap: true, alignMinLabel: "left", alignMaxLabel: "right", formatter: x === "time" ? undefined : x === "relative" ? elapsed : short }),
      axisPointer: { label: { show: false }, lineStyle: { color: colour("ink-quiet") } },
      splitNumber: 4,
      minInterval: x === "step" ? 1 : undefined, // there is nothing between two steps
    };
  }

  function short(value) {
    const size = Math.abs(value);
    const [divisor, unit] = size >= 1e9 ? [1e9, "G"] : size >= 1e6 ? [1e6, "M"] : size >= 1e4 ? [1e3, "k"] : [1, ""];
    return size !== 0 && size < 1e-3 ? value.toExponential(0).replaceAll("-", "\u2212") : String(Number((value / divisor).toPrecision(4))).replace("-", "\u2212") + unit;
  }

  // Options of a picture of curves. Of each its name and its place among the colours.
  function options(list, choices) {
    const shown = list.filter(({ curve }) => curve.from.length > 0)
      .map(({ name, curve, index }) => ({ name, curve, style: style(index) }));
    return {
      animation: false,
      textStyle: { fontFamily: font },
      grid: { left: 8, right: 14, top: 12, bottom: 6, containLabel: true },
      tooltip: tooltip(shown, choices),
      toolbox: { top: -40, feature: { dataZoom: { yAxisIndex: "none", brushStyle: { color: colour("accent"), opacity: 0.14, borderWidth: 0 } } } },
      xAxis: axisX(shown, choices),
      yAxis: {
        type: choices.logy ? "log" : "value",
        scale: true,
        splitNumber: 4,
        axisLabel: Object.assign(axisText(), { formatter: short }),
        splitLine: { lineStyle: { color: colour("line") } },
      },
      series: shown.flatMap((one) => series(one, choices)),
    };
  }

  gimbal.curve = { options, number, short, style };
})();
