import { defineRule } from "../../engine/rule.ts";
import { workflowsOf } from "../../facts/config/argo.ts";
import { roomIn } from "../../kinds/schema/check.ts";
import { entryOf, isNull, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const argoTemplateType = defineRule({
  id: "argo-template-type",
  summary: "A template says in no way what it does, or in two",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/"],
  fix: "none",

  *check(document) {
    for (const { templates, spec } of workflowsOf(document)) {
      for (const { name, node } of templates) {
        const ways = node.entries.filter(({ key }) => WAYS.includes(key.text));
        const [first, second] = ways;
        // Nothing after the colon is as good as no key at all; `{}` is not.
        const empty = second ? undefined : first && isNull(first.value) ? first : undefined;
        const [head] = node.entries;
        const script = entryOf(node, "script");
        const says = scalarAt(node, "script", "source") ?? nodeAt(node, "script", "args") ?? nodeAt(spec, "templateDefaults");
        const slip = script?.value.type === "mapping" ? script.value.entries.find(({ key }) => nearest(key.text, ["source"], 2) !== undefined) : script;
        if (script && !says && !slip) yield { at: script.key.span, message: "`script` has no `source`, so there is nothing for its interpreter to run. Add the script.", related: roomIn(document.text, script.value.span) };
        // What is there with a slip in its name is told there.
        const elsewhere = (): boolean => node.entries.some(({ key, inherited }) => inherited === true || key.text === "template" || key.text === "templateRef" || (!WAYS.includes(key.text) && nearest(key.text, WAYS) !== undefined));
        if (empty) yield { at: empty.key.span, message: `\`${empty.key.text}\` holds nothing, so Argo does not know what the template does, and refuses it. ${empty.key.text === "suspend" ? "Write `suspend: {}`." : "Say what to run."}`, related: [{ at: node.span, message: "The whole template." }] };
        else if (first && second) yield { at: second.key.span, message: `\`${second.key.text}\` stands beside \`${first.key.text}\`: a template does one thing, and Argo refuses two. Make a second template.`, related: [{ at: first.key.span, message: "The other one." }] };
        else if (!first && head && !elsewhere()) yield { at: name?.span ?? head.key.span, message: `The template \`${name?.text ?? ""}\` does not say what to run, so Argo refuses the workflow. Add \`container\`, \`script\`, \`steps\`, \`dag\` or another of them.`, related: [{ at: { start: head.key.span.start, end: node.span.end }, message: "The whole template." }] };
      }
    }
  },
});

const WAYS: readonly string[] = ["container", "containerSet", "script", "steps", "dag", "resource", "suspend", "http", "data", "plugin"];
