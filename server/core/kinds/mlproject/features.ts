import { projectOf } from "../../facts/config/mlproject.ts";
import { entryOf, scalarAt } from "../../syntax/data/access.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";
import type { Candidate } from "../editing/complete.ts";
import { featuresOf } from "../editing/features.ts";
import type { TypingPlace } from "../editing/place.ts";
import type { Reference } from "../editing/reference.ts";
import { schema } from "./schema.ts";

export const features = featuresOf({ schema, dialect: "pyyaml", references, candidates });

const FILE_KEYS = ["conda_env", "python_env"];

function* references(document: Document, snapshot: Snapshot): Generator<Reference> {
  const project = projectOf(document);
  const folder = folderOf(document.uri);
  const files = FILE_KEYS.flatMap((key) => scalarAt(project?.root, key) ?? []).map(({ text, span }) => ({ path: text, at: span }));
  for (const { path, at } of [...files, ...(project?.entryPoints ?? []).flatMap(({ scripts }) => scripts)]) {
    const uri = resolvePath(folder, path);
    if (snapshot.files.exists(uri)) yield { at, targets: [{ uri, at: { start: 0, end: 0 } }], link: uri };
  }
  for (const { placeholders, parameters } of project?.entryPoints ?? []) {
    for (const { name, at } of placeholders) {
      const parameter = parameters.find(({ key }) => key.text === name);
      if (!parameter) continue;
      const fallback = entryOf(parameter.value, "default")?.value;
      const note = fallback?.type === "scalar" ? `Parameter \`${name}\`; default \`${fallback.text}\`.` : `Parameter \`${name}\`; it must be given.`;
      yield { at, targets: [{ uri: document.uri, at: parameter.key.span }], note };
    }
  }
}

/** Names of the parameters after `{` in a command. */
function* candidates(place: TypingPlace, document: Document): Generator<Candidate> {
  const [top, name, key] = place.path;
  const open = /^(.*\{)[\w.-]*$/.exec(place.typed);
  if (top !== "entry_points" || key !== "command" || !open) return;
  const entryPoint = projectOf(document)?.entryPoints.find((one) => one.name.text === name);
  for (const parameter of entryPoint?.parameters ?? []) yield { label: `${open[1] ?? ""}${parameter.key.text}}`, kind: "reference" };
}
