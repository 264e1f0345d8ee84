import type { Expression } from "../../../syntax/python/expressionTree.ts";
import { dottedName, resolveName } from "../imports.ts";
import { effectsNamed } from "./calls.ts";
import { recordMutation, type Frame } from "./frame.ts";
import { ownersOf } from "./owners.ts";

/** `df["a"] = 1` and `model.head = x` change `df` and `model`; `os.environ["A"] = "1"` changes the process. */
export function changeTarget(target: Expression, frame: Frame): void {
  if (target.type === "tuple" || target.type === "list") target.items.forEach((item) => { changeTarget(item, frame); });
  if (target.type === "starred" && target.value) changeTarget(target.value, frame);
  if (target.type !== "attribute" && target.type !== "subscript") return;
  recordMutation(ownersOf(target, frame), frame);
  const dotted = dottedName(target.type === "subscript" ? target.value : target);
  if (dotted?.includes(".")) stateNamed(dotted, frame).forEach((effect) => frame.record.effects.add(effect));
}

/** What belongs to a library belongs to the process: `json.JSONEncoder.default = shown`. */
function stateNamed(dotted: string, { imports }: Frame): readonly string[] {
  const known = effectsNamed(resolveName(dotted, imports));
  return known.length === 0 && imports.has(dotted.split(".")[0] ?? "") ? ["options"] : known;
}
