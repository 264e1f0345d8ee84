import type { RunCode, RunHead } from "../run.ts";

type Tags = Readonly<Record<string, string>>;

/** What MLflow keeps in tags of its own and other trackers in fields. */
export function ownFields(tags: Tags): Pick<RunHead, "parent" | "note"> {
  const parent = tags["mlflow.parentRunId"];
  const note = tags["mlflow.note.content"];
  return { ...(parent !== undefined && { parent }), ...(note !== undefined && { note }) };
}

export function codeIn(tags: Tags, program = tags["mlflow.source.name"]): RunCode | undefined {
  const commit = tags["mlflow.source.git.commit"];
  const repository = tags["mlflow.source.git.repoURL"];
  const entryPoint = tags["mlflow.project.entryPoint"];
  if (commit === undefined && entryPoint === undefined && (program === undefined || program === "")) return undefined;
  return { ...(commit !== undefined && { commit }), ...(repository !== undefined && { repository }), ...(program !== undefined && program !== "" && { program }), ...(entryPoint !== undefined && { entryPoint }) };
}
