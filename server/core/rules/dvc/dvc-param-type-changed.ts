import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import { folderOf } from "../../workspace/uri.ts";

export const dvcParamTypeChanged = defineRule({
  id: "dvc-param-type-changed",
  summary: "A parameter is of another type than when the pipeline ran last",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["params"],
  references: ["https://dvc.org/doc/user-guide/pipelines/defining-pipelines#parameter-dependencies"],
  fix: "none",

  *check(document, snapshot) {
    const lock = snapshot.files.read(`${folderOf(document.uri)}/dvc.lock`);
    const told = new Set<Scalar>();
    for (const { stage, now, before } of usesIn(lock && soundRoots(lock)[0], rootOf(document))) {
      for (const [scalar, old] of changedTypes(now, before)) {
        if (told.has(scalar)) continue;
        told.add(scalar);
        yield { at: scalar.span, message: `\`${scalar.text}\` is ${typeName(scalar)} here, and was ${typeName(old)} (\`${old.text}\`) when \`${stage}\` ran last: a program that reckons with it fails or does something else. ${typeof scalar.value === "string" && typeof old.value === "number" ? "Remove the quotes, or write the number as YAML reads it." : "Write it as it was, if that is not meant."}` };
      }
    }
  },
});

/** The parameters that stages ran with, beside what stands in the file now. */
function* usesIn(lock: Node | undefined, params: Node | undefined): Generator<{ readonly stage: string; readonly now: Node; readonly before: Node }> {
  for (const { key: stage, value } of entriesAt(lock, "stages")) {
    for (const { key, value: before } of entriesAt(value, "params", "params.yaml")) {
      const now = nodeAt(params, ...key.text.split("."));
      if (now) yield { stage: stage.text, now, before };
    }
  }
}

function* changedTypes(now: Node, before: Node): Generator<readonly [Scalar, Scalar]> {
  if (now.type === "scalar" && before.type === "scalar") {
    if (now.value !== null && before.value !== null && typeof now.value !== typeof before.value) yield [now, before];
  } else if (now.type === "mapping") {
    for (const { key, value } of now.entries) {
      const other = scalarAt(before, key.text) ?? nodeAt(before, key.text);
      if (other) yield* changedTypes(value, other);
    }
  }
}

const typeName = ({ value }: Scalar): string => (typeof value === "number" ? "a number" : typeof value === "boolean" ? "true or false" : "text");
