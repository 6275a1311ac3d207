// Hands an export to an FSRS optimizer: node train.mjs FOLDER FILE prints of how many items it learned.
// FOLDER is where packages are looked for. Exits with 77 where the package is missing.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [folder, file] = process.argv.slice(2);
let binding;
try {
	binding = createRequire(resolve(folder) + "/")("@open-spaced-repetition/binding");
} catch {
	process.exit(77);
}
const items = binding.convertCsvToFsrsItems(readFileSync(file), 4, "UTC", () => 0);
const parameters = await binding.computeParameters(items, { enableShortTerm: false });
if (parameters.length === 0 || !parameters.every(Number.isFinite)) process.exit(1);
console.log(items.length);
