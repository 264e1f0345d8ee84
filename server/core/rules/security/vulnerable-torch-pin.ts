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
  references: ["https://nvd.nist.gov/vuln/detail/CVE-2025-32434", "https://nvd.nist.gov/vuln/detail/CVE-2026-24747"],
  fix: "none",

  *check(document, snapshot) {
    const call = callsOf(document).find((candidate) => /^torch\.(?:serialization\.)?load$/.test(candidate.name) && loadsWeightsOnly(candidate));
    if (!call) return;
    const pinned = pinnedVersion(dependencyNear(document, snapshot, "torch")?.specifier ?? "");
    const hole = pinned === undefined ? undefined : HOLES.find(({ repaired }) => compareVersions(pinned, repaired) < 0);
    if (!hole) return;
    yield {
      at: call.callee,
      ...(hole.severity ? { severity: hole.severity } : {}),
      message: `PyTorch ${pinned ?? ""} is pinned, and before ${hole.repaired} a file could get round \`weights_only=True\` and run code (${hole.id}). Pin ${LATEST} or newer, or load safetensors.`,
    };
  },
});

/** Each with the first release that has it repaired. */
const HOLES = [
  { repaired: "2.6.0", id: "CVE-2025-32434", severity: undefined },
  { repaired: "2.10.0", id: "CVE-2026-24747", severity: "info" },
] as const;
const LATEST = HOLES[1].repaired;

const loadsWeightsOnly = (call: Call): boolean => keywordOf(call, "weights_only")?.value.type === "true";
