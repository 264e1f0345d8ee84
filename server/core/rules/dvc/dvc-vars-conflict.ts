import { defineRule } from "../../engine/rule.ts";
import { DEFAULT_PARAMS, readParams } from "../../facts/config/dvc/params.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, walk } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import type { Span } from "../../text/span.ts";
import { folderOf } from "../../workspace/uri.ts";

export const dvcVarsConflict = defineRule({
  id: "dvc-vars-conflict",
  summary: "A variable is defined twice with different values",
  severity: "error",
  languages: ["yaml"],
  kinds: ["dvc"],
  references: ["https://dvc.org/doc/user-guide/project-structure/dvcyaml-files#vars"],
  fix: "none",

  *check(document, snapshot) {
    const params = readParams(`${folderOf(document.uri)}/${DEFAULT_PARAMS}`, snapshot);
    const seen = new Map<string, string>(params.state === "read" ? leaves(params.root).map(({ path }) => [path, DEFAULT_PARAMS]) : []);
    for (const item of itemsAt(rootOf(document), "vars")) {
      if (item.type !== "mapping") continue;
      for (const { path, at } of leaves(item)) {
        const within = [...seen.keys()].find((other) => other.startsWith(`${path}.`) || path.startsWith(`${other}.`));
        const earlier = seen.get(path) ?? (within === undefined ? undefined : seen.get(within));
        if (earlier !== undefined) yield { at, message: `\`${path}\` is defined in ${earlier} already, and DVC refuses to redefine it. Rename one of them.` };
        else seen.set(path, "`vars` above");
      }
    }
  },
});

interface Leaf {
  readonly path: string;
  readonly at: Span;
}

/** Values by their dotted path: mappings are merged, everything else may be defined once. */
function leaves(root: Node): readonly Leaf[] {
  return [...walk(root)].flatMap(({ node, path, entry }) => (entry && node.type !== "mapping" && path.every((step) => typeof step === "string") ? [{ path: path.join("."), at: entry.key.span }] : []));
}
