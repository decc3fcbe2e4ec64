// The nearest of the words, as the form finds it: [[word, [names]]] in, [id or null] out.
import { readFileSync } from "node:fs";
import { nearest } from "../../overrides/assets/essaim/contribuer/near.js";

const asked = JSON.parse(readFileSync(0, "utf-8"));
process.stdout.write(JSON.stringify(asked.map(([word, names]) => nearest(word, names.map((name) => [name])))));
