import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import { folderOf } from "../../workspace/uri.ts";

const BUILT_IN = ["self check input", "self check output", "self check facts", "self check hallucination", "llama guard check input", "llama guard check output", "mask sensitive data on input", "mask sensitive data on output", "mask sensitive data on retrieval", "detect sensitive data on input", "detect sensitive data on output", "jailbreak detection heuristics", "jailbreak detection model", "check facts", "check hallucination", "check blocked terms", "alignscore check facts", "patronus lynx check output hallucination", "content safety check input", "content safety check output", "topic safety check input", "autoalign check input", "autoalign check output", "activefence moderation", "gotitai rag truthcheck"];

export const nemoFlowUndefined = defineRule({
  id: "nemo-flow-undefined",
  summary: "The name of a flow is misspelt",
  severity: "error",
  languages: ["yaml"],
  kinds: ["nemo-guardrails"],
  references: ["https://docs.nvidia.com/nemo/guardrails/"],
  fix: "none",

  *check(document, snapshot) {
    const folder = folderOf(document.uri);
    const own = snapshot.files.list(folder).filter((uri) => uri.endsWith(".co")).flatMap((uri) => [...(snapshot.files.read(uri)?.text ?? "").matchAll(/^(?:define\s+(?:sub)?flow|flow)\s+([^\n$(]+?)\s*$/gm)].map((match) => match[1] ?? ""));
    const known = [...BUILT_IN, ...own];
    for (const flow of ["input", "output", "retrieval", "dialog"].flatMap((side) => itemsAt(rootOf(document), "rails", side, "flows"))) {
      const name = flow.type === "scalar" ? flow.text.replace(/\s*\$.*$/, "") : "";
      const meant = name === "" || known.includes(name) ? undefined : nearest(name, known);
      if (meant !== undefined) yield { at: flow.span, message: `No flow is called \`${name}\`. Did you mean \`${meant}\`?` };
    }
  },
});
