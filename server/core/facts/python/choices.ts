import { memo } from "../../memo.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import { callsOf } from "./calls.ts";

const CHOOSING = /^(max|min|sorted|numpy\.argmax|numpy\.argmin)$|\.(sort_values|idxmax|idxmin|nlargest|nsmallest)$/;
const SCORES = /scor|acc|result|model|rmse|mae|mse|auc|f1|best|compar|perf|metric|error/i;

/** The last place where the best of several scores is picked: `max(scores)`, `results.sort_values("accuracy")`. */
export const choiceIn: (document: Document) => Span | undefined = memo((document: Document): Span | undefined => {
  return callsOf(document).findLast(({ name, whole }) => CHOOSING.test(name) && SCORES.test(document.text.slice(whole.start, whole.end)))?.whole;
});
