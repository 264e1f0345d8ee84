import { defineRule } from "../../engine/rule.ts";
import { architectureOf, parameterCount } from "../../facts/config/architecture.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, scalarAt } from "../../syntax/data/access.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import { folderOf } from "../../workspace/uri.ts";

export const hfWeightIndexSize = defineRule({
  id: "hf-weight-index-size",
  summary: "The weights are of another size than the model of config.json",
  severity: "warning",
  languages: ["json"],
  kinds: ["hf-weight-index"],
  references: ["https://huggingface.co/docs/transformers/big_models"],
  fix: "none",

  *check(document, snapshot) {
    const size = scalarAt(rootOf(document), "metadata", "total_size");
    const config = snapshot.files.read(`${folderOf(document.uri)}/config.json`);
    const architecture = config && architectureOf(config);
    if (!architecture || typeof size?.value !== "number" || isSet(soundRoots(config)[0], "quantization_config")) return;
    const parameters = parameterCount(architecture);
    const perParameter = size.value / parameters;
    if (BYTES.some((bytes) => Math.abs(perParameter - bytes) / bytes < TOLERANCE)) return;
    const billions = (parameters / 1e9).toFixed(parameters < 1e9 ? 3 : 2);
    yield { at: size.span, message: `The model of config.json has about ${billions} billion parameters, so that its weights take ${gigabytes(parameters * 2)} in 16 bits or ${gigabytes(parameters * 4)} in 32; here they take ${gigabytes(size.value)}. Config and weights are of different models, or weights are missing. Take the config that was saved with these weights.` };
  },
});

/** Weights in 8, 16 and 32 bits. */
const BYTES = [1, 2, 4];
/** The count leaves out buffers and extra tokens, which are far less than this share. */
const TOLERANCE = 0.08;

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(bytes < 1e9 ? 3 : 1)} GB`;
