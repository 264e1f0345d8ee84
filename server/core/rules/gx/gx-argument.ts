import { defineRule, type Finding } from "../../engine/rule.ts";
import { expectationsOf } from "../../facts/config/expectations.ts";
import { othersIn } from "../../facts/config/others.ts";
import { EXPECTATION_ARGUMENTS } from "../../facts/config/tables/expectations.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const gxArgument = defineRule({
  id: "gx-argument",
  summary: "An expectation lacks an argument, or has one that it does not take",
  severity: "error",
  languages: ["json"],
  kinds: ["great-expectations"],
  references: ["https://greatexpectations.io/expectations/"],
  fix: "none",

  *check(document) {
    for (const { type, arguments: given } of expectationsOf(rootOf(document))) {
      const table = EXPECTATION_ARGUMENTS[type?.text ?? ""];
      if (!type || given?.type !== "mapping") continue;
      const missing = (table ?? []).filter((name) => !name.includes("|") ? !entryOf(given, name) : name.split("|").every((one) => !entryOf(given, one)));
      if (missing.length > 0) yield { at: type.span, message: `\`${type.text}\` needs ${missing.map((name) => name.split("|").map((one) => `\`${one}\``).join(" or ")).join(" and ")}, which its arguments lack, so the validation ends with an error.`, related: [{ at: given.span, message: "The arguments." }] };
      yield* valuesOf(given);
    }
  },
});

function* valuesOf(given: Node): Generator<Finding> {
  for (const name of ["min_value", "max_value"]) {
    const value = scalarAt(given, name);
    // Dates are compared as text.
    if (typeof value?.value === "string" && !/\d/.test(value.text)) yield { at: value.span, message: `\`${name}\` is the text \`${value.text}\`, with which no number or date can be compared. Write a number or a date.` };
  }
  const [one, other] = [scalarAt(given, "column_A"), scalarAt(given, "column_B")];
  if (other && one?.text === other.text) yield { at: other.span, message: `\`${one.text}\` is compared with itself. Name another column.`, related: othersIn(given, "column_A") };
  const set = nodeAt(given, "value_set");
  if (set?.type === "sequence" && set.items.length === 0) yield { at: set.span, message: "No value is allowed by an empty list, so every row fails, or none is looked at. Add the values.", severity: "warning" };
  const mostly = scalarAt(given, "mostly");
  if (typeof mostly?.value === "string") yield { at: mostly.span, message: "`mostly` is a text here, and no share can be compared with it. Write the number without quotes." };
  for (const { key, value } of entriesAt(given)) if (key.text.startsWith("strict") && value.type === "scalar" && value.value !== null && typeof value.value !== "boolean") yield { at: value.span, message: `\`${key.text}\` must be true or false.` };
}
