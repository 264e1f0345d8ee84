import type { DriftProgress } from "../protocol/drift.ts";
import { element } from "./dom.ts";
import { withCode } from "./message.ts";
import { button } from "./ui.ts";

/** How far a comparison is, and the way to stop it; nothing where none is under way. */
export function progressLine(progress: DriftProgress | undefined, cancel: () => void): readonly HTMLElement[] {
  if (!progress) return [];
  const words = progress.words === "" ? "Reading…" : `Comparing all rows: ${progress.words}`;
  const bar = element("progress", { max: 100, value: progress.percentage, "aria-label": "How far the comparison is" });
  return [element("p", { class: "progress" }, [bar, " ", element("span", { class: "soft" }, [withCode(words)]), " ", button("Cancel", cancel)])];
}
