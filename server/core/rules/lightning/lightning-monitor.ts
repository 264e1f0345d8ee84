import { defineRule, type Finding } from "../../engine/rule.ts";
import { lightningObjects } from "../../facts/config/lightning.ts";
import { findFromHere } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { scalarAt, stringAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";

export const lightningMonitor = defineRule({
  id: "lightning-monitor",
  summary: "A callback watches a metric that nobody logs, or takes the worst for the best",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["lightning-cli"],
  references: ["https://lightning.ai/docs/pytorch/stable/common/early_stopping.html"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    const logged = loggedBy(stringAt(root, "model", "class_path") ?? stringAt(root, "model"), document.uri, snapshot);
    for (const { name, node } of lightningObjects(root)) {
      const monitor = scalarAt(node, "init_args", "monitor");
      if (!/^(?:ModelCheckpoint|EarlyStopping)$/.test(name) || monitor?.value === undefined || monitor.value === null || isPlaceholder(monitor)) continue;
      if (logged && !logged.has(monitor.text) && !/^(?:epoch|step|global_step)$/.test(monitor.text)) yield* unlogged(monitor, logged);
      const mode = scalarAt(node, "init_args", "mode");
      const better = BETTER.find(([pattern]) => pattern.test(monitor.text))?.[1];
      const chosen = mode?.text ?? "min";
      if (better !== undefined && /^(?:min|max)$/.test(chosen) && chosen !== better) {
        yield {
          at: (mode ?? monitor).span,
          message: `\`${monitor.text}\` is better when it is ${better === "max" ? "higher" : "lower"}, and ${mode ? "this takes" : "without `mode` this callback takes"} the ${chosen === "max" ? "highest" : "lowest"} for the best: ${name === "EarlyStopping" ? "training stops just when it goes well" : "the worst checkpoint is kept"}. Write \`mode: ${better}\`.`,
          ...(mode && { related: [{ at: monitor.span, message: "The metric." }] }),
        };
      }
    }
  },
});

/** Which way is better, by what people call metrics. */
const BETTER: readonly (readonly [name: RegExp, better: "min" | "max"])[] = [
  [/(?:^|[_/-])(?:loss|mae|mse|rmse|wer|cer|perplexity|ppl|nll|fid)$/i, "min"],
  [/(?:^|[_/-])(?:acc|accuracy|f1|f1_score|auc|auroc|iou|miou|map|bleu|precision|recall|dice|psnr|ssim|top[15])$/i, "max"],
];

function* unlogged(monitor: { readonly span: Finding["at"]; readonly text: string }, logged: ReadonlySet<string>): Generator<Finding> {
  const meant = nearest(monitor.text, [...logged]);
  yield { at: monitor.span, severity: "error", message: `The model logs no \`${monitor.text}\`, so the callback stops the training after its first epoch. ${meant === undefined ? `It logs ${[...logged].slice(0, MOST).map((name) => `\`${name}\``).join(", ")}.` : `Did you mean \`${meant}\`?`}` };
}

const MOST = 8;

/** The metrics that the module of the model logs; `undefined` where it is not here, inherits from another of ours, or computes a name. */
function loggedBy(path: string | undefined, uri: string, snapshot: Snapshot): ReadonlySet<string> | undefined {
  const found = path !== undefined && /^\w+(?:\.\w+)+$/.test(path) ? findFromHere(uri, `${path.split(".").slice(0, -1).join("/")}.py`, snapshot) : undefined;
  const text = found?.state === "found" ? snapshot.files.read(found.uri)?.text : undefined;
  if (text === undefined || !new RegExp(`class ${path?.split(".").at(-1) ?? ""}\\((?:\\w+\\.)?LightningModule\\)`).test(text)) return undefined;
  const calls = [...text.matchAll(/\.log(_dict)?\(\s*([^\n]*)/g)];
  const names = calls.map(([, dict, first = ""]) => (dict === undefined ? /^(["'])([^"'{}]+)\1\s*,/.exec(first)?.[2] : undefined));
  return calls.length === 0 || names.includes(undefined) ? undefined : new Set(names.flatMap((name) => (name === undefined ? [] : [name, `${name}_epoch`, `${name}_step`])));
}
