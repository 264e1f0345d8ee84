import { provideVSCodeDesignSystem, vsCodeButton, vsCodeCheckbox, vsCodeDropdown, vsCodeOption, vsCodeProgressRing, vsCodeTextField } from "@vscode/webview-ui-toolkit";

import { element } from "./dom.ts";

provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeCheckbox(), vsCodeDropdown(), vsCodeOption(), vsCodeProgressRing(), vsCodeTextField());

/** The only door to the toolkit's elements; a view asks for a control, not for a tag. */
export function button(label: string, press: () => void, appearance: "primary" | "secondary" = "secondary"): HTMLElement {
  const node = control("vscode-button", { appearance });
  node.textContent = label;
  node.addEventListener("click", press);
  return node;
}

/** The toolkit takes a field's name from its text, which the style sheet hides: the placeholder says the same. */
export function textField(label: string, value: string, change: (value: string) => void): HTMLElement {
  const node = control("vscode-text-field", { placeholder: label, value, size: "24" });
  node.textContent = label;
  node.addEventListener("input", () => change(valueOf(node)));
  return node;
}

/**
 * Gives a text field another text, and the caret a place in it. The toolkit hands a text to the element that is typed
 * into with the next picture only; what is typed before would go into the old text, and the caret count its letters.
 */
export function setText(field: HTMLElement, text: string, caret?: number): void {
  if ("value" in field) field.value = text;
  const input = innerInput(field);
  if (!input) return;
  if (input.value !== text) input.value = text;
  if (caret !== undefined) input.setSelectionRange(caret, caret);
}

export const textOf = (field: HTMLElement): string => innerInput(field)?.value ?? valueOf(field);

/** Where the caret is; at the end of a field that was not typed into. */
export const caretOf = (field: HTMLElement): number => innerInput(field)?.selectionStart ?? textOf(field).length;

const innerInput = (field: HTMLElement): HTMLInputElement | undefined => field.shadowRoot?.querySelector("input") ?? undefined;

export function checkbox(label: string, checked: boolean, change: (checked: boolean) => void): HTMLElement {
  const node = control("vscode-checkbox", checked ? { checked: "" } : {});
  node.textContent = label;
  node.addEventListener("change", () => change("checked" in node && node.checked === true));
  return node;
}

/** The options stand below, for above they would be cut off by what scrolls. They are replaced as a whole; the chosen one stays where it still exists. */
export interface Dropdown {
  readonly node: HTMLElement;
  offer(options: readonly string[], chosen: string | undefined): void;
}

export function dropdown(label: string, change: (value: string) => void): Dropdown {
  const node = control("vscode-dropdown", { "aria-label": label, "position": "below" });
  let offered = "";
  node.addEventListener("change", () => change(valueOf(node)));
  return {
    node,
    offer(options, chosen) {
      const next = JSON.stringify([options, chosen]);
      if (next === offered) return;
      offered = next;
      node.replaceChildren(...options.map((option) => optionOf(option, option === chosen)));
    },
  };
}

export function busy(label: string): HTMLElement {
  return element("div", { class: "busy", role: "status" }, [control("vscode-progress-ring", { "aria-hidden": "true" }), label]);
}

/** The way out of what may take long; stands under what says that it is under way. */
export const cancelLine = (cancel: () => void): HTMLElement => element("p", { class: "progress" }, [button("Cancel", cancel)]);

function optionOf(text: string, selected: boolean): HTMLElement {
  const node = control("vscode-option", { value: text, ...(selected && { selected: "" }) });
  node.textContent = text;
  return node;
}

function control(tag: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

const valueOf = (node: HTMLElement): string => ("value" in node && typeof node.value === "string" ? node.value : "");
