import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, itemsAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf } from "../../workspace/uri.ts";

const BUILT_IN = ["self check input", "self check output", "self check facts", "self check hallucination", "llama guard check input", "llama guard check output", "mask sensitive data on input", "mask sensitive data on output", "mask sensitive data on retrieval", "detect sensitive data on input", "detect sensitive data on output", "jailbreak detection heuristics", "jailbreak detection model", "check facts", "check hallucination", "alignscore check facts", "patronus lynx check output hallucination", "content safety check input", "content safety check output", "topic safety check input", "autoalign check input", "autoalign check output", "activefence moderation", "gotitai rag truthcheck", "activefence moderation on input", "activefence moderation on output", "ai defense inspect prompt", "ai defense inspect response", "autoalign factcheck output", "autoalign groundedness output", "clavata check input", "clavata check output", "cleanlab trustworthiness", "crowdstrike aidr guard input", "crowdstrike aidr guard output", "detect pii on input", "detect pii on output", "detect pii on retrieval", "mask pii on input", "mask pii on output", "mask pii on retrieval", "fiddler bot faithfulness", "fiddler bot safety", "fiddler user safety", "gcpnlp moderation", "gliner detect pii on input", "gliner detect pii on output", "gliner mask pii on input", "gliner mask pii on output", "guardrailsai check input", "guardrailsai check output", "injection detection", "pangea ai guard input", "pangea ai guard output", "patronus api check output", "protect prompt", "protect response", "regex check input", "regex check output", "regex check retrieval", "trend ai guard input", "trend ai guard output"];

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
    const texts = colangIn(folder, snapshot, LEVELS);
    const own = texts.flatMap((text) => [...text.matchAll(/^(?:define\s+(?:sub)?flow|flow)\s+([^\n$(]+?)\s*$/gm)].map((match) => match[1] ?? ""));
    const known = [...BUILT_IN, ...own];
    const flows = ["input", "output", "retrieval", "dialog"].flatMap((side) => itemsAt(rootOf(document), "rails", side, "flows"));
    const named = new Set(flows.map((flow) => (flow.type === "scalar" ? flow.text : "")));
    // A flow of one's own that nothing starts.
    const free = own.filter((name) => !named.has(name) && !BUILT_IN.includes(name) && texts.join("\n").split(name).length === 2);
    for (const flow of flows) {
      const name = flow.type === "scalar" ? flow.text.replace(/\s*\$.*$/, "") : "";
      const meant = name === "" || known.includes(name) ? undefined : (nearest(name, known) ?? (isSet(rootOf(document), "import_paths") ? undefined : alike(name, free)));
      if (meant !== undefined) yield { at: flow.span, message: `No flow is called \`${name}\`. Did you mean \`${meant}\`?` };
    }
  },
});

/** How deep flows lie below a config: NeMo Guardrails reads every folder. */
const LEVELS = 3;

function colangIn(folder: string, snapshot: Snapshot, levels: number): readonly string[] {
  return snapshot.files.list(folder).flatMap((uri) => {
    if (uri.endsWith("/")) return levels === 0 ? [] : colangIn(uri.slice(0, -1), snapshot, levels - 1);
    return uri.endsWith(".co") ? (snapshot.files.read(uri)?.text ?? []) : [];
  });
}

/** The only one that begins or ends with the same words. */
function alike(name: string, free: readonly string[]): string | undefined {
  const [first = ""] = name.split(" ");
  const rest = name.slice(first.length);
  const same = free.filter((other) => other.startsWith(`${first} `) || (rest.trim().includes(" ") && other.endsWith(rest)));
  return same.length === 1 ? same[0] : undefined;
}
