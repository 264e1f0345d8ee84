import { defineRule } from "../../engine/rule.ts";
import { dependencyNear } from "../../facts/project/dependencies.ts";
import { compareVersions, pinnedVersion } from "../../facts/project/version.ts";
import { removedUses } from "../../facts/python/removedUses.ts";
import { REMOVED_AS_OF, type Removed } from "../../facts/python/tables/removed.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";

export const removedInLibrary = defineRule({
  id: "removed-in-library",
  summary: "The code uses what a release of numpy, pandas, scikit-learn or torch has removed",
  severity: "info",
  languages: ["python"],
  references: ["https://numpy.org/doc/stable/numpy_2_0_migration_guide.html", "https://pandas.pydata.org/docs/whatsnew/", "https://scikit-learn.org/stable/whats_new.html"],
  fix: "safe",

  *check(document, snapshot) {
    for (const { at, what, removed, edits } of removedUses(document)) {
      const wanted = wantedVersion(document, snapshot, removed.library);
      if (isOlder(wanted, removed.since)) continue;
      const pinned = pinnedVersion(wanted ?? "");
      const whose = pinned === undefined ? `a fresh install gets a later one (as of ${REMOVED_AS_OF})` : `the project asks for ${pinned}`;
      const message = `\`${what}\` is gone since ${removed.library} ${removed.since}, and ${whose}, so this line fails. Use ${removed.use} instead.`;
      yield { at, message, ...(edits ? { fixes: [{ title: `Use ${removed.use}`, edits }] } : {}) };
    }
  },
});

/** What the notebook installs, else what the project asks for. */
function wantedVersion(document: Document, snapshot: Snapshot, library: Removed["library"]): string | undefined {
  const installed = new RegExp(`^[ \\t]*[!%].*\\binstall\\b.*[\\s"']${library}\\s*((?:[=<>~!]=?=?\\s*[\\w.]+,?)+)`, "m").exec(document.text)?.[1];
  return installed ?? dependencyNear(document, snapshot, library)?.specifier;
}

/** True where only releases before that one are let in. */
function isOlder(specifier: string | undefined, since: string): boolean {
  if (specifier === undefined) return false;
  const pinned = pinnedVersion(specifier);
  if (pinned !== undefined) return compareVersions(pinned, since) < 0;
  const below = /<\s*(\d[\w.]*)/.exec(specifier)?.[1];
  const compatible = /(?:~=|\^)\s*(\d+)\.(\d+)/.exec(specifier);
  if (below !== undefined) return compareVersions(below, since) <= 0;
  return compatible !== null && compareVersions(`${Number(compatible[1]) + 1}`, since) <= 0;
}
