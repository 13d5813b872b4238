// Writing in a raamwerk works without this file: every text has a form of its own. With it a cell opens in the page and
// saves itself while one types. What somebody typed stays in the field until the server says that it has it.
const PAUSE_MS = 1200;
const RETRY_MS = [3000, 6000, 12000, 30000, 60000];
const writers = new Map();

const csrf = (form) => /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? form.elements.csrfmiddlewaretoken.value;

class Schrijver {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-stand]");
    this.conflict = "conflict" in form.dataset;
    this.watch();
    this.saved = this.conflict ? null : this.begun;
    this.timer = null;
    this.busy = null;
    this.failures = 0;
    this.refused = null;
    form.addEventListener("submit", (event) => this.onSubmit(event));
    form.querySelector("[data-sluit]")?.addEventListener("click", (event) => this.onClose(event));
    // Somebody may type between the moment the form shows and the moment this listens.
    this.typed();
  }

  watch() {
    this.field = this.form.elements.tekst;
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("change", () => this.typed());
  }

  // What is in the form now, and what was in it when the page came.
  get value() {
    return this.field.value;
  }

  get begun() {
    return this.field.defaultValue;
  }

  get dirty() {
    return this.value !== this.saved;
  }

  tell(text) {
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  typed() {
    // A field that leaves the page with its form may still report a change.
    if (this.conflict || !this.dirty || !this.form.isConnected) return;
    this.tell("Nog niet bewaard");
    this.plan(PAUSE_MS);
  }

  plan(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), delay);
  }

  // Save what is in the field; true when the server has everything. One at a time: each starts from the last.
  async save(choice = "") {
    clearTimeout(this.timer);
    if (this.busy) {
      await this.busy;
      if (!this.form.isConnected) return false;
    }
    if (!choice && !this.dirty) return true;
    this.busy = this.send(choice);
    const done = await this.busy;
    this.busy = null;
    if (done && !choice && this.dirty) this.plan(PAUSE_MS);
    return done;
  }

  async send(choice) {
    const data = new FormData(this.form);
    const sent = this.value;
    if (choice) data.set("keuze", choice);
    this.tell("Bewaren …");
    let answer;
    try {
      answer = await fetch(this.form.action, {
        method: "POST", body: data, redirect: "manual", headers: { "X-Autobewaar": "1", "X-CSRFToken": csrf(this.form) },
      });
    } catch {
      return this.again("Niet bewaard: er is geen verbinding. Wij proberen het opnieuw.");
    }
    if (answer.type === "opaqueredirect") {
      return this.again("Niet bewaard: u bent uitgelogd. Log in een ander tabblad in; uw tekst blijft hier staan.");
    }
    if (answer.status >= 500) return this.again("Niet bewaard. Wij proberen het opnieuw.");
    if (!answer.headers.get("content-type")?.includes("json")) {
      if (answer.status === 409) this.showConflict(await answer.text());
      else this.tell("Niet bewaard. U mag hier niet (meer) schrijven. Uw tekst blijft hier staan.");
      return false;
    }
    return this.read(answer.ok, await answer.json(), sent, choice);
  }

  read(ok, answer, sent, choice) {
    const place = this.form.querySelector("[data-fout]");
    place.replaceChildren();
    this.field.removeAttribute("aria-invalid");
    if (!ok) {
      const line = document.createElement("p");
      line.className = "napl-veld__fout";
      line.textContent = answer.fout;
      place.append(line);
      this.field.setAttribute("aria-invalid", "true");
      this.tell("Niet bewaard");
      return false;
    }
    this.failures = 0;
    this.form.elements.basis.value = answer.basis;
    if (!choice) this.saved = sent;
    this.show(answer.tekst);
    this.tell(this.dirty && !choice ? "Nog niet bewaard" : `Bewaard om ${answer.tijd}`);
    return true;
  }

  // The grid shows at once what stands there now.
  show(text) {
    const cell = document.querySelector(`[data-celtekst="${this.form.dataset.cel}"]`);
    if (!cell) return;
    cell.textContent = text;
    cell.closest("td").classList.toggle("napl-bewerk__cel--leeg", !text);
  }

  again(text) {
    this.tell(text);
    this.plan(RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)]);
    this.failures += 1;
    return false;
  }

  // Somebody else wrote here too: show both texts. What was typed since then goes along.
  showConflict(html) {
    const typed = this.field.value;
    const holder = document.createElement("div");
    holder.innerHTML = html;
    const form = holder.querySelector("form");
    this.form.replaceWith(form);
    writers.delete(this.form);
    form.elements.tekst.value = typed;
    form.elements.mijn.value = typed;
    begin(form);
    form.querySelector("[data-kop]")?.focus();
  }

  async onSubmit(event) {
    event.preventDefault();
    const choice = event.submitter?.name === "keuze" ? event.submitter.value : "";
    if (await this.save(choice)) this.leave();
  }

  async onClose(event) {
    event.preventDefault();
    if (await this.save()) this.leave();
  }

  // Back to the grid, where one came from.
  leave() {
    writers.delete(this.form);
    const sheet = this.form.closest("[data-werkblad]");
    if (!sheet) {
      window.location.assign(this.form.dataset.terug);
      return;
    }
    sheet.replaceChildren();
    document.querySelector(`[data-open="${this.form.dataset.cel}"]`)?.focus();
  }
}

