// Ready to scale? The twin of src/essaim/levels/pret.py, verdict for verdict (a test compares all 729 sets of answers).

export const QUESTIONS = [
  "porteur_d_accord", "modele_economique_viable", "evalue", "impact_justifie", "environnement_favorable", "repreneurs_identifies",
];

/** Answers by question id (a missing one is unknown) → {reponses, oui, non, inconnues, verdict}. */
export function pret(answers) {
  const reponses = QUESTIONS.map((question) => answers[question] || "inconnu");
  const having = (answer) => QUESTIONS.filter((_, rank) => reponses[rank] === answer);
  const non = having("non");
  const inconnues = having("inconnu");
  let verdict = "pret";
  if (non.length) verdict = "consolider";
  else if (inconnues.length) verdict = "a-completer";
  return { reponses, oui: having("oui").length, non, inconnues, verdict };
}
