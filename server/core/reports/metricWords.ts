/** What a metric says, in words for people who train no models, by its name. */
export function metricWords(name: string): string | undefined {
  return WORDS.find(({ is }) => is.test(name))?.says;
}

const WORDS: readonly { readonly is: RegExp; readonly says: string }[] = [
  { is: /roc[_ -]?auc|auroc|\bauc\b|_auc\b|auc_/i, says: "How well the model ranks cases: 1 is perfect, 0.5 is as good as tossing a coin." },
  { is: /balanced[_ -]?acc/i, says: "Share of right answers, each class counting the same: 1 is perfect." },
  { is: /acc(uracy)?\b|accuracy/i, says: "Share of right answers: 1 is perfect. Where one class is rare, a high share may mean little." },
  { is: /precision/i, says: "Of the cases that the model reports, the share that is real: 1 means no false alarms." },
  { is: /recall|sensitivity|tpr/i, says: "Of the real cases, the share that the model finds: 1 means that none is missed." },
  { is: /f1|f_?score/i, says: "Precision and recall in one number: 1 is perfect, and both must be high for it to be high." },
  { is: /perplexity|ppl/i, says: "How surprised a language model is by text it has not seen: lower is better, 1 is the least there is." },
  { is: /\br2\b|r_?squared|r2_score/i, says: "Share of the differences that the model explains: 1 is perfect, 0 is no better than guessing the mean." },
  { is: /rmse/i, says: "Typical size of an error in the units of what is predicted, large errors counting more: lower is better." },
  { is: /\bmae\b|mean_absolute/i, says: "Typical size of an error in the units of what is predicted: lower is better." },
  { is: /mse/i, says: "Mean squared error: lower is better; large errors count more." },
  { is: /bleu|rouge|meteor/i, says: "How much a produced text shares with a reference: higher is better; texts that say the same in other words score low." },
  { is: /log_?loss|cross_?entropy|loss/i, says: "What training makes as small as it can: lower is better; only numbers of the same model and data compare." },
];
