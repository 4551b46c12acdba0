// Fields: characters left, and lists of boxes with a search field.
{
  const SPEAK_AFTER_MS = 1000;
  let speaking = 0;

  const count = (note) => {
    const field = document.getElementById(note.dataset.counts);
    const left = Number(note.dataset.limit) - field.value.length;
    note.textContent = (left < 0 ? note.dataset.over : note.dataset.left)
      .replace("{n}", String(Math.abs(left)));
    note.classList.toggle("form-error-message", left < 0);
    clearTimeout(speaking);
    speaking = setTimeout(() => {
      document.getElementById(`${field.id}-said`).textContent = note.textContent;
    }, SPEAK_AFTER_MS);
  };

  const boxesOf = (picker) => [...picker.querySelectorAll(".form-group-checkbox")];
  const tick = (box) => box.querySelector("input");

  const tally = (picker) => {
    const boxes = boxesOf(picker);
    const shown = boxes.filter((box) => !box.hidden).length;
    const note = picker.querySelector("[data-picker-count]");
    const words = shown < boxes.length ? note.dataset.shown : note.dataset.chosen;
    note.textContent = words
      .replace("{shown}", String(shown))
      .replace("{chosen}", String(boxes.filter((box) => tick(box).checked).length))
      .replace("{all}", String(boxes.length));
  };

  const hideEmptyHeadings = (picker) => {
    for (const heading of picker.querySelectorAll(".choices-heading")) {
      let box = heading.nextElementSibling;
      let anyShown = false;
      while (box && !box.matches(".choices-heading")) {
        anyShown ||= !box.hidden;
        box = box.nextElementSibling;
      }
      heading.hidden = !anyShown;
    }
  };

  const search = (picker, words) => {
    const wanted = words.trim().toLowerCase();
    for (const box of boxesOf(picker)) {
      box.hidden = !box.textContent.toLowerCase().includes(wanted);
    }
    hideEmptyHeadings(picker);
    tally(picker);
  };

  const choose = (picker, checked) => {
    for (const box of boxesOf(picker)) {
      if (!box.hidden) tick(box).checked = checked;
    }
    tally(picker);
  };

  document.addEventListener("input", (event) => {
    const note = document.querySelector(`[data-counts="${CSS.escape(event.target.id)}"]`);
    if (note) count(note);
    const picker = event.target.closest("[data-picker]");
    if (!picker) return;
    if (event.target.matches("[data-picker-search]")) search(picker, event.target.value);
    else tally(picker);
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-picker-all], [data-picker-none]");
    if (button) choose(button.closest("[data-picker]"), button.matches("[data-picker-all]"));
  });

  // Enter in the search field would send the form it stands in.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("[data-picker-search]")) event.preventDefault();
  });

  const prepare = (root) => {
    for (const picker of root.querySelectorAll("[data-picker]")) tally(picker);
  };

  prepare(document);
  document.addEventListener("htmx:load", (event) => prepare(event.target));
}
