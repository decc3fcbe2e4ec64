// « Nous l’avons reprise »: a place is added to the fiche, its role already said.

/** Show the places, with one more, ready to be named. */
export function takeUp(steps) {
  const rank = (steps.read().implantations ?? []).length;
  steps.show("lieux", { focus: false });
  steps.part("implantations").node.querySelector(":scope > button").click();
  const added = steps.part("implantations").items().at(-1);
  if (steps.part("implantations").items().length > rank) added.write({ role: "reprise", statut: "active" });
  added.row.scrollIntoView({ block: "start" });
  added.row.querySelector("input").focus();
}
