// A button pressed twice in a row sends its form once; after a while it may be sent again.
{
  const AGAIN_AFTER_MS = 8000;
  let sent = new WeakMap();

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    const now = Date.now();
    if (now - (sent.get(form) ?? -Infinity) < AGAIN_AFTER_MS) event.preventDefault();
    else sent.set(form, now);
  });
  const forget = () => {
    sent = new WeakMap();
  };
  addEventListener("pageshow", forget);
  addEventListener("beforeunload", (event) => {
    setTimeout(() => event.defaultPrevented && forget()); // comes to it if the reader chose to stay
  });
}
