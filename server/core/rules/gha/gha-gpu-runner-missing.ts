import { defineRule, type Finding } from "../../engine/rule.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { scriptSteps } from "../../facts/config/workflowSteps.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, itemsAt, nodeAt, scalarAt, scalarsOf } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const ghaGpuRunnerMissing = defineRule({
  id: "gha-gpu-runner-missing",
  summary: "A step needs a GPU on a runner that has none",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["github-workflow"],
  references: ["https://docs.github.com/actions/reference/runners/github-hosted-runners"],
  fix: "none",

  *check(document) {
    yield* withoutLaunchedLabel(document.text, rootOf(document));
    for (const { value: job } of entriesAt(rootOf(document), "jobs")) {
      const [runner, ...labels] = scalarsOf(nodeAt(job, "runs-on"));
      // Larger runners and runners of one's own have other names.
      if (!runner || labels.length > 0 || !/^(?:ubuntu|windows|macos)-(?:latest|\d[\d.]*)(?:-arm|-intel)?$/.test(runner.text)) continue;
      const scripts = [scalarAt(job, "container", "options"), ...itemsAt(job, "steps").map((step) => scalarAt(step, "run"))];
      for (const script of scripts) {
        const [call] = script ? [...matchesIn(document.text, script, NEEDS_GPU), ...matchesIn(document.text, script, ASKS_FOR_GPU)] : [];
        if (call) yield { at: call.at, message: `\`${runner.text}\` has no GPU, so \`${call.text.trim()}\` fails there. Run the job on a runner with one, such as \`runs-on: [self-hosted, gpu]\` or one that \`cml runner\` starts.`, related: [{ at: runner.span, message: "The runner of the job." }] };
      }
    }
  },
});

/** A job that waits for a runner that the workflow starts, under a label that it does not start it with. */
function* withoutLaunchedLabel(text: string, root: Node | undefined): Generator<Finding> {
  const launches = scriptSteps(root).flatMap(({ job, script }) => matchesIn(text, script, /cml(?:-|[ ]+)runner(?:\\\r?\n|[^\n;|&])*?--labels[ =]["']?([\w.,-]+)/g).map((match) => ({ job: job.key.text, match })));
  for (const { value: job } of entriesAt(root, "jobs")) {
    const needs = scalarsOf(nodeAt(job, "needs")).map((need) => need.text);
    const launched = launches.filter((launch) => needs.includes(launch.job));
    const known = launched.flatMap(({ match }) => match.text.split(","));
    if (known.length === 0) continue;
    for (const label of scalarsOf(nodeAt(job, "runs-on"))) {
      if (known.includes(label.text) || OF_EVERY_RUNNER.has(label.text.toLowerCase()) || label.text.includes("$") || /^(?:ubuntu|windows|macos)-/.test(label.text)) continue;
      yield { at: label.span, message: `The runner that this workflow starts has the label \`${known.join("`, `")}\` and not \`${label.text}\`, so this job waits for a machine that never comes. Give both the same label.`, related: launched.map(({ match }) => ({ at: match.at, message: "The runner is started with these labels." })) };
    }
  }
}

const OF_EVERY_RUNNER: ReadonlySet<string> = new Set(["self-hosted", "linux", "windows", "macos", "x64", "arm", "arm64"]);

/** A program that is told to compute on a GPU: it stops, or trains for hours on a CPU. */
const ASKS_FOR_GPU = /(?<=(?:^|[\n;&]|run:)\s*(?:(?:uv|poetry|pdm|pipenv|hatch) run +|[A-Z_]+=\S* +)*(?:python3?|torchrun|accelerate launch|yolo|dvc exp run|composer)\s(?:[^\n;&|#"'\\]|\\\r?\n)*?)((?:--device|--accelerator|\bdevice|\baccelerator)[ =](?:cuda(?::\d+)?|gpu)|--gpus[ =][1-9]\d*|--(?:use[-_])?(?:cuda|gpu))(?=\s|$)(?![^\n]*\|\|)/gm;

/** A command that ends the step where there is no GPU: not asked for, not forgiven, not only printed. */
const NEEDS_GPU = /(?<=^\s*|&& )nvidia-smi(?=\s*$)|(?<=^\s*docker run[^\n|]*?)--gpus(?=[ =][^\n|]*$)|(?<=^)--gpus(?=[ =])/gm;
