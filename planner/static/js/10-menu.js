// The menu of narrow screens: a button that opens and closes the one navigation there is.
{
  const button = document.querySelector("[data-menu]");
  const menu = button && document.getElementById(button.getAttribute("aria-controls"));

  const show = (open) => {
    menu.classList.toggle("is-open", open);
    button.setAttribute("aria-expanded", String(open));
  };

  if (menu) {
    button.addEventListener("click", () => show(!menu.classList.contains("is-open")));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && menu.classList.contains("is-open")) {
        show(false);
        button.focus();
      }
    });
  }
}
