import type { Expression } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import { walk } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";
import type { Call } from "../python/calls.ts";

/** False where the address begins with a fixed host, so that only what is asked there can be chosen from outside. */
export function choosesHost({ arguments: given }: Call, document: Document): boolean {
  const positional = given.filter(({ name }) => name === undefined);
  const address = given.find(({ name }) => name === "url") ?? positional.find(({ value }) => value.type !== "text" || value.value.includes(":"));
  return address === undefined || !FIXED.test(beginningOf(document, address.value, 0));
}

/** `"https://host/…`, `f"{BASE_URL}/…` and `f"{self.base_url}/…`. */
const FIXED = /^[rbf]*["']{1,3}(?:https?:\/\/[^/{}"'%]+[/?"']|\{(?:[A-Z][A-Z\d_]*|(?:self|settings|config|cfg)\.\w+)\})|^(?:[A-Z][A-Z\d_]+|(?:self|settings|config|cfg)\.\w+)$/;

const FARTHEST = 4;

/** The text of the expression that an address begins with: what is left of `+`, `%` and `.format`, behind a name. */
function beginningOf(document: Document, address: Expression, steps: number): string {
  const further = steps > FARTHEST ? undefined : nextOf(document, address);
  return further ? beginningOf(document, further, steps + 1) : document.text.slice(address.start, address.end);
}

function nextOf(document: Document, address: Expression): Expression | undefined {
  if (address.type === "binary") return address.left;
  if (address.type === "call") return address.callee.type === "attribute" && address.callee.name.name === "format" ? address.callee.value : undefined;
  return address.type === "name" ? assignedBefore(document, address.name, address.start) : undefined;
}

function assignedBefore(document: Document, name: string, before: number): Expression | undefined {
  let found: Expression | undefined;
  walk(moduleOf(document).body, (node) => {
    if (node.type === "assign" && node.start < before && node.targets.some((target) => target.type === "name" && target.name === name)) found = node.value;
    return node.start < before;
  });
  return found;
}
