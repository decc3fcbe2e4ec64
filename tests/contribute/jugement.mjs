// Judges files as the form does: {textes, id, extension, form, schema, jour, codes, anciens} in, [{lectures, problemes}] out.
import { readFileSync } from "node:fs";
import { judge } from "../../overrides/assets/essaim/contribuer/judge.js";
import { dotted } from "../../overrides/assets/essaim/contribuer/quoting.js";
import { inlined } from "../../overrides/assets/essaim/contribuer/schema.js";
import { learnSentences } from "../../overrides/assets/essaim/contribuer/sentences.js";
import { readFile } from "../../overrides/assets/essaim/contribuer/yaml/file.js";

const asked = JSON.parse(readFileSync(0, "utf-8"));
learnSentences(asked.form.phrases);
const places = { known: async (code) => asked.codes[code] ?? null, former: async (code) => asked.anciens[code] ?? null };
const schema = inlined(asked.schema);

async function judged(text) {
  const file = readFile(text, asked.extension);
  const problems = await judge(file, { form: asked.form, schema, id: asked.id, isNew: false, today: asked.jour, places });
  return { lectures: file.faults, problemes: problems.map((each) => ({ ...each, path: dotted(each.path) })) };
}

process.stdout.write(JSON.stringify(await Promise.all(asked.textes.map(judged))));
