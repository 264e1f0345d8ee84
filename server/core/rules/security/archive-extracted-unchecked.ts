import { defineRule } from "../../engine/rule.ts";
import { argumentOf, callsOf, type Call } from "../../facts/python/calls.ts";
import { addKeyword, keywordOf } from "../../facts/python/edits.ts";
import { pythonVersionNear } from "../../facts/project/pythonVersion.ts";
import { compareVersions } from "../../facts/project/version.ts";
import type { Document } from "../../workspace/document.ts";

const SAFE_BY_DEFAULT = "3.14";

export const archiveExtractedUnchecked = defineRule({
  id: "archive-extracted-unchecked",
  summary: "A tar archive may write outside of the folder that it is extracted to",
  severity: "warning",
  languages: ["python"],
  cwe: ["CWE-22"],
  references: ["https://docs.python.org/3/library/tarfile.html#extraction-filters"],
  elsewhere: ["B202", "S202"],
  fix: "suggested",

  *check(document, snapshot) {
    const calls = callsOf(document).filter((call) => extractsTar(document, call) && !keywordOf(call, "filter") && !namesMembers(call));
    const python = calls.length > 0 ? pythonVersionNear(document, snapshot) : undefined;
    if (python !== undefined && compareVersions(python, SAFE_BY_DEFAULT) >= 0) return;
    for (const call of calls) {
      yield {
        at: call.callee,
        message: "Before Python 3.14 a member of the archive called `../../.bashrc`, or a link, is written where it says. Data sets and models come as archives from elsewhere: say `filter=\"data\"`, which refuses such members.",
        fixes: [{ title: "Refuse members that lead out of the folder", edits: [addKeyword(call, 'filter="data"')] }],
      };
    }
  },
});

function extractsTar(document: Document, { name, node }: Call): boolean {
  if (name === "shutil.unpack_archive") return /\.(?:tar|tgz|tbz|txz|tar\.\w+)["']/.test(document.text.slice(node.start, node.end));
  if (!name.endsWith(".extractall")) return false;
  const receiver = node.callee.type === "attribute" ? node.callee.value : undefined;
  if (receiver?.type === "call") return isTarOpen(document.text.slice(receiver.start, receiver.end));
  return receiver?.type === "name" && isTarOpen(lastOpening(document.text.slice(0, node.start), receiver.name));
}

/** What `archive = …` or `with … as archive` above the call opens. */
function lastOpening(above: string, name: string): string {
  const openings = [...above.matchAll(new RegExp(`\\b${name}\\s*=\\s*([\\w.]+)\\(|([\\w.]+)\\([^\\n]*\\)\\s+as\\s+${name}\\b`, "g"))];
  const [, assigned, entered] = openings.at(-1) ?? [];
  return assigned ?? entered ?? "";
}

const namesMembers = (call: Call): boolean => call.name.endsWith(".extractall") && argumentOf(call, "members", 1) !== undefined;

const isTarOpen = (receiver: string): boolean => /^tarfile\.(?:open|TarFile)/.test(receiver);
