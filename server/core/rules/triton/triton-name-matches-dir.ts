import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, folderOf } from "../../workspace/uri.ts";

export const tritonNameMatchesDir = defineRule({
  id: "triton-name-matches-dir",
  summary: "The name of a model is not that of its folder",
  severity: "warning",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document, snapshot) {
    const folder = folderOf(document.uri);
    const name = scalarAt(rootOf(document), "name");
    if (!name || name.text === "" || name.text === baseName(folder) || isPlaceholder(name)) return;
    const isModel = snapshot.files.list(folder).some((entry) => /\/\d+\/$/.test(entry)) || nearest(name.text, [baseName(folder)], 1) !== undefined;
    if (!isModel && !isRepository(folderOf(folder), folder, snapshot)) return;
    yield { at: name.span, message: `Triton wants the model's name to be that of its folder, \`${baseName(folder)}\`, and refuses the model otherwise. Rename one, or leave the name out.` };
  },
});

const MOST_MODELS = 50;

/** Other models stand beside this one, each in the folder of its name. Examples are copied from where they are, and called otherwise there. */
function isRepository(repository: string, own: string, snapshot: Snapshot): boolean {
  if (!/repo|models?$|triton/i.test(baseName(repository))) return false;
  const others = snapshot.files.list(repository).filter((entry) => entry.endsWith("/") && entry !== `${own}/`).slice(0, MOST_MODELS);
  const names = others.map((entry) => ({ folder: decodeURIComponent(baseName(entry.slice(0, -1))), config: snapshot.files.read(`${entry}config.pbtxt`) })).filter(({ config }) => config !== undefined);
  return names.length > 0 && names.every(({ folder, config }) => (config && scalarAt(rootOf(config), "name")?.text) === folder);
}
