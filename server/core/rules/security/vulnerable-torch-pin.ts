import { defineRule } from "../../engine/rule.ts";
import { dependencyNear } from "../../facts/project/dependencies.ts";
import { compareVersions, pinnedVersion } from "../../facts/project/version.ts";
import { callsOf, type Call } from "../../facts/python/calls.ts";
import { keywordOf } from "../../facts/python/edits.ts";

export const vulnerableTorchPin = defineRule({
  id: "vulnerable-torch-pin",
  summary: "The pinned PyTorch runs code from files in spite of weights_only",
  severity: "warning",
  languages: ["python"],
  cwe: ["CWE-502"],
  owasp: ["LLM03:2025"],
  references: ["https://nvd.nist.gov/vuln/detail/CVE-2025-32434"],
  fix: "none",

  *check(document, snapshot) {
    const call = callsOf(document).find((candidate) => /^torch\.(?:serialization\.)?load$/.test(candidate.name) && loadsWeightsOnly(candidate));
    if (!call) return;
    const pinned = pinnedVersion(dependencyNear(document, snapshot, "torch")?.specifier ?? "");
    if (pinned === undefined || compareVersions(pinned, REPAIRED) >= 0) return;
    yield {
      at: call.callee,
      message: `PyTorch ${pinned} is pinned, and up to 2.5.1 a file could get round \`weights_only=True\` and run code (CVE-2025-32434). Pin ${REPAIRED} or newer, or load safetensors.`,
    };
  },
});

const REPAIRED = "2.6.0";

const loadsWeightsOnly = (call: Call): boolean => keywordOf(call, "weights_only")?.value.type === "true";
