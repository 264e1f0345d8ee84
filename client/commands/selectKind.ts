import { window, workspace, type QuickPickItem } from "vscode";

import type { KindEntry } from "../../server/lsp/protocol.ts";
import { activeUri } from "../views/kindStatus.ts";
import { choose } from "./ask.ts";
import type { Command } from "./command.ts";
import { setKind } from "./setKind.ts";

interface KindItem extends QuickPickItem {
  /** `undefined` gives the decision back to Modelwright. */
  readonly kindId: string | undefined;
}

/** Says what the active file is, where Modelwright cannot tell or is wrong. */
export const selectKind: Command = async (server) => {
  const uri = activeUri();
  if (!uri) {
    void window.showInformationMessage("Open the file whose kind you want to set, then run this command again.");
    return undefined;
  }
  const { kinds } = await server.request("modelwright/catalogue", {});
  const known = await server.request("modelwright/kindOf", { uri: uri.toString() });
  const picked = await choose(itemsFor(kinds, known.kind), { placeHolder: `What is ${workspace.asRelativePath(uri)}?`, matchOnDescription: true });
  if (picked) await setKind(uri, picked.kindId, known.comment);
  return picked?.kindId;
};

function itemsFor(kinds: readonly KindEntry[], current: Pick<KindEntry, "id"> | undefined): readonly KindItem[] {
  const items = kinds
    .toSorted((a, b) => a.title.localeCompare(b.title))
    .map(({ id, title }): KindItem => ({ label: title, description: id === current?.id ? `${id} · now` : id, kindId: id }));
  return [{ label: "$(search) Let Modelwright decide", description: "by name and content", kindId: undefined }, ...items];
}
