import { defineRule } from "../../engine/rule.ts";
import { demandsOf } from "../../facts/project/demanded.ts";
import { pinnedVersion } from "../../facts/project/version.ts";

export const knownBadRelease = defineRule({
  id: "known-bad-release",
  summary: "This release of a package is known to carry malicious code",
  severity: "error",
  languages: ["requirements", "toml", "yaml"],
  cwe: ["CWE-506"],
  owasp: ["LLM03:2025"],
  references: ["https://blog.pypi.org/posts/2024-12-11-ultralytics-attack-analysis/", "https://pytorch.org/blog/compromised-nightly-dependency/", "https://github.com/Lightning-AI/pytorch-lightning/security/advisories/GHSA-w37p-236h-pfx3", "https://github.com/BerriAI/litellm/issues/24518"],
  fix: "none",

  *check(document) {
    for (const { name, specifier, at } of demandsOf(document)) {
      const bad = RELEASES[name];
      const pinned = pinnedVersion(specifier);
      if (!at || !bad || !(bad.versions.length === 0 || (pinned !== undefined && bad.versions.includes(pinned)))) continue;
      yield { at, message: `\`${name}${specifier}\` ${bad.what} Take another version, and treat machines that installed this one as broken into.` };
    }
  },
});

interface Bad {
  /** Every version when empty. */
  readonly versions: readonly string[];
  readonly what: string;
}

const RELEASES: Readonly<Record<string, Bad>> = {
  ultralytics: { versions: ["8.3.41", "8.3.42", "8.3.45", "8.3.46"], what: "was published by an attacker in December 2024 and mines coins on the machine that installs it." },
  lightning: { versions: ["2.6.2", "2.6.3"], what: "was published by an attacker in April 2026 and steals keys as soon as it is imported." },
  "pytorch-lightning": { versions: ["2.6.2", "2.6.3"], what: "was published by an attacker in April 2026 and steals keys as soon as it is imported." },
  litellm: { versions: ["1.82.7", "1.82.8"], what: "was published by an attacker in March 2026 and steals keys; 1.82.8 does so whenever Python starts." },
  torchtriton: { versions: [], what: "is not PyTorch's package: the name was taken on PyPI in December 2022 to steal keys. PyTorch's own is called `triton`." },
};
