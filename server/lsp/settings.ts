import { defaultSettings, rules, type Settings, type Severity } from "../core/index.ts";

const SEVERITIES: readonly unknown[] = ["error", "warning", "info", "hint", "off"] satisfies readonly (Severity | "off")[];

/** Reads what the editor sends for `modelwright`. What is missing or of the wrong shape counts as not set. */
export function readSettings(sent: unknown, trusted: boolean): Settings {
  const given = recordOf(sent);
  return {
    severity: {
      ...(given["yamlSchemas"] === "yamlExtension" ? schemaRulesOff : {}),
      ...entriesWhere(given["severity"], (value): value is Severity | "off" => SEVERITIES.includes(value)),
    },
    preset: given["preset"] === "strict" ? "strict" : defaultSettings.preset,
    ignore: Array.isArray(given["ignore"]) ? given["ignore"].filter((glob) => typeof glob === "string") : defaultSettings.ignore,
    kinds: entriesWhere(given["kinds"], (value): value is string => typeof value === "string"),
    runs: entriesWhere(given["runs"], (value): value is string => typeof value === "string"),
    trusted,
  };
}

/** For people who want the YAML extension's words. */
const schemaRulesOff: Settings["severity"] = Object.fromEntries(rules.filter(({ id, languages }) => id.endsWith("-schema") && languages.includes("yaml")).map(({ id }) => [id, "off"] as const));

function entriesWhere<Value>(sent: unknown, isWanted: (value: unknown) => value is Value): Readonly<Record<string, Value>> {
  const wanted = Object.entries(recordOf(sent)).flatMap(([key, value]) => (isWanted(value) ? [[key, value] as const] : []));
  return Object.fromEntries(wanted);
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};
