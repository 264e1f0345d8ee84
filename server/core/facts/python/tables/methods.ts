/** What a method of a table, column or array does to its rows. From probing pandas: f(df).loc[S] against f(df.loc[S]). */
export type MethodEffect =
  /** The same rows in the same order; each from itself alone. Also what is not known. */
  | "rowLocal"
  /** One value or one per group, from all rows. */
  | "statistic"
  /** Says something of the rows that no model can learn from, such as their number. */
  | "harmless"
  /** Rows that hold a statistic of all rows. */
  | "scaled"
  | "vocabulary"
  | "imputed"
  /** Gaps take the value of the row before. */
  | "carried"
  /** Keeps some rows, or puts them in another order. */
  | "filter"
  | "order"
  | "first"
  | "last"
  | "skip"
  | "sample"
  | "drop"
  | "fill"
  | "replace"
  | "shift"
  | "window"
  | "group"
  /** Rows get new numbers, and the old ones may become a column. */
  | "renumbered"
  | "stack"
  | "merge"
  | "apply"
  | "take"
  | "future"
  | "mask"
  | "copy"
  /** The rows one by one, in a list. */
  | "list"
  /** A test of each row, or of all. */
  | "rowTest"
  | "nothing"
  | "insert"
  | "split"
  /** `loss.backward()` */
  | "gradient"
  | "align"
  | "pop";

export const methodEffect = (name: string): MethodEffect => EFFECTS.get(name) ?? "rowLocal";

const NAMES: Readonly<Partial<Record<MethodEffect, string>>> = {
  statistic: "mean median mode std var min max sum quantile corr corrwith cov skew kurt kurtosis describe agg aggregate value_counts idxmax idxmin mad sem prod ptp nanmean argmax argmin",
  harmless: "count nunique unique memory_usage info keys get_loc equals items",
  scaled: "rank",
  vocabulary: "factorize ngroup",
  imputed: "interpolate bfill backfill",
  carried: "ffill pad",
  filter: "dropna drop_duplicates drop_nulls drop_nans query filter truncate between_time nlargest nsmallest compress where_rows",
  order: "sort_values sort_index sort sort_by argsort",
  first: "head",
  last: "tail",
  skip: "skip",
  sample: "sample",
  drop: "drop",
  fill: "fillna fill_null fill_nan",
  replace: "replace",
  shift: "shift diff pct_change",
  window: "rolling expanding ewm rolling_mean rolling_std rolling_sum rolling_min rolling_max rolling_median rolling_var ewm_mean",
  group: "groupby group_by resample",
  renumbered: "reset_index",
  stack: "append",
  merge: "merge join combine_first",
  apply: "apply map applymap transform pipe progress_apply assign",
  take: "take iloc loc",
  mask: "isnull isna is_null is_nan notnull notna is_not_null isin is_in between is_between duplicated eq ne lt gt le ge contains startswith endswith",
  list: "tolist to_list",
  rowTest: "any all",
  copy: "copy deepcopy",
  nothing: "to_csv to_excel to_pickle to_parquet to_sql plot hist boxplot save savefig show scatter bar barh pie line imshow heatmap",
  insert: "insert",
  split: "train_test_split randomSplit",
  gradient: "backward",
  align: "align",
  pop: "pop",
};

const EFFECTS: ReadonlyMap<string, MethodEffect> = new Map(
  (Object.entries(NAMES) as [MethodEffect, string][]).flatMap(([effect, names]) => names.split(" ").map((name): [string, MethodEffect] => [name, effect])),
);
