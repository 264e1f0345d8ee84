import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What the stand-in gives to tests, besides what the real extension gives to others. */
export interface YamlStandIn {
  /** Schemas for a file, asked as the real extension does: every contributor in turn. */
  requestCustomSchema(uri: string): readonly string[];
  requestCustomSchemaContent(schemaUri: string): string | undefined;
  contributors(): readonly string[];
  /** How often somebody wanted to register. */
  attempts(): number;
}

/**
 * Red Hat's YAML extension cannot be fetched from where tests run. This one has its id and its way to register contributors: once by
 * each name, asked for a schema by file, and for its text by the scheme of the schema's URI. The first who comes is sent away with an
 * error, as an extension does that is not ready.
 */
export function yamlStandIn(folder: string): string {
  const home = join(folder, "vscode-yaml");
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, "package.json"), JSON.stringify({ name: "vscode-yaml", publisher: "redhat", version: "0.0.0", engines: { vscode: "^1.101.0" }, main: "./main.js", activationEvents: ["onLanguage:yaml"] }));
  writeFileSync(join(home, "main.js"), MAIN);
  return home;
}

const MAIN = `
const { Uri } = require("vscode");
const contributors = {};
let attempts = 0;
exports.activate = () => ({
  registerContributor(name, requestSchema, requestSchemaContent) {
    attempts += 1;
    if (attempts === 1) throw new Error("The YAML extension is not ready.");
    if (contributors[name]) return false;
    if (!requestSchema) throw new Error("Illegal parameter for requestSchema.");
    contributors[name] = { requestSchema, requestSchemaContent };
    return true;
  },
  requestCustomSchema: (uri) => Object.values(contributors).map(({ requestSchema }) => requestSchema(uri)).filter((schema) => schema),
  requestCustomSchemaContent: (uri) => contributors[Uri.parse(uri).scheme]?.requestSchemaContent(uri),
  contributors: () => Object.keys(contributors),
  attempts: () => attempts,
});
`;
