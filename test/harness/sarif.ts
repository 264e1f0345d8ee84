import { readFileSync } from "node:fs";

import { Ajv } from "ajv";
import { default as addFormats } from "ajv-formats";

const PATH = "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";

/** True for a log that keeps to the official schema of SARIF 2.1.0; its `errors` say where one does not. */
export const isSarif = validator();

function validator() {
  const schema = new Map(Object.entries(JSON.parse(readFileSync(PATH, "utf8")) as Record<string, unknown>));
  // ajv reads draft 7; what the schema uses of draft 4 means the same there, but for the name of its id.
  schema.delete("id");
  schema.delete("$schema");
  // One of its patterns has a stray bracket, which only the older flavour of regular expressions takes.
  const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(Object.fromEntries(schema));
}
