import type { CancellationToken } from "vscode-languageserver/node";

import type { AnswerCase } from "../../core/index.ts";
import type { Progress } from "../../host/columnThreads.ts";
import { inDataProcess, prepareDataProcess } from "../../host/dataProcess.ts";
import type { DataJob, DataJobs, FirstAnswer } from "../../host/dataJobs.ts";
import { driftOptionsFor } from "../../host/driftSettings.ts";
import { isDataAddress } from "../../host/sql/address.ts";
import { isInEngine } from "../../host/sql/driftInEngines.ts";
import { pathOf } from "../../host/uris.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";

export const drift: RequestHandler<"modelwright/drift"> = async (params, { token, progress, partial }) => {
  progress.begin("Comparing", 0, "reading", true);
  try {
    return await work("drift", { ...driftOrder(params), ...(params.secrets && { secrets: params.secrets }) }, token, ({ done, of, column, rows }) => progress.report(Math.floor((100 * done) / of), rows === undefined ? `${done} of ${of} columns, \`${column}\`` : `${rows.toLocaleString("en-US")} rows read`), partial);
  } finally {
    progress.done();
  }
};

export const driftOverTime: RequestHandler<"modelwright/driftOverTime"> = async (params, { token, progress }) => {
  // An engine is asked for all windows of a column at once.
  const things = isInEngine(params) ? "columns" : "windows";
  progress.begin("Comparing", 0, "reading", true);
  try {
    return await work("driftOverTime", { ...driftOrder(params), ...(params.over && { over: params.over }), ...(params.secrets && { secrets: params.secrets }) }, token, ({ done, of, column }) => progress.report(Math.floor((100 * done) / of), `${done} of ${of} ${things}, ${column}`));
  } finally {
    progress.done();
  }
};

export const prepareData: RequestHandler<"modelwright/prepareData"> = () => {
  prepareDataProcess();
  return null;
};

function driftOrder({ reference, current }: { readonly reference: string; readonly current: string }): DataJobs["drift"]["order"] {
  const settings = driftOptionsFor(onDisk(current));
  if (settings.state === "failed") throw refusal(settings.reason);
  return { reference: onDisk(reference), current: onDisk(current), options: settings.options };
}

export const evaluate: RequestHandler<"modelwright/evaluate"> = ({ uri, columns, task, positive, secrets }, { token }) => work("evaluate", { path: onDisk(uri), options: { columns, ...(task && { task }), ...(positive !== undefined && { positive }) }, ...(secrets && { secrets }) }, token);

export const answers: RequestHandler<"modelwright/answers"> = async ({ uri, baseline }, { token }) => {
  const { report, cases, earlier } = await work("answers", { path: onDisk(uri), ...(baseline !== undefined && { baseline: onDisk(baseline) }) }, token);
  const alien = cases.length > MOST_CASES ? [`The first ${MOST_CASES.toLocaleString("en-US")} of ${cases.length.toLocaleString("en-US")} cases are listed; the figures are those of all.`] : [];
  return { report: { ...report, problems: [...report.problems, ...alien] }, cases: listed(cases), earlier: listed(earlier) };
};

const MOST_CASES = 20_000;
const LONGEST_TEXT = 4000;

/** What a panel can hold. */
function listed(cases: readonly AnswerCase[]): readonly AnswerCase[] {
  const cut = (text: string): string => (text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text);
  return cases.slice(0, MOST_CASES).map((one) => ({ ...one, input: cut(one.input), expected: cut(one.expected), output: cut(one.output) }));
}

export const dataColumns: RequestHandler<"modelwright/dataColumns"> = ({ uri, secrets }, { token }) => work("columns", { path: onDisk(uri), ...(secrets && { secrets }) }, token);

export const profile: RequestHandler<"modelwright/profile"> = ({ uri, quasi, secrets }, { token }) => work("profile", { path: onDisk(uri), options: quasi ? { quasi } : {}, ...(secrets && { secrets }) }, token);

/** A model is a program of its own kind: it is run for people who trust where it lies. */
export const explain: RequestHandler<"modelwright/explain"> = async ({ uri, data, label, packages }, { token, progress, session }) => {
  const path = onDisk(uri);
  if (path.toLowerCase().endsWith(".onnx") && !session.state.settings.trusted) throw refusal("A model is not run in an untrusted workspace. Trust the workspace first.");
  progress.begin("Explaining", 0, "reading", true);
  try {
    const order = { path, ...(data !== undefined && { data: onDisk(data) }), ...(label !== undefined && { label }), ...(packages && { packages }) };
    return await work("explain", order, token, ({ done, of, column }) => progress.report(Math.floor((100 * done) / of), `Asking the model: ${done} of ${of} columns, ${column}`));
  } finally {
    progress.done();
  }
};

async function work<Job extends DataJob>(job: Job, order: DataJobs[Job]["order"], token: CancellationToken, progress?: Progress, first?: FirstAnswer): Promise<Extract<DataJobs[Job]["done"], { state: "done" }>["report"]> {
  const stop = new AbortController();
  token.onCancellationRequested(() => stop.abort());
  const done: DataJobs[DataJob]["done"] = await inDataProcess(job, order, { signal: stop.signal, ...(progress && { progress }), ...(first && { first }) });
  if (done.state === "failed") throw refusal(done.reason);
  return done.report;
}

function onDisk(uri: string): string {
  if (isDataAddress(uri)) return uri;
  const path = pathOf(uri);
  if (path === undefined) throw refusal(`${uri} is not on this machine's disk. Save a copy in the workspace and take that.`);
  return path;
}
