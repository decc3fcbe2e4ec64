// What readers read and hear, in French; \u202f is the narrow no-break space that French wants before « ; : ! ? ».

export const SEARCHING = "Recherche en cours…";
export const FAILED = "La recherche n’a pas pu se charger. Vérifiez votre connexion, puis réessayez.";
export const RETRY = "Réessayer";
export const SUGGESTIONS = "Pages proposées";
export const INVITATION = "Vous connaissez une réponse à ce problème\u202f? Faites-la connaître\u202f: le catalogue est ouvert à tous.";
export const NO_WORD = "Ces mots sont trop courants pour être cherchés\u202f: précisez un problème, une réponse ou un lieu.";

const quoted = (text) => `«\u202f${text}\u202f»`;
const counted = (count, one, many) => `${count.toLocaleString("fr-FR")} ${count < 2 ? one : many}`;

export const results = (count) => (count ? counted(count, "résultat", "résultats") : "Aucun résultat");
export const resultsFor = (count, query) => `${results(count)} pour ${quoted(query)}`;
export const pageTitle = (query, title) => `${quoted(query)} · ${title}`;
export const offered = (shown, total) =>
  `${counted(shown, "page proposée", "pages proposées")} sur ${counted(total, "résultat", "résultats")}. `
  + "Flèches pour les parcourir, Entrée pour tout voir.";
export const nothingYet = (query) => `Aucun résultat pour ${quoted(query)}.`;
export const mostWords = ({ found, asked }) =>
  `Aucune page ne contient les ${asked} mots. Voici celles qui en contiennent ${found === 1 ? "un" : found}.`;
export const mended = (text) => `Orthographe voisine\u202f: voici les résultats pour ${quoted(text)}.`;
export const didYouMean = "Vouliez-vous dire\u202f: ";
export const more = (count) => `Afficher ${count === 1 ? "le résultat suivant" : `les ${count} résultats suivants`}`;
export const shownNow = (shown, total) => `${counted(shown, "résultat affiché", "résultats affichés")} sur ${total.toLocaleString("fr-FR")}`;
