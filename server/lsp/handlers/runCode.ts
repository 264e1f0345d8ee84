import { codeAt as textAt, codeChanges as changesBetween, restoreBranch, restoreCode as restore } from "../../host/gitCode.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";
import type { Session } from "../session.ts";
import { runs } from "./experiments.ts";

export const codeChanges: RequestHandler<"modelwright/codeChanges"> = async ({ a, b }, { session }) => {
  const folder = folderOf(session, a.store);
  const [before = { commit: "" }, after = { commit: "" }] = await runs.ask("codes", { runs: [a, b] });
  return changesBetween(folder, before, after);
};

/** The client has asked the person. */
export const restoreCode: RequestHandler<"modelwright/restoreCode"> = async ({ run, onto = "worktree" }, { session }) => {
  const folder = folderOf(session, run.store);
  const [code = { commit: "" }] = await runs.ask("codes", { runs: [run] });
  return onto === "branch" ? restoreBranch(folder, code) : restore(folder, code);
};

export const codeAt: RequestHandler<"modelwright/codeAt"> = async ({ folder, commit, path }, { session }) => {
  if (folderOf(session, folder) !== folder) throw refusal("This folder is not open in the editor.");
  return { text: await textAt(folder, commit, path) };
};

/** The folder of the workspace that holds a store. Git is another program, so the workspace must be trusted. */
function folderOf({ state }: Session, path: string): string {
  if (!state.settings.trusted) throw refusal("Comparing code starts git, which an untrusted workspace does not do.");
  return state.folders.find((folder) => path.startsWith(folder)) ?? state.folders[0] ?? path;
}
