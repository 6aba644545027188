// Only in ./dev: loads the page again when its sources have changed, or when the server is back.
(() => {
  "use strict";

  const events = new EventSource("/dev/changes");
  let lost = false;
  events.addEventListener("changed", () => location.reload());
  events.addEventListener("error", () => { lost = true; });
  events.addEventListener("open", () => { if (lost) { location.reload(); } });
  addEventListener("pagehide", () => events.close());
})();
