import "./reading.css";

import type { ReadingChange, ShownReading } from "../protocol/reading.ts";
import { element } from "./dom.ts";
import { dropdown } from "./ui.ts";

const GUESSED = "as it seems";

/** What may be chosen, in words, for each value that the settings file knows; `READINGS` of the core has the same. */
const CHOICES: readonly (readonly [key: ReadingChange["key"], title: string, offered: Readonly<Record<string, string | boolean>>])[] = [
  ["separator", "Cells are parted by", { "comma ,": ",", "semicolon ;": ";", "tab": "tab", "bar |": "|", "colon :": ":", "space": "space" }],
  ["encoding", "Letters are written in", { "UTF-8": "utf-8", "Windows-1252 (Western)": "windows-1252", "ISO 8859-2 (Central European)": "iso-8859-2", "UTF-16 LE": "utf-16le", "UTF-16 BE": "utf-16be", "Shift JIS": "shift_jis", "GB 18030": "gb18030" }],
  ["decimal", "Decimals follow", { "a point": "point", "a comma": "comma" }],
  ["header", "The first row", { "names the columns": true, "is data": false }],
];

/** How files of text are read, where that was guessed wrongly. Nothing where no file is one of text. */
export function readingSettings(files: readonly ShownReading[], unfolded: boolean, unfold: (unfolded: boolean) => void, change: (change: ReadingChange) => void): readonly HTMLElement[] {
  if (files.length === 0) return [];
  const title = `How ${files.map(({ name }) => name).join(" and ")} ${files.length === 1 ? "is" : "are"} read`;
  const node = element("details", { class: "reading", open: unfolded }, [element("summary", {}, [title]), ...files.map((file) => controls(file, files.length > 1, change))]);
  node.addEventListener("toggle", () => {
    if (node.open !== unfolded) unfold(node.open);
  });
  return [node];
}

function controls({ name, reading }: ShownReading, isNamed: boolean, change: (change: ReadingChange) => void): HTMLElement {
  const fields = CHOICES.map(([key, title, offered]) => {
    const control = dropdown(`${title}, in ${name}`, (choice) => change({ name, key, value: offered[choice] ?? null }));
    control.offer([GUESSED, ...Object.keys(offered)], Object.keys(offered).find((words) => offered[words] === reading[key]) ?? GUESSED);
    return element("label", {}, [element("span", { class: "soft" }, [title]), control.node]);
  });
  return element("div", { class: "reading-choices" }, [...(isNamed ? [element("code", {}, [name])] : []), ...fields]);
}
