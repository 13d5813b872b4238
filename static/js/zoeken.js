// The search page works without this file; it only keeps addresses short and says what is loading.
document.addEventListener("htmx:configRequest", (event) => {
  const { parameters } = event.detail;
  for (const name of new Set([...parameters.keys()])) {
    const values = parameters.getAll(name).filter((value) => value !== "");
    parameters.delete(name);
    for (const value of values) parameters.append(name, value);
  }
});
document.addEventListener("htmx:beforeRequest", (event) => {
  event.detail.target.setAttribute("aria-busy", "true");
});
document.addEventListener("htmx:afterSwap", (event) => {
  event.detail.target?.removeAttribute("aria-busy"); // going back swaps without a target
});
// The search field stands outside the part that changes, so a link that drops the word has to empty it.
const followAddress = () => {
  const field = document.getElementById("zoek-q");
  if (field) field.value = new URLSearchParams(window.location.search).get("q") ?? "";
};
document.addEventListener("htmx:pushedIntoHistory", followAddress);
document.addEventListener("htmx:historyRestore", followAddress);
