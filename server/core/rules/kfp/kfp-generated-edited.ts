import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, scalarAt } from "../../syntax/data/access.ts";

export const kfpGeneratedEdited = defineRule({
  id: "kfp-generated-edited",
  summary: "A compiled pipeline was changed by hand",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["kfp-ir"],
  references: ["https://www.kubeflow.org/docs/components/pipelines/user-guides/core-functions/compile-a-pipeline/"],
  fix: "none",

  *check(document) {
    const header = headerOf(document.text);
    const root = rootOf(document);
    if (!header || !root) return;
    const name = scalarAt(root, "pipelineInfo", "name");
    if (name && header.name !== undefined && name.text !== header.name) yield { at: name.span, message: `This file was compiled from a pipeline called \`${header.name}\` and changed by hand: ${AFTER}` };
    for (const side of ["inputs", "outputs"] as const) {
      const held = ["parameters", "artifacts"].flatMap((sort) => entriesAt(root, "root", `${side.slice(0, -1)}Definitions`, sort).map(({ key }) => key));
      for (const key of held) {
        if (!header[side].includes(key.text)) yield { at: key.span, message: `\`${key.text}\` is not among the ${side} that the compiler wrote down at the top of the file, so this was changed by hand: ${AFTER}` };
      }
    }
  },
});

const AFTER = "the next compilation loses it. Change the Python code and compile it again.";

interface Header {
  readonly name: string | undefined;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** What the compiler writes above a pipeline, as comments. */
function headerOf(text: string): Header | undefined {
  const [comments = ""] = /^# PIPELINE DEFINITION\r?\n(?:#.*\r?\n)+/.exec(text) ?? [];
  if (comments === "") return undefined;
  const listed = (title: string): readonly string[] => {
    const [, lines = ""] = new RegExp(`^# ${title}:\\r?\\n((?:#    .*\\r?\\n)*)`, "m").exec(comments) ?? [];
    return [...lines.matchAll(/^#    ([^\s:]+):/gm)].map(([, name = ""]) => name);
  };
  return { name: /^# Name: (.*?)\r?$/m.exec(comments)?.[1], inputs: listed("Inputs"), outputs: listed("Outputs") };
}
