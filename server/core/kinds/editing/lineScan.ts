import type { Path } from "../../syntax/data/node.ts";
import { linesOf } from "../../text/lines.ts";
import { stepsFit, wayOf } from "../references/ways.ts";
import { rowOf } from "./yamlRow.ts";

/** A name that stands alone on a line of block YAML. */
export interface LineName {
  readonly path: Path;
  readonly text: string;
}

interface Level {
  readonly column: number;
  readonly step: string | number;
}

/**
 * The keys and plain values at the paths of a table, found by indentation alone, without parsing. What is written in
 * brackets or over several lines is not seen; it is for long texts, where speed counts more.
 */
export function* linesAt(text: string, patterns: readonly string[]): Generator<LineName> {
  const ways = patterns.map(wayOf);
  const lines = linesOf(text);
  let levels: Level[] = [];
  for (let line = 0; line < lines.count; line++) {
    const content = lines.text(line);
    if (/^(---|\.\.\.)(\s|$)/.test(content)) levels = [];
    if (/^\s*(#|$)/.test(content) || content.startsWith("---")) continue;
    const { dashes, key, keyColumn, rest } = rowOf(content);
    for (const dash of dashes) levels = entered(levels, dash);
    const path = (): Path => levels.map(({ step }) => step);
    if (key !== undefined) {
      levels = [...levels.filter(({ column }) => column < keyColumn), { column: keyColumn, step: key }];
      if (ways.some((way) => way.key && stepsFit(path(), way.steps))) yield { path: path(), text: key };
    }
    const value = rest.trim().replace(/\s#.*$/, "").replace(/^(["'])(.*)\1$/, "$2");
    if (value !== "" && !/^[[{|>&*!]/.test(value) && ways.some((way) => !way.key && stepsFit(path(), way.steps))) yield { path: path(), text: value };
  }
}

/** A dash begins the next item of the list at its column. The list's own key may stand at the same column. */
function entered(levels: readonly Level[], column: number): Level[] {
  const same = levels.find((level) => level.column === column && typeof level.step === "number");
  const above = levels.filter((level) => level.column < column || (level.column === column && typeof level.step === "string"));
  return [...above, { column, step: typeof same?.step === "number" ? same.step + 1 : 0 }];
}
