import { commands, languages, window, type QuickPickItem } from "vscode";

import type { RuleEntry } from "../../server/lsp/protocol.ts";
import type { Server } from "../languageClient.ts";
import { rulePageUri } from "../views/rulePages.ts";
import { choose } from "./ask.ts";
import type { Command } from "./command.ts";

/** Opens the page of the rule that a link names, or that the person picks. */
export const openRuleDocumentation: Command = async (server, given) => {
  const ruleId = typeof given === "string" ? given : await pickRule(server);
  if (ruleId === undefined) return undefined;
  // Asked before the preview opens, so that an unknown rule is a message and not an empty page.
  await server.request("modelwright/ruleDocumentation", { ruleId });
  await commands.executeCommand("markdown.showPreview", rulePageUri(ruleId));
  return ruleId;
};

/** Rules with findings under the cursor come first. */
async function pickRule(server: Server): Promise<string | undefined> {
  const { rules } = await server.request("modelwright/catalogue", {});
  const here = rulesAtCursor();
  const items = rules.toSorted((a, b) => Number(here.has(b.id)) - Number(here.has(a.id))).map((rule) => itemFor(rule, here.has(rule.id)));
  const picked = await choose(items, { placeHolder: "The rule whose page you want to read", matchOnDescription: true, matchOnDetail: true });
  return picked?.label;
}

function itemFor({ id, group, summary }: RuleEntry, isHere: boolean): QuickPickItem {
  return { label: id, description: isHere ? `${group} · at the cursor` : group, detail: summary };
}

function rulesAtCursor(): ReadonlySet<string> {
  const editor = window.activeTextEditor;
  if (!editor) return new Set();
  const here = languages.getDiagnostics(editor.document.uri).filter(({ source, range }) => source === "modelwright" && range.contains(editor.selection.active));
  return new Set(here.flatMap(({ code }) => (typeof code === "object" ? [String(code.value)] : [])));
}
