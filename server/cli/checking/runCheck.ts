import { resolve } from "node:path";
import { buffer } from "node:stream/consumers";

import { openDocument, rules, type CheckReport, type FileReport, type FixedFile, type Settings } from "../../core/index.ts";
import { decodeText } from "../../host/readText.ts";
import { uriOf } from "../../host/uris.ts";
import { WrongArguments } from "../command.ts";
import { loadSettings } from "../configFile.ts";
import { systemNames } from "../names.ts";
import type { Terminal } from "../terminal.ts";
import type { CheckJob } from "./fileChecker.ts";
import type { FixLevel } from "./fileFixer.ts";
import { filesToCheck, type FoundFiles } from "./filesToCheck.ts";
import { runTask, type Answer } from "./threads.ts";

export interface CheckRequest {
  readonly paths: readonly string[];
  /** Check standard input under this name instead of paths. */
  readonly stdinName: string | undefined;
  readonly config: string | undefined;
  readonly ruleIds: readonly string[];
  /** What was asked for by name, rules and groups; a rule that is off unless set then runs. */
  readonly asked: readonly string[];
  readonly fix: FixLevel | undefined;
  readonly ignoring: boolean;
}

export async function runCheck(request: CheckRequest, terminal: Terminal): Promise<CheckReport> {
  const { stdinName, ruleIds, fix } = request;
  const settings = switchOn(loadSettings(request.config, stdinName === undefined ? request.paths : [stdinName]), request.asked);
  const job = { settings, ruleIds };
  if (stdinName !== undefined) return checkInput(stdinName, job);
  const found = await terminal.timed("walk", () => filesToCheck(request.paths, settings, request.ignoring));
  const uris = found.files.map(({ uri }) => uri);
  const fixed = fix ? await terminal.timed("fix", () => runTask(job, { does: "fix", level: fix }, uris)) : [];
  const reports = await terminal.timed("check", () => runTask(job, { does: "check" }, uris));
  for (const { uri, bounds = [] } of reports.filter(isFileReport)) for (const bound of bounds) terminal.trace(`${systemNames.shown(uri)}: ${bound}`);
  return assemble(reports.filter(isFileReport), found, fixed.filter(isFixedFile));
}

function switchOn(settings: Settings, asked: readonly string[]): Settings {
  const named = rules.filter(({ id, off }) => off && asked.includes(id)).map(({ id, severity }) => [id, severity] as const);
  return { ...settings, severity: { ...Object.fromEntries(named), ...settings.severity } };
}

async function checkInput(name: string, job: CheckJob): Promise<CheckReport> {
  const uri = uriOf(resolve(name));
  const text = decodeText(await buffer(process.stdin));
  if (text === undefined) throw new WrongArguments("Standard input holds binary data, not text.");
  const instead = { uri, text, document: openDocument(uri, text, job.settings) };
  const reports = await runTask({ ...job, instead }, { does: "check" }, [uri]);
  return { files: reports.filter(isFileReport), problems: [], fixed: [] };
}

/** A file that was named and cannot be read is a wrong argument; one that was met in a folder is only told. */
function assemble(reports: readonly FileReport[], found: FoundFiles, fixed: readonly FixedFile[]): CheckReport {
  const named = new Set(found.files.filter((file) => file.named).map(({ uri }) => uri));
  const isWrong = ({ uri, problem }: FileReport): boolean => problem !== undefined && named.has(uri);
  return {
    files: reports.filter((report) => !isWrong(report)),
    problems: [...found.problems, ...reports.filter(isWrong).map(({ uri, problem = "" }) => ({ uri, reason: problem }))],
    fixed,
  };
}

const isFileReport = (answer: Answer): answer is FileReport => answer !== undefined && "findings" in answer;

const isFixedFile = (answer: Answer): answer is FixedFile => answer !== undefined && "repairs" in answer;
