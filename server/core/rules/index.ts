// Written by `npm run generate`.
import type { RuleInGroup } from "../engine/rule.ts";
import { aptAsks } from "./docker/apt-asks.ts";
import { aptListsInImage } from "./docker/apt-lists-in-image.ts";
import { codeBeforeDependencies } from "./docker/code-before-dependencies.ts";
import { develBaseImage } from "./docker/devel-base-image.ts";
import { pipCacheInImage } from "./docker/pip-cache-in-image.ts";
import { rootContainer } from "./docker/root-container.ts";
import { secretInImage } from "./docker/secret-in-image.ts";
import { shellFormCommand } from "./docker/shell-form-command.ts";
import { unpinnedBaseImage } from "./docker/unpinned-base-image.ts";
import { unverifiedDownload } from "./docker/unverified-download.ts";
import { dvcCycle } from "./dvc/dvc-cycle.ts";
import { dvcDepMissing } from "./dvc/dvc-dep-missing.ts";
import { dvcDuplicateOutput } from "./dvc/dvc-duplicate-output.ts";
import { dvcOverlappingOutputs } from "./dvc/dvc-overlapping-outputs.ts";
import { dvcParamKeyMissing } from "./dvc/dvc-param-key-missing.ts";
import { dvcSchema } from "./dvc/dvc-schema.ts";
import { dvcUnresolvedInterpolation } from "./dvc/dvc-unresolved-interpolation.ts";
import { hfAutoMapRemoteCode } from "./huggingface/hf-auto-map-remote-code.ts";
import { hfChatTemplateSyntax } from "./huggingface/hf-chat-template-syntax.ts";
import { hfDropoutRange } from "./huggingface/hf-dropout-range.ts";
import { hfDtypeConflict } from "./huggingface/hf-dtype-conflict.ts";
import { hfEosMismatchConfig } from "./huggingface/hf-eos-mismatch-config.ts";
import { hfGenerationFlagIgnored } from "./huggingface/hf-generation-flag-ignored.ts";
import { hfGenerationMinMax } from "./huggingface/hf-generation-min-max.ts";
import { hfGenerationRange } from "./huggingface/hf-generation-range.ts";
import { hfHeadsDivideHidden } from "./huggingface/hf-heads-divide-hidden.ts";
import { hfKvHeadsDivideHeads } from "./huggingface/hf-kv-heads-divide-heads.ts";
import { hfLabelMapsMismatch } from "./huggingface/hf-label-maps-mismatch.ts";
import { hfMaxLengthMismatch } from "./huggingface/hf-max-length-mismatch.ts";
import { hfRopeScalingShape } from "./huggingface/hf-rope-scaling-shape.ts";
import { hfSchema } from "./huggingface/hf-schema.ts";
import { hfTokenIdInVocab } from "./huggingface/hf-token-id-in-vocab.ts";
import { hfTokenizerVocabMismatch } from "./huggingface/hf-tokenizer-vocab-mismatch.ts";
import { hfWeightMapShardMissing } from "./huggingface/hf-weight-map-shard-missing.ts";
import { invalidJson } from "./json/invalid-json.ts";
import { fitBeforeSplit } from "./leakage/fit-before-split.ts";
import { fitOnTest } from "./leakage/fit-on-test.ts";
import { resampleBeforeSplit } from "./leakage/resample-before-split.ts";
import { llamafactoryDatasetNotInDatasetInfo } from "./llamafactory/llamafactory-dataset-not-in-dataset-info.ts";
import { llamafactoryNeatPackingSft } from "./llamafactory/llamafactory-neat-packing-sft.ts";
import { llamafactoryPredictWithGenerateSft } from "./llamafactory/llamafactory-predict-with-generate-sft.ts";
import { llamafactoryQuantizationNeedsLora } from "./llamafactory/llamafactory-quantization-needs-lora.ts";
import { llamafactorySchema } from "./llamafactory/llamafactory-schema.ts";
import { llamafactoryStreamingNeedsMaxSteps } from "./llamafactory/llamafactory-streaming-needs-max-steps.ts";
import { llamafactoryValSizeAndEvalDataset } from "./llamafactory/llamafactory-val-size-and-eval-dataset.ts";
import { mlprojectEnvFileMissing } from "./mlproject/mlproject-env-file-missing.ts";
import { mlprojectMultipleEnvs } from "./mlproject/mlproject-multiple-envs.ts";
import { mlprojectSchema } from "./mlproject/mlproject-schema.ts";
import { mlprojectScriptMissing } from "./mlproject/mlproject-script-missing.ts";
import { mlprojectUndefinedParam } from "./mlproject/mlproject-undefined-param.ts";
import { mlprojectUnusedParam } from "./mlproject/mlproject-unused-param.ts";
import { unreadableNotebook } from "./notebook/unreadable-notebook.ts";
import { hardcodedSecret } from "./security/hardcoded-secret.ts";
import { remoteCodeTrusted } from "./security/remote-code-trusted.ts";
import { unsafeModelLoad } from "./security/unsafe-model-load.ts";
import { unsafeYamlLoad } from "./security/unsafe-yaml-load.ts";
import { trainerBestModelStrategyMatch } from "./trainer/trainer-best-model-strategy-match.ts";
import { trainerDeepspeedFileMissing } from "./trainer/trainer-deepspeed-file-missing.ts";
import { trainerEvalStrategyRenamed } from "./trainer/trainer-eval-strategy-renamed.ts";
import { trainerEvalWithoutDataset } from "./trainer/trainer-eval-without-dataset.ts";
import { trainerFp16Bf16Both } from "./trainer/trainer-fp16-bf16-both.ts";
import { trainerLrImplausible } from "./trainer/trainer-lr-implausible.ts";
import { trainerNumberIsString } from "./trainer/trainer-number-is-string.ts";
import { trainerSaveStepsMultiple } from "./trainer/trainer-save-steps-multiple.ts";
import { trainerSchema } from "./trainer/trainer-schema.ts";
import { trainerWarmupBoth } from "./trainer/trainer-warmup-both.ts";
import { duplicateKey } from "./yaml/duplicate-key.ts";
import { invalidYaml } from "./yaml/invalid-yaml.ts";

