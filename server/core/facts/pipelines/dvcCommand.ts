import type { Scalar } from "../../syntax/data/node.ts";
import { EXPRESSIONS, lookUp, type Scope } from "../config/dvc/scope.ts";

/**
 * Whether commands with their `${…}` filled in are those that dvc.lock has; `undefined` where only DVC can fill them in. DVC writes numbers
 * in its own way (`5.0e-1` as `0.5`), so that of them only the value counts.
 */
export function isSameCommand(now: readonly Scalar[], then: readonly string[], scope: Scope): boolean | undefined {
  const templates = now.map((command) => templateOf(command, scope));
  if (templates.some((template) => template === undefined)) return undefined;
  return now.length === then.length && templates.every((template, index) => template?.((then[index] ?? "").trim()));
}

type Template = (text: string) => boolean;

function templateOf({ text }: Scalar, scope: Scope): Template | undefined {
  const numbers: number[] = [];
  let pattern = "";
  for (const [place, piece] of text.trim().split(EXPRESSIONS).entries()) {
    const found = place % 2 === 0 ? undefined : lookUp(scope, piece);
    if (place % 2 === 0) pattern += escaped(piece.replaceAll("\\${", "${"));
    else if (found?.state !== "found" || found.node.type !== "scalar" || found.node.text.includes("${")) return undefined;
    else if (typeof found.node.value === "number") {
      numbers.push(found.node.value);
      pattern += "([-+\\w.]+)";
    } else pattern += escaped(typeof found.node.value === "boolean" ? String(found.node.value) : found.node.text);
  }
  const whole = new RegExp(`^${pattern}$`);
  return (other) => {
    const [, ...given] = whole.exec(other) ?? [undefined, ...numbers.map(() => "none")];
    return whole.test(other) && given.every((one, index) => Number(one) === numbers[index]);
  };
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
