// The remedies of problems in the form's words: {form, problemes: [{rule, path, hint}]} in, [hint] out.
import { readFileSync } from "node:fs";
import { inFormWords } from "../../overrides/assets/essaim/contribuer/hints.js";

const { form, problemes } = JSON.parse(readFileSync(0, "utf-8"));
process.stdout.write(JSON.stringify(problemes.map((problem) => inFormWords(problem, form).hint)));
