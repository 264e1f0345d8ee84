import { boolean, choice, closed, key, list, named, range, text } from "../schema/shape.ts";

/** Tests for columns of numbers and of categories; the comparison reads the same names. */
export const DRIFT_TESTS = ["ks", "wasserstein", "psi", "jensen-shannon", "hellinger", "kl", "tvd", "energy", "anderson-darling", "cramer-von-mises", "mann-whitney", "chi-square", "z"] as const;

export const schema = closed({
  version: key(choice(1), "The version of this file's form."),
  mode: key(
    choice("calibrated", "evidently"),
    "By whose rules columns are judged. `calibrated` (the default): a change counts where it is both large and more than chance explains. `evidently`: by the defaults of Evidently 0.7, for the same answers as a monitor that runs it.",
  ),
  significance: key(range(0, 1), "Level for the p-values after correction for the number of columns; 0.01 by default."),
  correction: key(choice("benjamini-hochberg", "bonferroni", "none"), "How p-values are corrected for the number of columns. `benjamini-hochberg` (the default) keeps the share of false alarms among all alarms low, `bonferroni` the chance of any single one; `none` leaves one in a hundred unchanged columns an alarm where the level is 0.01."),
  together: key(boolean, "Look at columns of numbers together as well: a domain classifier, the maximum mean discrepancy and correlations that changed, in a sample of rows."),
  share: key(range(0, 1), "The share of drifted columns from which the data set as a whole counts as drifted; 0.5 by default."),
  missing: key(range(0, 1), "By how much the share of missing values must change to count; 0.05 by default."),
  tests: key(named(choice(...DRIFT_TESTS)), "The test of a column, where the default (`ks` for numbers, `chi-square` for categories) does not suit."),
  thresholds: key(named(range(0)), "From where the measure of a column's test counts as large, such as 0.25 for `psi`."),
  bins: key(named(range(2, 1000, "integer")), "Into how many equally filled parts of the reference a column of numbers is cut for `psi`, `jensen-shannon`, `hellinger`, `kl`, `tvd`, and the PSI beside the default; 10 by default. More see finer changes and need more rows. The rules of Evidently have bins of their own."),
  types: key(named(choice("number", "category")), "How a column is compared, where its values do not tell: codes such as 1, 2, 3 may be categories."),
  over: key(text, "For drift over time: the column of times by which the current data are cut into windows, or `files` for each file of a folder."),
  window: key(choice("hour", "day", "week", "month"), "How long a window of time is; without it the longest that gives enough windows."),
  read: key(
    named(
      closed({
        separator: key(choice(",", ";", "tab", "|", ":", "space"), "What parts the cells of a row."),
        encoding: key(choice("utf-8", "windows-1252", "utf-16le", "utf-16be", "iso-8859-2", "shift_jis", "gb18030"), "How letters are written as bytes."),
        decimal: key(choice("point", "comma"), "What stands before the decimals of numbers."),
        header: key(boolean, "Whether the first row names the columns."),
      }),
    ),
    "How files of comma-separated values are read where that is guessed wrongly, by their name, their path from here, or a pattern such as `exports/*.csv`. Profiles and evaluations read them so, too.",
  ),
  ignore: key(list(text), "Columns that are left out, such as identifiers."),
});
