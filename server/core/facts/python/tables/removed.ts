/**
 * Names, keywords and methods that releases of four libraries have removed. Read from the release notes of
 * numpy (https://numpy.org/doc/stable/release.html), pandas (https://pandas.pydata.org/docs/whatsnew/),
 * scikit-learn (https://scikit-learn.org/stable/whats_new.html) and torch (https://github.com/pytorch/pytorch/releases), and tried
 * on numpy 2.4.6, pandas 3.1.1 and scikit-learn 1.9.1 (test/integration/notebooks/removed.test.ts), and looked up in the code of torch 2.15.0, where each of these names is missing or raises an error that says so.
 */
export const REMOVED_AS_OF = "2026-11-21";

/** Something that a library had. */
export interface Removed {
  readonly library: "numpy" | "pandas" | "scikit-learn" | "torch";
  /** The first release without it. */
  readonly since: string;
  /** What to write now, in one phrase. */
  readonly use: string;
  /** The text that takes its place; absent where more has to change. */
  readonly to?: string;
}

const rows = (library: Removed["library"], since: string, text: string): readonly (readonly [string, Removed])[] =>
  text.trim().split(/\s*\n\s*/).map((line) => {
    const [name = "", use = ""] = line.split(/\s*->\s*/);
    // A dotted name or a plain word can be put in its place; a phrase cannot.
    return [name, { library, since, use: `\`${use}\``.replace(/^`(.* .*)`$/, "$1"), ...(/^[\w.]+$/.test(use) ? { to: use } : {}) }] as const;
  });

