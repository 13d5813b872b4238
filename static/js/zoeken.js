// The search page works without this file: then the button "Filters toepassen" sends the form.
// With it the result changes in place, and what a person was doing stays as it was.
const result = () => document.getElementById("zoekresultaat");
const failure = () => document.getElementById("zoekfout");
const field = () => document.getElementById("zoek-q");
const ticked = () => [...document.querySelectorAll('input[name="traject"]:checked')].map(({ value }) => value);
const asked = () => new URLSearchParams(window.location.search).get("q") ?? "";

// A tick searches at once; a date or a number only when one leaves the field, or half a date would search.
// To choose a card is no search.
let typed = null;
const search = () => result().dispatchEvent(new CustomEvent("zoek"));
document.addEventListener("change", ({ target }) => {
  if (!target.name || target.form?.id !== "zoekformulier" || !result()?.contains(target)) return;
  // A distance says nothing without a place.
  if (target.name === "afstand" && !document.getElementById("plaats").value.trim()) return;
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
  if (!parameters.has("plaats")) parameters.delete("afstand");
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

// The part that changes comes back as the person left it: unfolded, ticked, and with the same thing in focus.
let before = { folds: new Map(), focus: "", ticks: [] };
document.addEventListener("htmx:beforeSwap", ({ detail: { target } }) => {
  if (target !== result()) return;
  const folds = [...target.querySelectorAll("details[data-deel]")].map((fold) => [fold.dataset.deel, fold.open]);
  const inside = target.contains(document.activeElement);
  const focus = inside ? document.activeElement.id || "uitslag" : "";
  before = { folds: new Map(folds), focus, ticks: ticked() };
});
document.addEventListener("htmx:afterSwap", ({ detail: { target } }) => {
  if (!target || target !== result()) return; // going back swaps without a target
  target.removeAttribute("aria-busy");
  for (const fold of target.querySelectorAll("details[data-deel]")) {
    if (before.folds.has(fold.dataset.deel)) fold.open = before.folds.get(fold.dataset.deel);
  }
  for (const tick of target.querySelectorAll('input[name="traject"]')) tick.checked = before.ticks.includes(tick.value);
  const heading = document.getElementById("uitslag");
  const focus = document.getElementById(before.focus) ?? heading;
  if (before.focus) focus?.focus({ preventScroll: true });
  // A region that was there before tells a screen reader what changed; the heading tells it by having focus.
  const status = document.getElementById("zoekstand");
  if (status) status.textContent = focus === heading && before.focus ? "" : (heading?.firstChild?.textContent ?? "").trim();
});

// The search field stands outside the part that changes, so a link that drops the word has to empty it.
// What somebody typed there meanwhile, and did not search for yet, stays.
let shown = asked();
document.addEventListener("htmx:pushedIntoHistory", () => {
  if (field()?.value === shown) field().value = asked();
  shown = asked();
});
document.addEventListener("htmx:historyRestore", () => {
  shown = asked();
  if (field()) field().value = shown;
});
