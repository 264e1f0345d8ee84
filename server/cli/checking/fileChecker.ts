import { checkDocument, DATA_HEAD, flowBoundsOf, openDocument, placeReport, rules, storedAsIs, storedDocument, whyTooLong, type Document, type FileReport, type RuleInGroup, type Settings, type Stored } from "../../core/index.ts";
import { diskFiles } from "../../host/files.ts";
import { readHead } from "../../host/readHead.ts";
import { readText } from "../../host/readText.ts";
import { pathOf } from "../../host/uris.ts";

/** What a thread needs to know to check files; plain data. */
export interface CheckJob {
  readonly settings: Settings;
  /** Rules that run. */
  readonly ruleIds: readonly string[];
  /** A text that counts instead of the file's own, from standard input. */
  readonly instead?: { readonly uri: string; readonly document: Document; readonly text: string };
}

/** Checks file after file against one frozen state of the disk. Never throws. */
export function fileChecker(job: CheckJob): (uri: string) => FileReport {
  const disk = diskFiles(job.settings, (uri) => (uri === job.instead?.uri ? job.instead.document : undefined));
  const snapshot = { files: disk.freeze(), settings: job.settings };
  const chosen = rulesOf(job);

  const withStored = (document: Document) => ({ document, stored: storedOf(document, job) });

  function check(uri: string): FileReport {
    const head = beginningOf(uri, job);
    const opened = head === undefined ? disk.open(uri) : { state: "open" as const, document: head };
    if (opened.state !== "open") return unread(uri, opened.state === "missing" ? "there is no such file" : opened.reason);
    const { document } = opened;
    const tooLong = whyTooLong(document);
    if (tooLong !== undefined) return unread(uri, tooLong);
    const report = checkDocument(document, snapshot, chosen);
    const bounds = flowBoundsOf(document, snapshot);
    const bounded = bounds.length > 0 ? { bounds } : {};
    if (report.findings.length === 0) return { uri, findings: [], crashes: report.crashes, ...bounded };
    const placed = placeReport(withStored(document), report, (other) => {
      const related = snapshot.files.read(other);
      return related && withStored(related);
    });
    return { ...placed, ...bounded };
  }

  return (uri) => {
    try {
      return check(uri);
    } catch (error) {
      return { uri, findings: [], crashes: [{ ruleId: "modelwright", message: error instanceof Error ? (error.stack ?? error.message) : String(error) }] };
    }
  };
}

/** Of a large data file only its beginning is read, unless it is of a kind whose rules look at every line. */
function beginningOf(uri: string, { settings, instead }: CheckJob): Document | undefined {
  if (!/\.(?:csv|tsv|jsonl|ndjson)$/i.test(uri) || uri === instead?.uri) return undefined;
  const text = readHead(pathOf(uri) ?? "", DATA_HEAD);
  const document = text === undefined ? undefined : openDocument(uri, text, settings);
  return document !== undefined && DATA_KINDS.has(document.kind) ? document : undefined;
}

const DATA_KINDS: ReadonlySet<string> = new Set(["data-table", "json-lines"]);

export function rulesOf({ ruleIds }: Pick<CheckJob, "ruleIds">): readonly RuleInGroup[] {
  const wanted = new Set(ruleIds);
  return rules.filter(({ id }) => wanted.has(id));
}

const unread = (uri: string, problem: string): FileReport => ({ uri, findings: [], crashes: [], problem });

/** Only a notebook's file has to be read again: elsewhere the document is the file's text. */
function storedOf(document: Document, { instead }: CheckJob): Stored {
  if (!document.cells) return storedAsIs(document);
  if (instead?.uri === document.uri) return storedDocument(document, instead.text);
  const file = readText(pathOf(document.uri) ?? "");
  return file.state === "read" ? storedDocument(document, file.text) : storedAsIs(document);
}
