import { defineRule } from "../../engine/rule.ts";
import { servicesOf } from "../../facts/compose/services.ts";
import { alongCircle, cycleOf } from "../../facts/config/tasks.ts";
import { entriesAt, nodeAt, scalarsOf } from "../../syntax/data/access.ts";
import type { Mapping, Scalar } from "../../syntax/data/node.ts";

export const composeCycle = defineRule({
  id: "compose-cycle",
  summary: "Services wait for each other in a circle",
  severity: "error",
  languages: ["yaml"],
  kinds: ["compose"],
  references: ["https://docs.docker.com/reference/compose-file/services/#depends_on"],
  fix: "none",

  *check(document) {
    const cycle = cycleOf(servicesOf(document).map(({ name, node }) => ({ name: name.text, at: name.span, needs: awaitedBy(node).map(({ text, span }) => ({ name: text, at: span })) })));
    if (cycle) yield { at: cycle.at, message: `These services wait for each other, so none of them can start and Compose refuses the file: ${cycle.names.map((name) => `\`${name}\``).join(" → ")}. Take one of the links out.`, related: alongCircle(cycle) };
  },
});

/** Services are listed, or are keys with a condition behind them. */
const awaitedBy = (node: Mapping): readonly Scalar[] => [...entriesAt(node, "depends_on").map(({ key }) => key), ...scalarsOf(nodeAt(node, "depends_on"))];
