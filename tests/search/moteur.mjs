// Runs the browser's engine on an index folder: one JSON command a line on stdin, one JSON answer a line on stdout.
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [, , assets, folder] = process.argv;
const load = (name) => import(pathToFileURL(`${assets}/essaim/search/${name}`));
const lunr = import(pathToFileURL(`${assets}/vendor/lunr/lunr.module.js`)).then((module) => module.default);
const { createEngine } = await load("engine.js");
const { tokens, family } = await load("normalise.js");

let fetched = [];
async function fetchFile(address) {
  fetched.push(address);
  try {
    return new Response(await readFile(`${folder}/${address}`));
  } catch {
    return new Response("", { status: 404 });
  }
}

let engine;
const commands = {
  tokens: (texts) => texts.map(tokens),
  families: (terms) => terms.map(family),
  french: async () => (await load("french.js")).default,
  open: () => ((engine = createEngine({ base: "", lunr, fetch: fetchFile })), (fetched = []), null),
  rank: (queries) => Promise.all(queries.map((query) => engine.rank(query))),
  search: ([query, options]) => engine.search(query, options),
  fetched: () => fetched,
};
for await (const line of createInterface({ input: process.stdin })) {
  const { name, value } = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(await commands[name](value))}\n`);
}
