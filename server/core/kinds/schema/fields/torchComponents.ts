// Arguments of what configs name of PyTorch, written by hand after its documentation of 1.13 to 2.9, read on 2026-11-21.
import type { ComponentTable } from "../componentTable.ts";

const SWITCHES = "foreach: bool; maximize: bool; capturable: bool; differentiable: bool";
const LAST = "last_epoch: int; verbose: any";
const WEIGHTED = "weight: any; size_average: bool; reduce: bool; reduction: 'none'|'mean'|'sum'";

export const TORCH_COMPONENTS: ComponentTable = {
  releases: "1.13 to 2.9",
  modules: "torch.optim torch.optim.lr_scheduler torch.nn torch.nn.functional torch.nn.modules torch.nn.modules.loss torch.nn.utils",
  components: [
    ["Adam AdamW", `params: any; lr: num = 0.001; betas: [num>=0<=1] = (0.9, 0.999); eps: num = 1e-08; weight_decay: num; amsgrad: bool; fused: bool; decoupled_weight_decay: bool; ${SWITCHES}`],
    ["SGD", `params: any; lr: num = 0.001; momentum: num; dampening: num; weight_decay: num; nesterov: bool; fused: bool; ${SWITCHES}`],
    ["RMSprop", `params: any; lr: num = 0.01; alpha: num; eps: num = 1e-08; weight_decay: num; momentum: num; centered: bool; ${SWITCHES}`],
    ["Adagrad", `params: any; lr: num = 0.01; lr_decay: num; weight_decay: num; initial_accumulator_value: num; eps: num = 1e-10; fused: bool; ${SWITCHES}`],
    ["Adadelta", `params: any; lr: num = 1.0; rho: num; eps: num = 1e-06; weight_decay: num; ${SWITCHES}`],
    ["Adamax", `params: any; lr: num = 0.002; betas: [num>=0<=1]; eps: num = 1e-08; weight_decay: num; ${SWITCHES}`],
    ["NAdam", `params: any; lr: num = 0.002; betas: [num>=0<=1]; eps: num; weight_decay: num; momentum_decay: num; decoupled_weight_decay: bool; ${SWITCHES}`],
    ["RAdam", `params: any; lr: num = 0.001; betas: [num>=0<=1]; eps: num; weight_decay: num; decoupled_weight_decay: bool; ${SWITCHES}`],
    ["ASGD", `params: any; lr: num = 0.01; lambd: num; alpha: num; t0: num; weight_decay: num; ${SWITCHES}`],
    ["Rprop", `params: any; lr: num = 0.01; etas: [num]; step_sizes: [num]; ${SWITCHES}`],
    ["SparseAdam", "params: any; lr: num = 0.001; betas: [num>=0<=1]; eps: num; maximize: bool"],
    ["Adafactor", "params: any; lr: num = 0.01; beta2_decay: num; eps: any; d: num; weight_decay: num; foreach: bool; maximize: bool"],
    ["Muon", "params: any; lr: num = 0.001; weight_decay: num; momentum: num; nesterov: bool; ns_coefficients: [num]; eps: num; ns_steps: int; adjust_lr_fn: text"],
    ["LBFGS", "params: any; lr: num = 1; max_iter: int; max_eval: int; tolerance_grad: num; tolerance_change: num; history_size: int; line_search_fn: 'strong_wolfe'"],
    ["StepLR", `optimizer: any; step_size: int; gamma: num = 0.1; ${LAST}`],
    ["MultiStepLR", `optimizer: any; milestones: [int]; gamma: num = 0.1; ${LAST}`],
    ["ExponentialLR", `optimizer: any; gamma: num; ${LAST}`],
    ["CosineAnnealingLR", `optimizer: any; T_max: int>=1; eta_min: num; ${LAST}`],
    ["CosineAnnealingWarmRestarts", `optimizer: any; T_0: int>=1; T_mult: int>=1; eta_min: num; ${LAST}`],
    ["LinearLR", `optimizer: any; start_factor: num; end_factor: num; total_iters: int; ${LAST}`],
    ["ConstantLR", `optimizer: any; factor: num; total_iters: int; ${LAST}`],
    ["PolynomialLR", `optimizer: any; total_iters: int; power: num; ${LAST}`],
    ["LambdaLR MultiplicativeLR", `optimizer: any; lr_lambda: any; ${LAST}`],
    ["ReduceLROnPlateau", "optimizer: any; mode: 'min'|'max'; factor: num>=0<=1; patience: int; threshold: num; threshold_mode: 'rel'|'abs'; cooldown: int; min_lr: any; eps: num; verbose: any; monitor: text"],
    ["OneCycleLR", `optimizer: any; max_lr: any; total_steps: int; epochs: int; steps_per_epoch: int; pct_start: num>=0<=1; anneal_strategy: 'cos'|'linear'; cycle_momentum: bool; base_momentum: any; max_momentum: any; div_factor: num; final_div_factor: num; three_phase: bool; ${LAST}`],
    ["CyclicLR", `optimizer: any; base_lr: any; max_lr: any; step_size_up: int; step_size_down: int; mode: 'triangular'|'triangular2'|'exp_range'; gamma: num; scale_fn: any; scale_mode: 'cycle'|'iterations'; cycle_momentum: bool; base_momentum: any; max_momentum: any; ${LAST}`],
    ["SequentialLR", `optimizer: any; schedulers: any; milestones: [int]; ${LAST}`],
    ["ChainedScheduler", "schedulers: any; optimizer: any"],
    ["CrossEntropyLoss", `${WEIGHTED}; ignore_index: int; label_smoothing: num`],
    ["NLLLoss", `${WEIGHTED}; ignore_index: int`],
    ["BCEWithLogitsLoss", `${WEIGHTED}; pos_weight: any`],
    ["BCELoss MultiLabelSoftMarginLoss", WEIGHTED],
    ["MSELoss L1Loss", "size_average: bool; reduce: bool; reduction: 'none'|'mean'|'sum'"],
    ["SmoothL1Loss", "size_average: bool; reduce: bool; reduction: 'none'|'mean'|'sum'; beta: num"],
    ["HuberLoss", "reduction: 'none'|'mean'|'sum'; delta: num"],
    ["CTCLoss CosineEmbeddingLoss GaussianNLLLoss HingeEmbeddingLoss LinearCrossEntropyLoss MarginRankingLoss MultiLabelMarginLoss MultiMarginLoss PoissonNLLLoss SoftMarginLoss TripletMarginLoss TripletMarginWithDistanceLoss AdaptiveLogSoftmaxWithLoss", "**: any"],
    ["KLDivLoss", "size_average: bool; reduce: bool; reduction: 'none'|'mean'|'sum'|'batchmean'; log_target: bool"],
  ],
};
