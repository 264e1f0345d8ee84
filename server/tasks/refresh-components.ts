/**
 * `node server/tasks/refresh-components.ts FOLDER`, for maintainers: writes what the classes and functions take that configs name
 * by their import path (`_component_`, `class_path`, `type`), from their Python sources. FOLDER holds unpacked releases from the
 * Python Package Index, each in a folder `name-version`; several releases of one library are joined, so that older files stay right.
 */
import { execFileSync } from "node:child_process";
import { globSync, writeFileSync } from "node:fs";

interface Library {
  readonly file: string;
  readonly constant: string;
  /** Folders of the package in its releases. */
  readonly packages: string;
  readonly modules: string;
  readonly licence: string;
}

const LIBRARIES: readonly Library[] = [
  { file: "torchtuneComponents", constant: "TORCHTUNE_COMPONENTS", packages: "torchtune-*/torchtune", modules: "torchtune\\.(?:models|training|modules|datasets|data|rlhf|generation|utils)\\b", licence: "BSD-3-Clause" },
  { file: "haystackComponents", constant: "HAYSTACK_COMPONENTS", packages: "haystack_ai-*/haystack", modules: "haystack\\.(?:components|document_stores)\\b", licence: "Apache-2.0" },
  { file: "lightningComponents", constant: "LIGHTNING_COMPONENTS", packages: "lightning-*/lightning/pytorch", modules: "pytorch\\.(?:callbacks|loggers|strategies|profilers|plugins|accelerators)\\b", licence: "Apache-2.0" },
];

interface Known {
  readonly modules: Readonly<Record<string, readonly string[]>>;
  readonly names: Readonly<Record<string, Readonly<Record<string, { readonly types: readonly string[]; readonly default: string }>>>>;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("say where the unpacked releases are: node server/tasks/refresh-components.ts FOLDER");
for (const library of LIBRARIES) write(folder, library);

function write(releases: string, { file, constant, packages, modules, licence }: Library): void {
  const paths = globSync(`${releases}/${packages}`).toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
  const known = JSON.parse(execFileSync("python3", ["server/tasks/fields/signatures.py", modules, ...paths], { encoding: "utf8", maxBuffer: 1e8 })) as Known;
  const versions = paths.map((path) => path.slice(releases.length).split("/")[1] ?? "");
  const open = Object.keys(known.modules).filter((name) => !name.includes("._"));
  const taking = new Map<string, string[]>();
  const others = open.flatMap((name) => known.modules[name] ?? []).filter((name) => !(name in known.names));
  for (const [name, fields] of [...Object.entries(known.names), ...others.map((name) => [name, { "**": { types: ["any"], default: "" } }] as const)]) {
    const spelled = Object.entries(fields).map(([argument, { types, default: value }]) => `${argument}: ${types.includes("any") ? "any" : types.join("|")}${value === "" || value.length > 30 || value.includes(";") ? "" : ` = ${value}`}`).join("; ");
    const names = taking.get(spelled) ?? [];
    if (!names.includes(name)) taking.set(spelled, [...names, name]);
  }
  const rows = [...taking].map(([spelled, names]) => `    [${JSON.stringify(names.toSorted().join(" "))}, ${JSON.stringify(spelled)}],`).toSorted();
  const [first = "", last = ""] = [versions[0], versions.at(-1)].map((version) => version?.replace(/^.*-/, ""));
  const target = `server/core/kinds/schema/fields/${file}.ts`;
  writeFileSync(target, `// Written by \`node server/tasks/refresh-components.ts\`: names, arguments, types and defaults of ${versions.join(", ")} (${licence}), read on ${new Date().toISOString().slice(0, 10)}.\nimport type { ComponentTable } from "../componentTable.ts";\n\nexport const ${constant}: ComponentTable = {\n  releases: ${JSON.stringify(`${first} to ${last}`)},\n  modules: ${JSON.stringify(open.join(" "))},\n  components: [\n${rows.join("\n")}\n  ],\n};\n`);
  console.log(`wrote: ${target}, ${taking.size} signatures`);
}
