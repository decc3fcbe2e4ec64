// Which model suits whom: the twin of src/essaim/levels/modele.py, point for point (a test compares them).

export const CONFIDENCE = { A: 3, B: 2, C: 1 };
const NEAR = 2;
const DISTANCES = ["exacte", "voisine", "loin", "loin"];

/**
 * Wishes {objectifs: [id], position: 1–4 or null, moyens: [id] or null} and models {id, numero, objectifs: {id: [croix,
 * confiance]}, positions, moyens} → [{modele, rang, points, raisons: [{sorte, cle, nuance, points}]}], best first.
 */
export function classement(wishes, models) {
  const scored = [...models].sort((one, other) => one.numero - other.numero).map((model) => {
    const raisons = [...objectives(wishes, model), ...place(wishes, model), ...means(wishes, model)];
    return { modele: model.id, points: raisons.reduce((sum, reason) => sum + reason.points, 0), raisons };
  });
  return scored
    .map((row) => ({ ...row, rang: 1 + scored.filter((other) => other.points > row.points).length }))
    .sort((one, other) => other.points - one.points);
}

function objectives(wishes, model) {
  return wishes.objectifs.map((objective) => {
    const [cross, confidence] = model.objectifs[objective] ?? [false, ""];
    return { sorte: "objectif", cle: objective, nuance: cross ? confidence : "non", points: cross ? CONFIDENCE[confidence] : 0 };
  });
}

function place(wishes, model) {
  if (wishes.position === null) return [];
  const cle = String(wishes.position);
  if (!model.positions.length) return [{ sorte: "place", cle, nuance: "hors-axe", points: 0 }];
  const away = Math.min(...model.positions.map((position) => Math.abs(wishes.position - position)));
  return [{ sorte: "place", cle, nuance: DISTANCES[away], points: Math.max(0, NEAR - away) }];
}

function means(wishes, model) {
  if (wishes.moyens === null) return [];
  return model.moyens.map((cle) => {
    const held = wishes.moyens.includes(cle);
    return { sorte: "moyen", cle, nuance: held ? "acquis" : "a-reunir", points: held ? 0 : -1 };
  });
}