// A form of several fields: what is right is saved, what is wrong says so at its own field and stays as it was typed.
class Formulierschrijver extends Schrijver {
  watch() {
    this.form.addEventListener("input", () => this.typed());
    this.form.addEventListener("change", () => this.typed());
    this.field = this.form;
    this.first = this.value;
  }

  get value() {
    const pairs = [...new FormData(this.form)].filter(([name]) => !["csrfmiddlewaretoken", "basis", "botsing"].includes(name));
    return JSON.stringify(pairs);
  }

  // A browser that comes back to a page keeps what was typed there: then it is not what the server sent.
  get begun() {
    const changed = [...this.form.elements].some((field) =>
      field.type === "checkbox" || field.type === "radio"
        ? field.checked !== field.defaultChecked
        : field.options
          ? [...field.options].some((option) => option.selected !== option.defaultSelected) &&
            [...field.options].some((option) => option.defaultSelected)
          : "defaultValue" in field && field.type !== "hidden" && field.value !== field.defaultValue,
    );
    return changed || this.form.querySelector("[aria-invalid=true]") ? null : this.first;
  }

  read(ok, answer, sent) {
    if (!ok) {
      this.tell(`Niet bewaard. ${answer.fout ?? ""}`);
      return false;
    }
    this.failures = 0;
    this.form.elements.basis.value = answer.basis;
    this.saved = sent;
    const wrong = Object.keys(answer.fouten);
    for (const place of this.form.querySelectorAll("[data-veld]")) this.judge(place, answer.fouten[place.dataset.veld]);
    const parts = [`Bewaard om ${answer.tijd}`];
    if (wrong.length) parts.push("behalve wat hierboven fout staat");
    else if (answer.wacht.length) parts.push(`nog niet compleet: ${answer.wacht.join(", ").toLowerCase()}`);
    this.tell(this.dirty ? "Nog niet bewaard" : parts.join(", "));
    return true;
  }

  judge(place, text) {
    const lines = place.querySelector("[data-fout]");
    // What the server wrote there when the page came is about what stood there then.
    for (const old of place.querySelectorAll(".napl-veld__fouten:not([data-fout])")) old.replaceChildren();
    if ((lines.textContent || "") !== (text ?? "")) {
      lines.replaceChildren();
      if (text) {
        const line = document.createElement("p");
        line.className = "napl-veld__fout";
        line.textContent = text;
        lines.append(line);
      }
    }
    place.classList.toggle("napl-veld--fout", Boolean(text));
    for (const field of place.querySelectorAll("input, textarea, select")) {
      if (text) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
  }

  // The form comes back with both; what was typed since it was sent goes along.
  showConflict(html) {
    const holder = document.createElement("div");
    holder.innerHTML = html;
    const form = holder.querySelector("form");
    for (const field of this.form.elements) {
      const twin = field.id && form.querySelector(`#${CSS.escape(field.id)}`);
      if (twin && "value" in field && !["checkbox", "radio", "hidden"].includes(field.type)) twin.value = field.value;
      else if (twin) twin.checked = field.checked;
    }
    this.form.replaceWith(form);
    writers.delete(this.form);
    begin(form);
    form.querySelector("[data-kop]")?.focus();
  }

  // The server knows where a button leads; what it refuses, it shows on its page. A save that is under way comes first:
  // the other would meet it as if it were somebody else's.
  async onSubmit(event) {
    clearTimeout(this.timer);
    if (this.busy) {
      event.preventDefault();
      await this.busy;
      if (this.form.isConnected) this.form.requestSubmit(event.submitter);
      return;
    }
    writers.delete(this.form);
  }
}

const begin = (root) => {
  const forms = root.matches?.("form[data-bewaar]") ? [root] : root.querySelectorAll("form[data-bewaar]");
  for (const form of forms) {
    if (writers.has(form)) continue;
    writers.set(form, form.dataset.bewaar === "formulier" ? new Formulierschrijver(form) : new Schrijver(form));
  }
};

const open = () => [...writers.values()].filter(({ form }) => form.isConnected);
begin(document);

document.addEventListener("htmx:load", ({ detail: { elt } }) => begin(elt));
document.addEventListener("htmx:afterSwap", ({ detail: { target } }) => {
  target.querySelector("[data-kop]")?.focus();
});
// A swap of a discussion replaces the target itself.
document.addEventListener("htmx:load", ({ detail: { elt } }) => {
  if (elt.matches?.("[data-gesprek]")) elt.querySelector("[data-gesprekkop]").focus();
});

// Another cell opens where one was writing only when that text is saved.
document.addEventListener("htmx:confirm", (event) => {
  const { target, issueRequest } = event.detail;
  const inside = open().filter((writer) => target.contains(writer.form) && "werkblad" in target.dataset);
  if (!inside.some((writer) => writer.dirty || writer.busy)) return;
  event.preventDefault();
  Promise.all(inside.map((writer) => !writer.conflict && writer.save())).then((done) => {
    if (done.every(Boolean)) issueRequest(true);
    else inside[0].field.focus();
  });
});

for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(name, ({ detail: { elt } }) => {
    const line = elt.closest("[data-gesprek]")?.querySelector("[data-verstuurfout]");
    if (line) line.hidden = false;
    // The form of a cell did not come: then its own page does.
    else if (elt.matches("[data-open]")) window.location.assign(elt.href);
  });
}

window.addEventListener("online", () => open().forEach((writer) => writer.failures && writer.save()));
window.addEventListener("beforeunload", (event) => {
  if (open().some((writer) => writer.dirty)) event.preventDefault();
});
