import { defineRule } from "../../engine/rule.ts";
import { nodeInputs, nodeNames } from "../../facts/config/kedroNodes.ts";
import { programsIn } from "../../facts/config/kedroPrograms.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { findFromHere } from "../../facts/config/paths.ts";
import { catalogEntries } from "../../kinds/kedro/catalogs.ts";
import { insideOf } from "../../kinds/references/pythonText.ts";
import { folderOf } from "../../workspace/uri.ts";

export const kedroInputUndefined = defineRule({
  id: "kedro-input-undefined",
  summary: "A node takes data that nothing gives",
  severity: "warning",
  languages: ["python"],
  references: ["https://docs.kedro.org/en/stable/build/nodes/"],
  fix: "none",

  *check(document, snapshot) {
    const inputs = nodeInputs(document).filter(({ value }) => !/^(?:params:|parameters$)/.test(value));
    const base = inputs.length > 0 ? findFromHere(document.uri, "conf/base/", snapshot) : undefined;
    if (base?.state !== "found") return;
    const conf = folderOf(base.uri.replace(/\/$/, ""));
    const programs = programsIn(`${folderOf(conf)}/src`, snapshot);
    // Data may be renamed on the way, or come from hooks and sessions.
    if (!programs || programs.some(({ text }) => RENAMES.test(text))) return;
    const text = programs.map((program) => program.text).join("\n");
    const entries = catalogEntries(conf, snapshot);
    if (entries.length === 0) return;
    const given = new Set(programs.flatMap((program) => nodeNames(program)).filter((name) => !inputs.includes(name)).map(({ value }) => value));
    for (const input of inputs) {
      const name = input.value.replace(/@.*$/, "");
      const at = insideOf(document.text, input);
      const written = text.split(new RegExp(`["']${name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?:@\\w+)?["']`)).length - 1;
      if (!at || written > 1 || given.has(input.value) || entries.some(({ key }) => matches(key.text.replace(/@.*$/, ""), name))) continue;
      const { hint } = meantBy({ text: name, span: at }, entries.map(({ key }) => key), "Add it to the catalog, or let a node give it.");
      yield { at, message: `No catalog has \`${name}\` and no node gives it, so the pipeline does not start. ${hint}` };
    }
  },
});

const RENAMES = /namespace\s*=|\binputs\s*=\s*\{[^}]*:\s*["'][^}]*\}\s*,[^)]*\bnamespace|catalog\.add|add_feed_dict|MemoryDataset|hook_impl|from_config\(/;

/** A name of a catalog may be a pattern: `{name}_rows`. */
const matches = (pattern: string, name: string): boolean => new RegExp(`^${pattern.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&").replaceAll(/\{\w+\}/g, ".+")}$`).test(name);
