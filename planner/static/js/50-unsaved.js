// A form that saves itself: the browser asks before it is left while something typed is not saved.
{
  const FORM = "[data-saves-itself]";
  const underWay = new Set();
  let isTyped = false;
  let isSent = false;

  document.addEventListener("input", (event) => {
    if (event.target.closest(FORM)) isTyped = true;
  });
  document.addEventListener("htmx:beforeSend", (event) => {
    if (!event.target.closest(FORM)) return;
    isTyped = false;
    underWay.add(event.detail.xhr);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (underWay.delete(event.detail.xhr) && event.detail.failed) isTyped = true;
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches(FORM)) isSent = true;
  });
  addEventListener("pageshow", () => {
    isSent = false;
  });
  addEventListener("beforeunload", (event) => {
    const isRefused = document.querySelector(`${FORM} [data-unsaved]`);
    if (!isSent && (isTyped || underWay.size > 0 || isRefused)) event.preventDefault();
  });
}
