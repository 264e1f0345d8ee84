import { defineRule, type Fix } from "../../engine/rule.ts";
import { reshuffledParts } from "../../facts/python/reshuffledParts.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import type { Call } from "../../syntax/python/expressionTree.ts";

export const reshuffledTakeSkip = defineRule({
  id: "reshuffled-take-skip",
  summary: "A tf.data set is divided by take and skip, but shuffled anew in every epoch",
  severity: "error",
  languages: ["python"],
  references: ["https://www.tensorflow.org/api_docs/python/tf/data/Dataset#shuffle"],
  fix: "suggested",

  *check(document) {
    for (const { name, shuffle, take, skip } of reshuffledParts(document)) {
      yield {
        at: placeOf(shuffle.callee),
        message: `\`shuffle\` puts \`${name}\` into another order each time it is read, so \`take\` and \`skip\` divide it anew in every epoch, and the rows that test the model are trained on in the next. Say \`reshuffle_each_iteration=False\` here, and shuffle the training part once more after it is taken.`,
        related: [{ at: take, message: "One part is taken here." }, { at: skip, message: "The other part is what is left here." }],
        leakage: { type: "overlap", split: take },
        fixes: [fixFor(shuffle)],
      };
    }
  },
});

function fixFor(shuffle: Call): Fix {
  const known = shuffle.arguments.find(({ name }) => name === "reshuffle_each_iteration");
  const last = shuffle.arguments.at(-1);
  if (known) return { title: "Shuffle once", edits: [{ span: placeOf(known.value), text: "False" }] };
  const end = last?.end ?? shuffle.end - 1;
  return { title: "Shuffle once", edits: [{ span: { start: end, end }, text: `${last ? ", " : ""}reshuffle_each_iteration=False` }] };
}
