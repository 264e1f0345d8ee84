import type { RunChange } from "../protocol/experiments.ts";
import { element } from "../shared/dom.ts";
import { button } from "../shared/ui.ts";
import type { ExperimentRun, ExperimentsTable } from "./data.ts";

/** Opens a dialog in which a run's note and tags are written; gives what changed. Escape leaves everything as it was. */
export function editRun(run: ExperimentRun, writes: ExperimentsTable["stores"][number]["writes"] | undefined, first: "note" | "tags", save: (changes: readonly RunChange[]) => void): void {
  const before = document.activeElement;
  const canWrite = writes !== undefined && writes.to !== "nowhere";
  const note = element("textarea", { "rows": 3, "aria-label": "Note", "placeholder": "What is this run about?" });
  note.value = run.note ?? "";
  const rows = element("tbody", {}, Object.entries(run.tags).map(([name, value]) => tagRow(name, value)));
  const add = element("button", { class: "plain link", type: "button" }, ["Add a tag"]);
  const where = element("p", { class: "soft" }, [writes === undefined ? "" : writes.to === "nowhere" ? writes.why : writes.about]);
  const done = button("Save", finish, "primary");
  const cancel = button(canWrite ? "Cancel" : "Close", () => dialog.close());
  const parts = canWrite ? [element("label", { class: "field" }, ["Note", note]), element("table", { class: "tag-table" }, [element("caption", {}, ["Tags"]), rows]), add, where, element("div", { class: "actions" }, [done, cancel])] : [where, element("div", { class: "actions" }, [cancel])];
  const dialog = element("dialog", { "class": "run-editor", "aria-label": `Note and tags of ${run.name}` }, [element("h2", {}, [run.name]), ...parts]);
  add.addEventListener("click", () => {
    const row = tagRow("", "");
    rows.append(row);
    row.querySelector("input")?.focus();
  });
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (canWrite && event.key === "Enter" && (event.ctrlKey || event.metaKey || event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      finish();
    }
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  });

  function finish(): void {
    dialog.close();
    const tags = Object.fromEntries([...rows.rows].map((row) => [...row.querySelectorAll("input")].map(({ value }) => value.trim())).flatMap(([name = "", value = ""]) => (name === "" ? [] : [[name, value]])));
    save(changesOf(run, note.value, tags));
  }

  document.body.append(dialog);
  dialog.showModal();
  if (!canWrite) return;
  if (first === "note") note.focus();
  else if (rows.rows.length === 0) add.click();
  else rows.querySelector<HTMLInputElement>("input.value")?.focus();
}

/** What must be written so that a run has this note and these tags. */
export function changesOf(run: Pick<ExperimentRun, "id" | "store" | "note" | "tags">, note: string, tags: Readonly<Record<string, string>>): readonly RunChange[] {
  const key = { run: { id: run.id, store: run.store } };
  const gone = Object.keys(run.tags).filter((name) => !Object.hasOwn(tags, name));
  const set = Object.entries(tags).filter(([name, value]) => !Object.hasOwn(run.tags, name) || run.tags[name] !== value);
  return [
    ...(note.trim() === (run.note ?? "").trim() ? [] : [{ ...key, change: "note", text: note.trim() } as const]),
    ...gone.map((name): RunChange => ({ ...key, change: "untag", name })),
    ...set.map(([name, value]): RunChange => ({ ...key, change: "tag", name, value })),
  ];
}

function tagRow(name: string, value: string): HTMLTableRowElement {
  const [nameField, valueField] = [element("input", { "aria-label": "Name of the tag", "class": "name", "placeholder": "name" }), element("input", { "aria-label": `Value of the tag ${name}`, "class": "value", "placeholder": "value" })];
  [nameField.value, valueField.value] = [name, value];
  const cross = element("button", { "class": "plain", "type": "button", "title": "Take this tag away", "aria-label": `Take the tag ${name} away` }, ["×"]);
  const row = element("tr", {}, [element("td", {}, [nameField]), element("td", {}, [valueField]), element("td", {}, [cross])]);
  cross.addEventListener("click", () => row.remove());
  return row;
}
