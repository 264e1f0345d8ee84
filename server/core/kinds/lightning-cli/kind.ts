import { lightningBatch } from "../../facts/config/batch.ts";
import { featuresOf } from "../editing/features.ts";
import { numbersOf } from "../editing/numbers.ts";
import { symbolMentions } from "../references/symbols.ts";
import type { Kind } from "../kind.ts";
import { sniffYaml } from "../sniff.ts";
import { schema } from "./schema.ts";

export const lightningCli: Kind = {
  id: "lightning-cli",
  title: "Lightning CLI config",
  language: "yaml",
  names: [],
  sniff: sniffYaml(
    { all: ["trainer"], none: ["defaults", "apiVersion"], text: /^\s*(?:-\s+)?class_path:/m },
    { all: ["seed_everything", "trainer"], none: ["defaults"] },
    { all: ["class_path", "init_args"] },
    { all: ["seed_everything"], any: ["model", "data"], none: ["defaults", "apiVersion"], text: /^\s*(?:-\s+)?class_path:/m },
  ),
  rank: 1,
  dialect: "omegaconf",
  schema,
  features: featuresOf({ schema, dialect: "omegaconf", mentions: (document, snapshot) => symbolMentions(document, snapshot, "omegaconf"), estimates: numbersOf("omegaconf", lightningBatch) }),
};
