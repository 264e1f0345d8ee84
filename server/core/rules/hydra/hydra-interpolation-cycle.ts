import { defineRule } from "../../engine/rule.ts";
import { cycleOf } from "../../facts/config/tasks.ts";
import { rootOf } from "../../kinds/data.ts";
import { walk } from "../../syntax/data/access.ts";
import { interpolationsIn } from "../../facts/config/interpolation.ts";

export const hydraInterpolationCycle = defineRule({
  id: "hydra-interpolation-cycle",
  summary: "Values refer to each other in a circle",
  severity: "error",
  languages: ["yaml"],
  kinds: ["hydra", "torchtune"],
  references: ["https://hydra.cc/docs/advanced/defaults_list/"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const tasks = [...(root ? walk(root) : [])].flatMap(({ node, path }) =>
      node.type === "scalar" && node.text.includes("${") ? [{ name: path.join("."), at: node.span, needs: interpolationsIn(document.text, node).map(({ expression, at }) => ({ name: expression, at })) }] : [],
    );
    const cycle = cycleOf(tasks);
    if (cycle) yield { at: cycle.at, message: `These values refer to each other: ${cycle.names.map((name) => `\`${name}\``).join(" → ")}. Reading any of them fails.`, related: cycle.places.map((at) => ({ at, message: "This value is part of the circle." })) };
  },
});
