/**
 * `npm run bench:notebooks [-- --list]`: how well the conversion of notebooks sees names and effects, and what it makes of
 * real notebooks. The cases lie outside the project, in the folder that MODELWRIGHT_CASES names.
 */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

import { loadParsers } from "../../server/host/parsers.ts";
import { scoreDefinitions, scoreGraphs, scoreProbes, scoreSlices } from "./notebooks/names.ts";

const folder = join(resolve(process.env["MODELWRIGHT_CASES"] ?? "../shared/data"), "notebooks");
const list = process.argv.includes("--list");

if (existsSync(folder)) await run();
else console.log(`Skipped: there is no ${folder}. Name the folder with the cases in MODELWRIGHT_CASES.`);

async function run(): Promise<void> {
  await loadParsers();
  for (const score of [scoreProbes, scoreDefinitions, scoreGraphs, scoreSlices]) {
    const { name, right, of, wrong } = score(folder);
    console.log(`${name.padEnd(28)} ${right}/${of}`);
    if (list) wrong.forEach((line) => { console.log(`    ${line}`); });
  }
}
