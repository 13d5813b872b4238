// The sheet works without this file: the browser prints it too, and "Zet op het blad" puts the words on it.
const button = document.querySelector("[data-afdrukken]");
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// What is typed after that would not be on paper: print the field itself again.
document.addEventListener("input", ({ target }) => {
  target.closest(".napl-blad__antwoord--klaar")?.classList.remove("napl-blad__antwoord--klaar");
});
