import type { ProfileColumn } from "../../server/core/insights/profile/report.ts";

/** What a person set in the view; it survives while the page is hidden. */
export interface ViewState {
  readonly filter: string;
  readonly column?: string;
  readonly onlyNoted: boolean;
  /** How the file is read is unfolded. */
  readonly reading: boolean;
}

export const freshState: ViewState = { filter: "", onlyNoted: false, reading: false };

export function shownColumns(columns: readonly ProfileColumn[], { filter, onlyNoted }: ViewState): readonly ProfileColumn[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return columns.filter(({ name, notes }) => (notes.length > 0 || !onlyNoted) && words.every((word) => name.toLowerCase().includes(word)));
}

/** How much a column asks for a look. */
export function levelOf({ notes }: ProfileColumn): "warning" | "hint" | "plain" {
  if (notes.some(({ level }) => level === "warning")) return "warning";
  return notes.length > 0 ? "hint" : "plain";
}
