/**
 * What an estimator learns when it is fitted, by the name of its class. Taken from scikit-learn 1.9.1 by looking at its tags and by
 * fitting each on half of the rows; category_encoders, feature-engine and imbalanced-learn from their documentation.
 */
export type Role =
  /** Learns nothing from the rows. */
  | "stateless"
  /** Learns which categories or words exist. */
  | "vocabulary"
  /** Learns means, ranges, frequencies. */
  | "statistic"
  | "decomposition"
  /** Chooses columns by looking at the target. */
  | "selection"
  /** Writes what it knows of the target into columns. */
  | "supervised"
  /** Makes or removes rows. */
  | "sampler"
  | "cluster"
  /** Holds other estimators and fits them. */
  | "pipeline"
  /** Tries settings on splits of its own. */
  | "search"
  | "model";

/** The role of a class, given its dotted or its bare name. What is not known is a model until it transforms something. */
export function roleOf(api: string): Role {
  return ROLES.get(api.slice(api.lastIndexOf(".") + 1)) ?? "model";
}

export const isKnownEstimator = (name: string): boolean => ROLES.has(name);

const NAMES: Readonly<Partial<Record<Role, string>>> = {
  stateless:
    "Bucketizer HashingTF VectorAssembler AdditiveChi2Sampler ArbitraryDiscretiser ArbitraryNumberImputer ArcsinTransformer Binarizer CyclicalFeatures DatetimeFeatures " +
    "DropFeatures FeatureHasher FunctionTransformer GaussianRandomProjection HashingEncoder HashingVectorizer LogTransformer " +
    "MathFeatures MissingIndicator Normalizer PatchExtractor PolynomialCountSketch PolynomialFeatures ReciprocalTransformer " +
    "SkewedChi2Sampler SparseCoder SparseRandomProjection",
  vocabulary:
    "BackwardDifferenceEncoder BaseNEncoder BinaryEncoder CountVectorizer DictVectorizer GrayEncoder HelmertEncoder IntegerLookup " +
    "LabelBinarizer LabelBinarizerPipelineFriendly LabelEncoder MultiLabelBinarizer OneHotEncoder OneHotEncoderEstimator OrdinalEncoder PolynomialEncoder " +
    "RankHotEncoder StringIndexer StringLookup SumEncoder TextVectorization Tokenizer",
  statistic:
    "BiScaler BoxCoxTransformer CategoricalEncoder CategoricalImputer CountEncoder CountFrequencyEncoder Discretization EndTailImputer " +
    "EqualFrequencyDiscretiser EqualWidthDiscretiser Imputer IterativeImputer KBinsDiscretizer KNNImputer KernelCenterer MaxAbsScaler " +
    "MeanMedianImputer MinMaxScaler Normalization Nystroem OutlierTrimmer PowerTransformer QuantileTransformer RBFSampler " +
    "RandomSampleImputer RankGauss RareLabelEncoder RobustScaler SimpleImputer SoftImpute SplineTransformer StandardScaler TfidfModel " +
    "TfidfTransformer TfidfVectorizer VarianceThreshold IDF Winsorizer YeoJohnsonTransformer",
  decomposition:
    "BernoulliRBM DictionaryLearning FactorAnalysis FastICA IncrementalPCA Isomap KernelPCA LatentDirichletAllocation " +
    "LocallyLinearEmbedding MiniBatchDictionaryLearning MiniBatchNMF MiniBatchSparsePCA NMF PCA RandomTreesEmbedding RandomizedPCA " +
    "SparsePCA TSNE TruncatedSVD UMAP Word2Vec",
  selection:
    "BorutaPy GenericUnivariateSelect RFE RFECV SelectFdr SelectFpr SelectFromModel SelectFwe SelectKBest SelectPercentile " +
    "SequentialFeatureSelector",
  supervised:
    "CatBoostEncoder DecisionTreeDiscretiser DecisionTreeEncoder GLMMEncoder JamesSteinEncoder LeaveOneOutEncoder MEstimateEncoder " +
    "MeanEncoder NeighborhoodComponentsAnalysis PLSSVD QuantileEncoder SummaryEncoder TargetEncoder WOEEncoder WoEEncoder",
  sampler:
    "ADASYN AllKNN BorderlineSMOTE ClusterCentroids CondensedNearestNeighbour EditedNearestNeighbours InstanceHardnessThreshold " +
    "KMeansSMOTE NearMiss NeighbourhoodCleaningRule OneSidedSelection RandomOverSampler RandomUnderSampler " +
    "RepeatedEditedNearestNeighbours SMOTE SMOTEENN SMOTEN SMOTENC SMOTETomek SVMSMOTE TomekLinks",
  cluster:
    "AffinityPropagation AgglomerativeClustering BayesianGaussianMixture Birch BisectingKMeans DBSCAN EllipticEnvelope " +
    "FeatureAgglomeration GaussianMixture HDBSCAN IsolationForest KMeans LocalOutlierFactor MeanShift MiniBatchKMeans OPTICS " +
    "OneClassSVM SpectralClustering",
  pipeline:
    "ColumnTransformer DataFrameMapper FeatureUnion Pipeline",
  search:
    "BayesSearchCV CrossValidator TrainValidationSplit GridSearchCV HalvingGridSearchCV HalvingRandomSearchCV RandomizedSearchCV",
};

const ROLES: ReadonlyMap<string, Role> = new Map((Object.entries(NAMES) as [Role, string][]).flatMap(([role, names]) => names.split(" ").map((name): [string, Role] => [name, role])));
