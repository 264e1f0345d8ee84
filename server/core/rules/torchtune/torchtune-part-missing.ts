import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf, isSet } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const torchtunePartMissing = defineRule({
  id: "torchtune-part-missing",
  summary: "A training recipe lacks a part that it builds",
  severity: "error",
  languages: ["yaml"],
  kinds: ["torchtune"],
  references: ["https://docs.pytorch.org/torchtune/main/deep_dives/configs.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const [first] = entriesAt(root);
    if (!first || !TRAINS.every((name) => isSet(root, name))) return;
    const written = entriesAt(root).map(({ key }) => key.text);
    for (const names of PARTS) {
      // A name with a slip in it is told where it stands.
      if (names.some((name) => entryOf(root, name)) || written.some((word) => nearest(word, names) !== undefined)) continue;
      yield { at: first.key.span, message: `This recipe trains, and it has no \`${names[0] ?? ""}\`: torchtune stops when it builds its parts. Add it with its \`_component_\`.` };
    }
  },
});

/** What only recipes that train have. */
const TRAINS = ["dataset", "epochs", "batch_size"];

/** What each of them builds, by its usual name and those of recipes with several models. */
const PARTS = [
  ["tokenizer", "transform"],
  ["model", "policy_model"],
  ["checkpointer"],
  ["optimizer"],
];
