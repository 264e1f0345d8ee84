import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { nodeAt, scalarsOf } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";

export const cogEnvironment = defineRule({
  id: "cog-environment",
  summary: "Cog does not take this variable from its config",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["cog"],
  references: ["https://cog.run/yaml/#environment"],
  fix: "none",

  *check(document) {
    const first = new Map<string, Scalar>();
    for (const item of scalarsOf(nodeAt(rootOf(document), "environment"))) {
      const name = /^(\w+)=/.exec(item.text)?.[1];
      if (name === undefined) continue;
      const before = first.get(name);
      if (RESERVED.test(name)) yield { at: item.span, message: `Cog and the machines that run its images set \`${name}\` themselves, so newer versions of Cog refuse it here. Take it out; where the code needs another value, set it in \`setup\`.` };
      else if (before) yield { at: item.span, message: `\`${name}\` is set twice, and Cog refuses the config. Keep one of the two.`, related: [{ at: before.span, message: "It is set here first." }] };
      first.set(name, item);
    }
  },
});

/** What Cog 0.14 and newer keep for themselves. */
const RESERVED = /^(?:PATH|LD_LIBRARY_PATH|PYTHONPATH|VIRTUAL_ENV|PYTHONUNBUFFERED|LIBRARY_PATH|HF_ENDPOINT|HF_HUB_ENABLE_HF_TRANSFER|(?:R8|REPLICATE|CUDA|NVIDIA|NV|PGET|KUBERNETES)_.*)$/;
