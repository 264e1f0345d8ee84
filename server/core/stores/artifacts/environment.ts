import { parseDocument } from "yaml";

import { isRecord } from "../numbers.ts";
import type { Artifacts } from "./artifact.ts";

/** Which packages a run was made with, by name. Python itself is one of them. */
export type Environment = Readonly<Record<string, string>>;

/** Files that say so, the fullest first: of a run that has several, what the first names counts. */
const FILES: readonly { readonly name: RegExp; readonly read: (text: string) => readonly (readonly [name: string, version: string])[] }[] = [
  { name: /(^|\/)requirements[^/]*\.txt$/, read: requirements },
  { name: /(^|\/)(conda|environment|conda-environment)\.ya?ml$/, read: conda },
  { name: /(^|\/)python_env\.ya?ml$/, read: pythonEnvironment },
];

export async function environmentOf(artifacts: Artifacts): Promise<Environment> {
  const listed = await artifacts.list();
  const found: (readonly [string, string])[] = [];
  for (const { name, read } of FILES) {
    const artifact = listed.find(({ id }) => name.test(id));
    const content = artifact && (await artifacts.read(artifact.id));
    if (content?.state === "text") found.push(...read(content.text));
  }
  return Object.fromEntries(found.toReversed().toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** Spellings of one name differ in case and in `-`, `_` and `.` (PEP 503). */
const canonical = (name: string): string => name.toLowerCase().replaceAll(/[-_.]+/g, "-");

function requirements(text: string): readonly (readonly [string, string])[] {
  return text.split("\n").flatMap((line) => {
    const [, name, rest = ""] = /^\s*([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?\s*([^#;]*)/.exec(line) ?? [];
    return name === undefined ? [] : [[canonical(name), rest.trim().replace(/^==\s*/, "")] as const];
  });
}

/** As conda exports it, `name=version=build`, with what pip installed as a list below. */
function conda(text: string): readonly (readonly [string, string])[] {
  const { dependencies } = fieldsOf(text);
  return listed(dependencies).flatMap((entry) => {
    if (isRecord(entry)) return listed(entry["pip"]).flatMap((each) => requirements(String(each)));
    const [name = "", version = ""] = String(entry).split(/=+/);
    return [[canonical(name.trim()), version] as const];
  });
}

function pythonEnvironment(text: string): readonly (readonly [string, string])[] {
  const { python, dependencies } = fieldsOf(text);
  const own = typeof python === "string" || typeof python === "number" ? [["python", String(python)] as const] : [];
  return [...own, ...listed(dependencies).flatMap((each) => (typeof each === "string" ? requirements(each) : []))];
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  const document = parseDocument(text, { logLevel: "silent" });
  const value: unknown = document.errors.length > 0 ? undefined : document.toJS();
  return isRecord(value) ? value : {};
}
