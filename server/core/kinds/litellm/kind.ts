import type { NameTable } from "../references/names.ts";
import { environmentNames, environmentUses } from "../references/environment.ts";
import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

const GROUPS = ["router_settings", "litellm_settings"];
const LISTS = ["fallbacks", "context_window_fallbacks", "content_policy_fallbacks"];

const NAMES: readonly NameTable[] = [
  {
    sort: "model",
    defined: ["model_list.[].model_name", ...GROUPS.map((group) => `${group}.model_group_alias.@key`)],
    used: [
      ...GROUPS.flatMap((group) => LISTS.flatMap((list) => [`${group}.${list}.[].@key`, `${group}.${list}.[].*.[]`])),
      ...GROUPS.flatMap((group) => [`${group}.default_fallbacks.[]`, `${group}.model_group_alias.*`, `${group}.model_group_alias.*.model`]),
    ],
  },
];

export const litellm: Kind = {
  id: "litellm",
  title: "LiteLLM proxy",
  language: "yaml",
  names: ["litellm_config.yaml", "litellm-config.yaml"],
  sniff: sniffYaml({ all: ["model_list"], text: /litellm_params\s*:/ }, { any: ["litellm_settings"] }, { text: /^\s*-?\s+model_name\s*:[^\n]*\n\s+litellm_params\s*:/m }),
  dialect: "pyyaml",
  schema,
  features: featuresOf({
    schema,
    dialect: "pyyaml",
    names: NAMES,
    mentions: (document, snapshot) => environmentUses(document, snapshot, /\bos\.environ\/(\w+)/g, "pyyaml"),
    openings: [{ open: /\bos\.environ\/(\w*)$/, sort: "environment", names: environmentNames }],
  }),
};
