// Writing in a raamwerk works without this file: every text has a form of its own. With it a cell opens in the page and
// saves itself while one types. What somebody typed stays in the field until the server says that it has it.
const PAUSE_MS = 1200;
const RETRY_MS = [3000, 6000, 12000, 30000, 60000];
const writers = new Map();

const csrf = (form) => /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? form.elements.csrfmiddlewaretoken.value;

class Schrijver {
  constructor(form) {
    this.form = form;
    this.field = form.elements.tekst;
    this.status = form.querySelector("[data-stand]");
    this.conflict = "conflict" in form.dataset;
    this.saved = this.conflict ? null : this.field.defaultValue;
    this.timer = null;
    this.busy = null;
    this.failures = 0;
    this.refused = null;
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("change", () => this.typed());
    form.addEventListener("submit", (event) => this.onSubmit(event));
    form.querySelector("[data-sluit]")?.addEventListener("click", (event) => this.onClose(event));
    // Somebody may type between the moment the form shows and the moment this listens.
    this.typed();
  }

  get dirty() {
    return this.field.value !== this.saved;
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
    const sent = this.field.value;
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

const begin = (root) => {
  const forms = root.matches?.("form[data-bewaar]") ? [root] : root.querySelectorAll("form[data-bewaar]");
  for (const form of forms) if (!writers.has(form)) writers.set(form, new Schrijver(form));
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
