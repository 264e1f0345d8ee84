// Written by `npm run generate`.
import type { RuleInGroup } from "../engine/rule.ts";
import { accelerateConfigFileAndInlineKeys } from "./accelerate/accelerate-config-file-and-inline-keys.ts";
import { accelerateDeepspeedConfigIgnored } from "./accelerate/accelerate-deepspeed-config-ignored.ts";
import { accelerateFsdpConfigMissing } from "./accelerate/accelerate-fsdp-config-missing.ts";
import { accelerateMachineRankRange } from "./accelerate/accelerate-machine-rank-range.ts";
import { accelerateMixedPrecisionVsDeepspeedFile } from "./accelerate/accelerate-mixed-precision-vs-deepspeed-file.ts";
import { accelerateMultiGpuWithOneProcess } from "./accelerate/accelerate-multi-gpu-with-one-process.ts";
import { accelerateNotTogether } from "./accelerate/accelerate-not-together.ts";
import { accelerateOffloadParamNeedsStage3 } from "./accelerate/accelerate-offload-param-needs-stage3.ts";
import { accelerateProcessesDivideMachines } from "./accelerate/accelerate-processes-divide-machines.ts";
import { accelerateSchema } from "./accelerate/accelerate-schema.ts";
import { accelerateZero3InitNeedsStage3 } from "./accelerate/accelerate-zero3-init-needs-stage3.ts";
import { argoArtifactNotSupplied } from "./argo/argo-artifact-not-supplied.ts";
import { argoCronExpression } from "./argo/argo-cron-expression.ts";
import { argoCycle } from "./argo/argo-cycle.ts";
import { argoDependsExpression } from "./argo/argo-depends-expression.ts";
import { argoDuplicateName } from "./argo/argo-duplicate-name.ts";
import { argoDuplicateTemplate } from "./argo/argo-duplicate-template.ts";
import { argoEntrypointUndefined } from "./argo/argo-entrypoint-undefined.ts";
import { argoEnumValue } from "./argo/argo-enum-value.ts";
import { argoImageLatest } from "./argo/argo-image-latest.ts";
import { argoIncomplete } from "./argo/argo-incomplete.ts";
import { argoItemKeyMissing } from "./argo/argo-item-key-missing.ts";
import { argoItemWithoutLoop } from "./argo/argo-item-without-loop.ts";
import { argoMisplacedKey } from "./argo/argo-misplaced-key.ts";
import { argoNameFormat } from "./argo/argo-name-format.ts";
import { argoOutputNotAwaited } from "./argo/argo-output-not-awaited.ts";
import { argoOutputWithoutSource } from "./argo/argo-output-without-source.ts";
import { argoParameterNotSupplied } from "./argo/argo-parameter-not-supplied.ts";
import { argoPathTwice } from "./argo/argo-path-twice.ts";
import { argoSchema } from "./argo/argo-schema.ts";
import { argoStepWithoutTemplate } from "./argo/argo-step-without-template.ts";
import { argoTemplateType } from "./argo/argo-template-type.ts";
import { argoTimeZone } from "./argo/argo-time-zone.ts";
import { argoUndefinedArtifact } from "./argo/argo-undefined-artifact.ts";
import { argoUndefinedDependency } from "./argo/argo-undefined-dependency.ts";
import { argoUndefinedInputParameter } from "./argo/argo-undefined-input-parameter.ts";
import { argoUndefinedOutput } from "./argo/argo-undefined-output.ts";
import { argoUndefinedTaskReference } from "./argo/argo-undefined-task-reference.ts";
import { argoUndefinedTemplate } from "./argo/argo-undefined-template.ts";
import { argoUndefinedWorkflowParameter } from "./argo/argo-undefined-workflow-parameter.ts";
import { argoUnknownVariable } from "./argo/argo-unknown-variable.ts";
import { argoUnusedTemplate } from "./argo/argo-unused-template.ts";
import { argoWhenExpression } from "./argo/argo-when-expression.ts";
import { axolotl8bitAnd4bit } from "./axolotl/axolotl-8bit-and-4bit.ts";
import { axolotlBatchFieldsTwoOfThree } from "./axolotl/axolotl-batch-fields-two-of-three.ts";
import { axolotlDeepspeedFileMissing } from "./axolotl/axolotl-deepspeed-file-missing.ts";
import { axolotlEarlyStoppingNeedsEval } from "./axolotl/axolotl-early-stopping-needs-eval.ts";
import { axolotlEvalsPerEpochAndEvalSteps } from "./axolotl/axolotl-evals-per-epoch-and-eval-steps.ts";
import { axolotlFp16Bf16Both } from "./axolotl/axolotl-fp16-bf16-both.ts";
import { axolotlFsdpAndDeepspeed } from "./axolotl/axolotl-fsdp-and-deepspeed.ts";
import { axolotlJinjaTemplateMissing } from "./axolotl/axolotl-jinja-template-missing.ts";
import { axolotlLoraNoTargets } from "./axolotl/axolotl-lora-no-targets.ts";
import { axolotlNotTogether } from "./axolotl/axolotl-not-together.ts";
import { axolotlPretrainingNeedsMaxSteps } from "./axolotl/axolotl-pretraining-needs-max-steps.ts";
import { axolotlQloraNeeds4bit } from "./axolotl/axolotl-qlora-needs-4bit.ts";
import { axolotlSamplePackingWithRl } from "./axolotl/axolotl-sample-packing-with-rl.ts";
import { axolotlSavesPerEpochAndSaveSteps } from "./axolotl/axolotl-saves-per-epoch-and-save-steps.ts";
import { axolotlSchema } from "./axolotl/axolotl-schema.ts";
import { axolotlSharegptRetired } from "./axolotl/axolotl-sharegpt-retired.ts";
import { axolotlValSetAndTestDatasets } from "./axolotl/axolotl-val-set-and-test-datasets.ts";
import { axolotlWarmupBoth } from "./axolotl/axolotl-warmup-both.ts";
import { azuremlArgparseMismatch } from "./azureml/azureml-argparse-mismatch.ts";
import { azuremlCodePathMissing } from "./azureml/azureml-code-path-missing.ts";
import { azuremlComponentFileMissing } from "./azureml/azureml-component-file-missing.ts";
import { azuremlComponentInputs } from "./azureml/azureml-component-inputs.ts";
import { azuremlCycle } from "./azureml/azureml-cycle.ts";
import { azuremlDeploymentEndpointMismatch } from "./azureml/azureml-deployment-endpoint-mismatch.ts";
import { azuremlEndpointTrafficSum } from "./azureml/azureml-endpoint-traffic-sum.ts";
import { azuremlEnvironmentFileMissing } from "./azureml/azureml-environment-file-missing.ts";
import { azuremlExpression } from "./azureml/azureml-expression.ts";
import { azuremlIncomplete } from "./azureml/azureml-incomplete.ts";
import { azuremlInputUnused } from "./azureml/azureml-input-unused.ts";
import { azuremlKeyOfAnotherType } from "./azureml/azureml-key-of-another-type.ts";
import { azuremlNameFormat } from "./azureml/azureml-name-format.ts";
import { azuremlReferenceForm } from "./azureml/azureml-reference-form.ts";
import { azuremlSchedule } from "./azureml/azureml-schedule.ts";
import { azuremlSchema } from "./azureml/azureml-schema.ts";
import { azuremlScriptMissing } from "./azureml/azureml-script-missing.ts";
import { azuremlSearchSpace } from "./azureml/azureml-search-space.ts";
import { azuremlSweepObjectiveMissing } from "./azureml/azureml-sweep-objective-missing.ts";
import { azuremlTrafficDeployment } from "./azureml/azureml-traffic-deployment.ts";
import { azuremlTrialLimits } from "./azureml/azureml-trial-limits.ts";
import { azuremlUndefinedInput } from "./azureml/azureml-undefined-input.ts";
import { azuremlUndefinedJob } from "./azureml/azureml-undefined-job.ts";
import { azuremlUndefinedOutput } from "./azureml/azureml-undefined-output.ts";
import { azuremlUndefinedPipelineInput } from "./azureml/azureml-undefined-pipeline-input.ts";
import { azuremlUndefinedPipelineOutput } from "./azureml/azureml-undefined-pipeline-output.ts";
import { azuremlValueType } from "./azureml/azureml-value-type.ts";
import { bentoDockerBaseImageIgnores } from "./bento/bento-docker-base-image-ignores.ts";
import { bentoEnvFormat } from "./bento/bento-env-format.ts";
import { bentoFileMissing } from "./bento/bento-file-missing.ts";
import { bentoImageSetting } from "./bento/bento-image-setting.ts";
import { bentoIncludeMatchesNothing } from "./bento/bento-include-matches-nothing.ts";
import { bentoPythonVersionFloat } from "./bento/bento-python-version-float.ts";
import { bentoRequirementsFileMissing } from "./bento/bento-requirements-file-missing.ts";
import { bentoSchema } from "./bento/bento-schema.ts";
import { bentoServiceClassMissing } from "./bento/bento-service-class-missing.ts";
import { bentoServiceMissing } from "./bento/bento-service-missing.ts";
import { bentoServiceModuleMissing } from "./bento/bento-service-module-missing.ts";
import { bentoSettingIgnored } from "./bento/bento-setting-ignored.ts";
import { cardBaseModelMissing } from "./card/card-base-model-missing.ts";
import { cardDatasetInfo } from "./card/card-dataset-info.ts";
import { cardIdForm } from "./card/card-id-form.ts";
import { cardLanguageUnknown } from "./card/card-language-unknown.ts";
import { cardLicenseUnknown } from "./card/card-license-unknown.ts";
import { cardMetricType } from "./card/card-metric-type.ts";
import { cardPipelineTagUnknown } from "./card/card-pipeline-tag-unknown.ts";
import { cardSchema } from "./card/card-schema.ts";
import { cardSizeCategoryUnknown } from "./card/card-size-category-unknown.ts";
import { cogConcurrencyNeedsPython } from "./cog/cog-concurrency-needs-python.ts";
import { cogCudaTorchIncompatible } from "./cog/cog-cuda-torch-incompatible.ts";
import { cogCudaVersion } from "./cog/cog-cuda-version.ts";
import { cogCudaWithoutGpu } from "./cog/cog-cuda-without-gpu.ts";
import { cogEnvironment } from "./cog/cog-environment.ts";
import { cogPredictorClassMissing } from "./cog/cog-predictor-class-missing.ts";
import { cogPredictorFileMissing } from "./cog/cog-predictor-file-missing.ts";
import { cogPythonPackagesDeprecated } from "./cog/cog-python-packages-deprecated.ts";
import { cogPythonVersionFloat } from "./cog/cog-python-version-float.ts";
import { cogRequirementsAndPackages } from "./cog/cog-requirements-and-packages.ts";
import { cogRequirementsMissing } from "./cog/cog-requirements-missing.ts";
import { cogSchema } from "./cog/cog-schema.ts";
import { composeContradiction } from "./compose/compose-contradiction.ts";
import { composeCycle } from "./compose/compose-cycle.ts";
import { composeDefaultPassword } from "./compose/compose-default-password.ts";
import { composeFileMissing } from "./compose/compose-file-missing.ts";
import { composeGpuMissing } from "./compose/compose-gpu-missing.ts";
import { composeHomeMounted } from "./compose/compose-home-mounted.ts";
import { composeHostIpc } from "./compose/compose-host-ipc.ts";
import { composeHostRights } from "./compose/compose-host-rights.ts";
import { composeInterpolation } from "./compose/compose-interpolation.ts";
import { composeMountForm } from "./compose/compose-mount-form.ts";
import { composeOpenPort } from "./compose/compose-open-port.ts";
import { composePortTaken } from "./compose/compose-port-taken.ts";
import { composeSchema } from "./compose/compose-schema.ts";
import { composeServiceForm } from "./compose/compose-service-form.ts";
import { composeUndefined } from "./compose/compose-undefined.ts";
import { composeUnpinnedImage } from "./compose/compose-unpinned-image.ts";
import { croissantDanglingRef } from "./croissant/croissant-dangling-ref.ts";
import { croissantDataTypeUnknown } from "./croissant/croissant-data-type-unknown.ts";
import { croissantDuplicateId } from "./croissant/croissant-duplicate-id.ts";
import { croissantPropertyMissing } from "./croissant/croissant-property-missing.ts";
import { croissantSchema } from "./croissant/croissant-schema.ts";
import { croissantSha256Missing } from "./croissant/croissant-sha256-missing.ts";
import { croissantUrlHttp } from "./croissant/croissant-url-http.ts";
import { croissantValueForm } from "./croissant/croissant-value-form.ts";
import { deepspeedAutoOutsideHf } from "./deepspeed/deepspeed-auto-outside-hf.ts";
import { deepspeedBatchEquation } from "./deepspeed/deepspeed-batch-equation.ts";
import { deepspeedCpuOffloadDeprecated } from "./deepspeed/deepspeed-cpu-offload-deprecated.ts";
import { deepspeedFp16Bf16Both } from "./deepspeed/deepspeed-fp16-bf16-both.ts";
import { deepspeedNotTogether } from "./deepspeed/deepspeed-not-together.ts";
import { deepspeedNvmePath } from "./deepspeed/deepspeed-nvme-path.ts";
import { deepspeedOffloadOptimizerStage } from "./deepspeed/deepspeed-offload-optimizer-stage.ts";
import { deepspeedOffloadParamStage3 } from "./deepspeed/deepspeed-offload-param-stage3.ts";
import { deepspeedScheduleLength } from "./deepspeed/deepspeed-schedule-length.ts";
import { deepspeedSchema } from "./deepspeed/deepspeed-schema.ts";
import { deepspeedWarmupGtTotal } from "./deepspeed/deepspeed-warmup-gt-total.ts";
import { aptAsks } from "./docker/apt-asks.ts";
import { aptListsInImage } from "./docker/apt-lists-in-image.ts";
import { buildLeavesSandbox } from "./docker/build-leaves-sandbox.ts";
import { certificatesOffInImage } from "./docker/certificates-off-in-image.ts";
import { codeBeforeDependencies } from "./docker/code-before-dependencies.ts";
import { commandMisspelt } from "./docker/command-misspelt.ts";
import { copiedFileIgnored } from "./docker/copied-file-ignored.ts";
import { copiedFileMissing } from "./docker/copied-file-missing.ts";
import { cudaIndexUnknown } from "./docker/cuda-index-unknown.ts";
import { develBaseImage } from "./docker/devel-base-image.ts";
import { emptyBaseImage } from "./docker/empty-base-image.ts";
import { emptyContinuation } from "./docker/empty-continuation.ts";
import { exposeForm } from "./docker/expose-form.ts";
import { fileNotBrought } from "./docker/file-not-brought.ts";
import { fixedPlatform } from "./docker/fixed-platform.ts";
import { instructionCasing } from "./docker/instruction-casing.ts";
import { instructionNotTaken } from "./docker/instruction-not-taken.ts";
import { maintainerDeprecated } from "./docker/maintainer-deprecated.ts";
import { modelFetchedAtStart } from "./docker/model-fetched-at-start.ts";
import { modelServerOpen } from "./docker/model-server-open.ts";
import { notebookServerOpen } from "./docker/notebook-server-open.ts";
import { oldKeyValue } from "./docker/old-key-value.ts";
import { onlyLastCounts } from "./docker/only-last-counts.ts";
import { openRightsInImage } from "./docker/open-rights-in-image.ts";
import { pipCacheInImage } from "./docker/pip-cache-in-image.ts";
import { pipNoIndexCu } from "./docker/pip-no-index-cu.ts";
import { relativeWorkdir } from "./docker/relative-workdir.ts";
import { rootContainer } from "./docker/root-container.ts";
import { secretFileInImage } from "./docker/secret-file-in-image.ts";
import { secretInImage } from "./docker/secret-in-image.ts";
import { shellFormCommand } from "./docker/shell-form-command.ts";
import { stageDescribedOtherwise } from "./docker/stage-described-otherwise.ts";
import { stageNameTaken } from "./docker/stage-name-taken.ts";
import { stageUndefined } from "./docker/stage-undefined.ts";
import { sudoInImage } from "./docker/sudo-in-image.ts";
import { systemUpgradeInImage } from "./docker/system-upgrade-in-image.ts";
import { undeclaredBuildArgument } from "./docker/undeclared-build-argument.ts";
import { unpinnedBaseImage } from "./docker/unpinned-base-image.ts";
import { unpinnedModelInImage } from "./docker/unpinned-model-in-image.ts";
import { unverifiedDownload } from "./docker/unverified-download.ts";
import { userUnknown } from "./docker/user-unknown.ts";
import { variableNeverSet } from "./docker/variable-never-set.ts";
import { weightsInContext } from "./docker/weights-in-context.ts";
import { driftSettingsSchema } from "./drift/drift-settings-schema.ts";
import { dvcArgparseMismatch } from "./dvc/dvc-argparse-mismatch.ts";
import { dvcCycle } from "./dvc/dvc-cycle.ts";
import { dvcDepMissing } from "./dvc/dvc-dep-missing.ts";
import { dvcDepNotInCmd } from "./dvc/dvc-dep-not-in-cmd.ts";
import { dvcDuplicateOutput } from "./dvc/dvc-duplicate-output.ts";
import { dvcForeachAndMatrix } from "./dvc/dvc-foreach-and-matrix.ts";
import { dvcLockStale } from "./dvc/dvc-lock-stale.ts";
import { dvcLoopNotAList } from "./dvc/dvc-loop-not-a-list.ts";
import { dvcMetricCached } from "./dvc/dvc-metric-cached.ts";
import { dvcOverlappingOutputs } from "./dvc/dvc-overlapping-outputs.ts";
import { dvcParamKeyMissing } from "./dvc/dvc-param-key-missing.ts";
import { dvcParamTypeChanged } from "./dvc/dvc-param-type-changed.ts";
import { dvcParamUnused } from "./dvc/dvc-param-unused.ts";
import { dvcPersistAndCheckpoint } from "./dvc/dvc-persist-and-checkpoint.ts";
import { dvcSchema } from "./dvc/dvc-schema.ts";
import { dvcSelfDependency } from "./dvc/dvc-self-dependency.ts";
import { dvcStagePathInOutput } from "./dvc/dvc-stage-path-in-output.ts";
import { dvcUnresolvedInterpolation } from "./dvc/dvc-unresolved-interpolation.ts";
import { dvcVarsConflict } from "./dvc/dvc-vars-conflict.ts";
import { dvcVarsFileMissing } from "./dvc/dvc-vars-file-missing.ts";
import { dvcfileAbsolutePath } from "./dvc/dvcfile-absolute-path.ts";
import { dvcfileDirectoryHash } from "./dvc/dvcfile-directory-hash.ts";
import { dvcfileDuplicateOutput } from "./dvc/dvcfile-duplicate-output.ts";
import { dvcfileInGit } from "./dvc/dvcfile-in-git.ts";
import { dvcfileMd5Format } from "./dvc/dvcfile-md5-format.ts";
import { dvclockInputOutdated } from "./dvc/dvclock-input-outdated.ts";
import { dvclockPathUnknown } from "./dvc/dvclock-path-unknown.ts";
import { dvclockSchemaVersion } from "./dvc/dvclock-schema-version.ts";
import { dvclockStageUnknown } from "./dvc/dvclock-stage-unknown.ts";
import { feastEntityKeyVersion } from "./feast/feast-entity-key-version.ts";
import { feastProjectName } from "./feast/feast-project-name.ts";
import { feastProviderStoreMismatch } from "./feast/feast-provider-store-mismatch.ts";
import { feastRegistryPathForm } from "./feast/feast-registry-path-form.ts";
import { feastSchema } from "./feast/feast-schema.ts";
import { feastStoreSettings } from "./feast/feast-store-settings.ts";
import { feastStoreTypeUnknown } from "./feast/feast-store-type-unknown.ts";
import { finetuneDuplicateExample } from "./finetune/finetune-duplicate-example.ts";
import { finetuneEmptyMessage } from "./finetune/finetune-empty-message.ts";
import { finetuneExampleTooLong } from "./finetune/finetune-example-too-long.ts";
import { finetuneInvalidLine } from "./finetune/finetune-invalid-line.ts";
import { finetuneLastNotAssistant } from "./finetune/finetune-last-not-assistant.ts";
import { finetuneMixedFormats } from "./finetune/finetune-mixed-formats.ts";
import { finetuneSchema } from "./finetune/finetune-schema.ts";
import { finetuneSystemPlace } from "./finetune/finetune-system-place.ts";
import { finetuneTooFewExamples } from "./finetune/finetune-too-few-examples.ts";
import { finetuneToolCalls } from "./finetune/finetune-tool-calls.ts";
import { finetuneUnknownRole } from "./finetune/finetune-unknown-role.ts";
import { conflictingRequirement } from "./general/conflicting-requirement.ts";
import { kindUnknown } from "./general/kind-unknown.ts";
import { misspeltName } from "./general/misspelt-name.ts";
import { requirementFileMissing } from "./general/requirement-file-missing.ts";
import { suppressionUnused } from "./general/suppression-unused.ts";
import { torchCompanion } from "./general/torch-companion.ts";
import { unreadableRequirement } from "./general/unreadable-requirement.ts";
import { unusedName } from "./general/unused-name.ts";
import { ghaCmlTokenMissing } from "./gha/gha-cml-token-missing.ts";
import { ghaCommandUnknown } from "./gha/gha-command-unknown.ts";
import { ghaContextUndefined } from "./gha/gha-context-undefined.ts";
import { ghaCycle } from "./gha/gha-cycle.ts";
import { ghaDvcPullWithoutRemoteCreds } from "./gha/gha-dvc-pull-without-remote-creds.ts";
import { ghaFileMissing } from "./gha/gha-file-missing.ts";
import { ghaGpuRunnerMissing } from "./gha/gha-gpu-runner-missing.ts";
import { ghaToolMissing } from "./gha/gha-tool-missing.ts";
import { ghaUndefinedNeed } from "./gha/gha-undefined-need.ts";
import { gxArgument } from "./gx/gx-argument.ts";
import { gxColumnMissing } from "./gx/gx-column-missing.ts";
import { gxDatasourceUndefined } from "./gx/gx-datasource-undefined.ts";
import { gxFolderMissing } from "./gx/gx-folder-missing.ts";
import { gxMinGtMax } from "./gx/gx-min-gt-max.ts";
import { gxMostlyRange } from "./gx/gx-mostly-range.ts";
import { gxProjectPart } from "./gx/gx-project-part.ts";
import { gxProjectPattern } from "./gx/gx-project-pattern.ts";
import { gxReferenceUndefined } from "./gx/gx-reference-undefined.ts";
import { gxRegexInvalid } from "./gx/gx-regex-invalid.ts";
import { gxSchema } from "./gx/gx-schema.ts";
import { gxSource } from "./gx/gx-source.ts";
import { gxStoreUndefined } from "./gx/gx-store-undefined.ts";
import { gxSuiteName } from "./gx/gx-suite-name.ts";
import { gxSuiteUndefined } from "./gx/gx-suite-undefined.ts";
import { gxUnknownExpectation } from "./gx/gx-unknown-expectation.ts";
import { gxVariableUndefined } from "./gx/gx-variable-undefined.ts";
import { haystackComponentArguments } from "./haystack/haystack-component-arguments.ts";
import { haystackComponentTypeMissing } from "./haystack/haystack-component-type-missing.ts";
import { haystackComponentUnresolvable } from "./haystack/haystack-component-unresolvable.ts";
import { haystackConnectionForm } from "./haystack/haystack-connection-form.ts";
import { haystackConnectionUndefined } from "./haystack/haystack-connection-undefined.ts";
import { haystackDuplicateReceiver } from "./haystack/haystack-duplicate-receiver.ts";
import { haystackSchema } from "./haystack/haystack-schema.ts";
import { haystackTemplate } from "./haystack/haystack-template.ts";
import { haystackUnusedComponent } from "./haystack/haystack-unused-component.ts";
import { hfActivationUnknown } from "./huggingface/hf-activation-unknown.ts";
import { hfArchitectureMismatch } from "./huggingface/hf-architecture-mismatch.ts";
import { hfAutoMapRemoteCode } from "./huggingface/hf-auto-map-remote-code.ts";
import { hfChatTemplateSyntax } from "./huggingface/hf-chat-template-syntax.ts";
import { hfDropoutRange } from "./huggingface/hf-dropout-range.ts";
import { hfDtypeConflict } from "./huggingface/hf-dtype-conflict.ts";
import { hfEosMismatchConfig } from "./huggingface/hf-eos-mismatch-config.ts";
import { hfExpertsChosen } from "./huggingface/hf-experts-chosen.ts";
import { hfGenerationFlagIgnored } from "./huggingface/hf-generation-flag-ignored.ts";
import { hfGenerationMinMax } from "./huggingface/hf-generation-min-max.ts";
import { hfGenerationNotTogether } from "./huggingface/hf-generation-not-together.ts";
import { hfGenerationRange } from "./huggingface/hf-generation-range.ts";
import { hfHeadsDivideHidden } from "./huggingface/hf-heads-divide-hidden.ts";
import { hfKvHeadsDivideHeads } from "./huggingface/hf-kv-heads-divide-heads.ts";
import { hfLabelMapsMismatch } from "./huggingface/hf-label-maps-mismatch.ts";
import { hfMaxLengthMismatch } from "./huggingface/hf-max-length-mismatch.ts";
import { hfModelTypeMisspelt } from "./huggingface/hf-model-type-misspelt.ts";
import { hfQuantizationBothBits } from "./huggingface/hf-quantization-both-bits.ts";
import { hfQuantizationIncomplete } from "./huggingface/hf-quantization-incomplete.ts";
import { hfRopeScalingShape } from "./huggingface/hf-rope-scaling-shape.ts";
import { hfSchema } from "./huggingface/hf-schema.ts";
import { hfTokenIdInVocab } from "./huggingface/hf-token-id-in-vocab.ts";
import { hfTokenizerVocabMismatch } from "./huggingface/hf-tokenizer-vocab-mismatch.ts";
import { hfWeightIndexHeadMissing } from "./huggingface/hf-weight-index-head-missing.ts";
import { hfWeightIndexLayers } from "./huggingface/hf-weight-index-layers.ts";
import { hfWeightIndexShardPath } from "./huggingface/hf-weight-index-shard-path.ts";
import { hfWeightIndexShards } from "./huggingface/hf-weight-index-shards.ts";
import { hfWeightIndexSize } from "./huggingface/hf-weight-index-size.ts";
import { hfWeightMapShardMissing } from "./huggingface/hf-weight-map-shard-missing.ts";
import { hydraConfigMissing } from "./hydra/hydra-config-missing.ts";
import { hydraDefaultsForm } from "./hydra/hydra-defaults-form.ts";
import { hydraDefaultsGroupMissing } from "./hydra/hydra-defaults-group-missing.ts";
import { hydraDefaultsOptionMissing } from "./hydra/hydra-defaults-option-missing.ts";
import { hydraDuplicateGroup } from "./hydra/hydra-duplicate-group.ts";
import { hydraInterpolationCycle } from "./hydra/hydra-interpolation-cycle.ts";
import { hydraMandatoryValue } from "./hydra/hydra-mandatory-value.ts";
import { hydraMissingSelf } from "./hydra/hydra-missing-self.ts";
import { hydraSchema } from "./hydra/hydra-schema.ts";
import { hydraSpecialKey } from "./hydra/hydra-special-key.ts";
import { hydraTargetArguments } from "./hydra/hydra-target-arguments.ts";
import { hydraTargetUnresolvable } from "./hydra/hydra-target-unresolvable.ts";
import { hydraUnresolvedInterpolation } from "./hydra/hydra-unresolved-interpolation.ts";
import { omegaconfResolver } from "./hydra/omegaconf-resolver.ts";
import { invalidJson } from "./json/invalid-json.ts";
import { kedroAbsolutePath } from "./kedro/kedro-absolute-path.ts";
import { kedroArgumentUnknown } from "./kedro/kedro-argument-unknown.ts";
import { kedroCredentialsUndefined } from "./kedro/kedro-credentials-undefined.ts";
import { kedroDatasetArgumentMissing } from "./kedro/kedro-dataset-argument-missing.ts";
import { kedroDatasetRenamed } from "./kedro/kedro-dataset-renamed.ts";
import { kedroDatasetTypeMissing } from "./kedro/kedro-dataset-type-missing.ts";
import { kedroDatasetTypeUnknown } from "./kedro/kedro-dataset-type-unknown.ts";
import { kedroDatasetUnused } from "./kedro/kedro-dataset-unused.ts";
import { kedroDuplicateAcrossEnv } from "./kedro/kedro-duplicate-across-env.ts";
import { kedroDuplicateDataset } from "./kedro/kedro-duplicate-dataset.ts";
import { kedroFactoryPlaceholderUndefined } from "./kedro/kedro-factory-placeholder-undefined.ts";
import { kedroInputUndefined } from "./kedro/kedro-input-undefined.ts";
import { kedroParameterInterpolation } from "./kedro/kedro-parameter-interpolation.ts";
import { kedroParameterUndefined } from "./kedro/kedro-parameter-undefined.ts";
import { kedroSchema } from "./kedro/kedro-schema.ts";
import { kedroUnresolvedInterpolation } from "./kedro/kedro-unresolved-interpolation.ts";
import { kfpComponentRefMissing } from "./kfp/kfp-component-ref-missing.ts";
import { kfpConditionUndefined } from "./kfp/kfp-condition-undefined.ts";
import { kfpCycle } from "./kfp/kfp-cycle.ts";
import { kfpDagOutputUndefined } from "./kfp/kfp-dag-output-undefined.ts";
import { kfpDependentTaskMissing } from "./kfp/kfp-dependent-task-missing.ts";
import { kfpExecutorMissing } from "./kfp/kfp-executor-missing.ts";
import { kfpGeneratedEdited } from "./kfp/kfp-generated-edited.ts";
import { kfpImageLatest } from "./kfp/kfp-image-latest.ts";
import { kfpInputUndefined } from "./kfp/kfp-input-undefined.ts";
import { kfpOutputUndefined } from "./kfp/kfp-output-undefined.ts";
import { kfpPlaceholderUndefined } from "./kfp/kfp-placeholder-undefined.ts";
import { kfpProducerNotDependent } from "./kfp/kfp-producer-not-dependent.ts";
import { kfpProducerTaskMissing } from "./kfp/kfp-producer-task-missing.ts";
import { kfpSchema } from "./kfp/kfp-schema.ts";
import { kfpValueType } from "./kfp/kfp-value-type.ts";
import { kfpcDefaultType } from "./kfpc/kfpc-default-type.ts";
import { kfpcDuplicateName } from "./kfpc/kfpc-duplicate-name.ts";
import { kfpcImageLatest } from "./kfpc/kfpc-image-latest.ts";
import { kfpcOptionalFlagLeft } from "./kfpc/kfpc-optional-flag-left.ts";
import { kfpcOutputNotWritten } from "./kfpc/kfpc-output-not-written.ts";
import { kfpcSchema } from "./kfpc/kfpc-schema.ts";
import { kfpcUndefinedInput } from "./kfpc/kfpc-undefined-input.ts";
import { kfpcUnusedInput } from "./kfpc/kfpc-unused-input.ts";
import { kserveAutoscaler } from "./kserve/kserve-autoscaler.ts";
import { kserveCanaryRange } from "./kserve/kserve-canary-range.ts";
import { kserveContainerConcurrency } from "./kserve/kserve-container-concurrency.ts";
import { kserveExactlyOnePredictor } from "./kserve/kserve-exactly-one-predictor.ts";
import { kserveGpuLimitMissing } from "./kserve/kserve-gpu-limit-missing.ts";
import { kserveGraphNode } from "./kserve/kserve-graph-node.ts";
import { kserveLlmParallelism } from "./kserve/kserve-llm-parallelism.ts";
import { kserveLlmRouter } from "./kserve/kserve-llm-router.ts";
import { kserveModelFormatMissing } from "./kserve/kserve-model-format-missing.ts";
import { kserveModelFormatUnsupported } from "./kserve/kserve-model-format-unsupported.ts";
import { kserveModelUnpinned } from "./kserve/kserve-model-unpinned.ts";
import { kserveMultinode } from "./kserve/kserve-multinode.ts";
import { kserveNameFormat } from "./kserve/kserve-name-format.ts";
import { kserveReplicasOrder } from "./kserve/kserve-replicas-order.ts";
import { kserveRuntimeContainer } from "./kserve/kserve-runtime-container.ts";
import { kserveRuntimeUnknown } from "./kserve/kserve-runtime-unknown.ts";
import { kserveSchema } from "./kserve/kserve-schema.ts";
import { kserveStorageAndStorageuri } from "./kserve/kserve-storage-and-storageuri.ts";
import { kserveStorageUriScheme } from "./kserve/kserve-storage-uri-scheme.ts";
import { kserveUnknownKind } from "./kserve/kserve-unknown-kind.ts";
import { k8sApiVersionMissing } from "./kubernetes/k8s-api-version-missing.ts";
import { k8sBroadRole } from "./kubernetes/k8s-broad-role.ts";
import { k8sCapability } from "./kubernetes/k8s-capability.ts";
import { k8sContainerName } from "./kubernetes/k8s-container-name.ts";
import { k8sContradiction } from "./kubernetes/k8s-contradiction.ts";
import { k8sDuplicateName } from "./kubernetes/k8s-duplicate-name.ts";
import { k8sDuplicateVariable } from "./kubernetes/k8s-duplicate-variable.ts";
import { k8sGpuImageWithoutGpu } from "./kubernetes/k8s-gpu-image-without-gpu.ts";
import { k8sGpuJobUnbounded } from "./kubernetes/k8s-gpu-job-unbounded.ts";
import { k8sGpuLimit } from "./kubernetes/k8s-gpu-limit.ts";
import { k8sGpuToleration } from "./kubernetes/k8s-gpu-toleration.ts";
import { k8sHostNamespace } from "./kubernetes/k8s-host-namespace.ts";
import { k8sHostPath } from "./kubernetes/k8s-host-path.ts";
import { k8sHostPort } from "./kubernetes/k8s-host-port.ts";
import { k8sImageForm } from "./kubernetes/k8s-image-form.ts";
import { k8sIngressSnippet } from "./kubernetes/k8s-ingress-snippet.ts";
import { k8sLauncherProcesses } from "./kubernetes/k8s-launcher-processes.ts";
import { k8sMemoryLimit } from "./kubernetes/k8s-memory-limit.ts";
import { k8sMemoryVolumeLimit } from "./kubernetes/k8s-memory-volume-limit.ts";
import { k8sModelRevision } from "./kubernetes/k8s-model-revision.ts";
import { k8sModelServerOpen } from "./kubernetes/k8s-model-server-open.ts";
import { k8sNotebookOpen } from "./kubernetes/k8s-notebook-open.ts";
import { k8sObjectName } from "./kubernetes/k8s-object-name.ts";
import { k8sObjectUndefined } from "./kubernetes/k8s-object-undefined.ts";
import { k8sPortUndefined } from "./kubernetes/k8s-port-undefined.ts";
import { k8sPrivilegeEscalation } from "./kubernetes/k8s-privilege-escalation.ts";
import { k8sPrivileged } from "./kubernetes/k8s-privileged.ts";
import { k8sQuantity } from "./kubernetes/k8s-quantity.ts";
import { k8sRayCluster } from "./kubernetes/k8s-ray-cluster.ts";
import { k8sRayJob } from "./kubernetes/k8s-ray-job.ts";
import { k8sRayWorkers } from "./kubernetes/k8s-ray-workers.ts";
import { k8sRequestOverLimit } from "./kubernetes/k8s-request-over-limit.ts";
import { k8sResourceName } from "./kubernetes/k8s-resource-name.ts";
import { k8sRootPod } from "./kubernetes/k8s-root-pod.ts";
import { k8sSchedule } from "./kubernetes/k8s-schedule.ts";
import { k8sSchema } from "./kubernetes/k8s-schema.ts";
import { k8sSeldon } from "./kubernetes/k8s-seldon.ts";
import { k8sSelector } from "./kubernetes/k8s-selector.ts";
import { k8sServiceFindsNothing } from "./kubernetes/k8s-service-finds-nothing.ts";
import { k8sSharedMemory } from "./kubernetes/k8s-shared-memory.ts";
import { k8sSlowStart } from "./kubernetes/k8s-slow-start.ts";
import { k8sTrainingJob } from "./kubernetes/k8s-training-job.ts";
import { k8sUnconfined } from "./kubernetes/k8s-unconfined.ts";
import { k8sUnknownKind } from "./kubernetes/k8s-unknown-kind.ts";
import { k8sUnpinnedImage } from "./kubernetes/k8s-unpinned-image.ts";
import { k8sValueForm } from "./kubernetes/k8s-value-form.ts";
import { k8sVolumeUndefined } from "./kubernetes/k8s-volume-undefined.ts";
import { langgraphBothApiAndSource } from "./langgraph/langgraph-both-api-and-source.ts";
import { langgraphDependencyPathMissing } from "./langgraph/langgraph-dependency-path-missing.ts";
import { langgraphGraphFileMissing } from "./langgraph/langgraph-graph-file-missing.ts";
import { langgraphGraphSpecForm } from "./langgraph/langgraph-graph-spec-form.ts";
import { langgraphGraphSymbolMissing } from "./langgraph/langgraph-graph-symbol-missing.ts";
import { langgraphIndex } from "./langgraph/langgraph-index.ts";
import { langgraphNoDependencies } from "./langgraph/langgraph-no-dependencies.ts";
import { langgraphNodeVersion } from "./langgraph/langgraph-node-version.ts";
import { langgraphPythonVersion } from "./langgraph/langgraph-python-version.ts";
import { langgraphSchema } from "./langgraph/langgraph-schema.ts";
import { adaptOnAll } from "./leakage/adapt-on-all.ts";
import { augmentBeforeSplit } from "./leakage/augment-before-split.ts";
import { bestScoreReported } from "./leakage/best-score-reported.ts";
import { calibratedOnTest } from "./leakage/calibrated-on-test.ts";
import { checkpointOnTest } from "./leakage/checkpoint-on-test.ts";
import { decompositionBeforeSplit } from "./leakage/decomposition-before-split.ts";
import { earlyStoppingOnTest } from "./leakage/early-stopping-on-test.ts";
import { ensembleWeightsOnTest } from "./leakage/ensemble-weights-on-test.ts";
import { fitBeforeSplit } from "./leakage/fit-before-split.ts";
import { fitOnTest } from "./leakage/fit-on-test.ts";
import { foldIndexMisuse } from "./leakage/fold-index-misuse.ts";
import { futureShiftFeature } from "./leakage/future-shift-feature.ts";
import { futureWindow } from "./leakage/future-window.ts";
import { globalImputation } from "./leakage/global-imputation.ts";
import { globalStatisticArithmetic } from "./leakage/global-statistic-arithmetic.ts";
import { groupAggregateOverTime } from "./leakage/group-aggregate-over-time.ts";
import { groupColumnRandomSplit } from "./leakage/group-column-random-split.ts";
import { groupsNotPassed } from "./leakage/groups-not-passed.ts";
import { hfSplitsConcatenated } from "./leakage/hf-splits-concatenated.ts";
import { hfTestAsEval } from "./leakage/hf-test-as-eval.ts";
import { idAsFeature } from "./leakage/id-as-feature.ts";
import { inSampleStacking } from "./leakage/in-sample-stacking.ts";
import { inconsistentSplits } from "./leakage/inconsistent-splits.ts";
import { modelReusedAcrossFolds } from "./leakage/model-reused-across-folds.ts";
import { multiTest } from "./leakage/multi-test.ts";
import { noGap } from "./leakage/no-gap.ts";
import { onlyTrainEvaluation } from "./leakage/only-train-evaluation.ts";
import { outlierRuleOnAll } from "./leakage/outlier-rule-on-all.ts";
import { overlappingSlices } from "./leakage/overlapping-slices.ts";
import { possibleDuplicates } from "./leakage/possible-duplicates.ts";
import { predictionAsFeature } from "./leakage/prediction-as-feature.ts";
import { preprocessOutsideCv } from "./leakage/preprocess-outside-cv.ts";
import { resampleBeforeSplit } from "./leakage/resample-before-split.ts";
import { resampleOutsideCv } from "./leakage/resample-outside-cv.ts";
import { resampledTest } from "./leakage/resampled-test.ts";
import { resetIndexFeature } from "./leakage/reset-index-feature.ts";
import { reshuffledTakeSkip } from "./leakage/reshuffled-take-skip.ts";
import { sampleWithoutDrop } from "./leakage/sample-without-drop.ts";
import { samplerInSklearnPipeline } from "./leakage/sampler-in-sklearn-pipeline.ts";
import { searchOnAllThenScore } from "./leakage/search-on-all-then-score.ts";
import { seedPicking } from "./leakage/seed-picking.ts";
import { selectionBeforeSplit } from "./leakage/selection-before-split.ts";
import { sharedAugmentation } from "./leakage/shared-augmentation.ts";
import { shuffledTimeSplit } from "./leakage/shuffled-time-split.ts";
import { splitRerunHazard } from "./leakage/split-rerun-hazard.ts";
import { splitUnpackOrder } from "./leakage/split-unpack-order.ts";
import { staleOrderLeak } from "./leakage/stale-order-leak.ts";
import { targetDerivedFeature } from "./leakage/target-derived-feature.ts";
import { targetEncoderFitThenTransformTrain } from "./leakage/target-encoder-fit-then-transform-train.ts";
import { targetEncodingBeforeSplit } from "./leakage/target-encoding-before-split.ts";
import { targetInFeatures } from "./leakage/target-in-features.ts";
import { thresholdOnTest } from "./leakage/threshold-on-test.ts";
import { trainModeEval } from "./leakage/train-mode-eval.ts";
import { trainOnTestLoader } from "./leakage/train-on-test-loader.ts";
import { trainTestConcatFit } from "./leakage/train-test-concat-fit.ts";
import { trainedOnTest } from "./leakage/trained-on-test.ts";
import { trainingScore } from "./leakage/training-score.ts";
import { tunedOnTest } from "./leakage/tuned-on-test.ts";
import { unseededSplit } from "./leakage/unseeded-split.ts";
import { vocabularyBeforeSplit } from "./leakage/vocabulary-before-split.ts";
import { windowsCrossBoundary } from "./leakage/windows-cross-boundary.ts";
import { lightningCheckpointMonitor } from "./lightning/lightning-checkpoint-monitor.ts";
import { lightningCheckpointTriggers } from "./lightning/lightning-checkpoint-triggers.ts";
import { lightningClassArguments } from "./lightning/lightning-class-arguments.ts";
import { lightningClassUnresolvable } from "./lightning/lightning-class-unresolvable.ts";
import { lightningInitArgsWithoutClass } from "./lightning/lightning-init-args-without-class.ts";
import { lightningMonitor } from "./lightning/lightning-monitor.ts";
import { lightningNeverValidates } from "./lightning/lightning-never-validates.ts";
import { lightningSchema } from "./lightning/lightning-schema.ts";
import { lightningTrainerSetting } from "./lightning/lightning-trainer-setting.ts";
import { litellmAliasModelUndefined } from "./litellm/litellm-alias-model-undefined.ts";
import { litellmApiVersion } from "./litellm/litellm-api-version.ts";
import { litellmDuplicateDeployment } from "./litellm/litellm-duplicate-deployment.ts";
import { litellmEnvForm } from "./litellm/litellm-env-form.ts";
import { litellmEnvUndefined } from "./litellm/litellm-env-undefined.ts";
import { litellmFallbackModelUndefined } from "./litellm/litellm-fallback-model-undefined.ts";
import { litellmHardCodedKey } from "./litellm/litellm-hard-coded-key.ts";
import { litellmMasterKeyPrefix } from "./litellm/litellm-master-key-prefix.ts";
import { litellmNoProviderPrefix } from "./litellm/litellm-no-provider-prefix.ts";
import { litellmProviderMisspelt } from "./litellm/litellm-provider-misspelt.ts";
import { litellmRetiredModel } from "./litellm/litellm-retired-model.ts";
import { litellmRouterStrategyUnknown } from "./litellm/litellm-router-strategy-unknown.ts";
import { litellmSchema } from "./litellm/litellm-schema.ts";
import { llamafactoryAdapterNeedsLora } from "./llamafactory/llamafactory-adapter-needs-lora.ts";
import { llamafactoryDatasetNotInDatasetInfo } from "./llamafactory/llamafactory-dataset-not-in-dataset-info.ts";
import { llamafactoryDatasetSource } from "./llamafactory/llamafactory-dataset-source.ts";
import { llamafactoryMaxSamplesStreaming } from "./llamafactory/llamafactory-max-samples-streaming.ts";
import { llamafactoryNeatPackingSft } from "./llamafactory/llamafactory-neat-packing-sft.ts";
import { llamafactoryNotTogether } from "./llamafactory/llamafactory-not-together.ts";
import { llamafactoryPpoRewardModel } from "./llamafactory/llamafactory-ppo-reward-model.ts";
import { llamafactoryPredictWithGenerateSft } from "./llamafactory/llamafactory-predict-with-generate-sft.ts";
import { llamafactoryQuantizationNeedsLora } from "./llamafactory/llamafactory-quantization-needs-lora.ts";
import { llamafactorySchema } from "./llamafactory/llamafactory-schema.ts";
import { llamafactoryStreamingNeedsMaxSteps } from "./llamafactory/llamafactory-streaming-needs-max-steps.ts";
import { llamafactoryStreamingValSize } from "./llamafactory/llamafactory-streaming-val-size.ts";
import { llamafactoryTemplate } from "./llamafactory/llamafactory-template.ts";
import { llamafactoryValSizeAndEvalDataset } from "./llamafactory/llamafactory-val-size-and-eval-dataset.ts";
import { lmEvalFunctionMissing } from "./lm-eval/lm-eval-function-missing.ts";
import { lmEvalIncludeMissing } from "./lm-eval/lm-eval-include-missing.ts";
import { lmEvalMetricUnknown } from "./lm-eval/lm-eval-metric-unknown.ts";
import { lmEvalSchema } from "./lm-eval/lm-eval-schema.ts";
import { lmEvalTemplate } from "./lm-eval/lm-eval-template.ts";
import { mcpAbsolutePath } from "./mcp/mcp-absolute-path.ts";
import { mcpBroadAccess } from "./mcp/mcp-broad-access.ts";
import { mcpCommandOrUrl } from "./mcp/mcp-command-or-url.ts";
import { mcpHttpNotHttps } from "./mcp/mcp-http-not-https.ts";
import { mcpNpxWithoutY } from "./mcp/mcp-npx-without-y.ts";
import { mcpSchema } from "./mcp/mcp-schema.ts";
import { mcpSseDeprecated } from "./mcp/mcp-sse-deprecated.ts";
import { mcpUndefinedInput } from "./mcp/mcp-undefined-input.ts";
import { mcpUnpinnedPackage } from "./mcp/mcp-unpinned-package.ts";
import { mcpWrongRootKey } from "./mcp/mcp-wrong-root-key.ts";
import { mergekitBaseModelRequired } from "./mergekit/mergekit-base-model-required.ts";
import { mergekitDensityRange } from "./mergekit/mergekit-density-range.ts";
import { mergekitLayerRangeOrder } from "./mergekit/mergekit-layer-range-order.ts";
import { mergekitOneInput } from "./mergekit/mergekit-one-input.ts";
import { mergekitParameter } from "./mergekit/mergekit-parameter.ts";
import { mergekitSchema } from "./mergekit/mergekit-schema.ts";
import { mergekitSlerpTwoModels } from "./mergekit/mergekit-slerp-two-models.ts";
import { mergekitSlices } from "./mergekit/mergekit-slices.ts";
import { mergekitTokenizer } from "./mergekit/mergekit-tokenizer.ts";
import { mergekitWeightsSum } from "./mergekit/mergekit-weights-sum.ts";
import { mlmodelArtifactMissing } from "./mlmodel/mlmodel-artifact-missing.ts";
import { mlmodelEnvFileMissing } from "./mlmodel/mlmodel-env-file-missing.ts";
import { mlmodelNoSignature } from "./mlmodel/mlmodel-no-signature.ts";
import { mlmodelPickleFlavor } from "./mlmodel/mlmodel-pickle-flavor.ts";
import { mlmodelPythonVersionMismatch } from "./mlmodel/mlmodel-python-version-mismatch.ts";
import { mlmodelSchema } from "./mlmodel/mlmodel-schema.ts";
import { mlmodelSignatureJsonInvalid } from "./mlmodel/mlmodel-signature-json-invalid.ts";
import { mlprojectArgparseMismatch } from "./mlproject/mlproject-argparse-mismatch.ts";
import { mlprojectDatabricksPythonFileAndEntrypoints } from "./mlproject/mlproject-databricks-python-file-and-entrypoints.ts";
import { mlprojectDefaultType } from "./mlproject/mlproject-default-type.ts";
import { mlprojectDockerImageMissing } from "./mlproject/mlproject-docker-image-missing.ts";
import { mlprojectEnvFileMissing } from "./mlproject/mlproject-env-file-missing.ts";
import { mlprojectMultipleEnvs } from "./mlproject/mlproject-multiple-envs.ts";
import { mlprojectRequiredParamInMainUnset } from "./mlproject/mlproject-required-param-in-main-unset.ts";
import { mlprojectSchema } from "./mlproject/mlproject-schema.ts";
import { mlprojectScriptMissing } from "./mlproject/mlproject-script-missing.ts";
import { mlprojectUndefinedParam } from "./mlproject/mlproject-undefined-param.ts";
import { mlprojectUnusedParam } from "./mlproject/mlproject-unused-param.ts";
import { modelfileAdapterFileMissing } from "./modelfile/modelfile-adapter-file-missing.ts";
import { modelfileFromMissing } from "./modelfile/modelfile-from-missing.ts";
import { modelfileParameterRange } from "./modelfile/modelfile-parameter-range.ts";
import { modelfileStopTokenMissing } from "./modelfile/modelfile-stop-token-missing.ts";
import { modelfileTemplateUnbalanced } from "./modelfile/modelfile-template-unbalanced.ts";
import { modelfileUnknownInstruction } from "./modelfile/modelfile-unknown-instruction.ts";
import { modelfileUnknownParameter } from "./modelfile/modelfile-unknown-parameter.ts";
import { removedInLibrary } from "./modernise/removed-in-library.ts";
import { nemoEngineUnknown } from "./nemo/nemo-engine-unknown.ts";
import { nemoFlowUndefined } from "./nemo/nemo-flow-undefined.ts";
import { nemoModelWithoutType } from "./nemo/nemo-model-without-type.ts";
import { nemoPromptTaskMissing } from "./nemo/nemo-prompt-task-missing.ts";
import { nemoPromptTemplate } from "./nemo/nemo-prompt-template.ts";
import { nemoRetiredModel } from "./nemo/nemo-retired-model.ts";
import { nemoSchema } from "./nemo/nemo-schema.ts";
import { nemoUnusedFlow } from "./nemo/nemo-unused-flow.ts";
import { cellNotRun } from "./notebook/cell-not-run.ts";
import { cellsOutOfOrder } from "./notebook/cells-out-of-order.ts";
import { failedCell } from "./notebook/failed-cell.ts";
import { hugeOutput } from "./notebook/huge-output.ts";
import { lateImport } from "./notebook/late-import.ts";
import { missingWhenRun } from "./notebook/missing-when-run.ts";
import { outputOfOtherCode } from "./notebook/output-of-other-code.ts";
import { pathOfOneMachine } from "./notebook/path-of-one-machine.ts";
import { redefinedAfterUse } from "./notebook/redefined-after-use.ts";
import { undefinedInNotebook } from "./notebook/undefined-in-notebook.ts";
import { unreadableNotebook } from "./notebook/unreadable-notebook.ts";
import { unusedCell } from "./notebook/unused-cell.ts";
import { usedBeforeMade } from "./notebook/used-before-made.ts";
import { peftAbsoluteBasePath } from "./peft/peft-absolute-base-path.ts";
import { peftBaseModelMismatch } from "./peft/peft-base-model-mismatch.ts";
import { peftDropoutRange } from "./peft/peft-dropout-range.ts";
import { peftLayersPatternNeedsLayersToTransform } from "./peft/peft-layers-pattern-needs-layers-to-transform.ts";
import { peftNoTargetModules } from "./peft/peft-no-target-modules.ts";
import { peftNotTogether } from "./peft/peft-not-together.ts";
import { peftRankPositive } from "./peft/peft-rank-positive.ts";
import { peftSchema } from "./peft/peft-schema.ts";
import { peftTargetAndModulesToSave } from "./peft/peft-target-and-modules-to-save.ts";
import { peftTargetMisspelt } from "./peft/peft-target-misspelt.ts";
import { peftTypeMissing } from "./peft/peft-type-missing.ts";
import { prefectCronExpression } from "./prefect/prefect-cron-expression.ts";
import { prefectDuplicateDeployment } from "./prefect/prefect-duplicate-deployment.ts";
import { prefectEntrypointFileMissing } from "./prefect/prefect-entrypoint-file-missing.ts";
import { prefectEntrypointForm } from "./prefect/prefect-entrypoint-form.ts";
import { prefectEntrypointFunctionMissing } from "./prefect/prefect-entrypoint-function-missing.ts";
import { prefectOneScheduleForm } from "./prefect/prefect-one-schedule-form.ts";
import { prefectParameterType } from "./prefect/prefect-parameter-type.ts";
import { prefectRecurrenceRule } from "./prefect/prefect-recurrence-rule.ts";
import { prefectScheduleAndSchedules } from "./prefect/prefect-schedule-and-schedules.ts";
import { prefectSchema } from "./prefect/prefect-schema.ts";
import { prefectStepFileMissing } from "./prefect/prefect-step-file-missing.ts";
import { prefectStepUndefined } from "./prefect/prefect-step-undefined.ts";
import { prefectTimeZone } from "./prefect/prefect-time-zone.ts";
import { prefectUnknownParameter } from "./prefect/prefect-unknown-parameter.ts";
import { prefectUnresolvedBlockRef } from "./prefect/prefect-unresolved-block-ref.ts";
import { prefectWorkPoolMissing } from "./prefect/prefect-work-pool-missing.ts";
import { promptfooAssertTypeUnknown } from "./promptfoo/promptfoo-assert-type-unknown.ts";
import { promptfooAssertValueMissing } from "./promptfoo/promptfoo-assert-value-missing.ts";
import { promptfooDuplicateTest } from "./promptfoo/promptfoo-duplicate-test.ts";
import { promptfooFileMissing } from "./promptfoo/promptfoo-file-missing.ts";
import { promptfooProviderForm } from "./promptfoo/promptfoo-provider-form.ts";
import { promptfooProviderUnknown } from "./promptfoo/promptfoo-provider-unknown.ts";
import { promptfooRedteamPluginUnknown } from "./promptfoo/promptfoo-redteam-plugin-unknown.ts";
import { promptfooReferenceUndefined } from "./promptfoo/promptfoo-reference-undefined.ts";
import { promptfooRetiredModel } from "./promptfoo/promptfoo-retired-model.ts";
import { promptfooSchema } from "./promptfoo/promptfoo-schema.ts";
import { promptfooTemplateSyntax } from "./promptfoo/promptfoo-template-syntax.ts";
import { promptfooThresholdRange } from "./promptfoo/promptfoo-threshold-range.ts";
import { promptfooUndefinedVar } from "./promptfoo/promptfoo-undefined-var.ts";
import { promptfooUnusedTemplate } from "./promptfoo/promptfoo-unused-template.ts";
import { promptfooUnusedVar } from "./promptfoo/promptfoo-unused-var.ts";
import { promptyInputForm } from "./prompty/prompty-input-form.ts";
import { promptyRetiredModel } from "./prompty/prompty-retired-model.ts";
import { promptyRoleUnknown } from "./prompty/prompty-role-unknown.ts";
import { promptySampleMissing } from "./prompty/prompty-sample-missing.ts";
import { promptySchema } from "./prompty/prompty-schema.ts";
import { promptyTemplateSyntax } from "./prompty/prompty-template-syntax.ts";
import { promptyUndefinedInput } from "./prompty/prompty-undefined-input.ts";
import { promptyUnusedInput } from "./prompty/prompty-unused-input.ts";
import { promptyVersion1 } from "./prompty/prompty-version-1.ts";
import { ragChunkTooLong } from "./rag/rag-chunk-too-long.ts";
import { ragEmbeddingDimensionMismatch } from "./rag/rag-embedding-dimension-mismatch.ts";
import { ragOverlapGeChunk } from "./rag/rag-overlap-ge-chunk.ts";
import { ragOverlapLarge } from "./rag/rag-overlap-large.ts";
import { ragSchema } from "./rag/rag-schema.ts";
import { ragScoreThreshold } from "./rag/rag-score-threshold.ts";
import { ragTopK } from "./rag/rag-top-k.ts";
import { rayserveDeploymentUnknown } from "./rayserve/rayserve-deployment-unknown.ts";
import { rayserveDuplicateName } from "./rayserve/rayserve-duplicate-name.ts";
import { rayserveDuplicateRoute } from "./rayserve/rayserve-duplicate-route.ts";
import { rayserveGpuShare } from "./rayserve/rayserve-gpu-share.ts";
import { rayserveImportPathForm } from "./rayserve/rayserve-import-path-form.ts";
import { rayserveImportPathMissing } from "./rayserve/rayserve-import-path-missing.ts";
import { rayserveNumReplicasAndAutoscaling } from "./rayserve/rayserve-num-replicas-and-autoscaling.ts";
import { rayserveReplicasOrder } from "./rayserve/rayserve-replicas-order.ts";
import { rayserveRouteForm } from "./rayserve/rayserve-route-form.ts";
import { rayserveRuntimeEnv } from "./rayserve/rayserve-runtime-env.ts";
import { rayserveSchema } from "./rayserve/rayserve-schema.ts";
import { sagemakerCycle } from "./sagemaker/sagemaker-cycle.ts";
import { sagemakerDependsOnUndefined } from "./sagemaker/sagemaker-depends-on-undefined.ts";
import { sagemakerDuplicateStep } from "./sagemaker/sagemaker-duplicate-step.ts";
import { sagemakerIncomplete } from "./sagemaker/sagemaker-incomplete.ts";
import { sagemakerNameFormat } from "./sagemaker/sagemaker-name-format.ts";
import { sagemakerParameterDefault } from "./sagemaker/sagemaker-parameter-default.ts";
import { sagemakerParameterUndefined } from "./sagemaker/sagemaker-parameter-undefined.ts";
import { sagemakerParameterUnused } from "./sagemaker/sagemaker-parameter-unused.ts";
import { sagemakerPropertyFile } from "./sagemaker/sagemaker-property-file.ts";
import { sagemakerSchema } from "./sagemaker/sagemaker-schema.ts";
import { sagemakerStepArguments } from "./sagemaker/sagemaker-step-arguments.ts";
import { sagemakerStepPropertyUndefined } from "./sagemaker/sagemaker-step-property-undefined.ts";
import { sagemakerStepTypeUnknown } from "./sagemaker/sagemaker-step-type-unknown.ts";
import { agentDatabaseRights } from "./security/agent-database-rights.ts";
import { agentPermissionBypass } from "./security/agent-permission-bypass.ts";
import { archiveExtractedUnchecked } from "./security/archive-extracted-unchecked.ts";
import { codeRunningTool } from "./security/code-running-tool.ts";
import { corsOpenWithCredentials } from "./security/cors-open-with-credentials.ts";
import { dangerousAgentOption } from "./security/dangerous-agent-option.ts";
import { dangerousConfigTarget } from "./security/dangerous-config-target.ts";
import { debugServer } from "./security/debug-server.ts";
import { environmentPrinted } from "./security/environment-printed.ts";
import { hardcodedSecret } from "./security/hardcoded-secret.ts";
import { hiddenInstructions } from "./security/hidden-instructions.ts";
import { keySentUnencrypted } from "./security/key-sent-unencrypted.ts";
import { knownBadRelease } from "./security/known-bad-release.ts";
import { misspelledPackage } from "./security/misspelled-package.ts";
import { modelSafetyOff } from "./security/model-safety-off.ts";
import { nativeLibraryLoaded } from "./security/native-library-loaded.ts";
import { notebookShellDownload } from "./security/notebook-shell-download.ts";
import { personalColumnsRead } from "./security/personal-columns-read.ts";
import { personalDataInDataset } from "./security/personal-data-in-dataset.ts";
import { personalDataInOutput } from "./security/personal-data-in-output.ts";
import { personalDataInPrompt } from "./security/personal-data-in-prompt.ts";
import { pickledWeights } from "./security/pickled-weights.ts";
import { predictableTemporaryFile } from "./security/predictable-temporary-file.ts";
import { promptTemplateRunsCode } from "./security/prompt-template-runs-code.ts";
import { promptsLogged } from "./security/prompts-logged.ts";
import { publicDemoLink } from "./security/public-demo-link.ts";
import { remoteCodeTrusted } from "./security/remote-code-trusted.ts";
import { secretInOutput } from "./security/secret-in-output.ts";
import { secretInPrompt } from "./security/secret-in-prompt.ts";
import { serverOpenToAll } from "./security/server-open-to-all.ts";
import { serverSettingsOpen } from "./security/server-settings-open.ts";
import { tlsVerificationOff } from "./security/tls-verification-off.ts";
import { tokenUnchecked } from "./security/token-unchecked.ts";
import { unboundedAgent } from "./security/unbounded-agent.ts";
import { uncheckedCodeExecution } from "./security/unchecked-code-execution.ts";
import { uncheckedDispatch } from "./security/unchecked-dispatch.ts";
import { uncheckedFileOrAddress } from "./security/unchecked-file-or-address.ts";
import { uncheckedHtml } from "./security/unchecked-html.ts";
import { uncheckedShellCommand } from "./security/unchecked-shell-command.ts";
import { uncheckedSql } from "./security/unchecked-sql.ts";
import { unpinnedModelRevision } from "./security/unpinned-model-revision.ts";
import { unpinnedPrompt } from "./security/unpinned-prompt.ts";
import { unsafeModelLoad } from "./security/unsafe-model-load.ts";
import { unsafeSafeGlobals } from "./security/unsafe-safe-globals.ts";
import { unsafeYamlLoad } from "./security/unsafe-yaml-load.ts";
import { untrustedPackageIndex } from "./security/untrusted-package-index.ts";
import { unverifiedModelDownload } from "./security/unverified-model-download.ts";
import { userTextInSystemPrompt } from "./security/user-text-in-system-prompt.ts";
import { vulnerableRelease } from "./security/vulnerable-release.ts";
import { vulnerableTorchPin } from "./security/vulnerable-torch-pin.ts";
import { weakHashForIntegrity } from "./security/weak-hash-for-integrity.ts";
import { workflowRunsStrangersCode } from "./security/workflow-runs-strangers-code.ts";
import { serveArgumentJoined } from "./serve/serve-argument-joined.ts";
import { serveCommandUnknown } from "./serve/serve-command-unknown.ts";
import { serveContextTooLong } from "./serve/serve-context-too-long.ts";
import { serveGpusAsked } from "./serve/serve-gpus-asked.ts";
import { serveMemoryUtilization } from "./serve/serve-memory-utilization.ts";
import { serveNumberForm } from "./serve/serve-number-form.ts";
import { serveOptionNeedsAnother } from "./serve/serve-option-needs-another.ts";
import { serveParallelDividesHeads } from "./serve/serve-parallel-divides-heads.ts";
import { servePort } from "./serve/serve-port.ts";
import { serveSchema } from "./serve/serve-schema.ts";
import { serveSharedMemory } from "./serve/serve-shared-memory.ts";
import { serveTokenBudget } from "./serve/serve-token-budget.ts";
import { serveUnknownOption } from "./serve/serve-unknown-option.ts";
import { serveValueUnknown } from "./serve/serve-value-unknown.ts";
import { torchserveModels } from "./torchserve/torchserve-models.ts";
import { torchservePortTaken } from "./torchserve/torchserve-port-taken.ts";
import { torchserveSetting } from "./torchserve/torchserve-setting.ts";
import { torchtuneCheckpointFiles } from "./torchtune/torchtune-checkpoint-files.ts";
import { torchtuneComponentArguments } from "./torchtune/torchtune-component-arguments.ts";
import { torchtuneComponentUnresolvable } from "./torchtune/torchtune-component-unresolvable.ts";
import { torchtuneFp16 } from "./torchtune/torchtune-fp16.ts";
import { torchtuneOffloadingNeedsCheckpointing } from "./torchtune/torchtune-offloading-needs-checkpointing.ts";
import { torchtuneOptimizerInBackward } from "./torchtune/torchtune-optimizer-in-backward.ts";
import { torchtunePackedNeedsLength } from "./torchtune/torchtune-packed-needs-length.ts";
import { torchtunePartMissing } from "./torchtune/torchtune-part-missing.ts";
import { torchtuneSchema } from "./torchtune/torchtune-schema.ts";
import { trainerBestModelStrategyMatch } from "./trainer/trainer-best-model-strategy-match.ts";
import { trainerDeepspeedFileMissing } from "./trainer/trainer-deepspeed-file-missing.ts";
import { trainerDeepspeedMismatch } from "./trainer/trainer-deepspeed-mismatch.ts";
import { trainerEvalStrategyRenamed } from "./trainer/trainer-eval-strategy-renamed.ts";
import { trainerEvalWithoutDataset } from "./trainer/trainer-eval-without-dataset.ts";
import { trainerFp16Bf16Both } from "./trainer/trainer-fp16-bf16-both.ts";
import { trainerLrImplausible } from "./trainer/trainer-lr-implausible.ts";
import { trainerNotTogether } from "./trainer/trainer-not-together.ts";
import { trainerNumberIsString } from "./trainer/trainer-number-is-string.ts";
import { trainerQuotedValue } from "./trainer/trainer-quoted-value.ts";
import { trainerSaveStepsMultiple } from "./trainer/trainer-save-steps-multiple.ts";
import { trainerSchema } from "./trainer/trainer-schema.ts";
import { trainerWarmupBoth } from "./trainer/trainer-warmup-both.ts";
import { tritonBackendPlatformPair } from "./triton/triton-backend-platform-pair.ts";
import { tritonDimsValues } from "./triton/triton-dims-values.ts";
import { tritonDuplicateTensor } from "./triton/triton-duplicate-tensor.ts";
import { tritonDynamicBatchingNeedsBatch } from "./triton/triton-dynamic-batching-needs-batch.ts";
import { tritonEnsembleBatchSize } from "./triton/triton-ensemble-batch-size.ts";
import { tritonEnsembleDuplicateWriter } from "./triton/triton-ensemble-duplicate-writer.ts";
import { tritonEnsembleForm } from "./triton/triton-ensemble-form.ts";
import { tritonEnsembleModelMissing } from "./triton/triton-ensemble-model-missing.ts";
import { tritonEnsembleOutputMissing } from "./triton/triton-ensemble-output-missing.ts";
import { tritonEnsembleStepTensors } from "./triton/triton-ensemble-step-tensors.ts";
import { tritonEnsembleTensorType } from "./triton/triton-ensemble-tensor-type.ts";
import { tritonEnsembleUndefinedTensor } from "./triton/triton-ensemble-undefined-tensor.ts";
import { tritonEnsembleUnusedTensor } from "./triton/triton-ensemble-unused-tensor.ts";
import { tritonInstanceGroupKindGpus } from "./triton/triton-instance-group-kind-gpus.ts";
import { tritonLabelFileMissing } from "./triton/triton-label-file-missing.ts";
import { tritonNameMatchesDir } from "./triton/triton-name-matches-dir.ts";
import { tritonOneOf } from "./triton/triton-one-of.ts";
import { tritonOneScheduler } from "./triton/triton-one-scheduler.ts";
import { tritonPreferredLeMax } from "./triton/triton-preferred-le-max.ts";
import { tritonQueuePolicy } from "./triton/triton-queue-policy.ts";
import { tritonQuotes } from "./triton/triton-quotes.ts";
import { tritonReshapeSize } from "./triton/triton-reshape-size.ts";
import { tritonSchema } from "./triton/triton-schema.ts";
import { tritonSequenceControl } from "./triton/triton-sequence-control.ts";
import { tritonSyntax } from "./triton/triton-syntax.ts";
import { tritonTensorIncomplete } from "./triton/triton-tensor-incomplete.ts";
import { tritonTensorUnknown } from "./triton/triton-tensor-unknown.ts";
import { tritonVersionDirMissing } from "./triton/triton-version-dir-missing.ts";
import { trussAcceleratorUnknown } from "./truss/truss-accelerator-unknown.ts";
import { trussCacheVolume } from "./truss/truss-cache-volume.ts";
import { trussClassMissing } from "./truss/truss-class-missing.ts";
import { trussFileMissing } from "./truss/truss-file-missing.ts";
import { trussRequirementsAndFile } from "./truss/truss-requirements-and-file.ts";
import { trussSchema } from "./truss/truss-schema.ts";
import { trussSecretsUndefined } from "./truss/truss-secrets-undefined.ts";
import { trussServerCommand } from "./truss/truss-server-command.ts";
import { trussTrtLlm } from "./truss/truss-trt-llm.ts";
import { vertexAcceleratorMachine } from "./vertex/vertex-accelerator-machine.ts";
import { vertexAcceleratorPair } from "./vertex/vertex-accelerator-pair.ts";
import { vertexChiefReplicas } from "./vertex/vertex-chief-replicas.ts";
import { vertexContainerOrPackage } from "./vertex/vertex-container-or-package.ts";
import { vertexOutputDirectory } from "./vertex/vertex-output-directory.ts";
import { vertexParameterMissing } from "./vertex/vertex-parameter-missing.ts";
import { vertexParameterUndefined } from "./vertex/vertex-parameter-undefined.ts";
import { vertexPipelineSchema } from "./vertex/vertex-pipeline-schema.ts";
import { vertexSchema } from "./vertex/vertex-schema.ts";
import { wandbBayesNeedsMetric } from "./wandb/wandb-bayes-needs-metric.ts";
import { wandbCommandMacro } from "./wandb/wandb-command-macro.ts";
import { wandbCommandMissingArgs } from "./wandb/wandb-command-missing-args.ts";
import { wandbDistributionKeys } from "./wandb/wandb-distribution-keys.ts";
import { wandbEarlyTerminateWithoutMetric } from "./wandb/wandb-early-terminate-without-metric.ts";
import { wandbGridNeedsDiscrete } from "./wandb/wandb-grid-needs-discrete.ts";
import { wandbHyperbandIterations } from "./wandb/wandb-hyperband-iterations.ts";
import { wandbLogUniformExponent } from "./wandb/wandb-log-uniform-exponent.ts";
import { wandbMinLtMax } from "./wandb/wandb-min-lt-max.ts";
import { wandbNumberIsString } from "./wandb/wandb-number-is-string.ts";
import { wandbParamNotInArgparse } from "./wandb/wandb-param-not-in-argparse.ts";
import { wandbParameterEmpty } from "./wandb/wandb-parameter-empty.ts";
import { wandbProbabilitiesSum } from "./wandb/wandb-probabilities-sum.ts";
import { wandbProgramMissing } from "./wandb/wandb-program-missing.ts";
import { wandbSchema } from "./wandb/wandb-schema.ts";
import { wandbTwoSpaces } from "./wandb/wandb-two-spaces.ts";
import { duplicateKey } from "./yaml/duplicate-key.ts";
import { invalidYaml } from "./yaml/invalid-yaml.ts";
import { mergeConflict } from "./yaml/merge-conflict.ts";
import { versionFloat } from "./yaml/version-float.ts";
import { yamlAnchorUnused } from "./yaml/yaml-anchor-unused.ts";
import { yamlNorway } from "./yaml/yaml-norway.ts";
import { zenmlParameterUndefined } from "./zenml/zenml-parameter-undefined.ts";
import { zenmlSchedule } from "./zenml/zenml-schedule.ts";
import { zenmlSchema } from "./zenml/zenml-schema.ts";
import { zenmlSkipBuildNeedsParentImage } from "./zenml/zenml-skip-build-needs-parent-image.ts";
import { zenmlStepUndefined } from "./zenml/zenml-step-undefined.ts";

