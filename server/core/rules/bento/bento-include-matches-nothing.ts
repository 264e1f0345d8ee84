import { defineRule } from "../../engine/rule.ts";
import { foldersIn } from "../../facts/config/neighbours.ts";
import { isAlone } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { nodeAt, scalarsOf } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const bentoIncludeMatchesNothing = defineRule({
  id: "bento-include-matches-nothing",
  summary: "A file that is to be included does not exist",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["bentofile"],
  references: ["https://docs.bentoml.com/en/latest/reference/bentoml/bento-build-options.html"],
  fix: "none",

  *check(document, snapshot) {
    const folder = folderOf(document.uri);
    for (const file of scalarsOf(nodeAt(rootOf(document), "include"))) {
      // Of a pattern only the folder is known that its matches would lie in. A name without a folder may lie in any.
      const path = (/[*?[\]{}]/.test(file.text) ? file.text.replace(/[^/]*[*?[\]{}].*$/, "") : file.text).replace(/^\/|\/$/g, "");
      const places = path.includes("/") ? [folder] : [folder, ...foldersIn(folder, snapshot)];
      const ending = /^(?:\*\*\/)?\*(\.\w+)$/.exec(file.text)?.[1];
      const endings = ending === undefined ? new Set<string>() : endingsIn(folder, snapshot);
      const meant = ending === undefined || endings.has(ending) ? undefined : nearest(ending.slice(1), [...endings].map((one) => one.slice(1)), 1);
      if (meant !== undefined) yield { at: file.span, message: `No file here ends in \`${ending ?? ""}\`, so \`${file.text}\` takes nothing along. Did you mean \`*.${meant}\`?` };
      if (path === "" || file.text.startsWith("!") || isPlaceholder(file) || isAlone(document.uri, snapshot)) continue;
      const found = places.map((place) => resolvePath(place, path)).some((uri) => snapshot.files.exists(uri) || snapshot.files.list(uri).length > 0);
      if (!found) yield { at: file.span, message: `\`${file.text}\` does not exist, so the Bento is built without it. Correct the path.` };
    }
  },
});

/** How the files of the folder and of three levels below end. */
function endingsIn(folder: string, snapshot: Snapshot, levels = 3): ReadonlySet<string> {
  const inside = snapshot.files.list(folder);
  const below = levels === 0 ? [] : foldersIn(folder, snapshot).flatMap((uri) => [...endingsIn(uri, snapshot, levels - 1)]);
  return new Set([...inside.flatMap((uri) => /\.\w+$/.exec(uri)?.[0] ?? []), ...below]);
}
