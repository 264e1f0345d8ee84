import type { Kind } from "../kind.ts";

/** Rows of a data set as text. Only the beginning of such a file is looked at, for what should not lie in a repository. */
export const dataTable: Kind = {
  id: "data-table",
  title: "Table of data",
  language: "csv",
  names: ["*.csv", "*.tsv"],
  rank: -1,
};
