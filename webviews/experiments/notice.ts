import { element } from "../shared/dom.ts";

export interface Notice {
  readonly node: HTMLElement;
  /** Says what was done, with a way to take it back, until somebody closes it or something else is said. */
  readonly say: (text: string, undo?: { readonly label: string; readonly act: () => void }) => void;
}

/** A line at the foot of the page. It does not vanish by itself: who reads slowly must be able to take a deletion back too. */
export function notice(): Notice {
  const words = element("span", {});
  const tools = element("span", { class: "tools" });
  const node = element("div", { class: "notice", role: "status", hidden: true }, [words, tools]);
  const press = (label: string, act: () => void): HTMLElement => {
    const button = element("button", { class: "plain link" }, [label]);
    button.addEventListener("click", () => {
      node.hidden = true;
      act();
    });
    return button;
  };
  return {
    node,
    say(text, undo) {
      node.hidden = false;
      words.textContent = text;
      tools.replaceChildren(...(undo ? [press(undo.label, undo.act)] : []), press("Close", () => undefined));
    },
  };
}
