import { gridShown } from "../../facts/config/sweep.ts";
import { featuresOf } from "../editing/features.ts";
import { numbersOf } from "../editing/numbers.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { candidates, mentions } from "./mentions.ts";
import { schema } from "./schema.ts";

const OTHERS = ["stages", "steps", "jobs"];

export const wandbSweep: Kind = {
  id: "wandb-sweep",
  title: "W&B sweep",
  language: "yaml",
  names: [],
  sniff: sniffYaml(
    { all: ["method", "parameters"], none: OTHERS },
    // One of the two keys may have a slip in it, or be missing yet.
    { all: ["program", "method"], any: ["metric", "early_terminate", "command"], none: OTHERS, text: /^method:\s*["']?(?:grid|random|bayes)/m },
    { all: ["program", "parameters"], any: ["metric", "early_terminate", "command", "project"], none: OTHERS, text: /^\s+(?:values|min|distribution):/m },
    { all: ["program", "parameters"], none: OTHERS, text: /^program:\s*\S+\.py\s*$(?=[^]*^\s+(?:values|min|distribution):)/m },
  ),
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml", mentions, candidates, estimates: numbersOf("pyyaml", gridShown) }),
};
