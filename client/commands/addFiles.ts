import { QuickPickItemKind, Uri, type QuickPickItem } from "vscode";

import type { ScaffoldChoice, ScaffoldChoices } from "../../server/lsp/protocol.ts";
import { applyPlan } from "./applyPlan.ts";
import { askFor, choose, chooseWord } from "./ask.ts";
import { chooseFolder } from "./chooseFolder.ts";
import type { Command } from "./command.ts";

/** Makes the files of a scaffold for the folder of the menu, or for the one that is open, after showing what was found out about it. */
export function addFiles(scaffold: string): Command {
  return async (server, given) => {
    const uri = given instanceof Uri ? given : await chooseFolder();
    if (!uri) return undefined;
    const folder = uri.toString();
    const chosen = await lookOver(await server.request("modelwright/scaffoldChoices", { scaffold, folder }));
    return chosen && applyPlan(server, await server.request("modelwright/scaffold", { scaffold, folder, chosen }));
  };
}

interface Item extends QuickPickItem {
  readonly choice?: ScaffoldChoice;
}

/** Shows what stands for each choice until the person is content; only what they have changed comes back. */
async function lookOver({ makes, choices }: ScaffoldChoices): Promise<Readonly<Record<string, string>> | undefined> {
  const chosen = new Map<string, string>();
  for (;;) {
    const items: readonly Item[] = [
      { label: `$(check) Make ${makes}`, detail: "as below; what exists already is shown as a difference first" },
      { label: "What the folder tells; choose a line to change it", kind: QuickPickItemKind.Separator },
      ...choices.map((choice) => ({ label: choice.key, description: chosen.get(choice.key) ?? choice.value, detail: choice.help, choice })),
    ];
    const picked = await choose(items, { title: `Modelwright: ${makes}`, matchOnDescription: true });
    if (!picked) return undefined;
    if (!picked.choice) return Object.fromEntries(chosen);
    const value = await ask(picked.choice, chosen.get(picked.choice.key) ?? picked.choice.value);
    if (value !== undefined) chosen.set(picked.choice.key, value);
  }
}

async function ask({ key, help, example, values, pattern }: ScaffoldChoice, value: string): Promise<string | undefined> {
  if (values) return chooseWord(values, { title: key, placeHolder: help });
  const fits = new RegExp(pattern ?? "");
  return askFor({
    title: key,
    prompt: help,
    value,
    validateInput: (text) => (fits.test(text) ? undefined : `This does not fit. A value that does: ${example}`),
  });
}
