import { defineRule, type Finding } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, entryOf, numberAt, scalarAt, sequenceAt } from "../../syntax/data/access.ts";
import type { Entry, Node } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const azuremlSearchSpace = defineRule({
  id: "azureml-search-space",
  summary: "A range of a sweep is empty or incomplete",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-job-sweep"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const spaces = [...entriesAt(root, "search_space"), ...entriesAt(root, "jobs").flatMap(({ value }) => entriesAt(value, "search_space"))];
    for (const space of spaces) yield* judged(space);
    for (const job of root ? [root, ...entriesAt(root, "jobs").map(({ value }) => value)] : []) yield* onGrid(job);
  },
});

/** A grid tries every value, so there must be a list of them. */
function* onGrid(job: Node): Generator<Finding> {
  const sampling = scalarAt(job, "sampling_algorithm") ?? scalarAt(job, "sampling_algorithm", "type");
  const [first] = entriesAt(job, "search_space").flatMap(({ value }) => scalarAt(value, "type") ?? []).filter(({ text }) => text in NEEDS && text !== "choice");
  if (sampling?.text.toLowerCase() === "grid" && first) yield { at: sampling.span, message: `A grid tries every value, and \`${first.text}\` has no end of them: Azure ML refuses the sweep. Choose \`random\`, or list values by \`type: choice\`.`, related: [{ at: first.span, message: "This is a range, not a list." }] };
}

const ENDS = ["min_value", "max_value"];
const NORMAL = ["mu", "sigma"];
const NEEDS: Readonly<Record<string, readonly string[]>> = { choice: ["values"], randint: ["upper"], uniform: ENDS, quniform: [...ENDS, "q"], loguniform: ENDS, qloguniform: [...ENDS, "q"], normal: NORMAL, qnormal: [...NORMAL, "q"], lognormal: NORMAL, qlognormal: [...NORMAL, "q"] };

function* judged({ key, value }: Entry): Generator<Finding> {
  const type = scalarAt(value, "type");
  if (value.type !== "mapping" || !type || isPlaceholder(type)) return;
  const needs = NEEDS[type.text];
  if (!needs) {
    const meant = nearest(type.text, Object.keys(NEEDS));
    yield { at: type.span, message: `Sweeps of Azure ML know no \`${type.text}\`. ${meant === undefined ? `It may be ${Object.keys(NEEDS).map((name) => `\`${name}\``).join(", ")}.` : `Did you mean \`${meant}\`?`}` };
    return;
  }
  const missing = needs.filter((name) => !entryOf(value, name));
  // A key that does not belong here stands in the place of the one that is missing, and is told itself.
  const strangers = value.entries.filter((entry) => entry.key.text !== "type" && !needs.includes(entry.key.text));
  if (missing.length > strangers.length) yield { at: type.span, message: `\`${key.text}\` is chosen by \`${type.text}\`, which needs ${missing.map((name) => `\`${name}\``).join(" and ")}. Add ${missing.length > 1 ? "them" : "it"}.`, related: [{ at: value.span, message: "The whole of it." }] };
  const [least, most] = [scalarAt(value, "min_value"), numberAt(value, "max_value")];
  if (typeof least?.value === "number" && most !== undefined && least.value >= most) yield { at: least.span, message: `The range of \`${key.text}\` is empty: it begins at ${least.text} and ends at ${most}. Swap them, or widen it.`, related: othersIn(value, "max_value") };
  const values = sequenceAt(value, "values");
  if (values?.items.length === 0) yield { at: values.span, message: `There is nothing to choose from for \`${key.text}\`. Add values.` };
}
