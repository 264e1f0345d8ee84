import { hydraGrid } from "../../facts/config/batch.ts";
import { featuresOf } from "../editing/features.ts";
import { numbersOf } from "../editing/numbers.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { candidates } from "./candidates.ts";
import { mentions, reachable } from "./mentions.ts";
import { schema } from "./schema.ts";

const byKeys = sniffYaml({ all: ["defaults"], text: /^defaults:[ \t]*(?:#.*)?\r?\n(?:\s*(?:#.*)?\r?\n)*\s*-/m, none: ["jobs", "version", "steps", "apiVersion"] }, { text: /^\s*_target_:/m }, { text: /^(?:default|defaut?ls|defualts):[ \t]*\r?\n(?:\s*(?:#.*)?\r?\n)*\s*- (?:_self_|override \/?[\w/@-]+: \w)/m });

/** Options of groups often have nothing but values; what OmegaConf alone reads tells them. */
const byOmegaConf = sniffYaml({ text: /^[ \t-]*[\w.]+:[ \t]+\?\?\?[ \t]*(?:#.*)?$|\$\{(?:\.+\w|(?:oc\.\w+|hydra|now):)/m, none: ["_component_", "jobs", "steps", "apiVersion", "stages"] });

/** Kedro's configs, and DVC's parameters, are read by OmegaConf or look so too. */
const KEDRO = /^(?:parameters|catalog|credentials|globals|params|logging)/;

export const hydra: Kind = {
  id: "hydra",
  title: "Hydra config",
  language: "yaml",
  names: [],
  sniff: (head, name) => byKeys(head, name) ?? (KEDRO.test(name) ? undefined : byOmegaConf(head, name)),
  dialect: "omegaconf",
  schema,
  features: featuresOf({ schema, dialect: "omegaconf", mentions, candidates, openings: [{ open: /\$\{([\w.]*)$/, sort: "parameter", names: reachable }], estimates: numbersOf("omegaconf", hydraGrid) }),
};
