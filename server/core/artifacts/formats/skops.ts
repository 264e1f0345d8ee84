import { judge } from "../globals/judge.ts";
import type { Evidence } from "../report.ts";
import { shown } from "../text.ts";
import { danger, doubt, remark } from "./format.ts";

/** Libraries whose classes only miss on skops' own list because nobody has looked yet, and the reader's own program. */
const KNOWN = /^(__main__|sklearn|numpy|scipy|pandas|lightgbm|xgboost|catboost|imblearn|quantile_forest|category_encoders|skops)(\.|$)/;

/** skops names the class of each object and refuses to load what it does not trust unless the caller lists it. */
export function skopsNode(object: Readonly<Record<string, unknown>>, where: () => string): readonly Evidence[] {
  const { __module__: module, __class__: name, __loader__: loader } = object;
  if (typeof module !== "string" || typeof name !== "string" || typeof loader !== "string") return [];
  const { verdict, reason } = judge(module, name);
  const whole = shown(`${module}.${name}`);
  if (verdict === "dangerous") return [danger(`Loading the file reaches \`${whole}\`, which ${reason}.`, where())];
  if (verdict === "safe") return [];
  const told = KNOWN.test(module) ? remark : doubt;
  return [told(`\`${whole}\` is not on skops' own list: \`skops.io.load\` refuses it until you name it in \`trusted=\`. Do so only if you know that code.`, where())];
}
