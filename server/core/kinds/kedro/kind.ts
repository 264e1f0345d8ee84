import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { mentions } from "./mentions.ts";
import { schema } from "./schema.ts";

export const kedro: Kind = {
  id: "kedro",
  title: "Kedro catalog",
  language: "yaml",
  names: ["conf/*/catalog*.yml", "conf/*/catalog*.yaml", "conf/*/catalog/*.yml"],
  sniff: sniffYaml({ text: /^ +type:\s*["']?\w+(?:\.\w+)*\.\w+Data[Ss]et\b/m }),
  rank: 1,
  dialect: "omegaconf",
  schema,
  features: featuresOf({ schema, dialect: "omegaconf", mentions }),
};
