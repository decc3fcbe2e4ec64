// The rows of a comparison: questions that a reader asks of every fiche, each answered from its record (API v1).
import { dateInWords, french, lowered } from "./typography.js";

const UNKNOWN = "inconnu";
const texts = (list) => (list ?? []).map(({ texte }) => french(texte));
const READINESS = [
  ["porteur_d_accord", "porteur d’accord"], ["modele_economique_viable", "modèle économique viable"], ["evalue", "évaluée"],
  ["impact_justifie", "impact à la hauteur"], ["environnement_favorable", "environnement favorable"], ["repreneurs_identifies", "repreneurs identifiés"],
];

/**
 * Each question: {title, hint?, weigh, answer}. `answer(record, label)` gives a list of texts, empty for « non renseigné »;
 * `label(facet, value)` puts an id in words. `weigh` says that answers are worth setting against each other (short ones).
 */
export const QUESTIONS = [
  { title: "Le problème", answer: ({ donnees }) => [french(donnees.probleme)] },
  { title: "La réponse", answer: ({ donnees }) => [french(donnees.reponse)] },
  { title: "Thèmes", weigh: true, answer: ({ donnees }, label) => donnees.themes.map((id) => label("theme", id)) },
  { title: "Pour qui", weigh: true, answer: ({ donnees }, label) => donnees.publics.map((id) => label("public", id)) },
  {
    title: "La preuve", hint: "sa force, jamais la taille de l’effet", weigh: true,
    answer: ({ calcule }, label) => [label("preuve", calcule.preuve.niveau === null ? "nr" : String(calcule.preuve.niveau))],
  },
  { title: "L’effet trouvé", weigh: true, answer: ({ calcule }, label) => calcule.preuve.effets.map((id) => label("effet", id)) },
  { title: "Le coût", weigh: true, answer: cost },
  { title: "Prêt à essaimer", weigh: true, answer: readiness },
  { title: "Où elle est née", weigh: true, answer: (record) => placesOf(record, (place) => isOrigin(record, place)) },
  { title: "Où elle est reprise", weigh: true, answer: (record) => placesOf(record, (place) => place.sorte === "reprise" && !isOrigin(record, place)) },
  { title: "Où elle est en projet", weigh: true, answer: (record) => placesOf(record, ({ sorte }) => sorte === "projet") },
  { title: "Qui la porte", weigh: true, answer: ({ donnees }, label) => [`${french(donnees.porteur.nom)} (${lowered(label("porteur", donnees.porteur.type))})`] },
  { title: "Maturité", weigh: true, answer: ({ donnees }, label) => [label("maturite", donnees.maturite)] },
  { title: "Modèles", weigh: true, answer: ({ donnees }, label) => donnees.modeles.map((one) => model(one, label)) },
  { title: "Objectifs", weigh: true, answer: ({ donnees }, label) => donnees.objectifs.map(({ objectif }) => label("objectif", objectif)) },
  { title: "Ce dont le succès a dépendu", answer: ({ donnees }) => texts(donnees.conditions) },
  { title: "Limites et échecs", answer: ({ donnees }) => texts(donnees.limites) },
  { title: "Ce qui ne doit pas changer", answer: ({ donnees }) => texts(donnees.modelisation?.coeur) },
  { title: "Ce que l’on peut adapter", answer: ({ donnees }) => texts(donnees.modelisation?.marges) },
  { title: "Le kit", answer: ({ donnees }) => (donnees.kit ?? []).map(({ titre }) => french(titre)) },
  { title: "L’accompagnement", answer: ({ donnees }) => support(donnees.accompagnement) },
  { title: "Vérifiée le", answer: ({ donnees }) => [dateInWords(donnees.verifie_le)] },
];

function cost({ calcule: { cout } }, label) {
  if (cout.bande === null) return [];
  const exact = cout.par_beneficiaire === null ? [] : [`${cout.par_beneficiaire.toLocaleString("fr-FR", { maximumFractionDigits: 0 })}\u202f€ par bénéficiaire et par an`];
  return [label("cout", String(cout.bande)), ...exact];
}

function readiness({ calcule: { pret } }) {
  const named = (answer) => READINESS.filter(([id]) => pret.reponses[id] === answer).map(([, words]) => words);
  const [no, unknown] = [named("non"), named(UNKNOWN)];
  return [
    `${pret.oui} oui sur 6`,
    ...(no.length ? [`Non\u202f: ${no.join(", ")}`] : []),
    ...(unknown.length ? [`On ne sait pas\u202f: ${unknown.join(", ")}`] : []),
  ];
}

function placesOf({ calcule }, wanted) {
  return [...new Set(calcule.territoires.filter(wanted).map(({ nom }) => nom))];
}

/** The role is the fiche's own word: a fiche that replicates another is « reprise » where it began, yet it began there. */
function isOrigin({ donnees }, { implantation }) {
  return donnees.implantations[implantation - 1].role === "origine";
}

function model({ modele, sous_type: variant }, label) {
  return label("modele", modele) + (variant ? ` (${lowered(label("variante", variant))})` : "");
}

function support(given) {
  if (!given) return [];
  const days = given.jours_par_an === undefined ? [] : [`${given.jours_par_an.toLocaleString("fr-FR")} jours par an`];
  return [...days, ...(given.comment ? [french(given.comment)] : [])];
}
