import { defineRule } from "../../engine/rule.ts";
import { componentsOf, KSERVE_RUNTIME_FORMATS, KSERVE_RUNTIMES } from "../../facts/config/kserve.ts";
import { yamlBeside } from "../../facts/config/neighbours.ts";
import { rootsOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { itemsAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import { nearest } from "../../text/nearest.ts";

/** Formats of the runtimes that KServe 0.15 installs, read 2026-11-21. */
const BUILT_IN = ["sklearn", "xgboost", "lightgbm", "pmml", "paddle", "mlflow", "catboost", "tensorflow", "tensorrt", "onnx", "pytorch", "triton", "keras", "huggingface", "predictiveserver"];

/** What people call them elsewhere. */
const OTHERWISE: Readonly<Record<string, string>> = { "scikit-learn": "sklearn", scikitlearn: "sklearn", scikit: "sklearn", torch: "pytorch", torchserve: "pytorch", tf: "tensorflow", savedmodel: "tensorflow", hf: "huggingface", transformers: "huggingface", vllm: "huggingface", lgbm: "lightgbm", xgb: "xgboost", onnxruntime: "onnx", paddlepaddle: "paddle" };

export const kserveModelFormatUnsupported = defineRule({
  id: "kserve-model-format-unsupported",
  summary: "A model format is misspelt, or the named runtime does not serve it",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kserve"],
  references: ["https://kserve.github.io/website/latest/modelserving/v1beta1/serving_runtime/"],
  fix: "suggested",

  *check(document, snapshot) {
    const runtimes = [document, ...yamlBeside(document, snapshot)].flatMap((file) => soundRoots(file, "go-yaml")).filter((root) => (stringAt(root, "kind") ?? "").endsWith("ServingRuntime"));
    const known = [...BUILT_IN, ...runtimes.flatMap((root) => itemsAt(root, "spec", "supportedModelFormats").flatMap((format) => stringAt(format, "name") ?? []))];
    const isDefined = (name: string): boolean => runtimes.some((root) => stringAt(root, "metadata", "name") === name);
    for (const { value } of componentsOf(rootsOf(document))) {
      const format = scalarAt(value, "model", "modelFormat", "name");
      const runtime = scalarAt(value, "model", "runtime");
      const served = runtime && !isDefined(runtime.text) ? KSERVE_RUNTIME_FORMATS[runtime.text] : undefined;
      if (runtime && format && served && BUILT_IN.includes(format.text) && !served.includes(format.text)) yield { at: format.span, message: `The runtime \`${runtime.text}\` serves ${served.map((name) => `\`${name}\``).join(", ")} and not \`${format.text}\`, so KServe refuses the service. Correct one of them, or leave \`runtime\` out: KServe then chooses one that fits.` };
      const home = runtime && runtimes.find((root) => stringAt(root, "metadata", "name") === runtime.text);
      const offered = itemsAt(home, "spec", "supportedModelFormats").flatMap((one) => stringAt(one, "name") ?? []);
      if (runtime && format && !isPlaceholder(format) && offered.length > 0 && !offered.includes(format.text)) yield { at: format.span, message: `The runtime \`${runtime.text}\` serves ${offered.map((name) => `\`${name}\``).join(", ")} and not \`${format.text}\`, so KServe refuses the service. Correct one of them.` };
      // A runtime of the cluster may serve what it likes.
      if (!format || isPlaceholder(format) || (runtime && !KSERVE_RUNTIMES.includes(runtime.text)) || known.includes(format.text)) continue;
      const meant = OTHERWISE[format.text.toLowerCase()] ?? nearest(format.text, known);
      if (meant !== undefined) yield { at: format.span, message: `No runtime of KServe serves \`${format.text}\`, so the model never becomes ready. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, format.span, meant)] };
    }
  },
});
