import { judge } from "../globals/judge.ts";
import type { Evidence } from "../report.ts";
import { shown } from "../text.ts";
import { danger, remark } from "./format.ts";

/**
 * skops names the class of each object and refuses to load what it does not trust unless the caller lists it, so an
 * unknown class is only worth a remark.
 */
export function skopsNode(object: Readonly<Record<string, unknown>>, where: () => string): readonly Evidence[] {
  const { __module__: module, __class__: name, __loader__: loader } = object;
  if (typeof module !== "string" || typeof name !== "string" || typeof loader !== "string") return [];
  const { verdict, reason } = judge(module, name);
  const whole = shown(`${module}.${name}`);
  if (verdict === "dangerous") return [danger(`Loading the file reaches \`${whole}\`, which ${reason}.`, where())];
  return verdict === "safe" ? [] : [remark(`\`${whole}\` is not on skops' own list: \`skops.io.load\` refuses it until you name it in \`trusted=\`. Do so only if you know that code.`, where())];
}
