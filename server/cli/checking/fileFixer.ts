import {
  agreeingFixes,
  applyEdits,
  checkDocument,
  openDocument,
  storedDocument,
  syntaxErrors,
  type ChosenFix,
  type Document,
  type FixedFile,
  type RankedFinding,
} from "../../core/index.ts";
import { diskFiles } from "../../host/files.ts";
import { readForChange, replaceFile } from "../../host/replaceFile.ts";
import { pathOf } from "../../host/uris.ts";
import { rulesOf, type CheckJob } from "./fileChecker.ts";

export type FixLevel = "safe" | "suggested";

const MOST_ROUNDS = 10;

/** Repairs file after file on the disk, each as often as a repair brings up the next. `undefined` where nothing was to repair. Never throws. */
export function fileFixer(job: CheckJob, level: FixLevel): (uri: string) => FixedFile | undefined {
  const files = diskFiles(job.settings);
  const rules = rulesOf(job);
  const levels = level === "safe" ? ["safe"] : ["safe", "suggested"];
  const include = ({ rule }: RankedFinding): boolean => levels.includes(rule.fix);

  function chosenIn(document: Document): readonly ChosenFix[] {
    return agreeingFixes(checkDocument(document, { files, settings: job.settings }, rules).findings, include);
  }

  function fix(uri: string): FixedFile | undefined {
    const path = pathOf(uri);
    const opened = files.open(uri);
    if (path === undefined || opened.state !== "open") return undefined;
    const original = readForChange(path);
    if (original.state === "unreadable") return chosenIn(opened.document).length > 0 ? { uri, repairs: {}, problem: original.reason } : undefined;
    const repairs: Record<string, number> = {};
    let { text } = original;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const document = openDocument(uri, text, job.settings);
      const better = repair(document, text, chosenIn(document), (next) => openDocument(uri, next, job.settings));
      if (!better) break;
      text = better.text;
      for (const { finding } of better.chosen) repairs[finding.rule.id] = (repairs[finding.rule.id] ?? 0) + 1;
    }
    if (text === original.text) return undefined;
    const written = replaceFile(path, original, text);
    files.forget(uri);
    return written.state === "written" ? { uri, repairs } : { uri, repairs: {}, problem: written.reason };
  }

  return (uri) => {
    try {
      return fix(uri);
    } catch (error) {
      return { uri, repairs: {}, problem: error instanceof Error ? error.message : String(error) };
    }
  };
}

interface Repaired {
  readonly text: string;
  readonly chosen: readonly ChosenFix[];
}

/** All fixes at once; where that would break the file, the first one that does not. */
function repair(document: Document, text: string, chosen: readonly ChosenFix[], open: (text: string) => Document): Repaired | undefined {
  const stored = storedDocument(document, text);
  for (const attempt of [chosen, ...chosen.map((one) => [one])]) {
    const edits = stored.edits(attempt.flatMap(({ fix }) => fix.edits));
    const cleared = stored.cleared([...new Set(attempt.flatMap(({ fix }) => fix.clears ?? []))]);
    const next = edits && applyEdits(text, [...edits, ...cleared]);
    if (next !== undefined && next !== text && isSound(open(next), document)) return { text: next, chosen: attempt };
  }
  return undefined;
}

/** No worse than before: a notebook stays one, and no new place stops being Python. */
function isSound(after: Document, before: Document): boolean {
  return (after.cells === undefined) === (before.cells === undefined) && syntaxErrors(after).length <= syntaxErrors(before).length;
}
