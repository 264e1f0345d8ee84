import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { nodeAt, scalarsOf } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

const TASKS: ReadonlySet<string> = new Set(
  `text-classification token-classification table-question-answering question-answering zero-shot-classification translation summarization feature-
  extraction text-generation text2text-generation fill-mask sentence-similarity text-to-speech text-to-audio automatic-speech-recognition audio-to-audio
  audio-classification audio-text-to-text voice-activity-detection depth-estimation image-classification object-detection image-segmentation text-to-
  image image-to-text image-to-image image-to-video unconditional-image-generation video-classification reinforcement-learning robotics tabular-
  classification tabular-regression tabular-to-text table-to-text multiple-choice text-ranking text-retrieval time-series-forecasting text-to-video
  image-text-to-text image-text-to-image image-text-to-video visual-question-answering document-question-answering zero-shot-image-classification graph-
  ml mask-generation zero-shot-object-detection text-to-3d image-to-3d image-feature-extraction video-text-to-text keypoint-detection visual-document-
  retrieval any-to-any video-to-video other`.split(/\s+/),
);

export const cardPipelineTagUnknown = defineRule({
  id: "card-pipeline-tag-unknown",
  summary: "The task of a card is misspelt",
  severity: "warning",
  languages: ["markdown"],
  kinds: ["model-card"],
  references: ["https://huggingface.co/docs/hub/model-cards"],
  fix: "suggested",

  *check(document) {
    for (const value of scalarsOf(nodeAt(rootOf(document), "pipeline_tag"))) {
      if (TASKS.has(value.text.toLowerCase())) continue;
      const meant = nearest(value.text.toLowerCase(), TASKS);
      if (meant === undefined) continue;
      yield { at: value.span, message: `The Hub knows no task \`${value.text}\`, so the card shows none. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, value.span, meant)] };
    }
  },
});
