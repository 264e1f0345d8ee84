import { defineRule } from "../../engine/rule.ts";
import { expectationsOf } from "../../facts/config/expectations.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith, roomIn } from "../../kinds/schema/check.ts";
import { entriesAt, isSet } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import { moreWords } from "../../text/sameWords.ts";

const KNOWN: ReadonlySet<string> = new Set(
  `expect_column_to_exist expect_table_columns_to_match_set expect_table_columns_to_match_ordered_list expect_table_column_count_to_equal expect_table_column_count_to_be_between
  expect_table_row_count_to_equal expect_table_row_count_to_be_between expect_table_row_count_to_equal_other_table expect_column_values_to_be_unique expect_compound_columns_to_be_unique
  expect_select_column_values_to_be_unique_within_record expect_column_values_to_be_null expect_column_values_to_not_be_null expect_column_values_to_be_of_type
  expect_column_values_to_be_in_type_list expect_column_values_to_be_in_set expect_column_values_to_not_be_in_set expect_column_values_to_be_between
  expect_column_values_to_be_increasing expect_column_values_to_be_decreasing expect_column_value_lengths_to_be_between expect_column_value_lengths_to_equal
  expect_column_values_to_match_regex expect_column_values_to_not_match_regex expect_column_values_to_match_regex_list expect_column_values_to_not_match_regex_list
  expect_column_values_to_match_like_pattern expect_column_values_to_match_strftime_format expect_column_values_to_be_dateutil_parseable expect_column_values_to_be_json_parseable
  expect_column_values_to_match_json_schema expect_column_distinct_values_to_be_in_set expect_column_distinct_values_to_contain_set expect_column_distinct_values_to_equal_set
  expect_column_mean_to_be_between expect_column_median_to_be_between expect_column_quantile_values_to_be_between expect_column_stdev_to_be_between
  expect_column_unique_value_count_to_be_between expect_column_proportion_of_unique_values_to_be_between expect_column_most_common_value_to_be_in_set expect_column_sum_to_be_between
  expect_column_min_to_be_between expect_column_max_to_be_between expect_column_kl_divergence_to_be_less_than expect_column_pair_values_to_be_equal
  expect_column_pair_values_a_to_be_greater_than_b expect_column_pair_values_to_be_in_set expect_multicolumn_sum_to_equal expect_multicolumn_values_to_be_unique
  expect_column_value_z_scores_to_be_less_than unexpected_rows_expectation expect_column_proportion_of_non_null_values_to_be_between`.split(/\s+/),
);

export const gxUnknownExpectation = defineRule({
  id: "gx-unknown-expectation",
  summary: "The name of an expectation is misspelt",
  severity: "error",
  languages: ["json"],
  kinds: ["great-expectations"],
  references: ["https://greatexpectations.io/expectations/"],
  fix: "suggested",

  *check(document) {
    for (const { type, arguments: given, node } of expectationsOf(rootOf(document))) {
      const [first] = entriesAt(node);
      // A key that is nearly called so is told where keys are read.
      const isMisspelt = entriesAt(node).some(({ key }) => nearest(key.text, ["expectation_type", "type"]) !== undefined);
      if (!type && first && given && !isMisspelt && !isSet(node, "expectation_context")) yield { at: first.key.span, message: "This does not say what is expected, and the suite is not read. Name it in `type` (from release 1.0), or in `expectation_type`.", related: roomIn(document.text, node.span) };
      const meant = type && !KNOWN.has(type.text) ? (nearest(type.text, KNOWN) ?? moreWords(type.text, [...KNOWN]) ?? sameMeaning(type.text)) : undefined;
      if (type && meant !== undefined) yield { at: type.span, message: `There is no expectation \`${type.text}\`. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, type.span, meant)] };
    }
  },
});

/** The one expectation that differs in nothing but the words that people leave away: `expect_column_values_in_set`. */
function sameMeaning(name: string): string | undefined {
  const alike = [...KNOWN].filter((known) => core(known) === core(name));
  return alike.length === 1 ? alike[0] : undefined;
}

const core = (name: string): string => name.split("_").filter((word) => !["to", "be"].includes(word)).join("_");
