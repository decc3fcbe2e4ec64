// A record of the API, for the pages that show several.
import { siteRoot } from "../search/client.js";

/** A promise of the records of these ids, in their order; null stands for one that does not exist. */
export function fetchRecords(ids) {
  return Promise.all(ids.map(fetchRecord));
}

async function fetchRecord(id) {
  const response = await fetch(`${siteRoot()}api/v1/initiatives/${id}.json`);
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`${id}: ${response.status}`);
  return response.json();
}

/** The page of a fiche. */
export function pageOf(id) {
  return `${siteRoot()}initiatives/${id}/`;
}
