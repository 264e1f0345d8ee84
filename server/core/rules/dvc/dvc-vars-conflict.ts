import { defineRule } from "../../engine/rule.ts";
import { DEFAULT_PARAMS, readParams } from "../../facts/config/dvc/params.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, walk } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import type { Span } from "../../text/span.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const dvcVarsConflict = defineRule({
  id: "dvc-vars-conflict",
  summary: "A variable is defined twice with different values",
  severity: "error",
  languages: ["yaml"],
  kinds: ["dvc"],
  references: ["https://dvc.org/doc/user-guide/project-structure/dvcyaml-files#vars"],
  fix: "none",

  *check(document, snapshot) {
    const folder = folderOf(document.uri);
    const params = readParams(`${folder}/${DEFAULT_PARAMS}`, snapshot);
    const seen = new Map<string, string>(params.state === "read" ? leaves(params.root).map(({ path }) => [path, DEFAULT_PARAMS]) : []);
    for (const item of itemsAt(rootOf(document), "vars")) {
      const source = item.type === "scalar" ? item.text : "`vars` above";
      for (const { path, at } of item.type === "scalar" ? loaded(item, folder, snapshot) : leaves(item)) {
        const within = [...seen.keys()].find((other) => other.startsWith(`${path}.`) || path.startsWith(`${other}.`));
        const earlier = seen.get(path) ?? (within === undefined ? undefined : seen.get(within));
        if (earlier !== undefined) yield { at, message: `\`${path}\` is defined in ${earlier} already, and DVC refuses to redefine it. Rename one of them.` };
        else seen.set(path, source);
      }
    }
  },
});

interface Leaf {
  readonly path: string;
  readonly at: Span;
}

/** What a file brings, or the keys that are named behind a colon. The default file is loaded once, whoever names it. */
function loaded(item: Scalar, folder: string, snapshot: Snapshot): readonly Leaf[] {
  const [path = "", keys] = item.text.split(/:(?!\/)/);
  const uri = resolvePath(folder, path);
  const file = readParams(uri, snapshot);
  if (file.state !== "read" || uri === `${folder}/${DEFAULT_PARAMS}`) return [];
  const wanted = keys?.split(",").map((key) => key.trim());
  return leaves(file.root).flatMap(({ path: name }) => (!wanted || wanted.some((key) => name === key || name.startsWith(`${key}.`)) ? [{ path: name, at: item.span }] : []));
}

/** Values by their dotted path: mappings are merged, everything else may be defined once. */
function leaves(root: Node): readonly Leaf[] {
  return [...walk(root)].flatMap(({ node, path, entry }) => (entry && node.type !== "mapping" && path.every((step) => typeof step === "string") ? [{ path: path.join("."), at: entry.key.span }] : []));
}