/** By dotted name, as imports resolve it. */
export const REMOVED_NAMES: ReadonlyMap<string, Removed> = new Map([
  ...rows("numpy", "1.24", `
    numpy.float -> float
    numpy.int -> int
    numpy.object -> object
    numpy.complex -> complex
    numpy.str -> str
    numpy.asscalar -> the array's \`item()\`
    numpy.rank -> numpy.ndim
    numpy.bool8 -> numpy.bool_
    numpy.object0 -> numpy.object_
    numpy.int0 -> numpy.intp
    numpy.uint0 -> numpy.uintp`),
  ...rows("numpy", "2.0", `
    numpy.float_ -> numpy.float64
    numpy.complex_ -> numpy.complex128
    numpy.string_ -> numpy.bytes_
    numpy.unicode_ -> numpy.str_
    numpy.Inf -> numpy.inf
    numpy.Infinity -> numpy.inf
    numpy.infty -> numpy.inf
    numpy.PINF -> numpy.inf
    numpy.NaN -> numpy.nan
    numpy.NAN -> numpy.nan
    numpy.NINF -> the negative of \`inf\`
    numpy.product -> numpy.prod
    numpy.cumproduct -> numpy.cumprod
    numpy.sometrue -> numpy.any
    numpy.alltrue -> numpy.all
    numpy.round_ -> numpy.round
    numpy.mat -> numpy.asmatrix
    numpy.msort -> \`sort\` with \`axis=0\`
    numpy.asfarray -> \`asarray\` with \`dtype=float\`
    numpy.find_common_type -> numpy.result_type
    numpy.cast -> the array's \`astype\``),
  ...rows("numpy", "2.4", `
    numpy.trapz -> numpy.trapezoid
    numpy.in1d -> numpy.isin`),
  ...rows("pandas", "1.0", `
    pandas.Panel -> a frame with a MultiIndex
    pandas.rolling_mean -> the series' \`rolling(…).mean()\`
    pandas.rolling_std -> the series' \`rolling(…).std()\`
    pandas.rolling_apply -> the series' \`rolling(…).apply()\`
    pandas.TimeGrouper -> pandas.Grouper
    pandas.scatter_matrix -> pandas.plotting.scatter_matrix
    pandas.SparseDataFrame -> a frame of sparse columns`),
  ...rows("pandas", "2.0", `
    pandas.Int64Index -> \`Index\` with \`dtype="int64"\`
    pandas.Float64Index -> \`Index\` with \`dtype="float64"\`
    pandas.UInt64Index -> \`Index\` with \`dtype="uint64"\`
    pandas.datetime -> \`datetime\` of Python's own module
    pandas.np -> an import of numpy`),
  ...rows("pandas", "3.0", "pandas.value_counts -> the series' own `value_counts()`"),
  ...rows("scikit-learn", "0.20", `
    sklearn.cross_validation -> sklearn.model_selection
    sklearn.grid_search -> sklearn.model_selection
    sklearn.learning_curve -> sklearn.model_selection
    sklearn.lda -> sklearn.discriminant_analysis
    sklearn.qda -> sklearn.discriminant_analysis
    sklearn.mixture.GMM -> sklearn.mixture.GaussianMixture
    sklearn.decomposition.RandomizedPCA -> \`PCA\` with \`svd_solver="randomized"\``),
  ...rows("scikit-learn", "0.22", "sklearn.preprocessing.Imputer -> sklearn.impute.SimpleImputer\nsklearn.datasets.fetch_mldata -> sklearn.datasets.fetch_openml"),
  ...rows("scikit-learn", "0.23", `
    sklearn.externals.joblib -> joblib
    sklearn.externals.six -> the package \`six\` itself
    sklearn.metrics.jaccard_similarity_score -> sklearn.metrics.jaccard_score
    sklearn.metrics.calinski_harabaz_score -> sklearn.metrics.calinski_harabasz_score`),
  ...rows("scikit-learn", "0.24", `
    sklearn.utils.testing -> \`numpy.testing\` and pytest
    sklearn.datasets.samples_generator -> sklearn.datasets
    sklearn.ensemble.forest -> sklearn.ensemble
    sklearn.ensemble.partial_dependence -> sklearn.inspection
    sklearn.svm.classes -> sklearn.svm
    sklearn.tree.tree -> sklearn.tree
    sklearn.linear_model.logistic -> sklearn.linear_model
    sklearn.neighbors.kde -> sklearn.neighbors
    sklearn.manifold.t_sne -> sklearn.manifold
    sklearn.preprocessing.data -> sklearn.preprocessing
    sklearn.decomposition.pca -> sklearn.decomposition
    sklearn.utils.linear_assignment_ -> \`scipy.optimize.linear_sum_assignment\``),
  ...rows("scikit-learn", "1.2", `
    sklearn.datasets.load_boston -> another data set, such as \`fetch_california_housing\`
    sklearn.metrics.plot_confusion_matrix -> \`ConfusionMatrixDisplay.from_estimator\`
    sklearn.metrics.plot_roc_curve -> \`RocCurveDisplay.from_estimator\`
    sklearn.metrics.plot_precision_recall_curve -> \`PrecisionRecallDisplay.from_estimator\`
    sklearn.inspection.plot_partial_dependence -> \`PartialDependenceDisplay.from_estimator\``),
  ...rows("scikit-learn", "1.3", "sklearn.metrics.SCORERS -> `get_scorer` and `get_scorer_names`"),
  ...rows("torch", "1.8", `
    torch.rfft -> \`torch.fft.rfft\`, which gives complex numbers
    torch.irfft -> \`torch.fft.irfft\`, which takes complex numbers
    torch.ifft -> \`torch.fft.ifft\`, which takes complex numbers
    torch.gels -> torch.linalg.lstsq`),
  ...rows("torch", "1.13", `
    torch.symeig -> \`torch.linalg.eigh\`, which gives the vectors too and reads the lower triangle
    torch.eig -> \`torch.linalg.eig\`, which gives complex numbers and the vectors too
    torch.lstsq -> \`torch.linalg.lstsq\`, which takes the two tensors the other way round
    torch.solve -> \`torch.linalg.solve\`, which takes the two tensors the other way round
    torch.matrix_rank -> torch.linalg.matrix_rank`),
  ...rows("torch", "2.15", `
    torch.qr -> \`torch.linalg.qr\` with \`mode\` for \`some\`
    torch.cholesky -> torch.linalg.cholesky`),
]);

/** A keyword that a call no longer takes, or takes no longer with this value. */
export interface RemovedKeyword extends Removed {
  readonly call: RegExp;
  readonly keyword: string;
  /** Only this text is refused; absent for every value. */
  readonly value?: string;
  /** The keyword or the text that takes its place. */
  readonly renamed?: string;
}

