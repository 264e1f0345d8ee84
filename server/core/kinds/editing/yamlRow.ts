/** One line of block YAML: the dashes that it begins with, its key, and the rest. */
export interface Row {
  /** Columns of the dashes that the line starts with. */
  readonly dashes: readonly number[];
  readonly key: string | undefined;
  readonly keyColumn: number;
  /** What follows the key, or the dashes where there is no key. */
  readonly rest: string;
}

const KEY = /^("[^"]*"|'[^']*'|[^\s#:[\]{}&*!|>'"%@`-][^#:]*?)\s*:(?=\s|$)/;

export function rowOf(line: string): Row {
  const dashes: number[] = [];
  let column = /^\s*/.exec(line)?.[0].length ?? 0;
  for (let dash = /^-(\s+|$)/.exec(line.slice(column)); dash; dash = /^-(\s+|$)/.exec(line.slice(column))) {
    dashes.push(column);
    column += dash[0].length;
  }
  const content = line.slice(column);
  const key = KEY.exec(content);
  return { dashes, key: key?.[1]?.replace(/^(["'])(.*)\1$/, "$2"), keyColumn: column, rest: key ? content.slice(key[0].length) : content };
}
