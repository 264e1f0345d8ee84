import { atLeast, type CheckReport, type Severity } from "../../core/index.ts";
import type { ExitCode } from "../command.ts";

export const keepAtLeast = (report: CheckReport, least: Severity): CheckReport => ({
  ...report,
  files: report.files.map((file) => ({ ...file, findings: file.findings.filter(({ severity }) => atLeast(severity, least)) })),
});

/** A rule that crashed, a path that is not there, or a repair that could not be written is the tool's or the arguments' fault. */
export function exitCodeOf({ files, problems, fixed }: CheckReport, failOn: Severity | "never"): ExitCode {
  if (problems.length > 0 || files.some(({ crashes }) => crashes.length > 0) || fixed.some(({ problem }) => problem !== undefined)) return 2;
  if (failOn === "never") return 0;
  return files.some(({ findings }) => findings.some(({ severity }) => atLeast(severity, failOn))) ? 1 : 0;
}
