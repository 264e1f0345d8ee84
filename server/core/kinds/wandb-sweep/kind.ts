import { gridShown } from "../../facts/config/sweep.ts";
import { lensOf } from "../editing/lens.ts";
import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { candidates, mentions } from "./mentions.ts";
import { schema } from "./schema.ts";

export const wandbSweep: Kind = {
  id: "wandb-sweep",
  title: "W&B sweep",
  language: "yaml",
  names: [],
  sniff: sniffYaml({ all: ["method", "parameters"], none: ["stages", "steps", "jobs"] }),
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml", mentions, candidates, lenses: lensOf("pyyaml", gridShown) }),
};
