import { defineRule } from "../../engine/rule.ts";
import { shardsOf } from "../../facts/config/weightIndex.ts";

export const hfWeightIndexShards = defineRule({
  id: "hf-weight-index-shards",
  summary: "The shards of a weight index do not make one set",
  severity: "error",
  languages: ["json"],
  kinds: ["hf-weight-index"],
  references: ["https://huggingface.co/docs/transformers/big_models"],
  fix: "none",

  *check(document) {
    const shards = shardsOf(document);
    const [first] = shards;
    if (!first) return;
    for (const { name, number, of } of shards) {
      if (number !== undefined && of !== undefined && (number > of || number < 1)) {
        yield { at: name.span, message: `\`${name.text}\` says that it is number ${number} of ${of}: there is no such file, so the weights in it are not found. Correct the number.` };
        return;
      }
      if (of === undefined || first.of === undefined || of === first.of) continue;
      yield { at: name.span, message: `\`${name.text}\` is of a set of ${of} files and \`${first.name.text}\` of one of ${first.of}: two savings were mixed, and weights of both get into one model. Save the model again, or download it anew.` };
      return;
    }
    const numbers = new Set(shards.map(({ number }) => number));
    const lost = Array.from({ length: Math.min(first.of ?? 0, MOST_SHARDS) }, (_, index) => index + 1).filter((number) => !numbers.has(number));
    if (shards.every(({ number }) => number !== undefined) && lost.length > 0) {
      yield { at: first.name.span, message: `There are ${first.of} shards, yet no weight lies in ${lost.length === 1 ? `number ${lost[0]}` : `${lost.length} of them (${lost.slice(0, 5).join(", ")}${lost.length > 5 ? " …" : ""})`}: these weights are initialised at random, and the model talks nonsense. Make the index anew by saving the model again.` };
    }
  },
});

const MOST_SHARDS = 10_000;
