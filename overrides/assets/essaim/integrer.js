// The button that copies the code of a fiche's card; where the browser refuses, the code is selected for the reader to copy.
const button = document.querySelector("[data-copier-le-code]");
const code = document.getElementById("integrer-code");

button.hidden = false;
code.addEventListener("focus", () => code.select());
button.addEventListener("click", async () => {
  const status = button.parentElement.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(code.value);
    status.textContent = "Code copié.";
  } catch {
    code.focus();
    status.textContent = "Le code est sélectionné : copiez-le.";
  }
});
