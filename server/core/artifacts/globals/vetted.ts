/**
 * What a model may import without a word. Classes are made by `__new__` and get their attributes set; each function was
 * read: it builds a value from its arguments and reaches neither files, network, processes nor modules by name.
 */
export interface Vetted {
  readonly library: string;
  /** The whole module name. */
  readonly module: RegExp;
  /** The whole name in it. */
  readonly names: RegExp;
  /** Its constructors do more than keep what they are given, so objects may only be restored, not constructed. */
  readonly restoredOnly?: true;
}

const CLASSES = /^_?[A-Z]\w*$/;
/** Cython's standard way back: checks a checksum of the fields, then sets them. */
const CYTHON = /^__pyx_unpickle_\w+$/;

const vetted: readonly Vetted[] = [
  { library: "Python", module: /^(builtins|exceptions)$/, names: /^(bool|bytearray|bytes|complex|dict|enumerate|float|frozenset|int|list|long|object|range|reversed|set|slice|str|tuple|unicode|xrange|zip|Ellipsis|NotImplemented|None|True|False|abs|all|any|len|max|min|round|sorted|sum|basestring|[A-Z]\w*(Error|Exception|Warning|Interrupt|Iteration|Exit))$/ },
  { library: "Python", module: /^collections(\.abc)?$|^_collections(_abc)?$|^UserDict$|^UserList$/, names: /^(OrderedDict|defaultdict|deque|Counter|ChainMap|User(Dict|List|String)|[A-Z][a-zA-Z]*)$/ },
  { library: "Python", module: /^(copy_reg|copyreg)$/, names: /^(_reconstructor|__newobj__|__newobj_ex__|pickle_complex)$/ },
  { library: "Python", module: /^_codecs$/, names: /^encode$/ },
  { library: "Python", module: /^_?datetime$/, names: /^(date|datetime|time|timedelta|timezone|UTC)$/ },
  { library: "Python", module: /^_?(py)?decimal$/, names: /^(Decimal|Context)$/ },
  { library: "Python", module: /^_?zoneinfo$/, names: /^ZoneInfo(\._unpickle)?$/ },
  { library: "Python", module: /^(fractions|numbers|uuid|array|_?random|enum|ipaddress|pathlib(\._local)?|string|types|argparse|_?struct|inspect|itertools|contextvars|dataclasses)$/, names: /^(Fraction|Number|Complex|Real|Rational|Integral|UUID|SafeUUID|array|_array_reconstructor|Random|Enum|IntEnum|Flag|IPv[46](Address|Network|Interface)|(Pure)?(Posix|Windows)?Path|Template|SimpleNamespace|NoneType|Namespace|Struct|Signature|Parameter|_ParameterKind|count|cycle|repeat|chain|product|_MISSING_TYPE|MISSING)$/ },
  { library: "Python", module: /^logging$/, names: /^(getLogger|Logger|RootLogger)$/ },
  { library: "Python", module: /^re$/, names: /^(_compile|compile|RegexFlag)$/ },
  { library: "Python", module: /^math$/, names: /^(acos|acosh|asin|asinh|atan|atan2|atanh|ceil|cos|cosh|degrees|exp|expm1|fabs|floor|hypot|isfinite|isinf|isnan|log|log10|log1p|log2|pow|radians|sin|sinh|sqrt|tan|tanh|trunc|fsum|gamma|lgamma|erf|erfc)$/ },
  { library: "NumPy", module: /^numpy$/, names: /^(ndarray|dtype|generic|matrix|recarray|record|poly1d|broadcast|vectorize|bool_?|bool8|byte|ubyte|short|ushort|intc|uintc|int_|uint|intp|uintp|long|ulong|longlong|ulonglong|u?int(8|16|32|64)|float(16|32|64|96|128)?_?|complex(64|128|192|256)?_?|half|single|double|longdouble|csingle|cdouble|clongdouble|object_|str_|bytes_|void|unicode_|string_|datetime64|timedelta64|number|integer|signedinteger|unsignedinteger|inexact|floating|complexfloating|flexible|character|nan|inf|exp|expm1|log|log1p|log2|log10|sqrt|square|cbrt|abs|absolute|sign|sin|cos|tan|arcsin|arccos|arctan|sinh|cosh|tanh|maximum|minimum|add|subtract|multiply|divide|true_divide|power|reciprocal|floor|ceil|rint|round|around|clip|mean|median|std|var|sum|prod|min|max|amin|amax|argmin|argmax|any|all|nanmean|nanmedian|nansum|nanmin|nanmax|nanstd|nanvar|isnan|isfinite|ravel|reshape|asarray|array|zeros|ones|empty|arange|concatenate|unique|sort|argsort|dot|where|log1p|ptp|percentile|quantile|cumsum|diff|full|identity|eye|nan_to_num|average|corrcoef|cov|histogram|bincount|interp|nanpercentile|nanquantile|nancumsum|nanprod|nanargmax|nanargmin|hypot|logaddexp|logaddexp2|mod|fmod|remainder|floor_divide|negative|positive|fabs|rint|trunc|exp2|arcsinh|arccosh|arctanh|arctan2|degrees|radians|deg2rad|rad2deg|isinf|isneginf|isposinf|logical_(and|or|not|xor)|greater(_equal)?|less(_equal)?|equal|not_equal|fmax|fmin|heaviside|matmul|inner|outer|cross|cumprod|trapz|trapezoid|digitize|searchsorted|tile|repeat|roll|flip|fliplr|flipud|squeeze|expand_dims|transpose|stack|hstack|vstack|column_stack|linspace|logspace|count_nonzero|nonzero|argwhere|allclose|isclose|real|imag|angle|conj|conjugate|bitwise_(and|or|xor|not)|invert|frexp|ldexp|sinc|i0|gcd|lcm)$/ },
  { library: "NumPy", module: /^numpy\.linalg(\._?linalg)?$/, names: /^(norm|inv|pinv|det|solve|lstsq|eig|eigh|eigvals|svd|qr|cholesky|matrix_rank|LinAlgError)$/ },
  { library: "NumPy", module: /^numpy\.(_?core)\.(multiarray|numeric|_multiarray_umath|fromnumeric|_internal|records|numerictypes|_dtype|arrayprint|umath|_methods)$/, names: /^(_reconstruct|scalar|_frombuffer|ndarray|dtype|array|recarray|record|_convert_to_stringdtype_kwargs|correlate|mean|sum|max|min|std|var|median|amax|amin|clip)$/ },
  // Python names a function after the first module it finds it in, so these turn up under any library that imports them.
  { library: "NumPy", module: /^(numpy|scipy|sklearn|pandas|lightgbm|xgboost|catboost|statsmodels)(\.\w+)*$/, names: /^(dtype|ndarray)$/ },
  { library: "NumPy", module: /^numpy\.random(\.(_pickle|mtrand|bit_generator|_mt19937|_pcg64|_philox|_sfc64|_generator|_common|_bounded_integers))?$/, names: /^(__randomstate_ctor|__generator_ctor|__bit_generator_ctor|__pyx_unpickle_\w+|RandomState|Generator|BitGenerator|MT19937|PCG64|PCG64DXSM|Philox|SFC64|SeedSequence|SeedlessSeedSequence)$/ },
  { library: "NumPy", module: /^numpy\.(ma(\.core)?|dtypes|matrixlib(\.defmatrix)?|polynomial(\.\w+)?|lib\.(_)?polynomial|rec|lib\.(_?function_base|_vectorize\w*))$/, names: /^(_mareconstruct|[A-Z]\w*|matrix|recarray|record|poly1d|vectorize)$/ },
  { library: "SciPy", module: /^scipy\.sparse(\.(_?(csr|csc|coo|bsr|dia|lil|dok|base|compressed|data|matrix)))?$/, names: /^(csr|csc|coo|bsr|dia|lil|dok|_?data|sp)_?(matrix|array|_base)$|^(_)?[a-z]{2,4}_(matrix|array)$/ },
  { library: "SciPy", module: /^scipy\.(interpolate|spatial|stats|optimize|special|signal|linalg|ndimage|cluster|fft|integrate)(\.\w+)*$/, names: /^(_?[A-Z]\w*|__pyx_unpickle_\w+|\w+_gen|rv_\w+|interp[12]d(\._\w+)?|expit|logit|multivariate_normal_frozen|gaussian_kde|ckdtree|cKDTree|xlogy|loggamma|erf|softmax|log_softmax|logsumexp|boxcox|inv_boxcox|yeojohnson)$/ },
  { library: "pandas", module: /^pandas$/, names: /^(DataFrame|Series|Index|MultiIndex|RangeIndex|DatetimeIndex|TimedeltaIndex|PeriodIndex|IntervalIndex|CategoricalIndex|Int64Index|Float64Index|UInt64Index|Categorical|CategoricalDtype|DatetimeTZDtype|PeriodDtype|IntervalDtype|SparseDtype|StringDtype|BooleanDtype|ArrowDtype|U?Int(8|16|32|64)Dtype|Float(32|64)Dtype|Timestamp|Timedelta|Period|Interval|NaT|NA|NamedAgg|DateOffset)$/ },
  { library: "pandas", module: /^pandas\.(core\.(frame|series|generic|base|flags|indexing|indexes\.\w+|internals(\.(managers|blocks|api))?|arrays(\.\w+){0,3}|dtypes\.dtypes|dtypes\.base|tools\.\w+|ops(\.\w+)?|groupby\.\w+|window\.\w+|resample)|arrays|indexes\.\w+|tseries\.(offsets|frequencies|holiday)|api\.types)$/, names: /^(_?[A-Z]\w*|_new_\w*Index|new_block|make_block|_unpickle_block|_simple_new|_period_unpickle)$/ },
  { library: "pandas", module: /^pandas\.api\.typing$/, names: /^(DataFrameGroupBy|SeriesGroupBy|Rolling|RollingGroupby|Expanding|ExpandingGroupby|ExponentialMovingWindow|Resampler|DatetimeIndexResampler|PeriodIndexResampler|TimeGrouper|Window|NaTType|NAType)$/ },
  { library: "dateutil", module: /^dateutil\.(relativedelta|rrule|tz(\.(tz|_common))?)$/, names: /^(relativedelta|weekday|tzutc|tzoffset|rrule|rruleset)$/ },
  { library: "pytz", module: /^pytz(\.tzinfo)?$/, names: /^(_p|_UTC|_FixedOffset|FixedOffset|unpickler|StaticTzInfo|DstTzInfo)$/ },
  { library: "pandas", module: /^pandas\._libs(\.\w+)*$/, names: /^(_?[A-Z]\w*|__pyx_unpickle_\w+|_unpickle_block|_unpickle_timestamp|_timedelta_unpickle|_nat_unpickle|_interval_unpickle|__unpickle_\w+|\w+_unpickle|__nat_unpickle)$/ },
  { library: "PyArrow", module: /^pyarrow(\.lib)?$/, names: /^(_restore_array|_reconstruct_\w+|type_for_alias|chunked_array|py_buffer|field|schema|struct|list_|large_list|map_|dictionary|timestamp|duration|time32|time64|decimal128|decimal256|binary|fixed_size_list|[A-Z]\w*(Type|Array|Scalar))$/ },
  { library: "scikit-learn", module: /^sklearn\.(base|calibration|cluster|compose|covariance|cross_decomposition|decomposition|discriminant_analysis|dummy|ensemble|feature_extraction|feature_selection|frozen|gaussian_process|impute|isotonic|kernel_approximation|kernel_ridge|linear_model|manifold|mixture|model_selection|multiclass|multioutput|naive_bayes|neighbors|neural_network|pipeline|preprocessing|random_projection|semi_supervised|svm|tree|_loss)(\.\w+)*$/, names: CLASSES },
  { library: "scikit-learn", module: /^sklearn\.(utils\.(_bunch|_tags|_encode|_typedefs|deprecation|fixes|_set_output|_metadata_requests|metadata_routing|_param_validation|_random|_weight_vector|_fast_dict|_seq_dataset|_isotonic)|metrics\.(_scorer|_dist_metrics|_pairwise_distances_reduction(\.\w+)*|pairwise)|externals\.(array_api_\w+|_packaging)(\.\w+)*|utils)$/, names: CLASSES },
  { library: "scikit-learn", module: /^sklearn(\.\w+)+$/, names: CYTHON },
  { library: "scikit-learn", module: /^sklearn\.(metrics\._dist_metrics|neighbors\._(kd_tree|ball_tree|dist_metrics|typedefs)|neighbors\.(kd_tree|ball_tree|dist_metrics))$/, names: /^newObj$/ },
  { library: "scikit-learn", module: /^sklearn\.(metrics(\.\w+)*|feature_selection\._(univariate_selection|mutual_info)|preprocessing\._(data|function_transformer)|utils\.(validation|extmath)|neighbors\._base|ensemble\._base)$/, names: /^(\w+_score|\w+_error|\w+_loss|\w+_kernel|\w+_distances|f_classif|f_regression|chi2|r_regression|mutual_info_(classif|regression)|_identity|_passthrough_scorer|scale|log_loss|roc_auc_score|_pass_through)$/ },
  { library: "scikit-learn", module: /^sklearn\.utils\.validation$/, names: /^(check_array|check_X_y|column_or_1d|as_float_array)$/ },
  { library: "scikit-learn", module: /^sklearn\.cluster\._kmeans$/, names: /^_kmeans_\w+$/ },
  { library: "SciPy", module: /^(scipy\._lib|sklearn\.externals)\.array_api_compat\.\w+(\._aliases)?$/, names: /^(asarray|astype|reshape|isdtype|sum|prod|std|var|clip|permute_dims|nonzero|sort|argsort)$/ },
  { library: "scikit-learn", module: /^sklearn\.compose(\._column_transformer)?$/, names: /^make_column_selector$/ },
  { library: "joblib", module: /^joblib\.numpy_pickle(_compat)?$/, names: /^NumpyArrayWrapper$/ },
  // `Pipeline(memory=…)` keeps where it caches; restoring it only sets attributes.
  { library: "joblib", module: /^joblib\.(memory|_store_backends)$/, names: /^(Memory|FileSystemStoreBackend)$/, restoredOnly: true },
  { library: "LightGBM", module: /^lightgbm(\.(basic|sklearn|engine|compat))?$/, names: /^(Booster|Dataset|CVBooster|LGBM\w+|_LGBM\w+)$/, restoredOnly: true },
  { library: "XGBoost", module: /^xgboost(\.(core|sklearn|callback|compat))?$/, names: /^(Booster|XGB\w+|EarlyStopping|EvaluationMonitor|LearningRateScheduler)$/, restoredOnly: true },
  { library: "CatBoost", module: /^catboost(\.core)?$/, names: /^CatBoost\w*$/, restoredOnly: true },
  { library: "PyTorch", module: /^torch$/, names: /^(\w+Storage|\w*Tensor|Size|device|dtype|Generator|bfloat16|float(16|32|64)?|half|double|int|short|long|u?int\d+|bool|complex(32|64|128)|float8_\w+|float4_\w+|bits\w+|q(u?)int\w+|strided|sparse_coo|sparse_csr|contiguous_format|channels_last|channels_last_3d|preserve_format|per_(tensor|channel)_\w+|nn|relu|sigmoid|tanh|_utils)$/ },
  // Types that the TorchScript code in the same archive declares. No Python module has this name.
  { library: "TorchScript", module: /^__torch__(\.\w+)*$/, names: /^\w+$/ },
  { library: "PyTorch", module: /^torch\._utils$/, names: /^_rebuild_\w+$/ },
  { library: "PyTorch", module: /^torch\.(_tensor|storage|serialization|cuda|cuda\.sparse|sparse|random|_C|nn\.parameter|nn\.utils\.rnn|nested\._internal\.nested_tensor)$/, names: /^(_rebuild_from_type_v2|Tensor|TypedStorage|UntypedStorage|_TypedStorage|_UntypedStorage|_get_layout|\w+Storage|\w+Tensor|Parameter|UninitializedParameter|Buffer|ParameterList|PackedSequence|Generator|_rebuild_\w+)$/ },
  { library: "PyTorch", module: /^torch\.nn(\.(modules|quantized|qat|intrinsic|quantizable)(\.\w+)*|\.utils\.(parametrize|parametrizations|weight_norm|spectral_norm))?$/, names: CLASSES },
  { library: "PyTorch", module: /^torch\.nn\.(functional|modules\.activation)$/, names: /^(relu6?|gelu|silu|mish|elu|selu|softmax|log_softmax|sigmoid|logsigmoid|tanh|softplus|leaky_relu|hardtanh|hardswish|cross_entropy|mse_loss|nll_loss|l1_loss|dropout)$/ },
  { library: "PyTorch", module: /^torch\._C\._nn$/, names: /^(gelu|silu|softplus|linear)$/ },
  { library: "PyTorch", module: /^torch\.(optim|ao\.(nn|quantization)|quantization|distributions|jit\._(pickle))(\.\w+)*$/, names: /^(_?[A-Z]\w*|build_(intlist|tensorlist|doublelist|boollist|tensor_from_id)|restore_type_tag)$/ },
  { library: "PyTorch", module: /^torchvision\.(models|ops|transforms)(\.\w+)*$/, names: CLASSES, restoredOnly: true },
  { library: "Transformers", module: /^transformers\.(models(\.\w+)+|modeling_outputs|configuration_utils|activations|generation\.configuration_utils|training_args|trainer_utils|trainer_pt_utils|tokenization_utils\w*|integrations\.deepspeed|pytorch_utils)$/, names: /^_?[A-Z]\w*$/, restoredOnly: true },
  { library: "Tokenizers", module: /^tokenizers(\.\w+)*$/, names: CLASSES, restoredOnly: true },
  { library: "Accelerate", module: /^accelerate\.(state|utils\.dataclasses)$/, names: CLASSES, restoredOnly: true },
  { library: "Lightning", module: /^(pytorch_lightning|lightning|lightning_fabric|lightning\.(pytorch|fabric))\.(callbacks|utilities)(\.\w+)*$/, names: CLASSES, restoredOnly: true },
  { library: "OmegaConf", module: /^omegaconf\.(dictconfig|listconfig|base|nodes)$/, names: CLASSES, restoredOnly: true },
  { library: "Python", module: /^typing$/, names: /^(Any|Union|Optional|List|Dict|Tuple|Set)$/ },
  { library: "statsmodels", module: /^statsmodels(\.\w+)*$/, names: CLASSES, restoredOnly: true },
  { library: "statsmodels", module: /^statsmodels\.tsa\.statespace\._\w+(\.\w+)*$/, names: /^[sdcz][A-Z]\w*$/ },
  { library: "imbalanced-learn", module: /^imblearn(\.\w+)*$/, names: CLASSES },
  { library: "Ultralytics", module: /^ultralytics\.(nn\.(tasks|modules(\.\w+)*)|utils\.(loss|tal))$/, names: CLASSES, restoredOnly: true },
  { library: "category_encoders", module: /^category_encoders(\.\w+)*$/, names: CLASSES },
];

const rowOf = (module: string, name: string): Vetted | undefined => vetted.find((row) => row.module.test(module) && row.names.test(name));

export const isVetted = (module: string, name: string): boolean => rowOf(module, name) !== undefined;

/** Enumerations are restored by calling them with their value. */
export const ENUMERATION = /(Strategy|Type|Names|Level|Version|Mode|Kind|Enum|Order)$/;

/** Whether calling it, rather than only restoring an object of it, goes beyond what was vetted. */
export const mustNotBeCalled = (module: string, name: string): boolean => rowOf(module, name)?.restoredOnly === true && !ENUMERATION.test(name);
