import { element } from "../shared/dom.ts";
import { button } from "../shared/ui.ts";

/** Opens a dialog for a tag that several runs are to have. Escape leaves everything as it was. */
export function tagRuns(what: string, save: (name: string, value: string) => void): void {
  const [name, value] = [element("input", { "aria-label": "Name of the tag", "class": "name", "placeholder": "name" }), element("input", { "aria-label": "Value of the tag", "class": "value", "placeholder": "value" })];
  ask(`Tag ${what}`, element("div", { class: "tag-fields" }, [name, value]), name, () => {
    if (name.value.trim() === "") return false;
    save(name.value.trim(), value.value.trim());
    return true;
  });
}

/** Opens a dialog for a note that several runs are to have in place of their own; `before` is what all of them have. */
export function noteRuns(what: string, before: string | undefined, save: (text: string) => void): void {
  const text = element("textarea", { "rows": 3, "aria-label": "Note", "placeholder": before === undefined ? "They have different notes. What is written here takes the place of all." : "What are these runs about?" });
  text.value = before ?? "";
  ask(`Note of ${what}`, element("label", { class: "field" }, ["Note", text]), text, () => {
    if (text.value.trim() !== (before ?? "").trim()) save(text.value.trim());
    return true;
  });
}

/** `finish` says whether all that is needed is there. Enter saves, in a field of several lines with Control or Command. */
function ask(title: string, fields: HTMLElement, first: HTMLInputElement | HTMLTextAreaElement, finish: () => boolean): void {
  const before = document.activeElement;
  const actions = element("div", { class: "actions" }, [button("Save", finished, "primary"), button("Cancel", () => dialog.close())]);
  const dialog = element("dialog", { "class": "run-editor", "aria-label": title }, [element("h2", {}, [title]), fields, actions]);
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    finished();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  });

  function finished(): void {
    if (finish()) dialog.close();
    else first.focus();
  }

  document.body.append(dialog);
  dialog.showModal();
  first.focus();
}
