import { defineRule, type Finding } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf, itemsAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

/** Hydra's own groups; plugins add options to them, hardly groups. */
const OWN_GROUPS = ["launcher", "sweeper", "job_logging", "hydra_logging", "help", "hydra_help", "output", "env", "callbacks"];

/** Options of Hydra and of the plugins in its own repository. */
const OWN_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  launcher: ["basic", "joblib", "submitit_local", "submitit_slurm", "ray", "ray_aws", "rq"],
  sweeper: ["basic", "optuna", "ax", "nevergrad"],
  job_logging: ["default", "colorlog", "disabled", "none", "stdout"],
  hydra_logging: ["default", "colorlog", "disabled", "none"],
};

export const hydraDefaultsForm = defineRule({
  id: "hydra-defaults-form",
  summary: "An entry of the defaults list does not have the form that Hydra reads",
  severity: "error",
  languages: ["yaml"],
  kinds: ["hydra"],
  references: ["https://hydra.cc/docs/advanced/defaults_list/"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const misspelt = ["default", "defualts", "defautls", "default_list"].flatMap((name) => entryOf(root, name) ?? []).find(({ value }) => value.type === "sequence");
    if (misspelt && !entryOf(root, "defaults")) yield { at: misspelt.key.span, message: `\`${misspelt.key.text}\` is a plain list to Hydra: the configs that it names are not read. Did you mean \`defaults\`?`, severity: "warning" };
    yield* itself(itemsAt(root, "defaults"));
    for (const item of itemsAt(root, "defaults")) {
      if (item.type === "scalar" && /^_+\w+_+$/.test(item.text) && item.text !== "_self_") yield { at: item.span, message: `\`${item.text}\` is taken for the name of a config, which does not exist, so Hydra stops. The place of this file is \`_self_\`.` };
      else if (item.type === "scalar") yield* assigned(item);
      else for (const { key, value } of entriesAt(item)) yield* keyword(key, value);
    }
  },
});

/** A config that overrides what nothing before it chose, or stands twice in its own list. */
function* itself(items: readonly Node[]): Generator<Finding> {
  const own = items.filter((item) => item.type === "scalar" && item.text === "_self_");
  if (own[1]) yield { at: own[1].span, message: "`_self_` stands twice in the list, and Hydra refuses that. Keep the one at the place where the values of this file are to win or lose." };
  const words = items.find((item) => item.type === "scalar" && /^[\w/-]+\s+[\w-]+$/.test(item.text) && !/^(?:override|optional)\s/.test(item.text));
  if (words?.type === "scalar") yield { at: words.span, message: `\`${words.text}\` is taken for the name of one config, which does not exist, so Hydra stops. Did you mean \`${words.text.replace(/\s+/, ": ")}\`?` };
}

function* assigned(item: Scalar): Generator<Finding> {
  const [, group, option] = /^([\w/@-]+)=([\w.-]+)$/.exec(item.text) ?? [];
  if (group !== undefined) yield { at: item.span, message: `\`${item.text}\` is the form of the command line; here Hydra looks for a file of that name and stops. Write \`${group}: ${option ?? ""}\`.` };
}

function* keyword(key: Scalar, value: Node): Generator<Finding> {
  const words = key.text.split(/\s+/);
  const group = words.at(-1) ?? "";
  const wrong = words.slice(0, -1).find((word) => word !== "override" && word !== "optional");
  if (wrong !== undefined) {
    yield { at: key.span, message: `\`${wrong}\` is no keyword of the defaults list, so Hydra looks for a group \`${key.text}\` and stops. Before a group may stand \`override\` or \`optional\`.` };
    return;
  }
  const [, own] = /^\/?hydra\/(\w+)$/.exec(group) ?? [];
  const meant = own === undefined || OWN_GROUPS.includes(own) ? undefined : nearest(own, OWN_GROUPS);
  const options = OWN_OPTIONS[own ?? ""] ?? [];
  const option = value.type === "scalar" && !options.includes(value.text) ? nearest(value.text, options) : undefined;
  if (option !== undefined) yield { at: value.span, message: `Hydra has no ${own ?? ""} of that name, so it stops. Did you mean \`${option}\`?` };
  if (meant !== undefined) yield { at: key.span, message: `Hydra has no group \`hydra/${own ?? ""}\`, so it stops. Did you mean \`hydra/${meant}\`?` };
}
