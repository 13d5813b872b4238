// The search page works without this file: then the button "Filters toepassen" sends the form.
// With it the result changes in place, and what a person was doing stays as it was.
const result = () => document.getElementById("zoekresultaat");
const failure = () => document.getElementById("zoekfout");

// A tick searches at once; a date or a number only when one leaves the field, or half a date would search.
let typed = null;
const search = () => result().dispatchEvent(new CustomEvent("zoek"));
document.addEventListener("change", ({ target }) => {
  if (!target.name || !result()?.contains(target)) return;
  if (target.matches('input[type="date"], input[inputmode]')) typed = target;
  else search();
});
document.addEventListener("focusout", ({ target }) => {
  if (target !== typed) return;
  typed = null;
  search();
});

// Keep addresses short: what is empty is not asked.
document.addEventListener("htmx:configRequest", ({ detail: { parameters } }) => {
  for (const name of new Set([...parameters.keys()])) {
    const values = parameters.getAll(name).filter((value) => value !== "");
    parameters.delete(name);
    for (const value of values) parameters.append(name, value);
  }
});

// Say that something is loading, or that it failed.
document.addEventListener("htmx:beforeRequest", ({ detail: { target } }) => {
  target.setAttribute("aria-busy", "true");
  if (failure()) failure().hidden = true;
});
for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(name, () => {
    result()?.removeAttribute("aria-busy");
    if (failure()) failure().hidden = false;
  });
}

// The part that changes comes back as the person left it: unfolded, and with the same thing in focus.
let before = { folds: new Map(), focus: "" };
document.addEventListener("htmx:beforeSwap", ({ detail: { target } }) => {
  if (target !== result()) return;
  const folds = [...target.querySelectorAll("details[data-deel]")].map((fold) => [fold.dataset.deel, fold.open]);
  const inside = target.contains(document.activeElement);
  before = { folds: new Map(folds), focus: inside ? document.activeElement.id || "uitslag" : "" };
});
document.addEventListener("htmx:afterSwap", ({ detail: { target } }) => {
  if (!target || target !== result()) return; // going back swaps without a target
  target.removeAttribute("aria-busy");
  for (const fold of target.querySelectorAll("details[data-deel]")) {
    if (before.folds.has(fold.dataset.deel)) fold.open = before.folds.get(fold.dataset.deel);
  }
  if (before.focus) document.getElementById(before.focus)?.focus({ preventScroll: true });
});

// The search field stands outside the part that changes, so a link that drops the word has to empty it.
const followAddress = () => {
  const field = document.getElementById("zoek-q");
  if (field) field.value = new URLSearchParams(window.location.search).get("q") ?? "";
};
document.addEventListener("htmx:pushedIntoHistory", followAddress);
document.addEventListener("htmx:historyRestore", followAddress);
