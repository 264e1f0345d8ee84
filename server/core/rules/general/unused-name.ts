import { defineRule } from "../../engine/rule.ts";
import { mentionsIn } from "../../kinds/references/graph.ts";
import { isSame } from "../../kinds/references/mention.ts";
import { SORTS, type Sort } from "../../kinds/references/sorts.ts";

export const unusedName = defineRule({
  id: "unused-name",
  summary: "A config defines a name that nothing in it uses",
  severity: "info",
  languages: ["yaml", "json"],
  kinds: ["dvc", "mcp-json", "kserve", "kfp-ir", "argo", "azureml", "kfp-component-v1"],
  references: ["https://dvc.org/doc/user-guide/project-structure/dvcyaml-files#templating", "https://code.visualstudio.com/docs/copilot/customization/mcp-servers", "https://argo-workflows.readthedocs.io/en/latest/walk-through/volumes/"],
  fix: "none",
  tag: "unnecessary",

  *check(document, snapshot) {
    const watched = WATCHED[document.kind] ?? [];
    const needs = NEEDS[document.kind];
    if (needs && !needs.test(document.text)) return;
    const own = mentionsIn(document, snapshot).filter(({ uri }) => uri === undefined || uri === document.uri);
    for (const { subject, at, defines } of own) {
      const { sort, name, uri, scope } = subject;
      if (!defines || !watched.includes(sort) || uri !== document.uri || name === "root" || (sort === "input" && scope !== undefined)) continue;
      const isUsed = own.some((other) => !other.defines && (isSame(other.subject, subject) || other.subject.name.startsWith(`${name}.`)));
      const written = document.text.slice(at.start, at.end);
      // Whatever else holds the word may use it in a way that is not known here.
      if (isUsed || times(written, document.text) > 1) continue;
      yield { at, message: `Nothing in this file uses the ${SORTS[sort].title} \`${written}\`, so it has no effect. Use it, or remove it.` };
    }
  },
});

/** Names that serve nothing but the file they stand in. */
const WATCHED: Readonly<Record<string, readonly Sort[]>> = {
  dvc: ["parameter"],
  "mcp-json": ["input"],
  kserve: ["task"],
  "kfp-ir": ["component", "executor"],
  argo: ["volume"],
  azureml: ["input"],
  "kfp-component-v1": ["input"],
};

/** Without this a text defines no such names, and need not be read for them. */
const NEEDS: Readonly<Record<string, RegExp>> = {
  dvc: /^vars\s*:/m,
  "mcp-json": /"inputs"/,
  kserve: /\bInferenceGraph\b/,
  argo: /\bvolumes\s*:|volumeClaimTemplates/,
  // Of one command alone, the kind's own rule says what it does not use.
  azureml: /^jobs\s*:/m,
  "kfp-component-v1": /^ +graph\s*:/m,
};

function times(word: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(word); at >= 0 && count < 2; at = text.indexOf(word, at + word.length)) count++;
  return count;
}
