import { defineRule } from "../../engine/rule.ts";
import { mentionsIn } from "../../kinds/references/graph.ts";
import type { Mention, Subject } from "../../kinds/references/mention.ts";
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
    const used = usesIn(own);
    let left = MOST_TOLD;
    for (const { subject, at, defines } of own) {
      const { sort, name, uri, scope } = subject;
      if (!defines || !watched.includes(sort) || uri !== document.uri || name === "root" || (sort === "input" && scope !== undefined)) continue;
      const written = document.text.slice(at.start, at.end);
      // Whatever else holds the word may use it in a way that is not known here.
      if (used.has(idOf(subject)) || used.has(name) || times(written, document.text) > 1) continue;
      if (left-- <= 0) return;
      yield { at, message: `Nothing in this file uses the ${SORTS[sort].title} \`${written}\`, so it has no effect. Use it, or remove it.` };
    }
  },
});

/** A file with more was written by a program, and every one of them is looked for in the whole text. */
const MOST_TOLD = 1000;

const idOf = ({ sort, uri, name, scope = "" }: Subject): string => JSON.stringify([sort, uri, name, scope]);

/** What is used, and every name of which a part is used: `train` where `train.rate` is. */
function usesIn(mentions: readonly Mention[]): ReadonlySet<string> {
  const uses = mentions.filter(({ defines }) => !defines).map(({ subject }) => subject);
  return new Set([...uses.map(idOf), ...uses.flatMap(({ name }) => Array.from(name.matchAll(/\./g), ({ index }) => name.slice(0, index)))]);
}

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
