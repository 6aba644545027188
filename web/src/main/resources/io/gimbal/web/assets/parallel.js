// Runs as lines through their params and metrics. What is dragged over on an axis narrows them down.
(() => {
  "use strict";

  const { colour, axisText, font } = gimbal.kit;
  const id = (column) => column.kind + ":" + column.name;

  // The values of a column that is no number, in order.
  const categories = (column) => [...new Set(column.values.filter((value) => value !== null).map(String))].sort();
  const differs = (column) => new Set(column.values.map(String)).size > 1;

  // Spread over more than two powers of ten, all above zero: told apart only by their powers.
  function isWide(column) {
    const values = column.values.filter((value) => value !== null);
    return column.numbers && Math.min(...values) > 0 && Math.max(...values) >= 100 * Math.min(...values);
  }

  function axis(column, dim) {
    const numbers = column.numbers;
    const short = column.name.length > 18 ? "…" + column.name.slice(-17) : column.name;
    return {
      dim,
      name: short,
      type: numbers ? (isWide(column) ? "log" : "value") : "category",
      scale: true,
      data: numbers ? undefined : categories(column),
      nameTextStyle: Object.assign(axisText(), { color: colour(column.kind === "metric" ? "accent" : "ink-soft") }),
      nameGap: 12,
      axisLine: { lineStyle: { color: colour("line-strong") } },
      axisTick: { lineStyle: { color: colour("line-strong") } },
      // Lines cross the words, which stand out from them.
      axisLabel: Object.assign(axisText(), { color: colour("ink-soft"), textBorderColor: colour("surface"), textBorderWidth: 3, formatter: numbers ? gimbal.curve.short : (text) => (text.length > 14 ? text.slice(0, 13) + "…" : text) }),
      areaSelectStyle: { width: 16, borderColor: colour("accent"), color: colour("accent"), opacity: 0.25 },
    };
  }

  const place = (column, run) => (column.numbers ? column.values[run] : column.values[run] === null ? null : String(column.values[run]));

  // From quiet to loud by the value of a column.
  function shades(data, by) {
    if (!by || !by.numbers) {
      return (run) => gimbal.curve.style(run).colour;
    }
    const values = by.values.filter((value) => value !== null);
    const least = Math.min(...values);
    const width = Math.max(...values) - least || 1;
    return (run) => (by.values[run] === null ? colour("line-strong") : mix((by.values[run] - least) / width));
  }

  const parts = (text) => text.match(/[\d.]+/g).slice(0, 3).map(Number);

  function mix(share) {
    const from = parts(colour("scale-low"));
    const to = parts(colour("scale-high"));
    return "rgb(" + from.map((part, i) => Math.round(part + (to[i] - part) * share)).join(",") + ")";
  }

  function options(data, columns, by) {
    const shade = shades(data, by);
    return {
      animation: false,
      textStyle: { fontFamily: font },
      parallel: { left: 36, right: 70, top: 40, bottom: 18 },
      parallelAxis: columns.map(axis),
      series: [{
        type: "parallel",
        smooth: 0.15,
        inactiveOpacity: 0.06,
        activeOpacity: 0.9,
        lineStyle: { width: 1.6, opacity: 0.75 },
        data: data.runs.map((run, i) => ({
          name: run.name,
          value: columns.map((column) => place(column, i) ?? "-"),
          lineStyle: { color: shade(i) },
        })),
      }],
    };
  }

  gimbal.parallel = { options, id, differs, mix, shades };
})();
