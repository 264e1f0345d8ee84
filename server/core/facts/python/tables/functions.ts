/** What a function does to the rows that it is given, by the last part of its name. */
export type FunctionEffect =
  | "split"
  /** Stacks rows of all arguments. */
  | "stack"
  /** Puts columns side by side. */
  | "beside"
  | "merge"
  /** Each row of the result comes from that row alone. */
  | "rowLocal"
  /** Looks at all rows and gives one thing: a mean, a count. */
  | "statistic"
  /** Gives rows that hold a statistic of all rows. */
  | "scaled"
  | "binned"
  | "vocabulary"
  | "crossValidation"
  | "metric"
  | "duplicate"
  /** Copies rows where it goes along them. */
  | "repeated"
  /** New rows from outside: a file, a data set. */
  | "read"
  /** Draws or prints; gives nothing that matters. */
  | "nothing"
  /** Numbers of the rows that pass a test. */
  | "places"
  /** Row numbers by chance; given rows, some of them. */
  | "drawn"
  | "length"
  | "number"
  | "clone"
  | "pipeline"
  | "shuffle"
  | "train"
  | "loader"
  | "subset"
  /** Rows that are windows of neighbours. */
  | "windows"
  /** Gives what it is given. */
  | "itself";

export const functionEffect = (name: string): FunctionEffect | undefined => (isDrawing(name) ? "nothing" : EFFECTS.get(name.slice(name.lastIndexOf(".") + 1)));

const isDrawing = (name: string): boolean => /^(matplotlib|seaborn|plt|sns|plotly|px|go|bokeh|folium|IPython|warnings|logging|tqdm\.write|time|gc|os|sys)\./.test(name);

const NAMES: Readonly<Partial<Record<FunctionEffect, string>>> = {
  split: "train_test_split train_test_valid_split train_valid_test_split random_split stratified_split train_val_split",
  stack: "concatenate_datasets ConcatDataset concat concatenate vstack row_stack append chain",
  beside: "hstack column_stack c_ dstack stack",
  merge: "merge merge_asof merge_ordered",
  rowLocal:
    "array asarray DataFrame Series log1p log log2 log10 exp expm1 sqrt abs absolute nan_to_num to_numeric to_datetime ravel reshape squeeze expand_dims " +
    "to_categorical pad_sequences DMatrix Pool tensor as_tensor from_numpy FloatTensor LongTensor Tensor csr_matrix csc_matrix copy add_constant isnull notnull isna notna clip " +
    "power round around vectorize TensorDataset flip transpose normalize binarize add_dummy_feature label_binarize float32 float64 int32 int64 maximum minimum " +
    "square cos sin tanh sign floor ceil isin select str sequence one_hot from_tensor_slices column_or_1d asmatrix matrix atleast_2d swapaxes split_dataset from_pandas fillna " +
    "img_to_array resize cast constant convert_to_tensor Variable dmatrix dmatrices sorted iter next reversed ascontiguousarray isnan isfinite logical_not melt Dataset deepcopy tqdm trange track progress_bar",
  statistic: "mean median std var percentile quantile nanmean nanmedian nanstd nanpercentile average amax amin max min sum mode corrcoef cov pearsonr spearmanr chi2 f_classif f_regression mutual_info_classif mutual_info_regression norm skew kurtosis ptp bincount Counter value_counts crosstab",
  scaled: "scale minmax_scale maxabs_scale robust_scale power_transform quantile_transform zscore rankdata boxcox yeojohnson",
  binned: "cut qcut",
  vocabulary: "get_dummies factorize",
  crossValidation: "cross_val_score cross_val_predict cross_validate learning_curve validation_curve permutation_test_score",
  metric:
    "accuracy_score average_precision_score balanced_accuracy_score brier_score_loss classification_report cohen_kappa_score confusion_matrix d2_absolute_error_score explained_variance_score f1_score " +
    "fbeta_score hamming_loss hinge_loss jaccard_score log_loss matthews_corrcoef max_error mean_absolute_error mean_absolute_percentage_error mean_squared_error mean_squared_log_error " +
    "median_absolute_error precision_recall_curve precision_score precision_recall_fscore_support r2_score recall_score roc_auc_score roc_curve root_mean_squared_error " +
    "root_mean_squared_log_error top_k_accuracy_score zero_one_loss auc ConfusionMatrixDisplay plot_confusion_matrix",
  duplicate: "resample",
  repeated: "repeat",
  read:
    "read_csv read_excel read_json read_parquet read_pickle read_table read_sql read_sql_query read_feather read_hdf read_html read_stata read_sas read_fwf loadtxt genfromtxt load_dataset fetch_openml " +
    "load_iris load_boston load_breast_cancer load_digits load_wine load_diabetes fetch_california_housing fetch_20newsgroups make_classification make_regression make_blobs make_moons make_circles make_friedman1 " +
    "fetch_olivetti_faces fetch_lfw_people load_data imread " +
    "image_dataset_from_directory text_dataset_from_directory audio_dataset_from_directory ImageFolder DatasetFolder MNIST FashionMNIST KMNIST EMNIST CIFAR10 CIFAR100 SVHN STL10 CelebA",
  nothing: "print display show head info seed filterwarnings print_function set_option help dir type isinstance hasattr exit quit open",
  places: "where nonzero flatnonzero argwhere",
  drawn: "choice choices randint randperm setdiff1d",
  length: "len",
  number: "int float ceil floor trunc",
  clone: "clone clone_model",
  pipeline: "make_pipeline make_column_transformer make_union Pipeline ColumnTransformer FeatureUnion DataFrameMapper",
  shuffle: "shuffle permutation",
  train: "train",
  loader: "DataLoader",
  subset: "Subset",
  windows: "sliding_window_view",
  itself: "DataParallel DistributedDataParallel DatasetDict",
};

const EFFECTS: ReadonlyMap<string, FunctionEffect> = new Map(
  (Object.entries(NAMES) as [FunctionEffect, string][]).flatMap(([effect, names]) => names.split(" ").map((name): [string, FunctionEffect] => [name, effect])),
);
