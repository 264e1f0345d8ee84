import { defineRule, type Finding } from "../../engine/rule.ts";
import { ensembleSteps, versionsIn } from "../../facts/config/triton.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, manyOf, nodeAt, numberAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, folderOf } from "../../workspace/uri.ts";

/** Files that backends look for in the folder of a version. */
const MODEL_FILES = /^model\.(?:onnx|pt|plan|py|graphdef|xml|bin|pt2|joblib|json|txt)$|^model\.savedmodel\/$/;

export const tritonVersionDirMissing = defineRule({
  id: "triton-version-dir-missing",
  summary: "A model lies beside its config instead of in the folder of a version, or a version is asked for that has no folder",
  severity: "warning",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_repository.html"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    const folder = folderOf(document.uri);
    const there = versionsIn(folder, snapshot);
    if (root) yield* there.length === 0 ? misplaced(document, root, snapshot) : notThere(root, there);
    yield* stepsOf(document, root, snapshot);
  },
});

/** A model that is not in the folder of a version. */
function* misplaced(document: Document, root: Node, snapshot: Snapshot): Generator<Finding> {
  if (root.type !== "mapping" || entryOf(root, "ensemble_scheduling")) return;
  const names = snapshot.files.list(folderOf(document.uri)).map((uri) => (uri.endsWith("/") ? `${baseName(uri.slice(0, -1))}/` : baseName(uri)));
  const model = names.find((name) => MODEL_FILES.test(name));
  const at = entryOf(root, "name")?.key.span ?? root.entries[0]?.key.span;
  if (model !== undefined && at) yield { at, message: `\`${model}\` lies beside this file, but Triton looks for models in the folders of their versions, so it does not load this one. Move it to \`1/${model}\`.` };
}

/** Versions that the policy names and the folder does not have. */
function* notThere(root: Node, there: readonly number[]): Generator<Finding> {
  const asked = manyOf(nodeAt(root, "version_policy", "specific", "versions")).flatMap((node) => (node.type === "scalar" && typeof node.value === "number" ? [{ version: node.value, at: node.span }] : []));
  const lost = asked.filter(({ version }) => !there.includes(version));
  const isAll = lost.length === asked.length;
  for (const { version, at } of lost) yield { at, severity: isAll ? "error" : "warning", message: `The folder of the model has ${listed(there)}, and no version ${version}, so Triton ${isAll ? "has nothing to load" : "loads the others only"}. Correct the number, or add the folder \`${version}\`.` };
}

function* stepsOf(document: Document, root: Node | undefined, snapshot: Snapshot): Generator<Finding> {
  const steps = manyOf(nodeAt(root, "ensemble_scheduling", "step"));
  for (const [index, { model }] of ensembleSteps(root).entries()) {
    const version = scalarAt(steps[index], "model_version");
    const number = numberAt(steps[index], "model_version") ?? -1;
    const there = model && number > 0 ? versionsIn(`${folderOf(folderOf(document.uri))}/${encodeURIComponent(model.text)}`, snapshot) : [];
    if (model && version && there.length > 0 && !there.includes(number)) yield { at: version.span, severity: "error", message: `\`${model.text}\` has ${listed(there)}, and no version ${number}, so Triton cannot load the ensemble. Write -1 for the newest, or add the folder.`, related: [{ at: model.span, message: "The model of this step." }] };
  }
}

const listed = (versions: readonly number[]): string => `version${versions.length > 1 ? "s" : ""} ${versions.toSorted((a, b) => a - b).join(", ")}`;
