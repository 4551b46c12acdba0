// Answers: focus goes where the page asks for it, and a failed request says so.
{
  const focusWanted = (root) => {
    const wanted = root.matches?.("[data-focus]") ? root : root.querySelector("[data-focus]");
    wanted?.focus();
  };

  const complain = () => {
    let note = document.getElementById("failed");
    if (!note) {
      note = document.createElement("div");
      note.id = "failed";
      note.className = "alert alert-error";
      note.setAttribute("role", "alert");
      document.getElementById("main").prepend(note);
    }
    note.textContent = document.body.dataset.failed;
  };

  focusWanted(document);
  document.addEventListener("htmx:load", (event) => focusWanted(event.target));
  document.addEventListener("htmx:responseError", complain);
  document.addEventListener("htmx:sendError", complain);
}
