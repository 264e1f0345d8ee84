import assert from "node:assert/strict";

import type { EvaluationReport } from "../../../server/core/insights/evaluation/report.ts";
import { answersOf, evaluated, near } from "./evaluated.ts";

// SQuAD's own script is no package; its twenty lines of definition are written out here from the paper's description of them.
const SCRIPT = `
import json, re, string, sys
from collections import Counter
import numpy as np
from rouge_score import rouge_scorer
from sacrebleu.metrics import BLEU

rng = np.random.default_rng(int(sys.argv[1]))
WORDS = ["the", "The", "a", "an", "cat", "cats", "dog-house", "U.S.", "3.14", "1,000", "2-3", "don't", "well,", "(so", "called)", "café", "théâtre", "naïve", "anà", "Größe", "e.g.,", "end.", "100%", "&quot;hi&quot;", "a/b", "$5", "x_y", "...", "—", "日本", "no!?", "“quoted”", "I", "am", "here", "😀.", "😀"]

def normalize(text):
    text = "".join(letter for letter in text.lower() if letter not in set(string.punctuation))
    return " ".join(re.sub(r"\\b(a|an|the)\\b", " ", text).split())

def f1(gold, given):
    gold, given = normalize(gold).split(), normalize(given).split()
    same = sum((Counter(gold) & Counter(given)).values())
    if not gold or not given:
        return float(gold == given)
    return 0.0 if same == 0 else 2 * same / (len(gold) + len(given))

def changed(words):
    if len(words) == 1:
        return ["am"]
    words = [word for word in words if rng.random() > 0.15]
    return [word if rng.random() > 0.15 else str(rng.choice(WORDS)) for word in words] or ["nothing"]

cases = []
for rows, length in [(1, 12), (1, 5), (40, 9), (60, 30), (30, 3), (5, 0)]:
    gold = [[str(word) for word in rng.choice(WORDS, int(rng.integers(1, length + 1)))] if length > 0 else ["am"] for _ in range(rows)]
    given = [changed(words) if rng.random() > 0.2 else list(words) for words in gold]
    gold, given = [" ".join(words) for words in gold], [" ".join(words) for words in given]
    bleu = BLEU().corpus_score(given, [gold])
    plain = [(a, b) for a, b in zip(gold, given) if (a + b).isascii()]
    scorer = rouge_scorer.RougeScorer(["rouge1", "rouge2", "rougeL"])
    scores = [scorer.score(a, b) for a, b in plain]
    cases.append(dict(gold=gold, given=given, bleu=bleu.score / 100, hasFour=bleu.totals[3] > 0, exact=float(np.mean([normalize(a) == normalize(b) for a, b in zip(gold, given)])), f1=float(np.mean([f1(a, b) for a, b in zip(gold, given)])), plain=plain, rouge=[float(np.mean([score[name].fmeasure for score in scores])) for name in ["rouge1", "rouge2", "rougeL"]] if scores else []))
print(json.dumps(cases))
`;

interface Case {
  readonly gold: readonly string[];
  readonly given: readonly string[];
  readonly bleu: number;
  readonly hasFour: boolean;
  readonly exact: number;
  readonly f1: number;
  readonly plain: readonly (readonly [string, string])[];
  readonly rouge: readonly number[];
}

describe("texts beside sacreBLEU, rouge-score and SQuAD", () => {
  const seed = Number(process.env["MODELWRIGHT_SEED"] ?? 7);
  const compared = (gold: readonly string[], given: readonly string[]): EvaluationReport => evaluated({ gold, given }, { columns: { label: "gold", prediction: "given", groups: [] }, task: "text" });
  const figure = ({ metrics }: EvaluationReport, id: string): object | undefined => metrics.find((metric) => metric.id === id);

  it("are judged alike", async () => {
    const cases = (await answersOf(SCRIPT, String(seed))) as readonly Case[];
    assert.ok(cases.some(({ hasFour }) => !hasFour) && cases.some(({ rouge }) => rouge.length > 0));
    for (const { gold, given, bleu, hasFour, exact, f1, plain, rouge } of cases) {
      const of = `${gold.length} texts, seed ${seed}`;
      const report = compared(gold, given);
      near(figure(report, "exact_match"), exact, `exact match of ${of}`);
      near(figure(report, "token_f1"), f1, `token F1 of ${of}`);
      // Without any four tokens in a row sacreBLEU says 0; that no order can be judged is said here.
      if (hasFour) near(figure(report, "bleu"), bleu, `BLEU of ${of}`);
      else assert.deepEqual([bleu, "undefinedBecause" in (figure(report, "bleu") ?? {})], [0, true]);
      // Letters beyond ASCII part words in rouge-score, and make words here.
      if (plain.length === 0) continue;
      const ascii = compared(plain.map(([one]) => one), plain.map(([, other]) => other));
      ["rouge_1", "rouge_2", "rouge_l"].forEach((id, place) => near(figure(ascii, id), rouge[place] ?? Number.NaN, `${id} of ${of}`));
    }
  });
});
