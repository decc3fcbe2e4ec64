// Writes data as the form does: {schema, fiches: [{donnees, texte?, extension}]} in, [{texte, relu}] out.
import { readFileSync } from "node:fs";
import { inlined } from "../../overrides/assets/essaim/contribuer/schema.js";
import { readFile } from "../../overrides/assets/essaim/contribuer/yaml/file.js";
import { writeFile } from "../../overrides/assets/essaim/contribuer/yaml/writer.js";

const asked = JSON.parse(readFileSync(0, "utf-8"));
const schema = inlined(asked.schema);
process.stdout.write(JSON.stringify(asked.fiches.map(({ donnees, texte, extension }) => {
  const original = texte === undefined ? { extension } : readFile(texte, extension);
  const written = writeFile(donnees ?? original.data, schema, "initiatives", original);
  const again = readFile(written, extension);
  return { texte: written, relu: again.data, fautes: [...(original.faults ?? []), ...again.faults] };
})));
