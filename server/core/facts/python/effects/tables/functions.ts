/** What a function of a library changes among what it is given: places and keywords of its arguments. */
export const MUTATED_ARGUMENTS: readonly (readonly [name: RegExp, places: readonly number[]])[] = [
  [/^(?:random|numpy\.random)\.shuffle$/, [0]],
  [/^heapq\.(?:heappush|heappop|heapify|heapreplace|heappushpop)$/, [0]],
  [/^bisect\.insort(?:_left|_right)?$/, [0]],
  [/^(?:setattr|delattr|next|anext)$/, [0]],
  [/^numpy\.(?:fill_diagonal|put|put_along_axis|place|copyto|putmask)$/, [0]],
  [/^numpy\.(?:add|subtract|multiply|divide|maximum|minimum)\.at$/, [0]],
  [/^torch\.nn\.(?:init\.\w+_|utils\.\w+_)$/, [0]],
  [/^collections\.deque\.\w+$/, [0]],
  [/^json\.dump$|^pickle\.dump$|^csv\.writer$/, [1]],
];

/** Keywords that name what is changed, whatever is called. */
export const MUTATED_KEYWORDS: ReadonlySet<string> = new Set(["out", "ax"]);

/** State of the process, and of the world, that a call reads or changes. Every row that fits counts. */
export const CALL_EFFECTS: readonly (readonly [name: RegExp, effect: string])[] = [
  [/^random\.(?!Random$|SystemRandom$)\w+/, "random"],
  [/^numpy\.random\.(?!default_rng$|RandomState$|Generator$|SeedSequence$)\w+/, "random"],
  [/^torch\.(?:(?:cuda\.)?manual_seed(?:_all)?|seed|rand|randn|randint|randperm|rand_like|randn_like|normal|bernoulli|multinomial)$/, "random"],
  [/^(?:tensorflow|tf)\.(?:random\.|set_random_seed|keras\.utils\.set_random_seed)|^keras\.utils\.set_random_seed$|^(?:transformers|accelerate\.utils|lightning|pytorch_lightning)\.(?:set_seed|seed_everything)$/, "random"],
  [/^sklearn\.model_selection\.train_test_split$|^sklearn\.utils\.(?:shuffle|resample)$|^scipy\.stats\.\w+\.rvs$/, "random"],
  [/^pandas\.(?:set_option|reset_option|options\.)|^numpy\.(?:set_printoptions|seterr)$|^warnings\.(?:filterwarnings|simplefilter|resetwarnings)$/, "options"],
  [/^matplotlib\.(?:use|rc|rcdefaults|style\.use|rcParams)|^matplotlib\.pyplot\.(?:rc|rcdefaults|rcParams|style\.use|ion|ioff|switch_backend)|^seaborn\.(?:set|set_theme|set_style|set_context|set_palette|reset_defaults)$/, "options"],
  [/^logging\.(?:basicConfig|disable|getLogger)|^sklearn\.set_config$|^torch\.(?:set_default_dtype|set_default_device|set_num_threads|backends\.)|^locale\.setlocale$|^decimal\.getcontext$|^tensorflow\.(?:get_logger|config\.)|^IPython\.display\.set_matplotlib_formats$/, "options"],
  [/^sys\.(?:path|modules|setrecursionlimit|stdout|stderr)/, "options"],
  [/^(?:gc|signal|atexit|faulthandler|codecs|copyreg|tracemalloc|readline)\.(?!getreader$|getwriter$|collect$|open$|encode$|decode$|get_\w+$|is\w+$)|^socket\.setdefaulttimeout$|^os\.(?:umask|nice)$|^decimal\.(?:setcontext|localcontext)$|^(?:threading|sys)\.set\w+$|^tqdm\.(?:\w+\.)*pandas$/, "options"],
  [/^(?!pandas\.|matplotlib\.|builtins\.)[a-z]\w*\.(?:\w+\.)*(?:set_\w+|setup_logging|enable|disable|enable_\w+|disable_\w+|register|register_\w+|reset_\w+|use_\w+|autolog|config\.update|configure|monkey_patch)$/, "options"],
  [/^os\.(?:environ\b|putenv$|unsetenv$|getenv$)|^dotenv\.load_dotenv$/, "environment"],
  [/^os\.(?:chdir|fchdir|getcwd)$/, "cwd"],
  [/^matplotlib\.pyplot\.|^seaborn\.\w*(?:plot|map|grid)$|^seaborn\.despine$|^pandas\.plotting\./, "pyplot"],
  [/^(?:pandas|polars|geopandas|dask\.dataframe)\.(?:read_|scan_)|^numpy\.(?:load|loadtxt|genfromtxt|fromfile)$|^(?:joblib|pickle|json|yaml|torch|cloudpickle|dill)\.(?:load|safe_load|load_all)$|^keras\.models\.load_model$|^tensorflow\.keras\.models\.load_model$|^os\.(?:listdir|walk|scandir|stat|path\.(?:exists|isfile|isdir|getsize))$|^glob\.|^PIL\.Image\.open$|^cv2\.imread$/, "reads-file"],
  [/^numpy\.(?:save|savez|savez_compressed|savetxt)$|^(?:joblib|pickle|json|yaml|torch|cloudpickle|dill)\.(?:dump|save|safe_dump)$|^os\.(?:makedirs|mkdir|remove|unlink|rename|replace|rmdir|symlink)$|^shutil\.|^matplotlib\.pyplot\.savefig$|^cv2\.imwrite$|^tarfile\.|^zipfile\./, "writes-file"],
  [/^(?:requests|httpx|aiohttp|urllib\.request|urllib3|boto3|ftplib|smtplib|wget|gdown|kagglehub|openai|anthropic|huggingface_hub|yfinance|wandb|mlflow)\.|^sklearn\.datasets\.fetch_|^datasets\.load_dataset$|^socket\.|^torchvision\.datasets\.|^tensorflow\.keras\.datasets\.|^keras\.datasets\./, "network"],
  [/^subprocess\.|^os\.(?:system|popen|kill|fork|exec\w*|spawn\w*)$/, "process"],
  [/^(?:print|pprint(?:\.pprint)?|display|IPython\.display\.display)$/, "prints"],
  [/^time\.(?:time|perf_counter|monotonic|process_time|sleep)$|^datetime\.(?:datetime\.(?:now|today|utcnow)|date\.today)$|^uuid\.uuid[14]$/, "clock"],
  [/^(?:input|getpass\.getpass)$/, "asks"],
  [/^(?:exec|eval|globals|locals|vars|dir)$/, "dynamic-names"],
];

/** These run SQL that may name variables of the caller. */
export const SQL_CALLS = /^(?:mo|marimo|duckdb)\.(?:sql|query)$|^pandasql\.sqldf$/;

/** These read variables of the caller that a text names: every word of it may be one. */
export const LOOKUP_CALLS: readonly (readonly [calls: RegExp, words: RegExp])[] = [
  [/^statsmodels\.formula\.api\.|^patsy\.|\.from_formula$|^formulaic\./, /([A-Za-z_]\w*)/g],
  [/^numexpr\.(?:evaluate|re_evaluate)$/, /([A-Za-z_]\w*)/g],
  [/^pandas\.eval$/, /@?([A-Za-z_]\w*)/g],
];
