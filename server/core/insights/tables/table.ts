/** A data set boiled down to what its statistics need: per column the numbers, and how often each other value stands. */
export interface Table extends Omit<TableHead, "columns"> {
  readonly columns: readonly Column[];
}

/** What is known of a data set without its values. */
export interface TableHead {
  /** How a person would name it: the file's name. */
  readonly name: string;
  readonly rows: number;
  /** The names. */
  readonly columns: readonly string[];
  /** Of each row a hash of 53 bits as a whole number, ascending: equal rows have equal ones. Absent where rows were not read as a whole. */
  readonly rowHashes?: Float64Array;
  /** What a reader should know about how the file was read: ragged rows, odd bytes. */
  readonly problems: readonly string[];
}

export interface Column {
  readonly name: string;
  /** Finite numbers, ascending. */
  readonly numbers: Float64Array;
  /** Everything that is neither a number nor missing, with how often it stands. */
  readonly texts: ReadonlyMap<string, number>;
  readonly missing: number;
  /** Infinite values; they are in no other field. */
  readonly infinite: number;
}

export const headOf = (table: Table): TableHead => ({ ...table, columns: table.columns.map(({ name }) => name) });

export const textCount = (column: Pick<Column, "texts">): number => [...column.texts.values()].reduce((sum, count) => sum + count, 0);
