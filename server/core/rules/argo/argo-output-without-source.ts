import { defineRule } from "../../engine/rule.ts";
import { workflowsOf } from "../../facts/config/argo.ts";
import { entryOf, isSet, itemsAt, nodeAt, scalarAt } from "../../syntax/data/access.ts";

export const argoOutputWithoutSource = defineRule({
  id: "argo-output-without-source",
  summary: "An output does not say where it comes from",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/"],
  fix: "none",

  *check(document) {
    for (const { node } of workflowsOf(document).flatMap(({ templates }) => templates)) {
      const [way, sources] = Object.entries(OF_WAY).find(([key]) => entryOf(node, key)) ?? [];
      const inContainer = ["container", "script", "containerSet"].some((way) => entryOf(node, way));
      for (const output of itemsAt(node, "outputs", "parameters")) {
        const name = scalarAt(output, "name");
        const from = nodeAt(output, "valueFrom");
        const said = isSet(output, "value") || (from?.type === "mapping" && (from.entries.length === 0 || from.entries.some(({ key }) => SOURCES.has(key.text))));
        if (name && !said) yield { at: name.span, message: `The output \`${name.text}\` does not say where its value comes from, so Argo refuses the workflow. Add \`valueFrom\` with \`path\`, \`parameter\` or \`expression\`.`, related: [{ at: output.span, message: "The whole output." }] };
        const other = said && sources && from?.type === "mapping" ? from.entries.find(({ key }) => ANY_WAY.has(key.text)) : undefined;
        if (other && from?.type === "mapping" && !from.entries.some(({ key }) => sources?.includes(key.text))) yield { at: other.key.span, message: `An output of a template with \`${way ?? ""}\` comes from ${sources?.map((source) => `\`${source}\``).join(" or ") ?? ""}, not from \`${other.key.text}\`, so Argo refuses the workflow. Correct it.` };
      }
      for (const output of inContainer ? itemsAt(node, "outputs", "artifacts") : []) {
        const name = scalarAt(output, "name");
        if (name && !isSet(output, "path") && !isSet(output, "from") && !isSet(output, "fromExpression")) yield { at: name.span, message: `The artifact \`${name.text}\` has no \`path\`, so Argo does not know which file of the container it is, and refuses the workflow. Add it.`, related: [{ at: output.span, message: "The whole artifact." }] };
      }
    }
  },
});

const SOURCES: ReadonlySet<string> = new Set(["path", "parameter", "expression", "jsonPath", "jqFilter", "supplied", "raw"]);

/** What an output may come from, by what the template runs. */
const OF_WAY: Readonly<Record<string, readonly string[]>> = { container: ["path"], script: ["path"], containerSet: ["path"], resource: ["jsonPath", "jqFilter"], steps: ["parameter", "expression"], dag: ["parameter", "expression"] };
const ANY_WAY: ReadonlySet<string> = new Set(Object.values(OF_WAY).flat());
