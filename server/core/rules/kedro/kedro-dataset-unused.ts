import { defineRule } from "../../engine/rule.ts";
import { programsIn } from "../../facts/config/kedroPrograms.ts";
import { rootOf } from "../../kinds/data.ts";
import { otherCatalogs } from "../../kinds/kedro/catalogs.ts";
import { confFolder, kedroMentions } from "../../kinds/references/kedro.ts";
import { entriesAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import { isSlip } from "../../text/slip.ts";
import { folderOf } from "../../workspace/uri.ts";

export const kedroDatasetUnused = defineRule({
  id: "kedro-dataset-unused",
  summary: "No node of the project takes or gives a data set of the catalog",
  severity: "info",
  languages: ["yaml"],
  kinds: ["kedro"],
  references: ["https://docs.kedro.org/en/stable/catalog-data/data_catalog/"],
  fix: "none",

  *check(document, snapshot) {
    const project = folderOf(confFolder(document.uri));
    const programs = programsIn(`${project}/src`, snapshot) ?? [];
    const used = new Set(programs.flatMap((program) => [...kedroMentions(program, snapshot)]).flatMap(({ subject }) => (subject.sort === "dataset" ? [subject.name] : [])));
    // Without nodes that can be read, nothing is known.
    if (used.size === 0) return;
    const text = programs.map((program) => program.text).join("\n");
    const others = otherCatalogs(document, snapshot).catalogs.flatMap(({ root }) => entriesAt(root));
    const defined = new Set([...entriesAt(rootOf(document)), ...others].map(({ key }) => key.text.replace(/@.*$/, "")));
    const undefinedNames = [...used].filter((name) => !defined.has(name));
    for (const { key } of entriesAt(rootOf(document))) {
      const name = key.text.replace(/@.*$/, "");
      if (/^_|[{}]/.test(name) || used.has(name) || isNamed(name, text)) continue;
      // Names of data kept in memory are often alike: `X_train`, `y_train`.
      const near = nearest(name, undefinedNames, 1);
      const meant = near !== undefined && isSlip(name, near) && withoutDigits(name) !== withoutDigits(near) ? near : undefined;
      if (meant !== undefined) yield { at: key.span, severity: "warning", message: `No pipeline of the project takes or gives \`${key.text}\`, but one names \`${meant}\`, which no catalog has: it is kept in memory and lost, or missing when the run begins. Write the same name in both places.` };
      else yield { at: key.span, message: `No pipeline of the project takes or gives \`${key.text}\`. If nothing else loads it, such as a notebook, remove it.` };
    }
  },
});

const withoutDigits = (name: string): string => name.replaceAll(/\d/g, "");

const isNamed = (name: string, text: string): boolean => ['"', "'"].some((quote) => [quote, "@"].some((end) => text.includes(`${quote}${name}${end}`)));
