/** How a file of comma-separated values is read, where its first bytes do not tell or tell wrongly. What is not named is guessed. */
export interface FileReading {
  readonly separator?: "," | ";" | "tab" | "|" | ":" | "space";
  readonly encoding?: "utf-8" | "windows-1252" | "utf-16le" | "utf-16be" | "iso-8859-2" | "shift_jis" | "gb18030";
  /** What stands before the decimals of numbers. */
  readonly decimal?: "point" | "comma";
  /** Whether the first row names the columns. */
  readonly header?: boolean;
}

/** What each key may be; the panels offer the same. */
export const READINGS: { readonly [Key in keyof Required<FileReading>]: readonly Required<FileReading>[Key][] } = {
  separator: [",", ";", "tab", "|", ":", "space"],
  encoding: ["utf-8", "windows-1252", "utf-16le", "utf-16be", "iso-8859-2", "shift_jis", "gb18030"],
  decimal: ["point", "comma"],
  header: [true, false],
};
