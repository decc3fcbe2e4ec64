// The sources that a fiche declares, for the other steps to cite.
import { plain } from "./near.js";

/** A source takes its id from its title. */
export function nameSources(sources) {
  for (const item of sources.items()) {
    const title = item.parts.get("titre").read();
    if (title && item.parts.get("id").read() === undefined) item.parts.get("id").write(plain(String(title)).slice(0, 40).replace(/-$/, ""));
  }
}

/** [[id, what is shown]] of the sources that have an id; none before the form is made. */
export function declaredSources(sources) {
  return (sources?.items() ?? []).map((item) => [item.parts.get("id").read(), item.parts.get("titre").read() ?? ""])
    .filter(([id]) => typeof id === "string").map(([id, title]) => [id, `${id}\u202f: ${String(title)}`.slice(0, 90)]);
}
