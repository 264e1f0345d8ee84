import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";
import { type Architecture, architectureOf } from "./architecture.ts";
import { OPEN_MODELS_AS_OF, openModel } from "./tables/openModels.ts";

/** Where the model of a config is known: a folder of the workspace with a config.json, or a name on the Hub that the table has. */
export function modelNamed(name: string, fromUri: string, snapshot: Snapshot): { readonly architecture: Architecture; readonly source: string } | undefined {
  const config = snapshot.files.read(resolvePath(folderOf(fromUri), `${name.replace(/\/$/, "")}/config.json`));
  const local = config && architectureOf(config);
  if (local) return { architecture: local, source: `${name}/config.json` };
  const known = openModel(name);
  return known && { architecture: known, source: `the model's config.json, as known in ${OPEN_MODELS_AS_OF}` };
}
