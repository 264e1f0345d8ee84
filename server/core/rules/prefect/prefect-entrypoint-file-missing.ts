import { defineRule } from "../../engine/rule.ts";
import { findFromHere, isMisspelt, liesInstead, missingAmong } from "../../facts/config/paths.ts";
import { symbolIn } from "../../facts/config/symbols.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const prefectEntrypointFileMissing = defineRule({
  id: "prefect-entrypoint-file-missing",
  summary: "The file of a flow does not exist",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["prefect"],
  references: ["https://docs.prefect.io/v3/how-to-guides/deployments/prefect-yaml"],
  fix: "none",

  *check(document, snapshot) {
    const folder = folderOf(document.uri);
    const entrypoints = itemsAt(rootOf(document), "deployments").flatMap((deployment) => scalarAt(deployment, "entrypoint") ?? []);
    const places = entrypoints.flatMap((entrypoint) => {
      const symbol = symbolIn(entrypoint.text);
      return symbol ? [[entrypoint, resolvePath(folder, symbol.file)] as const] : [];
    });
    const sure = places.filter(([entrypoint, uri]) => (isMisspelt(uri, snapshot, document.uri) || (!snapshot.files.exists(uri) && liesInstead(uri, document.uri, snapshot) !== undefined)) && findFromHere(document.uri, symbolIn(entrypoint.text)?.file ?? "", snapshot).state !== "found").map(([entrypoint]) => entrypoint);
    const beside = places.filter(([, uri]) => !snapshot.files.exists(uri) && hasFlows(folderOf(uri), snapshot)).map(([entrypoint]) => entrypoint);
    for (const entrypoint of new Set([...sure, ...beside, ...missingAmong(places, snapshot)])) yield { at: entrypoint.span, message: `\`${symbolIn(entrypoint.text)?.file ?? ""}\` does not exist, so the deployment cannot run. Correct the path.` };
  },
});

/** Other flows lie in the folder, so that the project is there and the file is not. */
const hasFlows = (folder: string, { files }: Snapshot): boolean =>
  files.list(folder).filter((uri) => uri.endsWith(".py")).slice(0, MOST_FILES).some((uri) => /^\s*@(?:\w+\.)?flow\b/m.test(files.read(uri)?.text ?? ""));

const MOST_FILES = 40;
