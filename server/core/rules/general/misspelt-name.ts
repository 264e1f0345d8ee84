import { defineRule } from "../../engine/rule.ts";
import { assetsOf } from "../../kinds/azureml/assets.ts";
import { mentionsIn, namesAmong, namesBeside } from "../../kinds/references/graph.ts";
import type { Mention } from "../../kinds/references/mention.ts";
import { SORTS, type Sort } from "../../kinds/references/sorts.ts";
import { nearest } from "../../text/nearest.ts";
import type { Document } from "../../workspace/document.ts";

export const misspeltName = defineRule({
  id: "misspelt-name",
  summary: "A name differs by a slip from the one that was meant",
  severity: "warning",
  languages: ["python", "yaml"],
  kinds: ["python", "notebook", "argo", "kfp-component-v1", "nemo-guardrails", "azureml"],
  references: ["https://docs.feast.dev/getting-started/concepts/feature-retrieval", "https://argo-workflows.readthedocs.io/en/latest/workflow-templates/", "https://dvc.org/doc/api-reference/params_show"],
  fix: "suggested",

  *check(document, snapshot) {
    const kind = document.language === "python" ? "python" : document.kind;
    const watched = WATCHED[kind] ?? [];
    if (!NEEDS[kind]?.test(document.text)) return;
    // Of a pipeline of Azure ML the assets are enough, and far fewer.
    const assets = kind === "azureml" ? assetsOf(document, snapshot) : undefined;
    for (const mention of (assets ?? mentionsIn(document, snapshot)).filter((one) => isWatched(one, watched, document))) {
      const names = assets ? namesAmong(assets, mention) : namesBeside(mention, document, snapshot);
      const { subject, at } = mention;
      const meant = names.has(subject.name) ? undefined : nearest(subject.name, names);
      if (meant === undefined) continue;
      const written = document.text.slice(at.start, at.end);
      const [changed = meant] = meant.split(".").slice(-1);
      // The part before the last dot has a place of its own.
      if (meant.slice(0, -changed.length) !== subject.name.slice(0, -written.length)) continue;
      yield {
        at,
        message: `There is no ${SORTS[subject.sort].title} \`${written}\`, so this stops when it runs. Did you mean \`${changed}\`?`,
        fixes: [{ title: `Change to \`${changed}\``, edits: [{ span: at, text: changed }] }],
      };
    }
  },
});

/** Names that no rule of their kind looks after; `elsewhere` where the kind's own rule sees those of the file itself. */
const WATCHED: Readonly<Record<string, readonly (readonly [sort: Sort, where?: "elsewhere"])[]>> = {
  python: [["parameter"], ["view"], ["feature"], ["service"], ["source"], ["entity"]],
  argo: [["workflow"], ["template", "elsewhere"]],
  "kfp-component-v1": [["task"], ["input"]],
  "nemo-guardrails": [["model"]],
  azureml: [["asset"]],
};

/** Without this a text has no such names, and need not be read for them. */
const NEEDS: Readonly<Record<string, RegExp>> = {
  python: /params\.yaml|params_show|\bfeast\b/,
  argo: /[tT]emplateRef\s*:/,
  "kfp-component-v1": /^ +graph\s*:/m,
  "nemo-guardrails": /\$model=/,
  azureml: /azureml:/,
};

const isWatched = ({ subject, defines, uri }: Mention, watched: (typeof WATCHED)[string], document: Document): boolean =>
  !defines && (uri ?? document.uri) === document.uri && watched.some(([sort, where]) => sort === subject.sort && (where === undefined || subject.uri !== document.uri));
