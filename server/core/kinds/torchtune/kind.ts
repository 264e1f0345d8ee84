import { effectiveBatch } from "../../facts/config/batch.ts";
import { featuresOf } from "../editing/features.ts";
import { numbersOf } from "../editing/numbers.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { symbolMentions } from "../references/symbols.ts";
import { schema } from "./schema.ts";

export const torchtune: Kind = {
  id: "torchtune",
  title: "torchtune recipe",
  language: "yaml",
  names: [],
  sniff: sniffYaml({ text: /^\s*_component_:/m }),
  dialect: "omegaconf",
  schema,
  features: featuresOf({ schema, dialect: "omegaconf", mentions: (document, snapshot) => symbolMentions(document, snapshot, "omegaconf"), estimates: numbersOf("omegaconf", (root) => effectiveBatch(root, "batch_size")) }),
};
