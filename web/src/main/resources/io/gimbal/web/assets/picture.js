// Metrics as pictures: fetched as buckets of the server's, and drawn. Drag to look closely, double-click to see
// everything again.
(() => {
  "use strict";

  // The curves of these metrics of these runs, as the server makes them.
  async function load(runs, keys, { x, buckets, from, to }) {
    const query = new URLSearchParams();
    runs.forEach((run) => query.append("run", run));
    keys.forEach((key) => query.append("key", key));
    query.set("x", x);
    query.set("buckets", buckets);
    if (from !== undefined) {
      query.set("from", Math.floor(from));
      query.set("to", Math.ceil(to));
    }
    const answer = await fetch("/api/v1/metrics/curves?" + query);
    const json = await answer.json();
    if (!answer.ok) {
      throw new Error(json.detail ?? answer.statusText);
    }
    return json.curves;
  }

  // One picture on the page. `fetchCurves(choices)` gives the list to draw; a look at a part of it fetches that part
  // anew, with finer buckets.
  class Picture {
    constructor(element, choices, fetchCurves) {
      Object.assign(this, { element, choices, fetchCurves, list: [], range: {} });
      this.chart = echarts.init(element, null, { renderer: "canvas" });
      this.chart.on("datazoom", (event) => this.zoom(event.batch?.[0] ?? event));
      this.chart.getZr().on("dblclick", () => this.all());
      new ResizeObserver(() => this.chart.resize()).observe(element);
      document.addEventListener("gimbal:theme", () => this.draw());
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
    }

    async fetch() {
      const asked = JSON.stringify([this.choices(), this.range]);
      this.asked = asked;
      const list = await this.fetchCurves({ ...this.choices(), ...this.range, buckets: this.buckets() });
      if (this.asked === asked) {
        this.list = list;
        this.draw();
      }
    }

    buckets() {
      return Math.max(100, Math.min(1500, Math.round(this.element.clientWidth)));
    }

    draw() {
      this.chart.setOption(gimbal.curve.options(this.list, { ...this.choices(), ...this.range }), { notMerge: true });
      this.chart.dispatchAction({ type: "takeGlobalCursor", key: "dataZoomSelect", dataZoomSelectActive: true });
      this.element.dataset.points = this.list.reduce((sum, { curve }) => sum + curve.points, 0);
      this.element.dataset.drawn = this.list.reduce((sum, { curve }) => sum + curve.from.length, 0);
    }

    zoom({ startValue, endValue }) {
      if (startValue !== undefined && endValue > startValue) {
        this.range = { from: startValue, to: endValue };
        this.fetch();
      }
    }

    all() {
      if (this.range.from !== undefined) {
        this.range = {};
        this.fetch();
      }
    }
  }

  gimbal.picture = { load, Picture };
})();
