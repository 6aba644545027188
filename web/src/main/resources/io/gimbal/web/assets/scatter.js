// Runs as points between two of their params or metrics.
(() => {
  "use strict";

  const { colour, axisText, font } = gimbal.kit;
  const say = (column, value) => column.name + "  " + (column.numbers ? gimbal.curve.number(value) : value);

  function axis(column, log) {
    return {
      type: column.numbers ? (log ? "log" : "value") : "category",
      data: column.numbers ? undefined : [...new Set(column.values.filter((value) => value !== null).map(String))].sort(),
      name: column.name,
      nameLocation: "middle",
      nameGap: 30,
      nameTextStyle: Object.assign(axisText(), { color: colour("ink-soft"), fontSize: 12 }),
      scale: true,
      axisLine: { onZero: false, lineStyle: { color: colour("line-strong") } },
      axisTick: { lineStyle: { color: colour("line-strong") } },
      axisLabel: Object.assign(axisText(), { hideOverlap: true, formatter: column.numbers ? gimbal.curve.short : undefined }),
      splitLine: { show: column.numbers, lineStyle: { color: colour("line") } },
    };
  }

  const drawn = (column, value, log) => value !== null && !(column.numbers && log && value <= 0);

  gimbal.scatter = {
    options: (data, across, up, { logacross, logup, active }) => ({
      animation: false,
      textStyle: { fontFamily: font },
      grid: { left: 30, right: 24, top: 16, bottom: 28, containLabel: true },
      tooltip: {
        trigger: "item",
        renderMode: "richText",
        confine: true,
        transitionDuration: 0,
        backgroundColor: colour("surface"),
        borderColor: colour("line-strong"),
        textStyle: { color: colour("ink"), fontFamily: font, fontSize: 12, lineHeight: 17 },
        formatter: (hit) => [hit.name, say(across, hit.value[0]), say(up, hit.value[1])].join("\n"),
      },
      xAxis: axis(across, logacross),
      yAxis: Object.assign(axis(up, logup), { nameGap: 44 }),
      series: [{
        type: "scatter",
        symbolSize: 11,
        data: data.runs.flatMap((run, i) => {
          const value = [across.values[i], up.values[i]];
          return drawn(across, value[0], logacross) && drawn(up, value[1], logup)
            ? [{ name: run.name, value, itemStyle: { color: gimbal.curve.style(i).colour, opacity: active(i) ? 0.9 : 0.12 } }]
            : [];
        }),
      }],
    }),
  };
})();
