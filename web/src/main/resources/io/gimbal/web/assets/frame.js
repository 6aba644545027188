// What every page does when scripts are there: the switch of colours, and / for the search.
(() => {
  "use strict";

  // What MLflow's client prints: its pages live behind the #, which only a script sees.
  const printed = /^#\/((?:experiments(?:\/\d+(?:\/runs\/[\w-]+)?)?|models(?:\/[^/?#]+(?:\/versions\/\d+)?)?))(?:[/?]|$)/;
  const forwarded = location.pathname === "/" && printed.exec(location.hash);
  if (forwarded) {
    location.replace("/" + forwarded[1]);
    return;
  }

  const root = document.documentElement;
  const choices = ["system", "light", "dark"];
  const button = document.querySelector("[data-theme-switch]");
  const name = document.querySelector("[data-theme-name]");

  function choose(theme) {
    root.dataset.theme = theme;
    name.textContent = theme;
    button.title = "Colours: " + theme;
    document.cookie = "gimbal-theme=" + theme + "; Path=/; Max-Age=31536000; SameSite=Lax";
    document.dispatchEvent(new CustomEvent("gimbal:theme"));
  }

  button.hidden = false;
  button.title = "Colours: " + root.dataset.theme;
  button.addEventListener("click", () => {
    choose(choices[(choices.indexOf(root.dataset.theme) + 1) % choices.length]);
  });

  const search = document.getElementById("search");
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === "Escape" && event.target === search) {
      search.blur();
    }
  });
})();
