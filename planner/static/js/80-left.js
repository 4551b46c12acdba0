// A page come back to after signing out is asked for anew: the browser had kept it as it stood.
{
  const LEFT = "samspil-left";
  const shown = Date.now();

  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-leaves]")) sessionStorage.setItem(LEFT, String(Date.now()));
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted && Number(sessionStorage.getItem(LEFT)) > shown) location.reload();
  });
}
