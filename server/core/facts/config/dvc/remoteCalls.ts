import type { Scalar } from "../../../syntax/data/node.ts";
import type { Span } from "../../../text/span.ts";
import type { Document } from "../../../workspace/document.ts";
import type { Snapshot } from "../../../workspace/snapshot.ts";
import { resolvePath } from "../../../workspace/uri.ts";
import { matchesIn } from "../matches.ts";
import { isQuoted, type ScriptStep } from "../workflowSteps.ts";

/** A command of a workflow that fetches from the remote of DVC, itself or by a script or a target of make. */
export interface RemoteCall {
  readonly text: string;
  readonly at: Span;
  readonly related?: readonly { readonly uri: string; readonly at: Span; readonly message: string }[];
}

const DIRECT = /(?<![\w-])(dvc (?:pull|push|fetch)|dvc (?:repro|exp run)(?=[^\n;&|]* --pull\b)|dvc exp (?:pull|push))\b/g;

/** Commands that need the remote's credentials; what a script or Makefile of the repository runs counts too. */
export function dvcCallsOf({ script, elsewhere }: ScriptStep, document: Document, snapshot: Snapshot): readonly RemoteCall[] {
  const own = matchesIn(document.text, script, DIRECT).filter(({ at }) => !isQuoted(document.text, at.start));
  return own.length > 0 || elsewhere ? own : [...ofScripts(script, document, snapshot), ...ofMake(script, document, snapshot)];
}

/** The folder above `.github`. */
const repositoryOf = (uri: string): string => uri.replace(/\/\.github\/.*$/, "");

function ofScripts(script: Scalar, document: Document, { files }: Snapshot): readonly RemoteCall[] {
  return matchesIn(document.text, script, /(?<=(?:^|[\n;&|]|run:)\s*)((?:(?:ba|z)?sh\s+)?(?:\.\/)?[\w./-]+\.sh)(?=\s|$)/g).flatMap(({ text, at }) => {
    const uri = resolvePath(repositoryOf(document.uri), text.replace(/^\w+\s+/, ""));
    return inText(files.read(uri)?.text ?? "", uri, text, at);
  });
}

function ofMake(script: Scalar, document: Document, { files }: Snapshot): readonly RemoteCall[] {
  const uri = `${repositoryOf(document.uri)}/Makefile`;
  return matchesIn(document.text, script, /(?<=(?:^|[\n;&|]|run:)\s*)(make ([\w.-]+))(?=\s|$)/g).flatMap(({ text, at, groups }) => recipes(files.read(uri)?.text ?? "", groups[1] ?? "").flatMap(({ start, body }) => inText(body, uri, text, at, start)));
}

/** The recipe of a target and those of what it needs. */
function recipes(makefile: string, target: string, seen: ReadonlySet<string> = new Set()): readonly { readonly start: number; readonly body: string }[] {
  if (seen.has(target)) return [];
  const rule = new RegExp(`^${target.replaceAll(".", "\\.")}[ \t]*:(?!=)[ \t]*([^\\n#]*).*\\n((?:[\t ].*(?:\\n|$)|[ \t]*\\n)*)`, "m").exec(makefile);
  if (!rule) return [];
  const [whole, needs = "", body = ""] = rule;
  return [{ start: rule.index + whole.length - body.length, body }, ...needs.split(/\s+/).filter((need) => need !== "").flatMap((need) => recipes(makefile, need, new Set([...seen, target])))];
}

function inText(text: string, uri: string, called: string, at: Span, offset = 0): readonly RemoteCall[] {
  const [call] = text.matchAll(DIRECT);
  return call ? [{ text: called, at, related: [{ uri, at: { start: offset + call.index, end: offset + call.index + call[0].length }, message: `\`${call[0]}\` is run here.` }] }] : [];
}

/** What the repository's own settings say of its default remote: `open` needs no credentials or has them, `closed` needs them. */
export function remoteOf(workflowUri: string, { files }: Snapshot): { readonly state: "open" | "closed" | "unknown"; readonly url: string } {
  const config = files.read(`${repositoryOf(workflowUri)}/.dvc/config`)?.text;
  if (config === undefined) return { state: "unknown", url: "" };
  const [, name] = /^\s*remote\s*=\s*(\S+)/m.exec(config) ?? [];
  const sections = config.split(/^(?=\s*\[)/m).filter((part) => /^\s*\['?remote\s+"/.test(part));
  const section = sections.find((part) => name !== undefined && part.includes(`"${name}"`)) ?? (sections.length === 1 ? sections[0] : undefined);
  const [, url = ""] = /^\s*url\s*=\s*(\S+)/m.exec(section ?? "") ?? [];
  if (section === undefined || url === "") return { state: "unknown", url };
  if (/^\s*(?:allow_anonymous_login\s*=\s*true|access_key_id|password|credentialpath|gdrive_service_account|auth\s*=)/m.test(section)) return { state: "open", url };
  return { state: /^(?:s3|gs|azure|gdrive|oss|ssh|hdfs):/.test(url) ? "closed" : /^https?:/.test(url) ? "unknown" : "open", url };
}
