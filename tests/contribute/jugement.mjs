// Judges a file as the form does: {texte, id, extension, form, schema, jour, codes, anciens} in, {lectures, problemes} out.
import { readFileSync } from "node:fs";
import { judge } from "../../overrides/assets/essaim/contribuer/judge.js";
import { dotted } from "../../overrides/assets/essaim/contribuer/quoting.js";
import { inlined } from "../../overrides/assets/essaim/contribuer/schema.js";
import { learnSentences } from "../../overrides/assets/essaim/contribuer/sentences.js";
import { readFile } from "../../overrides/assets/essaim/contribuer/yaml/file.js";

const asked = JSON.parse(readFileSync(0, "utf-8"));
learnSentences(asked.form.phrases);
const file = readFile(asked.texte, asked.extension);
const places = { known: async (code) => asked.codes[code] ?? null, former: async (code) => asked.anciens[code] ?? null };
const problems = await judge(file, {
  form: asked.form, schema: inlined(asked.schema), id: asked.id, isNew: false, today: asked.jour, places,
});
process.stdout.write(JSON.stringify({
  lectures: file.faults,
  problemes: problems.map((each) => ({ ...each, path: dotted(each.path) })),
}));