export const rules: readonly RuleInGroup[] = [
  { ...aptAsks, group: "docker" },
  { ...aptListsInImage, group: "docker" },
  { ...codeBeforeDependencies, group: "docker" },
  { ...develBaseImage, group: "docker" },
  { ...pipCacheInImage, group: "docker" },
  { ...rootContainer, group: "docker" },
  { ...secretInImage, group: "docker" },
  { ...shellFormCommand, group: "docker" },
  { ...unpinnedBaseImage, group: "docker" },
  { ...unverifiedDownload, group: "docker" },
  { ...dvcCycle, group: "dvc" },
  { ...dvcDepMissing, group: "dvc" },
  { ...dvcDuplicateOutput, group: "dvc" },
  { ...dvcOverlappingOutputs, group: "dvc" },
  { ...dvcParamKeyMissing, group: "dvc" },
  { ...dvcSchema, group: "dvc" },
  { ...dvcUnresolvedInterpolation, group: "dvc" },
  { ...hfAutoMapRemoteCode, group: "huggingface" },
  { ...hfChatTemplateSyntax, group: "huggingface" },
  { ...hfDropoutRange, group: "huggingface" },
  { ...hfDtypeConflict, group: "huggingface" },
  { ...hfEosMismatchConfig, group: "huggingface" },
  { ...hfGenerationFlagIgnored, group: "huggingface" },
  { ...hfGenerationMinMax, group: "huggingface" },
  { ...hfGenerationRange, group: "huggingface" },
  { ...hfHeadsDivideHidden, group: "huggingface" },
  { ...hfKvHeadsDivideHeads, group: "huggingface" },
  { ...hfLabelMapsMismatch, group: "huggingface" },
  { ...hfMaxLengthMismatch, group: "huggingface" },
  { ...hfRopeScalingShape, group: "huggingface" },
  { ...hfSchema, group: "huggingface" },
  { ...hfTokenIdInVocab, group: "huggingface" },
  { ...hfTokenizerVocabMismatch, group: "huggingface" },
  { ...hfWeightMapShardMissing, group: "huggingface" },
  { ...invalidJson, group: "json" },
  { ...fitBeforeSplit, group: "leakage" },
  { ...fitOnTest, group: "leakage" },
  { ...resampleBeforeSplit, group: "leakage" },
  { ...llamafactoryDatasetNotInDatasetInfo, group: "llamafactory" },
  { ...llamafactoryNeatPackingSft, group: "llamafactory" },
  { ...llamafactoryPredictWithGenerateSft, group: "llamafactory" },
  { ...llamafactoryQuantizationNeedsLora, group: "llamafactory" },
  { ...llamafactorySchema, group: "llamafactory" },
  { ...llamafactoryStreamingNeedsMaxSteps, group: "llamafactory" },
  { ...llamafactoryValSizeAndEvalDataset, group: "llamafactory" },
  { ...mlprojectEnvFileMissing, group: "mlproject" },
  { ...mlprojectMultipleEnvs, group: "mlproject" },
  { ...mlprojectSchema, group: "mlproject" },
  { ...mlprojectScriptMissing, group: "mlproject" },
  { ...mlprojectUndefinedParam, group: "mlproject" },
  { ...mlprojectUnusedParam, group: "mlproject" },
  { ...unreadableNotebook, group: "notebook" },
  { ...hardcodedSecret, group: "security" },
  { ...remoteCodeTrusted, group: "security" },
  { ...unsafeModelLoad, group: "security" },
  { ...unsafeYamlLoad, group: "security" },
  { ...trainerBestModelStrategyMatch, group: "trainer" },
  { ...trainerDeepspeedFileMissing, group: "trainer" },
  { ...trainerEvalStrategyRenamed, group: "trainer" },
  { ...trainerEvalWithoutDataset, group: "trainer" },
  { ...trainerFp16Bf16Both, group: "trainer" },
  { ...trainerLrImplausible, group: "trainer" },
  { ...trainerNumberIsString, group: "trainer" },
  { ...trainerSaveStepsMultiple, group: "trainer" },
  { ...trainerSchema, group: "trainer" },
  { ...trainerWarmupBoth, group: "trainer" },
  { ...duplicateKey, group: "yaml" },
  { ...invalidYaml, group: "yaml" },
];
