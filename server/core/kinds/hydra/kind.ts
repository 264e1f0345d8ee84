import { hydraGrid } from "../../facts/config/batch.ts";
import { featuresOf } from "../editing/features.ts";
import { numbersOf } from "../editing/numbers.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { candidates } from "./candidates.ts";
import { mentions, reachable } from "./mentions.ts";
import { schema } from "./schema.ts";

export const hydra: Kind = {
  id: "hydra",
  title: "Hydra config",
  language: "yaml",
  names: [],
  sniff: sniffYaml({ all: ["defaults"], text: /^defaults:[ \t]*(?:#.*)?\r?\n(?:\s*(?:#.*)?\r?\n)*\s*-/m, none: ["jobs", "version", "steps", "apiVersion"] }, { text: /^\s*_target_:/m }, { text: /^[ \t-]*[\w.]+:[ \t]+\?\?\?[ \t]*(?:#.*)?$|\$\{(?:\.+\w|(?:oc\.\w+|hydra|now):)/m, none: ["_component_", "jobs", "steps", "apiVersion", "stages"] }, { text: /^(?:default|defaut?ls|defualts):[ \t]*\r?\n(?:\s*(?:#.*)?\r?\n)*\s*- (?:_self_|override \/?[\w/@-]+: \w)/m }),
  dialect: "omegaconf",
  schema,
  features: featuresOf({ schema, dialect: "omegaconf", mentions, candidates, openings: [{ open: /\$\{([\w.]*)$/, sort: "parameter", names: reachable }], estimates: numbersOf("omegaconf", hydraGrid) }),
};
