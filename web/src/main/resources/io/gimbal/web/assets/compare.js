// The pictures of runs side by side. What is chosen stands in the address, so that it can be sent to somebody.
(() => {
  "use strict";

  const data = JSON.parse(document.getElementById("compare-data").dataset.json);
  const state = new URLSearchParams(location.search);
  const byId = new Map(data.columns.map((column) => [gimbal.parallel.id(column), column]));
  const inactive = new Set(); // runs that were narrowed away
  const hidden = new Set(state.getAll("hide"));

  function keep(name, value) {
    if (value) {
      state.set(name, value);
    } else {
      state.delete(name);
    }
    remember();
  }

  function remember() {
    history.replaceState(null, "", location.pathname + "?" + state);
    const toggle = document.querySelector("[data-toggle]");
    const other = new URLSearchParams(state);
    if (new URL(toggle.href).searchParams.get("only")) {
      other.set("only", "differences");
    } else {
      other.delete("only");
    }
    toggle.href = location.pathname + "?" + other;
    document.querySelectorAll("[data-keep]").forEach((link) => {
      const rest = new URLSearchParams(state);
      rest.delete("run");
      new URL(link.href).searchParams.getAll("run").forEach((run) => rest.append("run", run));
      link.href = location.pathname + "?" + rest;
    });
  }

  // Curves.
  const bar = document.querySelector("[data-curves]");
  if (bar) {
    gimbal.choices.write(bar, state);
    const key = bar.querySelector("[name=key]");
    const says = bar.querySelector("[data-curves-says]");
    const picture = new gimbal.picture.Picture(
      document.querySelector("[data-curve]"),
      () => gimbal.choices.read(bar),
      async (wanted) => {
        const shown = data.runs.map((run, index) => ({ ...run, index })).filter((run) => !hidden.has(run.id) && !inactive.has(run.index));
        if (shown.length === 0) {
          return [];
        }
        try {
          const curves = await gimbal.picture.load(shown.map((run) => run.id), [key.value], wanted);
          const points = curves.reduce((sum, curve) => sum + curve.points, 0);
          says.textContent = gimbal.curve.number(points) + " points";
          return shown.map((run, i) => ({ name: run.name, curve: curves[i], index: run.index }));
        } catch (failure) {
          says.textContent = "Not drawn: " + failure.message;
          return [];
        }
      });
    bar.addEventListener("input", (event) => {
      gimbal.choices.keep(bar, state);
      keep("key", key.value);
      if (event.target.name === "x" || event.target.name === "key") {
        picture.range = {};
        picture.fetch();
      } else {
        picture.draw();
      }
    });
    document.querySelector("[data-legend]").addEventListener("change", (event) => {
      hidden[event.target.checked ? "delete" : "add"](event.target.value);
      state.delete("hide");
      hidden.forEach((run) => state.append("hide", run));
      remember();
      picture.fetch();
    });
    document.querySelectorAll("[data-legend] input").forEach((box) => { box.checked = !hidden.has(box.value); });
    document.addEventListener("gimbal:narrowed", () => picture.fetch());
    picture.fetch();
  }

  const redrawn = [];
  function chart(element, draw) {
    const made = echarts.init(element, null, { renderer: "canvas" });
    const again = () => draw(made, element);
    redrawn.push(again);
    new ResizeObserver(() => made.resize()).observe(element);
    return { made, again };
  }
  document.addEventListener("gimbal:theme", () => redrawn.forEach((again) => again()));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => redrawn.forEach((again) => again()));

  function option(select, column) {
    const element = document.createElement("option");
    element.value = gimbal.parallel.id(column);
    element.textContent = column.name + (column.kind === "param" ? " (param)" : "");
    select.append(element);
  }

  // Parallel coordinates.
  const AXES = Math.max(3, Math.min(10, Math.floor(document.querySelector("[data-parallel]").clientWidth / 95)));
  const usual = data.columns.filter((column) => gimbal.parallel.differs(column) && !column.name.startsWith("system/"));
  const first = usual.filter((column) => column.kind === "param").slice(0, Math.ceil(AXES / 2)).concat(usual.filter((column) => column.kind === "metric").slice(0, Math.floor(AXES / 2)));
  let chosen = state.has("axis") ? state.getAll("axis").map((id) => byId.get(id)).filter(Boolean) : first;
  const colourBy = document.querySelector("[name=colour]");
  data.columns.filter((column) => column.numbers).forEach((column) => option(colourBy, column));
  const lastMetric = chosen.findLast((column) => column.kind === "metric");
  colourBy.value = state.get("colour") ?? (lastMetric ? gimbal.parallel.id(lastMetric) : "");

  const parallel = chart(document.querySelector("[data-parallel]"), (made, element) => {
    element.hidden = chosen.length < 2;
    document.querySelector("[data-parallel-empty]").hidden = !element.hidden;
    if (!element.hidden) {
      made.resize();
      made.setOption(gimbal.parallel.options(data, chosen, byId.get(colourBy.value)), { notMerge: true });
    }
  });
  const says = document.querySelector("[data-parallel-says]");
  const invitation = says.textContent;
  parallel.made.on("axisareaselected", () => {
    const model = parallel.made.getModel().getSeriesByIndex(0);
    inactive.clear();
    const active = new Set(model.getRawIndicesByActiveState("active"));
    const narrowed = parallel.made.getOption().parallelAxis.some((axis) => axis.activeIntervals?.length) || model.getRawIndicesByActiveState("inactive").length > 0;
    if (narrowed) {
      data.runs.forEach((_, i) => {
        if (!active.has(i)) {
          inactive.add(i);
        }
      });
    }
    narrow();
  });

  function narrow() {
    data.runs.forEach((run, i) => {
      document.querySelectorAll('[data-run="' + CSS.escape(run.id) + '"]').forEach((cell) => { cell.hidden = inactive.has(i); });
    });
    says.textContent = inactive.size ? (data.runs.length - inactive.size) + " of " + data.runs.length + " runs" : invitation;
    document.dispatchEvent(new CustomEvent("gimbal:narrowed"));
    scatter.again();
  }

  const axes = document.querySelector("[data-axes]");
  data.columns.forEach((column) => {
    const label = document.createElement("label");
    label.className = "choice";
    const box = document.createElement("input");
    box.type = "checkbox";
    box.value = gimbal.parallel.id(column);
    box.checked = chosen.includes(column);
    label.append(box, " " + column.name + (column.kind === "param" ? " (param)" : ""));
    axes.append(label);
  });
  axes.addEventListener("change", () => {
    chosen = [...axes.querySelectorAll("input:checked")].map((box) => byId.get(box.value));
    state.delete("axis");
    chosen.forEach((column) => state.append("axis", gimbal.parallel.id(column)));
    inactive.clear();
    remember();
    parallel.again();
    narrow();
  });
  colourBy.addEventListener("change", () => {
    keep("colour", colourBy.value);
    parallel.again();
  });

  // Scatter.
  const panel = document.getElementById("scatter");
  const control = (name) => panel.querySelector("[name=" + name + "]");
  data.columns.forEach((column) => {
    option(control("across"), column);
    option(control("up"), column);
  });
  const start = (name, column) => {
    control(name).value = byId.has(state.get(name)) ? state.get(name) : column ? gimbal.parallel.id(column) : "";
  };
  const variety = (column) => new Set(column.values).size;
  const varied = usual.filter((column) => column.kind === "param" && column.numbers).sort((a, b) => variety(b) - variety(a));
  start("across", varied[0] ?? usual[0] ?? data.columns[0]);
  start("up", usual.findLast((column) => column.kind === "metric") ?? usual.at(-1) ?? data.columns.at(-1));
  ["logacross", "logup"].forEach((name) => { control(name).checked = state.get(name) === "1"; });
  const scatter = chart(document.querySelector("[data-scatter]"), (made) => {
    const across = byId.get(control("across").value);
    const up = byId.get(control("up").value);
    if (across && up) {
      made.setOption(gimbal.scatter.options(data, across, up, {
        logacross: control("logacross").checked,
        logup: control("logup").checked,
        active: (i) => !inactive.has(i),
      }), { notMerge: true });
    }
  });
  panel.addEventListener("input", () => {
    ["across", "up"].forEach((name) => keep(name, control(name).value));
    ["logacross", "logup"].forEach((name) => keep(name, control(name).checked ? "1" : ""));
    scatter.again();
  });

  remember();
  parallel.again();
  scatter.again();
})();
