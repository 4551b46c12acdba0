// Dialogs: an element with data-dialog opens the <dialog> of that id; focus comes back by itself.
{
  const open = (dialog) => {
    if (!dialog.open) dialog.showModal();
  };

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    const dialog = opener && document.getElementById(opener.dataset.dialog);
    if (dialog) {
      event.preventDefault();
      open(dialog);
    }
    const closer = event.target.closest("[data-close]");
    if (closer) {
      event.preventDefault();
      closer.closest("dialog").close();
    }
    if (event.target.matches("dialog.dialog")) event.target.close(); // a click beside it
  });

  const openWaiting = (root) => {
    for (const dialog of root.querySelectorAll("dialog[data-open]")) open(dialog);
  };

  openWaiting(document);
  document.addEventListener("htmx:load", (event) => openWaiting(event.target.parentElement ?? document));
}
