/**
 * `npm run generate` writes what follows from the rules and kinds: their lists, the page headers, the settings in
 * package.json and the table in README.md. With `--check` it writes nothing and fails where a file is stale.
 */
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, relative } from "node:path";

import type { RuleInGroup } from "../core/engine/rule.ts";
import type { Kind } from "../core/kinds/kind.ts";

const CORE = "server/core";
/** The groups that a reader looks for first, the last of them first of all. */
const GROUPS_FIRST = ["mlproject", "dvc", "notebook", "docker", "security", "leakage"];
const checkOnly = process.argv.includes("--check");
const stale: string[] = [];

const ruleFiles = sourcesOf(`${CORE}/rules/*/*.ts`);
const kindFiles = sourcesOf(`${CORE}/kinds/*/kind.ts`);

put(`${CORE}/rules/index.ts`, ruleList(ruleFiles));
put(`${CORE}/kinds/index.ts`, kindList(kindFiles));

const { rules } = (await import("../core/rules/index.ts")) as { rules: readonly RuleInGroup[] };
const { kinds } = (await import("../core/kinds/index.ts")) as { kinds: readonly Kind[] };
for (const rule of rules) put(pageOf(rule), page(rule));
put("package.json", packageJson());
if (existsSync("README.md")) put("README.md", readme());

for (const path of stale) console.log(`${checkOnly ? "stale" : "wrote"}: ${path}`);
if (checkOnly && stale.length > 0) {
  console.log("Run `npm run generate` and commit what it writes.");
  process.exitCode = 1;
}

function put(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  stale.push(path);
  if (!checkOnly) writeFileSync(path, text);
}

function sourcesOf(glob: string): readonly string[] {
  return globSync(glob).map((path) => path.replaceAll("\\", "/")).toSorted();
}

function camel(kebab: string): string {
  return kebab.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function ruleList(files: readonly string[]): string {
  const entries = files.map((path) => ({
    name: camel(basename(path, ".ts")),
    group: basename(dirname(path)),
    from: `./${relative(`${CORE}/rules`, path)}`,
  }));
  return [
    "// Written by `npm run generate`.",
    'import type { RuleInGroup } from "../engine/rule.ts";',
    ...entries.map(({ name, from }) => `import { ${name} } from "${from}";`),
    "",
    "export const rules: readonly RuleInGroup[] = [",
    ...entries.map(({ name, group }) => `  { ...${name}, group: "${group}" },`),
    "];",
    "",
  ].join("\n");
}

function kindList(files: readonly string[]): string {
  const names = files.map((path) => ({ name: camel(basename(dirname(path))), folder: basename(dirname(path)) }));
  return [
    "// Written by `npm run generate`.",
    ...names.map(({ name, folder }) => `import { ${name} } from "./${folder}/kind.ts";`),
    'import type { Kind } from "./kind.ts";',
    "",
    "export const kinds: readonly Kind[] = [",
    ...names.map(({ name }) => `  ${name},`),
    "];",
    "",
  ].join("\n");
}

function pageOf(rule: RuleInGroup): string {
  return `${CORE}/rules/${rule.group}/${rule.id}.md`;
}

function page(rule: RuleInGroup): string {
  const path = pageOf(rule);
  const old = existsSync(path) ? readFileSync(path, "utf8") : "\n";
  const written = old.replace(/^# [^]*?<!-- end of generated part -->\n/, "").replace(/^\n+/, "");
  // A page that is written before it is generated has a heading of its own.
  const body = written.replace(new RegExp(`^# ${rule.id}\\n+`), "");
  const appliesTo = [...rule.languages, ...(rule.kinds ?? [])].join(", ");
  const weakness = [...(rule.cwe ?? []), ...(rule.owasp ?? [])].join(", ") || "–";
  return [
    `# ${rule.id}`,
    "",
    `${rule.summary}.`,
    "",
    "| severity | for | fix | weakness |",
    "| --- | --- | --- | --- |",
    `| ${severityOf(rule)}${rule.strict ? ` (strict: ${rule.strict})` : ""} | ${appliesTo} | ${rule.fix} | ${weakness} |`,
    "",
    ...rule.references.map((reference) => `- <${reference}>`),
    "",
    "<!-- end of generated part -->",
    "",
    body,
  ].join("\n");
}

function severityOf({ severity, off }: RuleInGroup): string {
  return off ? `off (${severity})` : severity;
}

function packageJson(): string {
  const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
    contributes?: { configuration?: { properties?: Record<string, { properties?: object; additionalProperties?: unknown }> } };
  };
  const globs = manifest.contributes?.configuration?.properties?.["modelwright.kinds"];
  // The editor completes them where the settings are written, and marks others.
  if (globs) globs.additionalProperties = { type: "string", enum: kinds.map(({ id }) => id), enumDescriptions: kinds.map(({ title }) => title) };
  const severity = manifest.contributes?.configuration?.properties?.["modelwright.severity"];
  if (severity) {
    severity.properties = Object.fromEntries(
      rules.map((rule) => [
        rule.id,
        { enum: ["error", "warning", "info", "hint", "off"], description: `${rule.summary} (${rule.group}; ${severityOf(rule)} unless set).` },
      ]),
    );
  }
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

function readme(): string {
  const groups = [...new Set(rules.map(({ group }) => group))];
  const inOrder = groups.toSorted((a, b) => GROUPS_FIRST.indexOf(b) - GROUPS_FIRST.indexOf(a) || a.localeCompare(b));
  const tables = inOrder.map((group) => groupTable(group, rules.filter((rule) => rule.group === group)));
  return readFileSync("README.md", "utf8").replace(
    /(<!-- rules -->\n)[^]*?(<!-- end of rules -->)/,
    (_, start: string, end: string) => `${start}\n${tables.join("\n\n")}\n\n${end}`,
  );
}

function groupTable(group: string, inGroup: readonly RuleInGroup[]): string {
  return [
    `<details><summary><b>${group}</b>: ${inGroup.length} ${inGroup.length === 1 ? "rule" : "rules"}</summary>`,
    "",
    "| rule | finds | severity | fix |",
    "| --- | --- | --- | --- |",
    ...inGroup.map((rule) => `| [${rule.id}](${pageOf(rule)}) | ${rule.summary} | ${severityOf(rule)} | ${rule.fix} |`),
    "",
    "</details>",
  ].join("\n");
}