const keyword = (library: Removed["library"], since: string, call: RegExp, name: string, use: string, more: Partial<RemovedKeyword> = {}): RemovedKeyword => ({ library, since, call, keyword: name, use, ...more });

export const REMOVED_KEYWORDS: readonly RemovedKeyword[] = [
  keyword("pandas", "3.0", /\.fillna$/, "method", "the methods `ffill()` and `bfill()`"),
  keyword("pandas", "2.0", /^pandas\.read_(?:csv|table|excel)$/, "squeeze", "`squeeze(\"columns\")` on what it returns"),
  keyword("pandas", "2.0", /^pandas\.read_(?:csv|table)$/, "error_bad_lines", "`on_bad_lines=\"skip\"`"),
  keyword("pandas", "3.0", /^pandas\.read_(?:csv|table)$/, "delim_whitespace", "`sep=r\"\\s+\"`"),
  keyword("pandas", "3.0", /^pandas\.to_datetime$/, "infer_datetime_format", "nothing: the format is inferred anyway"),
  keyword("pandas", "3.0", /\.groupby$/, "axis", "`groupby` of the transposed frame", { value: "1" }),
  keyword("scikit-learn", "1.4", /^sklearn\.preprocessing\.OneHotEncoder$/, "sparse", "`sparse_output`", { renamed: "sparse_output" }),
  keyword("scikit-learn", "1.4", /^sklearn\.(?:ensemble\.(?:Bagging|AdaBoost)\w+|calibration\.CalibratedClassifierCV|multioutput\.ClassifierChain)$/, "base_estimator", "`estimator`", { renamed: "estimator" }),
  keyword("scikit-learn", "1.2", /^sklearn\.linear_model\.(?:LinearRegression|Ridge\w*|Lasso\w*|ElasticNet\w*|Lars\w*)$/, "normalize", "a `StandardScaler` before it in a pipeline"),
  keyword("scikit-learn", "1.6", /^sklearn\.metrics\.mean_squared_(?:log_)?error$/, "squared", "`root_mean_squared_error`"),
  keyword("scikit-learn", "1.4", /^sklearn\.cluster\.AgglomerativeClustering$/, "affinity", "`metric`", { renamed: "metric" }),
  keyword("scikit-learn", "1.7", /^sklearn\.manifold\.TSNE$/, "n_iter", "`max_iter`", { renamed: "max_iter" }),
  keyword("scikit-learn", "1.8", /^sklearn\.linear_model\.LogisticRegression(?:CV)?$/, "multi_class", "`OneVsRestClassifier` around it for `ovr`, and nothing else otherwise"),
  keyword("scikit-learn", "1.3", /^sklearn\.ensemble\.(?:RandomForest|ExtraTrees)Classifier$/, "max_features", "`\"sqrt\"`, which is the same", { value: "auto", renamed: "sqrt" }),
  keyword("scikit-learn", "1.3", /^sklearn\.ensemble\.(?:RandomForest|ExtraTrees)Regressor$/, "max_features", "`1.0`, which is the same", { value: "auto" }),
  keyword("scikit-learn", "1.3", /^sklearn\.linear_model\.SGDClassifier$/, "loss", "`\"log_loss\"`", { value: "log", renamed: "log_loss" }),
  keyword("scikit-learn", "1.3", /^sklearn\.ensemble\.GradientBoostingClassifier$/, "loss", "`\"log_loss\"`", { value: "deviance", renamed: "log_loss" }),
];

/** Methods by name; only what no other common class has. */
export const REMOVED_METHODS: ReadonlyMap<string, Removed> = new Map([
  ...rows("pandas", "1.0", "as_matrix -> to_numpy\nget_dtype_counts -> `dtypes.value_counts()`\nconvert_objects -> infer_objects"),
  ...rows("pandas", "2.0", "iteritems -> items\nslice_shift -> shift"),
  ...rows("pandas", "3.0", "applymap -> map"),
  ...rows("scikit-learn", "1.2", "get_feature_names -> get_feature_names_out"),
]);
