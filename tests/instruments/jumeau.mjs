// Runs a function of one of the site's modules on many sets of arguments: {module, name, calls} in, the results out.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { module, name, calls } = JSON.parse(readFileSync(0, "utf8"));
globalThis.document = { documentElement: { dataset: {} }, baseURI: "http://exemple.test/" };
const twin = (await import(pathToFileURL(module).href))[name];
process.stdout.write(JSON.stringify(calls.map((call) => twin(...call))));
