import { defineRule } from "../../engine/rule.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, itemsAt, scalarAt } from "../../syntax/data/access.ts";

export const ghaGpuRunnerMissing = defineRule({
  id: "gha-gpu-runner-missing",
  summary: "A step needs a GPU on a runner that has none",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["github-workflow"],
  references: ["https://docs.github.com/actions/reference/runners/github-hosted-runners"],
  fix: "none",

  *check(document) {
    for (const { value: job } of entriesAt(rootOf(document), "jobs")) {
      const runner = scalarAt(job, "runs-on");
      // Larger runners and runners of one's own have other names.
      if (!runner || !/^(?:ubuntu|windows|macos)-(?:latest|\d[\d.]*)(?:-arm|-intel)?$/.test(runner.text)) continue;
      const scripts = [scalarAt(job, "container", "options"), ...itemsAt(job, "steps").map((step) => scalarAt(step, "run"))];
      for (const script of scripts) {
        const [call] = script ? matchesIn(document.text, script, NEEDS_GPU) : [];
        if (call) yield { at: call.at, message: `\`${runner.text}\` has no GPU, so \`${call.text.trim()}\` fails there. Run the job on a runner with one, such as \`runs-on: [self-hosted, gpu]\` or one that \`cml runner\` starts.`, related: [{ at: runner.span, message: "The runner of the job." }] };
      }
    }
  },
});

/** A command that ends the step where there is no GPU: not asked for, not forgiven, not only printed. */
const NEEDS_GPU = /(?<=^\s*|&& )nvidia-smi(?=\s*$)|(?<=^\s*docker run[^\n|]*?)--gpus(?=[ =][^\n|]*$)|(?<=^)--gpus(?=[ =])/gm;