export const rules: readonly RuleInGroup[] = [
  { ...accelerateConfigFileAndInlineKeys, group: "accelerate" },
  { ...accelerateDeepspeedConfigIgnored, group: "accelerate" },
  { ...accelerateFsdpConfigMissing, group: "accelerate" },
  { ...accelerateMachineRankRange, group: "accelerate" },
  { ...accelerateMixedPrecisionVsDeepspeedFile, group: "accelerate" },
  { ...accelerateMultiGpuWithOneProcess, group: "accelerate" },
  { ...accelerateNotTogether, group: "accelerate" },
  { ...accelerateOffloadParamNeedsStage3, group: "accelerate" },
  { ...accelerateProcessesDivideMachines, group: "accelerate" },
  { ...accelerateSchema, group: "accelerate" },
  { ...accelerateZero3InitNeedsStage3, group: "accelerate" },
  { ...argoArtifactNotSupplied, group: "argo" },
  { ...argoCronExpression, group: "argo" },
  { ...argoCycle, group: "argo" },
  { ...argoDependsExpression, group: "argo" },
  { ...argoDuplicateName, group: "argo" },
  { ...argoDuplicateTemplate, group: "argo" },
  { ...argoEntrypointUndefined, group: "argo" },
  { ...argoEnumValue, group: "argo" },
  { ...argoImageLatest, group: "argo" },
  { ...argoIncomplete, group: "argo" },
  { ...argoItemKeyMissing, group: "argo" },
  { ...argoItemWithoutLoop, group: "argo" },
  { ...argoMisplacedKey, group: "argo" },
  { ...argoNameFormat, group: "argo" },
  { ...argoOutputNotAwaited, group: "argo" },
  { ...argoOutputWithoutSource, group: "argo" },
  { ...argoParameterNotSupplied, group: "argo" },
  { ...argoPathTwice, group: "argo" },
  { ...argoSchema, group: "argo" },
  { ...argoStepWithoutTemplate, group: "argo" },
  { ...argoTemplateType, group: "argo" },
  { ...argoTimeZone, group: "argo" },
  { ...argoUndefinedArtifact, group: "argo" },
  { ...argoUndefinedDependency, group: "argo" },
  { ...argoUndefinedInputParameter, group: "argo" },
  { ...argoUndefinedOutput, group: "argo" },
  { ...argoUndefinedTaskReference, group: "argo" },
  { ...argoUndefinedTemplate, group: "argo" },
  { ...argoUndefinedWorkflowParameter, group: "argo" },
  { ...argoUnknownVariable, group: "argo" },
  { ...argoUnusedTemplate, group: "argo" },
  { ...argoWhenExpression, group: "argo" },
  { ...axolotl8bitAnd4bit, group: "axolotl" },
  { ...axolotlBatchFieldsTwoOfThree, group: "axolotl" },
  { ...axolotlDeepspeedFileMissing, group: "axolotl" },
  { ...axolotlEarlyStoppingNeedsEval, group: "axolotl" },
  { ...axolotlEvalsPerEpochAndEvalSteps, group: "axolotl" },
  { ...axolotlFp16Bf16Both, group: "axolotl" },
  { ...axolotlFsdpAndDeepspeed, group: "axolotl" },
  { ...axolotlJinjaTemplateMissing, group: "axolotl" },
  { ...axolotlLoraNoTargets, group: "axolotl" },
  { ...axolotlNotTogether, group: "axolotl" },
  { ...axolotlPretrainingNeedsMaxSteps, group: "axolotl" },
  { ...axolotlQloraNeeds4bit, group: "axolotl" },
  { ...axolotlSamplePackingWithRl, group: "axolotl" },
  { ...axolotlSavesPerEpochAndSaveSteps, group: "axolotl" },
  { ...axolotlSchema, group: "axolotl" },
  { ...axolotlSharegptRetired, group: "axolotl" },
  { ...axolotlValSetAndTestDatasets, group: "axolotl" },
  { ...axolotlWarmupBoth, group: "axolotl" },
  { ...azuremlArgparseMismatch, group: "azureml" },
  { ...azuremlCodePathMissing, group: "azureml" },
  { ...azuremlComponentFileMissing, group: "azureml" },
  { ...azuremlComponentInputs, group: "azureml" },
  { ...azuremlCycle, group: "azureml" },
  { ...azuremlDeploymentEndpointMismatch, group: "azureml" },
  { ...azuremlEndpointTrafficSum, group: "azureml" },
  { ...azuremlEnvironmentFileMissing, group: "azureml" },
  { ...azuremlExpression, group: "azureml" },
  { ...azuremlIncomplete, group: "azureml" },
  { ...azuremlInputUnused, group: "azureml" },
  { ...azuremlKeyOfAnotherType, group: "azureml" },
  { ...azuremlNameFormat, group: "azureml" },
  { ...azuremlReferenceForm, group: "azureml" },
  { ...azuremlSchedule, group: "azureml" },
  { ...azuremlSchema, group: "azureml" },
  { ...azuremlScriptMissing, group: "azureml" },
  { ...azuremlSearchSpace, group: "azureml" },
  { ...azuremlSweepObjectiveMissing, group: "azureml" },
  { ...azuremlTrafficDeployment, group: "azureml" },
  { ...azuremlTrialLimits, group: "azureml" },
  { ...azuremlUndefinedInput, group: "azureml" },
  { ...azuremlUndefinedJob, group: "azureml" },
  { ...azuremlUndefinedOutput, group: "azureml" },
  { ...azuremlUndefinedPipelineInput, group: "azureml" },
  { ...azuremlUndefinedPipelineOutput, group: "azureml" },
  { ...azuremlValueType, group: "azureml" },
  { ...bentoDockerBaseImageIgnores, group: "bento" },
  { ...bentoEnvFormat, group: "bento" },
  { ...bentoFileMissing, group: "bento" },
  { ...bentoImageSetting, group: "bento" },
  { ...bentoIncludeMatchesNothing, group: "bento" },
  { ...bentoPythonVersionFloat, group: "bento" },
  { ...bentoRequirementsFileMissing, group: "bento" },
  { ...bentoSchema, group: "bento" },
  { ...bentoServiceClassMissing, group: "bento" },
  { ...bentoServiceMissing, group: "bento" },
  { ...bentoServiceModuleMissing, group: "bento" },
  { ...bentoSettingIgnored, group: "bento" },
  { ...cardBaseModelMissing, group: "card" },
  { ...cardDatasetInfo, group: "card" },
  { ...cardIdForm, group: "card" },
  { ...cardLanguageUnknown, group: "card" },
  { ...cardLicenseUnknown, group: "card" },
  { ...cardMetricType, group: "card" },
  { ...cardPipelineTagUnknown, group: "card" },
  { ...cardSchema, group: "card" },
  { ...cardSizeCategoryUnknown, group: "card" },
  { ...cogConcurrencyNeedsPython, group: "cog" },
  { ...cogCudaTorchIncompatible, group: "cog" },
  { ...cogCudaVersion, group: "cog" },
  { ...cogCudaWithoutGpu, group: "cog" },
  { ...cogEnvironment, group: "cog" },
  { ...cogPredictorClassMissing, group: "cog" },
  { ...cogPredictorFileMissing, group: "cog" },
  { ...cogPythonPackagesDeprecated, group: "cog" },
  { ...cogPythonVersionFloat, group: "cog" },
  { ...cogRequirementsAndPackages, group: "cog" },
  { ...cogRequirementsMissing, group: "cog" },
  { ...cogSchema, group: "cog" },
  { ...composeContradiction, group: "compose" },
  { ...composeCycle, group: "compose" },
  { ...composeDefaultPassword, group: "compose" },
  { ...composeFileMissing, group: "compose" },
  { ...composeGpuMissing, group: "compose" },
  { ...composeHomeMounted, group: "compose" },
  { ...composeHostIpc, group: "compose" },
  { ...composeHostRights, group: "compose" },
  { ...composeInterpolation, group: "compose" },
  { ...composeMountForm, group: "compose" },
  { ...composeOpenPort, group: "compose" },
  { ...composePortTaken, group: "compose" },
  { ...composeSchema, group: "compose" },
  { ...composeServiceForm, group: "compose" },
  { ...composeUndefined, group: "compose" },
  { ...composeUnpinnedImage, group: "compose" },
  { ...croissantDanglingRef, group: "croissant" },
  { ...croissantDataTypeUnknown, group: "croissant" },
  { ...croissantDuplicateId, group: "croissant" },
  { ...croissantPropertyMissing, group: "croissant" },
  { ...croissantSchema, group: "croissant" },
  { ...croissantSha256Missing, group: "croissant" },
  { ...croissantUrlHttp, group: "croissant" },
  { ...croissantValueForm, group: "croissant" },
  { ...deepspeedAutoOutsideHf, group: "deepspeed" },
  { ...deepspeedBatchEquation, group: "deepspeed" },
  { ...deepspeedCpuOffloadDeprecated, group: "deepspeed" },
  { ...deepspeedFp16Bf16Both, group: "deepspeed" },
  { ...deepspeedNotTogether, group: "deepspeed" },
  { ...deepspeedNvmePath, group: "deepspeed" },
  { ...deepspeedOffloadOptimizerStage, group: "deepspeed" },
  { ...deepspeedOffloadParamStage3, group: "deepspeed" },
  { ...deepspeedScheduleLength, group: "deepspeed" },
  { ...deepspeedSchema, group: "deepspeed" },
  { ...deepspeedWarmupGtTotal, group: "deepspeed" },
  { ...aptAsks, group: "docker" },
  { ...aptListsInImage, group: "docker" },
  { ...buildLeavesSandbox, group: "docker" },
  { ...certificatesOffInImage, group: "docker" },
  { ...codeBeforeDependencies, group: "docker" },
  { ...commandMisspelt, group: "docker" },
  { ...copiedFileIgnored, group: "docker" },
  { ...copiedFileMissing, group: "docker" },
  { ...cudaIndexUnknown, group: "docker" },
  { ...develBaseImage, group: "docker" },
  { ...emptyBaseImage, group: "docker" },
  { ...emptyContinuation, group: "docker" },
  { ...exposeForm, group: "docker" },
  { ...fileNotBrought, group: "docker" },
  { ...fixedPlatform, group: "docker" },
  { ...instructionCasing, group: "docker" },
  { ...instructionNotTaken, group: "docker" },
  { ...maintainerDeprecated, group: "docker" },
  { ...modelFetchedAtStart, group: "docker" },
  { ...modelServerOpen, group: "docker" },
  { ...notebookServerOpen, group: "docker" },
  { ...oldKeyValue, group: "docker" },
  { ...onlyLastCounts, group: "docker" },
  { ...openRightsInImage, group: "docker" },
  { ...pipCacheInImage, group: "docker" },
  { ...pipNoIndexCu, group: "docker" },
  { ...relativeWorkdir, group: "docker" },
  { ...rootContainer, group: "docker" },
  { ...secretFileInImage, group: "docker" },
  { ...secretInImage, group: "docker" },
  { ...shellFormCommand, group: "docker" },
  { ...stageDescribedOtherwise, group: "docker" },
  { ...stageNameTaken, group: "docker" },
  { ...stageUndefined, group: "docker" },
  { ...sudoInImage, group: "docker" },
  { ...systemUpgradeInImage, group: "docker" },
  { ...undeclaredBuildArgument, group: "docker" },
  { ...unpinnedBaseImage, group: "docker" },
  { ...unpinnedModelInImage, group: "docker" },
  { ...unverifiedDownload, group: "docker" },
  { ...userUnknown, group: "docker" },
  { ...variableNeverSet, group: "docker" },
  { ...weightsInContext, group: "docker" },
  { ...driftSettingsSchema, group: "drift" },
  { ...dvcArgparseMismatch, group: "dvc" },
  { ...dvcCycle, group: "dvc" },
  { ...dvcDepMissing, group: "dvc" },
  { ...dvcDepNotInCmd, group: "dvc" },
  { ...dvcDuplicateOutput, group: "dvc" },
  { ...dvcForeachAndMatrix, group: "dvc" },
  { ...dvcLockStale, group: "dvc" },
  { ...dvcLoopNotAList, group: "dvc" },
  { ...dvcMetricCached, group: "dvc" },
  { ...dvcOverlappingOutputs, group: "dvc" },
  { ...dvcParamKeyMissing, group: "dvc" },
  { ...dvcParamTypeChanged, group: "dvc" },
  { ...dvcParamUnused, group: "dvc" },
  { ...dvcPersistAndCheckpoint, group: "dvc" },
  { ...dvcSchema, group: "dvc" },
  { ...dvcSelfDependency, group: "dvc" },
  { ...dvcStagePathInOutput, group: "dvc" },
  { ...dvcUnresolvedInterpolation, group: "dvc" },
  { ...dvcVarsConflict, group: "dvc" },
  { ...dvcVarsFileMissing, group: "dvc" },
  { ...dvcfileAbsolutePath, group: "dvc" },
  { ...dvcfileDirectoryHash, group: "dvc" },
  { ...dvcfileDuplicateOutput, group: "dvc" },
  { ...dvcfileInGit, group: "dvc" },
  { ...dvcfileMd5Format, group: "dvc" },
  { ...dvclockInputOutdated, group: "dvc" },
  { ...dvclockPathUnknown, group: "dvc" },
  { ...dvclockSchemaVersion, group: "dvc" },
  { ...dvclockStageUnknown, group: "dvc" },
  { ...feastEntityKeyVersion, group: "feast" },
  { ...feastProjectName, group: "feast" },
  { ...feastProviderStoreMismatch, group: "feast" },
  { ...feastRegistryPathForm, group: "feast" },
  { ...feastSchema, group: "feast" },
  { ...feastStoreSettings, group: "feast" },
  { ...feastStoreTypeUnknown, group: "feast" },
  { ...finetuneDuplicateExample, group: "finetune" },
  { ...finetuneEmptyMessage, group: "finetune" },
  { ...finetuneExampleTooLong, group: "finetune" },
  { ...finetuneInvalidLine, group: "finetune" },
  { ...finetuneLastNotAssistant, group: "finetune" },
  { ...finetuneMixedFormats, group: "finetune" },
  { ...finetuneSchema, group: "finetune" },
  { ...finetuneSystemPlace, group: "finetune" },
  { ...finetuneTooFewExamples, group: "finetune" },
  { ...finetuneToolCalls, group: "finetune" },
  { ...finetuneUnknownRole, group: "finetune" },
  { ...conflictingRequirement, group: "general" },
  { ...kindUnknown, group: "general" },
  { ...misspeltName, group: "general" },
  { ...requirementFileMissing, group: "general" },
  { ...suppressionUnused, group: "general" },
  { ...torchCompanion, group: "general" },
  { ...unreadableRequirement, group: "general" },
  { ...unusedName, group: "general" },
  { ...ghaCmlTokenMissing, group: "gha" },
  { ...ghaCommandUnknown, group: "gha" },
  { ...ghaContextUndefined, group: "gha" },
  { ...ghaCycle, group: "gha" },
  { ...ghaDvcPullWithoutRemoteCreds, group: "gha" },
  { ...ghaFileMissing, group: "gha" },
  { ...ghaGpuRunnerMissing, group: "gha" },
  { ...ghaToolMissing, group: "gha" },
  { ...ghaUndefinedNeed, group: "gha" },
  { ...gxArgument, group: "gx" },
  { ...gxColumnMissing, group: "gx" },
  { ...gxDatasourceUndefined, group: "gx" },
  { ...gxFolderMissing, group: "gx" },
  { ...gxMinGtMax, group: "gx" },
  { ...gxMostlyRange, group: "gx" },
  { ...gxProjectPart, group: "gx" },
  { ...gxProjectPattern, group: "gx" },
  { ...gxReferenceUndefined, group: "gx" },
  { ...gxRegexInvalid, group: "gx" },
  { ...gxSchema, group: "gx" },
  { ...gxSource, group: "gx" },
  { ...gxStoreUndefined, group: "gx" },
  { ...gxSuiteName, group: "gx" },
  { ...gxSuiteUndefined, group: "gx" },
  { ...gxUnknownExpectation, group: "gx" },
  { ...gxVariableUndefined, group: "gx" },
  { ...haystackComponentArguments, group: "haystack" },
  { ...haystackComponentTypeMissing, group: "haystack" },
  { ...haystackComponentUnresolvable, group: "haystack" },
  { ...haystackConnectionForm, group: "haystack" },
  { ...haystackConnectionUndefined, group: "haystack" },
  { ...haystackDuplicateReceiver, group: "haystack" },
  { ...haystackSchema, group: "haystack" },
  { ...haystackTemplate, group: "haystack" },
  { ...haystackUnusedComponent, group: "haystack" },
  { ...hfActivationUnknown, group: "huggingface" },
  { ...hfArchitectureMismatch, group: "huggingface" },
  { ...hfAutoMapRemoteCode, group: "huggingface" },
  { ...hfChatTemplateSyntax, group: "huggingface" },
  { ...hfDropoutRange, group: "huggingface" },
  { ...hfDtypeConflict, group: "huggingface" },
  { ...hfEosMismatchConfig, group: "huggingface" },
  { ...hfExpertsChosen, group: "huggingface" },
  { ...hfGenerationFlagIgnored, group: "huggingface" },
  { ...hfGenerationMinMax, group: "huggingface" },
  { ...hfGenerationNotTogether, group: "huggingface" },
  { ...hfGenerationRange, group: "huggingface" },
  { ...hfHeadsDivideHidden, group: "huggingface" },
  { ...hfKvHeadsDivideHeads, group: "huggingface" },
  { ...hfLabelMapsMismatch, group: "huggingface" },
  { ...hfMaxLengthMismatch, group: "huggingface" },
  { ...hfModelTypeMisspelt, group: "huggingface" },
  { ...hfQuantizationBothBits, group: "huggingface" },
  { ...hfQuantizationIncomplete, group: "huggingface" },
  { ...hfRopeScalingShape, group: "huggingface" },
  { ...hfSchema, group: "huggingface" },
  { ...hfTokenIdInVocab, group: "huggingface" },
  { ...hfTokenizerVocabMismatch, group: "huggingface" },
  { ...hfWeightIndexHeadMissing, group: "huggingface" },
  { ...hfWeightIndexLayers, group: "huggingface" },
  { ...hfWeightIndexShardPath, group: "huggingface" },
  { ...hfWeightIndexShards, group: "huggingface" },
  { ...hfWeightIndexSize, group: "huggingface" },
  { ...hfWeightMapShardMissing, group: "huggingface" },
  { ...hydraConfigMissing, group: "hydra" },
  { ...hydraDefaultsForm, group: "hydra" },
  { ...hydraDefaultsGroupMissing, group: "hydra" },
  { ...hydraDefaultsOptionMissing, group: "hydra" },
  { ...hydraDuplicateGroup, group: "hydra" },
  { ...hydraInterpolationCycle, group: "hydra" },
  { ...hydraMandatoryValue, group: "hydra" },
  { ...hydraMissingSelf, group: "hydra" },
  { ...hydraSchema, group: "hydra" },
  { ...hydraSpecialKey, group: "hydra" },
  { ...hydraTargetArguments, group: "hydra" },
  { ...hydraTargetUnresolvable, group: "hydra" },
  { ...hydraUnresolvedInterpolation, group: "hydra" },
  { ...omegaconfResolver, group: "hydra" },
  { ...invalidJson, group: "json" },
  { ...kedroAbsolutePath, group: "kedro" },
  { ...kedroArgumentUnknown, group: "kedro" },
  { ...kedroCredentialsUndefined, group: "kedro" },
  { ...kedroDatasetArgumentMissing, group: "kedro" },
  { ...kedroDatasetRenamed, group: "kedro" },
  { ...kedroDatasetTypeMissing, group: "kedro" },
  { ...kedroDatasetTypeUnknown, group: "kedro" },
  { ...kedroDatasetUnused, group: "kedro" },
  { ...kedroDuplicateAcrossEnv, group: "kedro" },
  { ...kedroDuplicateDataset, group: "kedro" },
  { ...kedroFactoryPlaceholderUndefined, group: "kedro" },
  { ...kedroInputUndefined, group: "kedro" },
  { ...kedroParameterInterpolation, group: "kedro" },
  { ...kedroParameterUndefined, group: "kedro" },
  { ...kedroSchema, group: "kedro" },
  { ...kedroUnresolvedInterpolation, group: "kedro" },
  { ...kfpComponentRefMissing, group: "kfp" },
  { ...kfpConditionUndefined, group: "kfp" },
  { ...kfpCycle, group: "kfp" },
  { ...kfpDagOutputUndefined, group: "kfp" },
  { ...kfpDependentTaskMissing, group: "kfp" },
  { ...kfpExecutorMissing, group: "kfp" },
  { ...kfpGeneratedEdited, group: "kfp" },
  { ...kfpImageLatest, group: "kfp" },
  { ...kfpInputUndefined, group: "kfp" },
  { ...kfpOutputUndefined, group: "kfp" },
  { ...kfpPlaceholderUndefined, group: "kfp" },
  { ...kfpProducerNotDependent, group: "kfp" },
  { ...kfpProducerTaskMissing, group: "kfp" },
  { ...kfpSchema, group: "kfp" },
  { ...kfpValueType, group: "kfp" },
  { ...kfpcDefaultType, group: "kfpc" },
  { ...kfpcDuplicateName, group: "kfpc" },
  { ...kfpcImageLatest, group: "kfpc" },
  { ...kfpcOptionalFlagLeft, group: "kfpc" },
  { ...kfpcOutputNotWritten, group: "kfpc" },
  { ...kfpcSchema, group: "kfpc" },
  { ...kfpcUndefinedInput, group: "kfpc" },
  { ...kfpcUnusedInput, group: "kfpc" },
  { ...kserveAutoscaler, group: "kserve" },
  { ...kserveCanaryRange, group: "kserve" },
  { ...kserveContainerConcurrency, group: "kserve" },
  { ...kserveExactlyOnePredictor, group: "kserve" },
  { ...kserveGpuLimitMissing, group: "kserve" },
  { ...kserveGraphNode, group: "kserve" },
  { ...kserveLlmParallelism, group: "kserve" },
  { ...kserveLlmRouter, group: "kserve" },
  { ...kserveModelFormatMissing, group: "kserve" },
  { ...kserveModelFormatUnsupported, group: "kserve" },
  { ...kserveModelUnpinned, group: "kserve" },
  { ...kserveMultinode, group: "kserve" },
  { ...kserveNameFormat, group: "kserve" },
  { ...kserveReplicasOrder, group: "kserve" },
  { ...kserveRuntimeContainer, group: "kserve" },
  { ...kserveRuntimeUnknown, group: "kserve" },
  { ...kserveSchema, group: "kserve" },
  { ...kserveStorageAndStorageuri, group: "kserve" },
  { ...kserveStorageUriScheme, group: "kserve" },
  { ...kserveUnknownKind, group: "kserve" },
  { ...k8sApiVersionMissing, group: "kubernetes" },
  { ...k8sBroadRole, group: "kubernetes" },
  { ...k8sCapability, group: "kubernetes" },
  { ...k8sContainerName, group: "kubernetes" },
  { ...k8sContradiction, group: "kubernetes" },
  { ...k8sDuplicateName, group: "kubernetes" },
  { ...k8sDuplicateVariable, group: "kubernetes" },
  { ...k8sGpuImageWithoutGpu, group: "kubernetes" },
  { ...k8sGpuJobUnbounded, group: "kubernetes" },
  { ...k8sGpuLimit, group: "kubernetes" },
  { ...k8sGpuToleration, group: "kubernetes" },
  { ...k8sHostNamespace, group: "kubernetes" },
  { ...k8sHostPath, group: "kubernetes" },
  { ...k8sHostPort, group: "kubernetes" },
  { ...k8sImageForm, group: "kubernetes" },
  { ...k8sIngressSnippet, group: "kubernetes" },
  { ...k8sLauncherProcesses, group: "kubernetes" },
  { ...k8sMemoryLimit, group: "kubernetes" },
  { ...k8sMemoryVolumeLimit, group: "kubernetes" },
  { ...k8sModelRevision, group: "kubernetes" },
  { ...k8sModelServerOpen, group: "kubernetes" },
  { ...k8sNotebookOpen, group: "kubernetes" },
  { ...k8sObjectName, group: "kubernetes" },
  { ...k8sObjectUndefined, group: "kubernetes" },
  { ...k8sPortUndefined, group: "kubernetes" },
  { ...k8sPrivilegeEscalation, group: "kubernetes" },
  { ...k8sPrivileged, group: "kubernetes" },
  { ...k8sQuantity, group: "kubernetes" },
  { ...k8sRayCluster, group: "kubernetes" },
  { ...k8sRayJob, group: "kubernetes" },
  { ...k8sRayWorkers, group: "kubernetes" },
  { ...k8sRequestOverLimit, group: "kubernetes" },
  { ...k8sResourceName, group: "kubernetes" },
  { ...k8sRootPod, group: "kubernetes" },
  { ...k8sSchedule, group: "kubernetes" },
  { ...k8sSchema, group: "kubernetes" },
  { ...k8sSeldon, group: "kubernetes" },
  { ...k8sSelector, group: "kubernetes" },
  { ...k8sServiceFindsNothing, group: "kubernetes" },
  { ...k8sSharedMemory, group: "kubernetes" },
  { ...k8sSlowStart, group: "kubernetes" },
  { ...k8sTrainingJob, group: "kubernetes" },
  { ...k8sUnconfined, group: "kubernetes" },
  { ...k8sUnknownKind, group: "kubernetes" },
  { ...k8sUnpinnedImage, group: "kubernetes" },
  { ...k8sValueForm, group: "kubernetes" },
  { ...k8sVolumeUndefined, group: "kubernetes" },
  { ...langgraphBothApiAndSource, group: "langgraph" },
  { ...langgraphDependencyPathMissing, group: "langgraph" },
  { ...langgraphGraphFileMissing, group: "langgraph" },
  { ...langgraphGraphSpecForm, group: "langgraph" },
  { ...langgraphGraphSymbolMissing, group: "langgraph" },
  { ...langgraphIndex, group: "langgraph" },
  { ...langgraphNoDependencies, group: "langgraph" },
  { ...langgraphNodeVersion, group: "langgraph" },
  { ...langgraphPythonVersion, group: "langgraph" },
  { ...langgraphSchema, group: "langgraph" },
  { ...adaptOnAll, group: "leakage" },
  { ...augmentBeforeSplit, group: "leakage" },
  { ...bestScoreReported, group: "leakage" },
  { ...calibratedOnTest, group: "leakage" },
  { ...checkpointOnTest, group: "leakage" },
  { ...decompositionBeforeSplit, group: "leakage" },
  { ...earlyStoppingOnTest, group: "leakage" },
  { ...ensembleWeightsOnTest, group: "leakage" },
  { ...fitBeforeSplit, group: "leakage" },
  { ...fitOnTest, group: "leakage" },
  { ...foldIndexMisuse, group: "leakage" },
  { ...futureShiftFeature, group: "leakage" },
  { ...futureWindow, group: "leakage" },
  { ...globalImputation, group: "leakage" },
  { ...globalStatisticArithmetic, group: "leakage" },
  { ...groupAggregateOverTime, group: "leakage" },
  { ...groupColumnRandomSplit, group: "leakage" },
  { ...groupsNotPassed, group: "leakage" },
  { ...hfSplitsConcatenated, group: "leakage" },
  { ...hfTestAsEval, group: "leakage" },
  { ...idAsFeature, group: "leakage" },
  { ...inSampleStacking, group: "leakage" },
  { ...inconsistentSplits, group: "leakage" },
  { ...modelReusedAcrossFolds, group: "leakage" },
  { ...multiTest, group: "leakage" },
  { ...noGap, group: "leakage" },
  { ...onlyTrainEvaluation, group: "leakage" },
  { ...outlierRuleOnAll, group: "leakage" },
  { ...overlappingSlices, group: "leakage" },
  { ...possibleDuplicates, group: "leakage" },
  { ...predictionAsFeature, group: "leakage" },
  { ...preprocessOutsideCv, group: "leakage" },
  { ...resampleBeforeSplit, group: "leakage" },
  { ...resampleOutsideCv, group: "leakage" },
  { ...resampledTest, group: "leakage" },
  { ...resetIndexFeature, group: "leakage" },
  { ...reshuffledTakeSkip, group: "leakage" },
  { ...sampleWithoutDrop, group: "leakage" },
  { ...samplerInSklearnPipeline, group: "leakage" },
  { ...searchOnAllThenScore, group: "leakage" },
  { ...seedPicking, group: "leakage" },
  { ...selectionBeforeSplit, group: "leakage" },
  { ...sharedAugmentation, group: "leakage" },
  { ...shuffledTimeSplit, group: "leakage" },
  { ...splitRerunHazard, group: "leakage" },
  { ...splitUnpackOrder, group: "leakage" },
  { ...staleOrderLeak, group: "leakage" },
  { ...targetDerivedFeature, group: "leakage" },
  { ...targetEncoderFitThenTransformTrain, group: "leakage" },
  { ...targetEncodingBeforeSplit, group: "leakage" },
  { ...targetInFeatures, group: "leakage" },
  { ...thresholdOnTest, group: "leakage" },
  { ...trainModeEval, group: "leakage" },
  { ...trainOnTestLoader, group: "leakage" },
  { ...trainTestConcatFit, group: "leakage" },
  { ...trainedOnTest, group: "leakage" },
  { ...trainingScore, group: "leakage" },
  { ...tunedOnTest, group: "leakage" },
  { ...unseededSplit, group: "leakage" },
  { ...vocabularyBeforeSplit, group: "leakage" },
  { ...windowsCrossBoundary, group: "leakage" },
  { ...lightningCheckpointMonitor, group: "lightning" },
  { ...lightningCheckpointTriggers, group: "lightning" },
  { ...lightningClassArguments, group: "lightning" },
  { ...lightningClassUnresolvable, group: "lightning" },
  { ...lightningInitArgsWithoutClass, group: "lightning" },
  { ...lightningMonitor, group: "lightning" },
  { ...lightningNeverValidates, group: "lightning" },
  { ...lightningSchema, group: "lightning" },
  { ...lightningTrainerSetting, group: "lightning" },
  { ...litellmAliasModelUndefined, group: "litellm" },
  { ...litellmApiVersion, group: "litellm" },
  { ...litellmDuplicateDeployment, group: "litellm" },
  { ...litellmEnvForm, group: "litellm" },
  { ...litellmEnvUndefined, group: "litellm" },
  { ...litellmFallbackModelUndefined, group: "litellm" },
  { ...litellmHardCodedKey, group: "litellm" },
  { ...litellmMasterKeyPrefix, group: "litellm" },
  { ...litellmNoProviderPrefix, group: "litellm" },
  { ...litellmProviderMisspelt, group: "litellm" },
  { ...litellmRetiredModel, group: "litellm" },
  { ...litellmRouterStrategyUnknown, group: "litellm" },
  { ...litellmSchema, group: "litellm" },
  { ...llamafactoryAdapterNeedsLora, group: "llamafactory" },
  { ...llamafactoryDatasetNotInDatasetInfo, group: "llamafactory" },
  { ...llamafactoryDatasetSource, group: "llamafactory" },
  { ...llamafactoryMaxSamplesStreaming, group: "llamafactory" },
  { ...llamafactoryNeatPackingSft, group: "llamafactory" },
  { ...llamafactoryNotTogether, group: "llamafactory" },
  { ...llamafactoryPpoRewardModel, group: "llamafactory" },
  { ...llamafactoryPredictWithGenerateSft, group: "llamafactory" },
  { ...llamafactoryQuantizationNeedsLora, group: "llamafactory" },
  { ...llamafactorySchema, group: "llamafactory" },
  { ...llamafactoryStreamingNeedsMaxSteps, group: "llamafactory" },
  { ...llamafactoryStreamingValSize, group: "llamafactory" },
  { ...llamafactoryTemplate, group: "llamafactory" },
  { ...llamafactoryValSizeAndEvalDataset, group: "llamafactory" },
  { ...lmEvalFunctionMissing, group: "lm-eval" },
  { ...lmEvalIncludeMissing, group: "lm-eval" },
  { ...lmEvalMetricUnknown, group: "lm-eval" },
  { ...lmEvalSchema, group: "lm-eval" },
  { ...lmEvalTemplate, group: "lm-eval" },
  { ...mcpAbsolutePath, group: "mcp" },
  { ...mcpBroadAccess, group: "mcp" },
  { ...mcpCommandOrUrl, group: "mcp" },
  { ...mcpHttpNotHttps, group: "mcp" },
  { ...mcpNpxWithoutY, group: "mcp" },
  { ...mcpSchema, group: "mcp" },
  { ...mcpSseDeprecated, group: "mcp" },
  { ...mcpUndefinedInput, group: "mcp" },
  { ...mcpUnpinnedPackage, group: "mcp" },
  { ...mcpWrongRootKey, group: "mcp" },
  { ...mergekitBaseModelRequired, group: "mergekit" },
  { ...mergekitDensityRange, group: "mergekit" },
  { ...mergekitLayerRangeOrder, group: "mergekit" },
  { ...mergekitOneInput, group: "mergekit" },
  { ...mergekitParameter, group: "mergekit" },
  { ...mergekitSchema, group: "mergekit" },
  { ...mergekitSlerpTwoModels, group: "mergekit" },
  { ...mergekitSlices, group: "mergekit" },
  { ...mergekitTokenizer, group: "mergekit" },
  { ...mergekitWeightsSum, group: "mergekit" },
  { ...mlmodelArtifactMissing, group: "mlmodel" },
  { ...mlmodelEnvFileMissing, group: "mlmodel" },
  { ...mlmodelNoSignature, group: "mlmodel" },
  { ...mlmodelPickleFlavor, group: "mlmodel" },
  { ...mlmodelPythonVersionMismatch, group: "mlmodel" },
  { ...mlmodelSchema, group: "mlmodel" },
  { ...mlmodelSignatureJsonInvalid, group: "mlmodel" },
  { ...mlprojectArgparseMismatch, group: "mlproject" },
  { ...mlprojectDatabricksPythonFileAndEntrypoints, group: "mlproject" },
  { ...mlprojectDefaultType, group: "mlproject" },
  { ...mlprojectDockerImageMissing, group: "mlproject" },
  { ...mlprojectEnvFileMissing, group: "mlproject" },
  { ...mlprojectMultipleEnvs, group: "mlproject" },
  { ...mlprojectRequiredParamInMainUnset, group: "mlproject" },
  { ...mlprojectSchema, group: "mlproject" },
  { ...mlprojectScriptMissing, group: "mlproject" },
  { ...mlprojectUndefinedParam, group: "mlproject" },
  { ...mlprojectUnusedParam, group: "mlproject" },
  { ...modelfileAdapterFileMissing, group: "modelfile" },
  { ...modelfileFromMissing, group: "modelfile" },
  { ...modelfileParameterRange, group: "modelfile" },
  { ...modelfileStopTokenMissing, group: "modelfile" },
  { ...modelfileTemplateUnbalanced, group: "modelfile" },
  { ...modelfileUnknownInstruction, group: "modelfile" },
  { ...modelfileUnknownParameter, group: "modelfile" },
  { ...removedInLibrary, group: "modernise" },
  { ...nemoEngineUnknown, group: "nemo" },
  { ...nemoFlowUndefined, group: "nemo" },
  { ...nemoModelWithoutType, group: "nemo" },
  { ...nemoPromptTaskMissing, group: "nemo" },
  { ...nemoPromptTemplate, group: "nemo" },
  { ...nemoRetiredModel, group: "nemo" },
  { ...nemoSchema, group: "nemo" },
  { ...nemoUnusedFlow, group: "nemo" },
  { ...cellNotRun, group: "notebook" },
  { ...cellsOutOfOrder, group: "notebook" },
  { ...failedCell, group: "notebook" },
  { ...hugeOutput, group: "notebook" },
  { ...lateImport, group: "notebook" },
  { ...missingWhenRun, group: "notebook" },
  { ...outputOfOtherCode, group: "notebook" },
  { ...pathOfOneMachine, group: "notebook" },
  { ...redefinedAfterUse, group: "notebook" },
  { ...undefinedInNotebook, group: "notebook" },
  { ...unreadableNotebook, group: "notebook" },
  { ...unusedCell, group: "notebook" },
  { ...usedBeforeMade, group: "notebook" },
  { ...peftAbsoluteBasePath, group: "peft" },
  { ...peftBaseModelMismatch, group: "peft" },
  { ...peftDropoutRange, group: "peft" },
  { ...peftLayersPatternNeedsLayersToTransform, group: "peft" },
  { ...peftNoTargetModules, group: "peft" },
  { ...peftNotTogether, group: "peft" },
  { ...peftRankPositive, group: "peft" },
  { ...peftSchema, group: "peft" },
  { ...peftTargetAndModulesToSave, group: "peft" },
  { ...peftTargetMisspelt, group: "peft" },
  { ...peftTypeMissing, group: "peft" },
  { ...prefectCronExpression, group: "prefect" },
  { ...prefectDuplicateDeployment, group: "prefect" },
  { ...prefectEntrypointFileMissing, group: "prefect" },
  { ...prefectEntrypointForm, group: "prefect" },
  { ...prefectEntrypointFunctionMissing, group: "prefect" },
  { ...prefectOneScheduleForm, group: "prefect" },
  { ...prefectParameterType, group: "prefect" },
  { ...prefectRecurrenceRule, group: "prefect" },
  { ...prefectScheduleAndSchedules, group: "prefect" },
  { ...prefectSchema, group: "prefect" },
  { ...prefectStepFileMissing, group: "prefect" },
  { ...prefectStepUndefined, group: "prefect" },
  { ...prefectTimeZone, group: "prefect" },
  { ...prefectUnknownParameter, group: "prefect" },
  { ...prefectUnresolvedBlockRef, group: "prefect" },
  { ...prefectWorkPoolMissing, group: "prefect" },
  { ...promptfooAssertTypeUnknown, group: "promptfoo" },
  { ...promptfooAssertValueMissing, group: "promptfoo" },
  { ...promptfooDuplicateTest, group: "promptfoo" },
  { ...promptfooFileMissing, group: "promptfoo" },
  { ...promptfooProviderForm, group: "promptfoo" },
  { ...promptfooProviderUnknown, group: "promptfoo" },
  { ...promptfooRedteamPluginUnknown, group: "promptfoo" },
  { ...promptfooReferenceUndefined, group: "promptfoo" },
  { ...promptfooRetiredModel, group: "promptfoo" },
  { ...promptfooSchema, group: "promptfoo" },
  { ...promptfooTemplateSyntax, group: "promptfoo" },
  { ...promptfooThresholdRange, group: "promptfoo" },
  { ...promptfooUndefinedVar, group: "promptfoo" },
  { ...promptfooUnusedTemplate, group: "promptfoo" },
  { ...promptfooUnusedVar, group: "promptfoo" },
  { ...promptyInputForm, group: "prompty" },
  { ...promptyRetiredModel, group: "prompty" },
  { ...promptyRoleUnknown, group: "prompty" },
  { ...promptySampleMissing, group: "prompty" },
  { ...promptySchema, group: "prompty" },
  { ...promptyTemplateSyntax, group: "prompty" },
  { ...promptyUndefinedInput, group: "prompty" },
  { ...promptyUnusedInput, group: "prompty" },
  { ...promptyVersion1, group: "prompty" },
  { ...ragChunkTooLong, group: "rag" },
  { ...ragEmbeddingDimensionMismatch, group: "rag" },
  { ...ragOverlapGeChunk, group: "rag" },
  { ...ragOverlapLarge, group: "rag" },
  { ...ragSchema, group: "rag" },
  { ...ragScoreThreshold, group: "rag" },
  { ...ragTopK, group: "rag" },
  { ...rayserveDeploymentUnknown, group: "rayserve" },
  { ...rayserveDuplicateName, group: "rayserve" },
  { ...rayserveDuplicateRoute, group: "rayserve" },
  { ...rayserveGpuShare, group: "rayserve" },
  { ...rayserveImportPathForm, group: "rayserve" },
  { ...rayserveImportPathMissing, group: "rayserve" },
  { ...rayserveNumReplicasAndAutoscaling, group: "rayserve" },
  { ...rayserveReplicasOrder, group: "rayserve" },
  { ...rayserveRouteForm, group: "rayserve" },
  { ...rayserveRuntimeEnv, group: "rayserve" },
  { ...rayserveSchema, group: "rayserve" },
  { ...sagemakerCycle, group: "sagemaker" },
  { ...sagemakerDependsOnUndefined, group: "sagemaker" },
  { ...sagemakerDuplicateStep, group: "sagemaker" },
  { ...sagemakerIncomplete, group: "sagemaker" },
  { ...sagemakerNameFormat, group: "sagemaker" },
  { ...sagemakerParameterDefault, group: "sagemaker" },
  { ...sagemakerParameterUndefined, group: "sagemaker" },
  { ...sagemakerParameterUnused, group: "sagemaker" },
  { ...sagemakerPropertyFile, group: "sagemaker" },
  { ...sagemakerSchema, group: "sagemaker" },
  { ...sagemakerStepArguments, group: "sagemaker" },
  { ...sagemakerStepPropertyUndefined, group: "sagemaker" },
  { ...sagemakerStepTypeUnknown, group: "sagemaker" },
  { ...agentDatabaseRights, group: "security" },
  { ...agentPermissionBypass, group: "security" },
  { ...archiveExtractedUnchecked, group: "security" },
  { ...codeRunningTool, group: "security" },
  { ...corsOpenWithCredentials, group: "security" },
  { ...dangerousAgentOption, group: "security" },
  { ...dangerousConfigTarget, group: "security" },
  { ...debugServer, group: "security" },
  { ...environmentPrinted, group: "security" },
  { ...hardcodedSecret, group: "security" },
  { ...hiddenInstructions, group: "security" },
  { ...keySentUnencrypted, group: "security" },
  { ...knownBadRelease, group: "security" },
  { ...misspelledPackage, group: "security" },
  { ...modelSafetyOff, group: "security" },
  { ...nativeLibraryLoaded, group: "security" },
  { ...notebookShellDownload, group: "security" },
  { ...personalColumnsRead, group: "security" },
  { ...personalDataInDataset, group: "security" },
  { ...personalDataInOutput, group: "security" },
  { ...personalDataInPrompt, group: "security" },
  { ...pickledWeights, group: "security" },
  { ...predictableTemporaryFile, group: "security" },
  { ...promptTemplateRunsCode, group: "security" },
  { ...promptsLogged, group: "security" },
  { ...publicDemoLink, group: "security" },
  { ...remoteCodeTrusted, group: "security" },
  { ...secretInOutput, group: "security" },
  { ...secretInPrompt, group: "security" },
  { ...serverOpenToAll, group: "security" },
  { ...serverSettingsOpen, group: "security" },
  { ...tlsVerificationOff, group: "security" },
  { ...tokenUnchecked, group: "security" },
  { ...unboundedAgent, group: "security" },
  { ...uncheckedCodeExecution, group: "security" },
  { ...uncheckedDispatch, group: "security" },
  { ...uncheckedFileOrAddress, group: "security" },
  { ...uncheckedHtml, group: "security" },
  { ...uncheckedShellCommand, group: "security" },
  { ...uncheckedSql, group: "security" },
  { ...unpinnedModelRevision, group: "security" },
  { ...unpinnedPrompt, group: "security" },
  { ...unsafeModelLoad, group: "security" },
  { ...unsafeSafeGlobals, group: "security" },
  { ...unsafeYamlLoad, group: "security" },
  { ...untrustedPackageIndex, group: "security" },
  { ...unverifiedModelDownload, group: "security" },
  { ...userTextInSystemPrompt, group: "security" },
  { ...vulnerableRelease, group: "security" },
  { ...vulnerableTorchPin, group: "security" },
  { ...weakHashForIntegrity, group: "security" },
  { ...workflowRunsStrangersCode, group: "security" },
  { ...serveArgumentJoined, group: "serve" },
  { ...serveCommandUnknown, group: "serve" },
  { ...serveContextTooLong, group: "serve" },
  { ...serveGpusAsked, group: "serve" },
  { ...serveMemoryUtilization, group: "serve" },
  { ...serveNumberForm, group: "serve" },
  { ...serveOptionNeedsAnother, group: "serve" },
  { ...serveParallelDividesHeads, group: "serve" },
  { ...servePort, group: "serve" },
  { ...serveSchema, group: "serve" },
  { ...serveSharedMemory, group: "serve" },
  { ...serveTokenBudget, group: "serve" },
  { ...serveUnknownOption, group: "serve" },
  { ...serveValueUnknown, group: "serve" },
  { ...torchserveModels, group: "torchserve" },
  { ...torchservePortTaken, group: "torchserve" },
  { ...torchserveSetting, group: "torchserve" },
  { ...torchtuneCheckpointFiles, group: "torchtune" },
  { ...torchtuneComponentArguments, group: "torchtune" },
  { ...torchtuneComponentUnresolvable, group: "torchtune" },
  { ...torchtuneFp16, group: "torchtune" },
  { ...torchtuneOffloadingNeedsCheckpointing, group: "torchtune" },
  { ...torchtuneOptimizerInBackward, group: "torchtune" },
  { ...torchtunePackedNeedsLength, group: "torchtune" },
  { ...torchtunePartMissing, group: "torchtune" },
  { ...torchtuneSchema, group: "torchtune" },
  { ...trainerBestModelStrategyMatch, group: "trainer" },
  { ...trainerDeepspeedFileMissing, group: "trainer" },
  { ...trainerDeepspeedMismatch, group: "trainer" },
  { ...trainerEvalStrategyRenamed, group: "trainer" },
  { ...trainerEvalWithoutDataset, group: "trainer" },
  { ...trainerFp16Bf16Both, group: "trainer" },
  { ...trainerLrImplausible, group: "trainer" },
  { ...trainerNotTogether, group: "trainer" },
  { ...trainerNumberIsString, group: "trainer" },
  { ...trainerQuotedValue, group: "trainer" },
  { ...trainerSaveStepsMultiple, group: "trainer" },
  { ...trainerSchema, group: "trainer" },
  { ...trainerWarmupBoth, group: "trainer" },
  { ...tritonBackendPlatformPair, group: "triton" },
  { ...tritonDimsValues, group: "triton" },
  { ...tritonDuplicateTensor, group: "triton" },
  { ...tritonDynamicBatchingNeedsBatch, group: "triton" },
  { ...tritonEnsembleBatchSize, group: "triton" },
  { ...tritonEnsembleDuplicateWriter, group: "triton" },
  { ...tritonEnsembleForm, group: "triton" },
  { ...tritonEnsembleModelMissing, group: "triton" },
  { ...tritonEnsembleOutputMissing, group: "triton" },
  { ...tritonEnsembleStepTensors, group: "triton" },
  { ...tritonEnsembleTensorType, group: "triton" },
  { ...tritonEnsembleUndefinedTensor, group: "triton" },
  { ...tritonEnsembleUnusedTensor, group: "triton" },
  { ...tritonInstanceGroupKindGpus, group: "triton" },
  { ...tritonLabelFileMissing, group: "triton" },
  { ...tritonNameMatchesDir, group: "triton" },
  { ...tritonOneOf, group: "triton" },
  { ...tritonOneScheduler, group: "triton" },
  { ...tritonPreferredLeMax, group: "triton" },
  { ...tritonQueuePolicy, group: "triton" },
  { ...tritonQuotes, group: "triton" },
  { ...tritonReshapeSize, group: "triton" },
  { ...tritonSchema, group: "triton" },
  { ...tritonSequenceControl, group: "triton" },
  { ...tritonSyntax, group: "triton" },
  { ...tritonTensorIncomplete, group: "triton" },
  { ...tritonTensorUnknown, group: "triton" },
  { ...tritonVersionDirMissing, group: "triton" },
  { ...trussAcceleratorUnknown, group: "truss" },
  { ...trussCacheVolume, group: "truss" },
  { ...trussClassMissing, group: "truss" },
  { ...trussFileMissing, group: "truss" },
  { ...trussRequirementsAndFile, group: "truss" },
  { ...trussSchema, group: "truss" },
  { ...trussSecretsUndefined, group: "truss" },
  { ...trussServerCommand, group: "truss" },
  { ...trussTrtLlm, group: "truss" },
  { ...vertexAcceleratorMachine, group: "vertex" },
  { ...vertexAcceleratorPair, group: "vertex" },
  { ...vertexChiefReplicas, group: "vertex" },
  { ...vertexContainerOrPackage, group: "vertex" },
  { ...vertexOutputDirectory, group: "vertex" },
  { ...vertexParameterMissing, group: "vertex" },
  { ...vertexParameterUndefined, group: "vertex" },
  { ...vertexPipelineSchema, group: "vertex" },
  { ...vertexSchema, group: "vertex" },
  { ...wandbBayesNeedsMetric, group: "wandb" },
  { ...wandbCommandMacro, group: "wandb" },
  { ...wandbCommandMissingArgs, group: "wandb" },
  { ...wandbDistributionKeys, group: "wandb" },
  { ...wandbEarlyTerminateWithoutMetric, group: "wandb" },
  { ...wandbGridNeedsDiscrete, group: "wandb" },
  { ...wandbHyperbandIterations, group: "wandb" },
  { ...wandbLogUniformExponent, group: "wandb" },
  { ...wandbMinLtMax, group: "wandb" },
  { ...wandbNumberIsString, group: "wandb" },
  { ...wandbParamNotInArgparse, group: "wandb" },
  { ...wandbParameterEmpty, group: "wandb" },
  { ...wandbProbabilitiesSum, group: "wandb" },
  { ...wandbProgramMissing, group: "wandb" },
  { ...wandbSchema, group: "wandb" },
  { ...wandbTwoSpaces, group: "wandb" },
  { ...duplicateKey, group: "yaml" },
  { ...invalidYaml, group: "yaml" },
  { ...mergeConflict, group: "yaml" },
  { ...versionFloat, group: "yaml" },
  { ...yamlAnchorUnused, group: "yaml" },
  { ...yamlNorway, group: "yaml" },
  { ...zenmlParameterUndefined, group: "zenml" },
  { ...zenmlSchedule, group: "zenml" },
  { ...zenmlSchema, group: "zenml" },
  { ...zenmlSkipBuildNeedsParentImage, group: "zenml" },
  { ...zenmlStepUndefined, group: "zenml" },
];
