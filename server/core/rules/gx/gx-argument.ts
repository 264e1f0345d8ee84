import { defineRule, type Finding } from "../../engine/rule.ts";
import { expectationsOf } from "../../facts/config/expectations.ts";
import { othersIn } from "../../facts/config/others.ts";
import { EXPECTATION_ARGUMENTS } from "../../facts/config/tables/expectations.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf, nodeAt, scalarAt, scalarsOf, sequenceAt } from "../../syntax/data/access.ts";
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
      yield* countsOf(type.text, given);
    }
  },
});

/** Rows, columns and letters are counted in whole numbers; values of a column may be of any type. */
function* countsOf(type: string, given: Node): Generator<Finding> {
  const counts = /_count_to_|_value_lengths_to_|unique_value_count_to_/.test(type);
  for (const name of ["min_value", "max_value", "value"]) {
    const value = scalarAt(given, name);
    if (!counts || value?.value === undefined || value.value === null) continue;
    if (typeof value.value !== "number") yield { at: value.span, message: `\`${name}\` counts something here, and \`${value.text}\` is a text. Write the number without quotes.` };
    else if (!Number.isInteger(value.value) || value.value < 0) yield { at: value.span, message: `\`${name}\` counts something here, and there are never ${value.text} of it. Write a whole number.` };
  }
  // One bound in quotes and one without cannot both fit the column.
  const [least, most] = [scalarAt(given, "min_value"), scalarAt(given, "max_value")];
  const [quoted, plain] = typeof least?.value === "string" ? [least, most] : [most, least];
  if (!counts && quoted && typeof quoted.value === "string" && /^-?[\d.]+$/.test(quoted.text) && typeof plain?.value === "number") yield { at: quoted.span, message: `\`${quoted.text}\` is a text and the other bound a number, so one of them cannot be compared with the column. Write both without quotes.` };
  const seen = new Set<string>();
  for (const item of scalarsOf(nodeAt(given, "column_list"))) {
    if (seen.has(item.text)) yield { at: item.span, message: `\`${item.text}\` stands twice in the list of columns. Name another column, or take one out.` };
    seen.add(item.text);
  }
  yield* quantilesOf(nodeAt(given, "quantile_ranges"));
}

function* quantilesOf(ranges: Node | undefined): Generator<Finding> {
  if (ranges?.type !== "mapping") return;
  const [quantiles, limits] = [sequenceAt(ranges, "quantiles"), sequenceAt(ranges, "value_ranges")];
  const part = quantiles ? "value_ranges" : "quantiles";
  if (!quantiles || !limits) {
    yield { at: ranges.entries[0]?.key.span ?? ranges.span, message: `\`quantile_ranges\` has no \`${part}\`. It needs \`quantiles\` and as many \`value_ranges\`.` };
    return;
  }
  if (quantiles.items.length !== limits.items.length) yield { at: quantiles.span, message: `There are ${quantiles.items.length} quantiles and ${limits.items.length} ranges. Give each quantile its range.`, related: [{ at: limits.span, message: "The ranges." }] };
  const wrong = scalarsOf(quantiles).find(({ value }) => typeof value === "number" && (value < 0 || value > 1));
  if (wrong) yield { at: wrong.span, message: `Quantiles lie between 0 and 1, and ${wrong.text} does not. Write such as 0.5 for the middle.` };
  for (const range of limits.items) {
    const [low, high] = scalarsOf(range).map(({ value }) => value);
    if (typeof low === "number" && typeof high === "number" && low > high) yield { at: range.span, message: `No value lies between ${low} and ${high}, so this range can never be met. Swap the bounds.` };
  }
}

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
