import { keysOf } from "../schema/fields.ts";
import { key, list, open, type Shape } from "../schema/shape.ts";

const kwargs = open(keysOf({
  column: ["text", "The column."],
  column_A: ["text", "The first column."],
  column_B: ["text", "The second column."],
  column_list: ["[text]", "The columns."],
  column_set: ["[text]", "The columns in any order."],
  mostly: ["num|map", "The share of rows that must pass."],
  min_value: ["any", "Least value."],
  max_value: ["any", "Most."],
  value_set: ["[any]|map", "The only values allowed."],
  regex: ["text|map", "A pattern."],
  regex_list: ["[text]|map", "Patterns."],
  like_pattern: ["text", "A pattern of SQL."],
  strftime_format: ["text", "A format of dates."],
  type_: ["text", "The type."],
  type_list: ["[text]", "Types."],
  strict_min: ["bool", "The least value itself is not allowed."],
  strict_max: ["bool", "The greatest value itself is not allowed."],
  strictly: ["bool", "No two may be alike."],
  exact_match: ["bool", "No others are allowed."],
  ignore_row_if: ["text", "Rows that do not count."],
  parse_strings_as_datetimes: ["bool", "Read texts as dates."],
  allow_relative_error: ["any", "Quantiles may be rough."],
  quantile_ranges: ["map", "Quantiles and their limits."],
  row_condition: ["any", "Rows that count."],
  condition_parser: ["text", "The language of the condition."],
  result_format: ["text|map", "How much is told."],
  include_config: ["bool", "Give the settings back."],
  catch_exceptions: ["bool", "Faults are results."],
  auto: ["bool", "Find values from the data."],
  batch_id: ["text", "The batch."],
  threshold: ["any", "The limit."],
  or_equal: ["bool", "The same value is enough."],
  double_sided: ["bool", "Both sides count."],
}));

const expectation = open({
  ...keysOf({ expectation_type: ["text", "What is expected."], type: ["text", "What is expected."], id: ["text", "Its id."], meta: ["map", "Anything else."], notes: ["text|[text]", "Notes for people."], description: ["text", "What it is, for people."], severity: ["'critical'|'warning'|'info'", "How bad a failure is."], rendered_content: ["any", "How it is shown."], expectation_context: ["map", "Where it comes from."], ge_cloud_id: ["text", "Its id in the cloud."], success_on_last_run: ["bool", "It passed before."] }),
  kwargs: key(kwargs, "Its arguments."),
});

/** After Great Expectations (Apache-2.0). */
export const schema: Shape = open({
  ...keysOf({ name: ["text", "The name of the suite."], expectation_suite_name: ["text", "The name of the suite."], id: ["text", "Its id."], ge_cloud_id: ["text", "Its id in the cloud."], data_asset_type: ["text", "The kind of data."], data_asset_name: ["text", "The data."], meta: ["map", "Anything else."], notes: ["text|[text]", "Notes for people."], evaluation_parameters: ["map", "Values that are computed."], suite_parameters: ["map", "Values that are computed."] }),
  expectations: key(list(expectation), "What is expected of the data."),
});
