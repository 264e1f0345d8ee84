import { element } from "../shared/dom.ts";
import { button } from "../shared/ui.ts";

/** Opens a dialog for a tag that several runs are to have. Escape leaves everything as it was. */
export function tagRuns(what: string, save: (name: string, value: string) => void): void {
  const before = document.activeElement;
  const [name, value] = [element("input", { "aria-label": "Name of the tag", "class": "name", "placeholder": "name" }), element("input", { "aria-label": "Value of the tag", "class": "value", "placeholder": "value" })];
  const actions = element("div", { class: "actions" }, [button("Save", finish, "primary"), button("Cancel", () => dialog.close())]);
  const dialog = element("dialog", { "class": "run-editor", "aria-label": `Tag ${what}` }, [element("h2", {}, [`Tag ${what}`]), element("div", { class: "tag-fields" }, [name, value]), actions]);
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    finish();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  });

  function finish(): void {
    if (name.value.trim() === "") {
      name.focus();
      return;
    }
    dialog.close();
    save(name.value.trim(), value.value.trim());
  }

  document.body.append(dialog);
  dialog.showModal();
  name.focus();
}
