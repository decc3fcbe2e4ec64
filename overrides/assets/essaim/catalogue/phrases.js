// What the catalogue says, in French; \u202f is the narrow no-break space of French typography, \u00a0 the wide one.

export const counted = (count, one, many = `${one}s`) => `${count.toLocaleString("fr-FR")} ${count < 2 ? one : many}`;
export const quoted = (text) => `«\u202f${text}\u202f»`;
export const initiatives = (count) => (count ? counted(count, "initiative") : "Aucune initiative");
export const outOf = (total) => ` sur ${total.toLocaleString("fr-FR")}`;
export const searched = (query) => ` pour ${quoted(query)}`;
export const pageTitle = (query, title) => `${quoted(query)} · ${title}`;

export const LOADING = "Chargement des filtres…";
export const FAILED = "Les filtres n’ont pas pu se charger. La liste entière reste affichée\u202f: vérifiez votre connexion, puis réessayez.";
export const RETRY = "Réessayer";
export const SEE = (count) => (count ? `Voir ${counted(count, "fiche")}` : "Aucune fiche\u202f: revenir");
export const REMOVE = "Retirer";
export const CLEAR = "Tout effacer";
export const NOTHING = "Aucune initiative ne répond à tout cela";
export const DROP = "Retirez un critère pour en trouver\u202f:";
export const dropped = (labels, count) => `sans ${labels.join(" ni ")}\u202f: ${initiatives(count)}`;
export const INVITE = "Rien ne convient\u202f? Dites-le\u202f: le catalogue est ouvert à tous.";
export const more = (count) => `Afficher ${count === 1 ? "la fiche suivante" : `les ${count} fiches suivantes`}`;
export const shownNow = (shown, total) => `${counted(shown, "fiche affichée", "fiches affichées")}${outOf(total)}`;
export const ELSEWHERE = "Ailleurs sur le site";
export const allPages = (count) => `Tout voir\u202f: ${counted(count, "page")}`;
export const DRAW_AGAIN = "Mélanger encore";
export const CSV_FAILED = "Le fichier n’a pas pu être préparé. Réessayez.";
export const csvReady = (count) => `Fichier prêt\u202f: ${counted(count, "ligne")}.`;
export const CARDS_FAILED = "Ces fiches n’ont pas pu se charger. Vérifiez votre connexion, puis réessayez.";
export const partial = ({ found, asked }) =>
  `Aucune initiative ne contient les ${asked} mots. Voici celles qui en contiennent ${found === 1 ? "un" : found}.`;

export const SORTS = {
  pertinence: "Pertinence",
  preuve: "Preuve la plus forte",
  fraicheur: "Vérifiées récemment",
  reprises: "Les plus reprises",
  proximite: "Les plus proches",
  titre: "Titre",
  hasard: "Surprenez-moi",
};
/** Why an order cannot be chosen yet. */
export const FIRST = { pertinence: " (cherchez d’abord des mots)", proximite: " (choisissez d’abord un territoire)" };
export const NOWHERE = "Aucun territoire ne commence ainsi.";
export const NO_FICHE_THERE = "Aucune fiche ne nomme ce territoire.";
export const absentFrom = (where) => `Aucune fiche ${where}.`;
export const elsewhereFor = (name) => `Voir ce qui est prouvé ailleurs pour ${name}`;
export const instead = (name, count) => `Chercher autour\u202f: ${name} (${counted(count, "fiche")})`;
export const BY_SIZE = "Par taille de commune\u202f: ";
export const TOWNS = "Taille des communes\u202f: ";
export const AROUND = { dans: "", "au-dessus": " et au-dessus", pres: " et autour" };

/** A chosen value in words: « Problème : logement », « Kit réutilisable ». */
export const value = (facet, label) => (label === "oui" ? facet : `${facet}\u202f: ${label}`);
export const least = { preuve: (level) => `Preuve ≥ ${level}`, pret: (count) => `Prêt à essaimer ≥ ${count} oui` };
export const readiness = (answers) => {
  const count = (answer) => answers.filter((given) => given === answer).length;
  const [no, unknown] = [count("non"), count("inconnu")];
  return {
    yes: `${count("oui")} oui`,
    rest: ` sur 6${no ? ` · ${no} non` : ""}${unknown ? ` · ${unknown} ${unknown > 1 ? "inconnus" : "inconnu"}` : ""}`,
  };
};
