import { defineRule } from "../../engine/rule.ts";
import { nodeNames } from "../../facts/config/kedroNodes.ts";
import { hasName, namesOf, valuesOf } from "../../facts/config/kedroConf.ts";
import { findFromHere } from "../../facts/config/paths.ts";
import { insideOf } from "../../kinds/references/pythonText.ts";
import { nearest } from "../../text/nearest.ts";
import { folderOf } from "../../workspace/uri.ts";

export const kedroParameterUndefined = defineRule({
  id: "kedro-parameter-undefined",
  summary: "A node takes a parameter that no file of parameters has",
  severity: "warning",
  languages: ["python"],
  references: ["https://docs.kedro.org/en/stable/configure/parameters/"],
  fix: "none",

  *check(document, snapshot) {
    const names = nodeNames(document).filter(({ value }) => value.startsWith("params:"));
    const base = names.length > 0 ? findFromHere(document.uri, "conf/base/", snapshot) : undefined;
    if (base?.state !== "found") return;
    const roots = valuesOf("parameters", folderOf(base.uri.replace(/\/$/, "")), snapshot);
    // Without any parameters that can be read, nothing is known.
    if (namesOf(roots).length === 0) return;
    for (const text of names) {
      const name = text.value.slice("params:".length);
      const inside = hasName(roots, name) ? undefined : insideOf(document.text, text);
      if (!inside) continue;
      const meant = nearest(name, namesOf(roots));
      yield { at: { start: inside.start + "params:".length, end: inside.end }, message: `No file of parameters under \`conf\` has \`${name}\`, so the node cannot run unless it is given on the command line. ${meant === undefined ? "Add it to `parameters.yml`." : `Did you mean \`${meant}\`?`}` };
    }
  },
});
