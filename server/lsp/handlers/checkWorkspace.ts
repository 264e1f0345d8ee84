import { pathMatches, recognise, type Report, type Settings } from "../../core/index.ts";
import { uriOf } from "../../host/uris.ts";
import { walk } from "../../host/walk.ts";
import { findingsOf } from "../findings.ts";
import type { WorkspaceSummary } from "../protocol.ts";
import { refusal, type RequestContext, type RequestHandler } from "../requestContext.ts";
import { slices } from "../slices.ts";

export const checkWorkspace: RequestHandler<"modelwright/checkWorkspace"> = async (_, context) => {
  const { session, progress } = context;
  if (session.state.folders.length === 0) throw refusal("No folder is open. Open the folder of your project, then check it.");
  progress.begin("Checking the workspace", 0, "looking for files", true);
  try {
    return await checkAll(context, await filesOf(session.state.folders, session.state.settings, context));
  } finally {
    progress.done();
  }
};

/** Files of a known kind, as far as the person and their repository want them checked. */
async function filesOf(folders: readonly string[], settings: Settings, { token }: RequestContext): Promise<readonly string[]> {
  const skip = (path: string): boolean => settings.ignore.some((glob) => pathMatches(uriOf(path), glob));
  const turn = slices();
  const found: string[] = [];
  for await (const entry of walk(folders, { ignoring: true, skip })) {
    if (token.isCancellationRequested) break;
    const uri = uriOf(entry.path);
    if (entry.state === "file" && recognise(uri, "", settings).kind !== "other") found.push(uri);
    await turn();
  }
  return found;
}

async function checkAll({ session, schedule, token, progress }: RequestContext, uris: readonly string[]): Promise<WorkspaceSummary> {
  const turn = slices();
  const reports: Report[] = [];
  let percentage = 0;
  for (const [index, uri] of uris.entries()) {
    if (token.isCancellationRequested) break;
    const document = session.snapshot().files.read(uri);
    if (document) {
      reports.push(findingsOf(session, document).report);
      schedule.show(document);
    }
    const now = Math.floor((100 * (index + 1)) / uris.length);
    if (now > percentage) progress.report((percentage = now), `${index + 1} of ${uris.length} files`);
    await turn();
  }
  if (!token.isCancellationRequested) schedule.showOnly(new Set(uris));
  return summaryOf(reports, token.isCancellationRequested);
}

function summaryOf(reports: readonly Report[], cancelled: boolean): WorkspaceSummary {
  const severities = reports.flatMap(({ findings }) => findings.map(({ severity }) => severity));
  const errors = severities.filter((severity) => severity === "error").length;
  const warnings = severities.filter((severity) => severity === "warning").length;
  const failed = new Set(reports.flatMap(({ crashes }) => crashes.map(({ ruleId }) => `The rule ${ruleId} failed; the output channel says where.`)));
  return { files: reports.length, errors, warnings, notes: severities.length - errors - warnings, crashes: [...failed], cancelled };
}
