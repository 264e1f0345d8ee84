import { window, type InputBoxOptions, type QuickPickItem, type QuickPickOptions } from "vscode";

/*
 * Questions of commands. They stay open when something else takes the focus: a view behind the palette gets it back a
 * moment after the palette has closed, and what was typed must not be lost to that. Escape gives up.
 */

/** The item that a person picks from a list. `undefined` when the person gives up. */
export function choose<Item extends QuickPickItem>(items: readonly Item[], options: QuickPickOptions): Thenable<Item | undefined> {
  return window.showQuickPick(items, { ...options, ignoreFocusOut: true });
}

/** The items, none or several, that a person picks from a list. `undefined` when the person gives up. */
export function chooseSeveral<Item extends QuickPickItem>(items: readonly Item[], options: QuickPickOptions): Thenable<readonly Item[] | undefined> {
  return window.showQuickPick(items, { ...options, canPickMany: true, ignoreFocusOut: true });
}

/** The same for a list of words. */
export function chooseWord(words: readonly string[], options: QuickPickOptions): Thenable<string | undefined> {
  return window.showQuickPick(words, { ...options, ignoreFocusOut: true });
}

/** What a person types. `undefined` when the person gives up. */
export function askFor(options: InputBoxOptions): Thenable<string | undefined> {
  return window.showInputBox({ ...options, ignoreFocusOut: true });
}
