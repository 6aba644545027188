// How the reader wants curves to be drawn.
(() => {
  "use strict";

  // What the choices above curves say, and what they are set to from an address.
  gimbal.choices = {
    read: (bar) => ({
      x: bar.querySelector("[name=x]").value,
      smooth: Number(bar.querySelector("[name=smooth]").value),
      logy: bar.querySelector("[name=logy]").checked,
      logx: bar.querySelector("[name=logx]").checked,
    }),
    write: (bar, state) => {
      const x = bar.querySelector("[name=x]");
      x.value = state.get("x") ?? "step";
      x.value = x.value || "step";
      bar.querySelector("[name=smooth]").value = state.get("smooth") ?? "0";
      bar.querySelector("[name=logy]").checked = state.get("logy") === "1";
      bar.querySelector("[name=logx]").checked = state.get("logx") === "1";
    },
    keep: (bar, state) => {
      const choices = gimbal.choices.read(bar);
      const set = (name, value, usual) => (value === usual ? state.delete(name) : state.set(name, value));
      set("x", choices.x, "step");
      set("smooth", String(choices.smooth), "0");
      set("logy", choices.logy ? "1" : "", "");
      set("logx", choices.logx ? "1" : "", "");
    },
  };
})();
