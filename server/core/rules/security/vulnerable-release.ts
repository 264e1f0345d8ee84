import { defineRule } from "../../engine/rule.ts";
import { demandsOf } from "../../facts/project/demanded.ts";
import { compareVersions, pinnedVersion } from "../../facts/project/version.ts";

export const vulnerableRelease = defineRule({
  id: "vulnerable-release",
  summary: "The version that is pinned has a hole that matters where models are loaded or served",
  severity: "warning",
  languages: ["requirements", "toml", "yaml"],
  cwe: ["CWE-1395"],
  owasp: ["LLM03:2025"],
  references: ["https://osv.dev/"],
  fix: "none",

  *check(document) {
    for (const { name, specifier, at } of demandsOf(document)) {
      const pinned = pinnedVersion(specifier);
      const hole = pinned === undefined ? undefined : HOLES.find((one) => one.name === name && compareVersions(pinned, one.repaired) < 0 && compareVersions(pinned, one.since ?? "0") >= 0);
      if (!at || !hole || pinned === undefined) continue;
      yield { at, message: `\`${name} ${pinned}\` ${hole.what} (${hole.id}). It is repaired in ${hole.repaired}: pin that or a newer one.` };
    }
  },
});

interface Hole {
  readonly name: string;
  readonly id: string;
  /** The first version that has it; all older ones when absent. */
  readonly since?: string;
  readonly repaired: string;
  readonly what: string;
}

const HOLES: readonly Hole[] = [
  { name: "torch", id: "CVE-2025-32434", repaired: "2.6.0", what: "runs code from a model file in spite of `weights_only=True`" },
  { name: "keras", id: "CVE-2025-1550", since: "3.0.0", repaired: "3.9.0", what: "runs code from a `.keras` file in spite of its safe mode" },
  { name: "transformers", id: "CVE-2024-11392", repaired: "4.48.0", what: "runs code from the weights of some models" },
  { name: "vllm", id: "CVE-2025-24357", repaired: "0.7.0", what: "unpickles the model files that it downloads" },
  { name: "vllm", id: "CVE-2025-32444", since: "0.6.5", repaired: "0.8.5", what: "unpickles what another machine sends, where the Mooncake integration is on" },
  { name: "llama-cpp-python", id: "CVE-2024-34359", since: "0.2.30", repaired: "0.2.72", what: "runs code from the chat template of a GGUF file" },
  { name: "skops", id: "CVE-2025-54412", repaired: "0.12.0", what: "runs code from a file although its types were checked" },
  { name: "joblib", id: "CVE-2022-21797", repaired: "1.2.0", what: "evaluates `pre_dispatch` as Python" },
  { name: "nltk", id: "CVE-2024-39705", repaired: "3.9", what: "unpickles the data packages that it downloads" },
  { name: "gradio", id: "CVE-2024-1561", repaired: "4.13.0", what: "lets a visitor read any file of the machine" },
  { name: "mlflow", id: "CVE-2023-6831", repaired: "2.9.2", what: "lets a visitor delete files by a path that leads upwards" },
  { name: "ray", id: "CVE-2023-6019", repaired: "2.8.1", what: "lets whoever reaches the dashboard run commands" },
  { name: "langchain", id: "CVE-2023-46229", repaired: "0.0.317", what: "fetches addresses inside your network that a web page names" },
  { name: "onnx", id: "CVE-2024-5187", repaired: "1.17.0", what: "lets a downloaded model overwrite any file" },
  { name: "jupyterlab", id: "CVE-2024-43805", since: "4.0.0", repaired: "4.2.5", what: "lets a notebook that is opened act in the reader's name" },
  { name: "pillow", id: "CVE-2023-50447", repaired: "10.2.0", what: "runs code by `ImageMath.eval`" },
  { name: "pyyaml", id: "CVE-2020-14343", repaired: "5.4", what: "runs code from YAML by `full_load`" },
];
