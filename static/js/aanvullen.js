// Suggestions while one types: a combobox with a list, after the patterns of WAI-ARIA. The search works without this
// file; with it nothing is chosen for a person: what was typed stays, until somebody chooses.
const DELAY_MS = 120;
const MIN_LETTERS = 2;

const make = (tag, attributes, text = "") => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
};

class Aanvulveld {
  constructor(field) {
    this.field = field;
    this.options = [];
    this.active = -1;
    this.request = null;
    this.timer = null;
    // Going back restores the page with what an earlier run added to it.
    for (const old of field.form.querySelectorAll("[data-aanvuldeel]")) old.remove();
    this.list = make("div", {
      class: "napl-aanvul", id: `${field.id}-lijst`, role: "listbox", "aria-label": "Suggesties", "data-aanvuldeel": "",
    });
    this.list.hidden = true;
    this.status = make("div", { class: "napl-onzichtbaar", role: "status", "data-aanvuldeel": "" });
    field.form.append(this.list, this.status);
    // A search field may not be a combobox (ARIA in HTML), and clears itself on Escape while the list is open.
    field.type = "text";
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
      autocomplete: "off", enterkeyhint: "search",
    })) field.setAttribute(name, value);
    field.removeAttribute("aria-activedescendant");
    this.listen();
  }

  listen() {
    this.field.addEventListener("input", (event) => {
      if (!event.isComposing) this.ask();
    });
    this.field.addEventListener("compositionend", () => this.ask());
    this.field.addEventListener("keydown", (event) => this.onKey(event));
    this.field.addEventListener("blur", () => this.close());
    this.field.form.addEventListener("submit", () => this.close());
    // A press must not take the focus from the field, or the list closes before the click arrives.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", ({ target }) => {
      const option = target.closest('[role="option"]');
      if (option) this.choose(option);
    });
  }

  // Ask after a pause in typing; an answer to what is no longer in the field is dropped.
  ask(delay = DELAY_MS) {
    clearTimeout(this.timer);
    this.request?.abort();
    this.mark(-1);
    const typed = this.field.value.trim();
    if (typed.length < MIN_LETTERS) {
      this.close();
      return;
    }
    this.timer = setTimeout(() => this.fetch(typed), delay);
  }

  async fetch(typed) {
    const request = new AbortController();
    this.request = request;
    try {
      const address = `${this.field.dataset.aanvullen}?${new URLSearchParams({ q: typed })}`;
      const answer = await fetch(address, { signal: request.signal, headers: { Accept: "application/json" } });
      const found = answer.ok ? (await answer.json()).aanvullingen : [];
      if (!request.signal.aborted && document.activeElement === this.field) this.show(found);
    } catch {
      // Stopped, or no connection: then there are no suggestions, and the search itself still works.
      if (!request.signal.aborted) this.close();
    }
  }

  show(found) {
    const groups = new Map();
    this.options = found.map((item, index) => {
      const option = make("div", { class: "napl-aanvul__optie", id: `${this.list.id}-${index}`, role: "option", "aria-selected": "false" });
      option.dataset.url = item.url;
      option.append(make("span", { class: "napl-aanvul__naam" }, item.naam));
      if (item.toelichting) option.append(" ", make("span", { class: "napl-aanvul__bij" }, item.toelichting));
      groups.set(item.groep, [...(groups.get(item.groep) ?? []), option]);
      return option;
    });
    this.list.replaceChildren(...[...groups].map(([name, options], index) => {
      const id = `${this.list.id}-groep-${index}`;
      const group = make("div", { class: "napl-aanvul__groep", role: "group", "aria-labelledby": id });
      group.append(make("div", { class: "napl-aanvul__kop", id, role: "presentation" }, name), ...options);
      return group;
    }));
    this.active = -1;
    this.expand(found.length > 0);
    this.list.scrollTop = 0;
    const number = found.length === 1 ? "1 suggestie" : `${found.length} suggesties`;
    this.status.textContent = found.length ? `${number}. Kies met de pijltjes omhoog en omlaag.` : "Geen suggesties.";
  }

  expand(open) {
    this.list.hidden = !open;
    this.field.setAttribute("aria-expanded", String(open));
    if (!open) this.mark(-1);
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.expand(false);
    this.status.textContent = "";
  }

  // Point at an option; the focus itself stays in the field.
  mark(index) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = index;
    const option = this.options[index];
    if (!option) {
      this.field.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    this.field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  choose(option) {
    this.close();
    window.location.assign(option.dataset.url);
  }

  onKey(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const handled = this.list.hidden ? this.onKeyClosed(event) : this.onKeyOpen(event);
    if (handled) event.preventDefault();
  }

  onKeyClosed({ key }) {
    if (key === "ArrowDown" || key === "ArrowUp") {
      this.ask(0);
      return true;
    }
    if (key !== "Escape" || !this.field.value) return false;
    this.field.value = "";
    return true;
  }

  // Past the last option one is back in the field; then the other end.
  onKeyOpen({ key, altKey }) {
    const last = this.options.length - 1;
    const steps = {
      ArrowDown: () => this.mark(this.active === last ? -1 : this.active + 1),
      ArrowUp: () => (altKey ? this.close() : this.mark(this.active === -1 ? last : this.active - 1)),
      Escape: () => this.close(),
    };
    if (this.active >= 0) {
      steps.Home = () => this.mark(0);
      steps.End = () => this.mark(last);
      steps.Enter = () => this.choose(this.options[this.active]);
    }
    steps[key]?.();
    return key in steps;
  }
}

const start = () => {
  for (const field of document.querySelectorAll("input[data-aanvullen]")) new Aanvulveld(field);
};
start();
document.addEventListener("htmx:historyRestore", start);
