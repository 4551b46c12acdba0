// What would fill a narrow screen is folded there, and always open where there is room.
{
  const wide = window.matchMedia("(min-width: 768px)");
  const parts = [...document.querySelectorAll("details[data-fold]")];

  const settle = () => {
    for (const part of parts) {
      part.open = wide.matches || part.dataset.fold === "keep";
    }
  };

  settle();
  wide.addEventListener("change", settle);
}
