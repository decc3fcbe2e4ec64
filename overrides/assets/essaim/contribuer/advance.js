// How far the form is filled, in words and on its bar.

/** Show what is filled of what must be; `part` finds the elements of the page. */
export function showAdvance(part, { filled, wanted }) {
  part("avancement").value = filled;
  part("avancement").max = wanted;
  part("avancement-mots").textContent = `${filled} ${filled > 1 ? "rubriques obligatoires remplies" : "rubrique obligatoire remplie"} sur ${wanted}`;
}
