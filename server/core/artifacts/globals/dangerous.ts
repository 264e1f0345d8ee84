/** What a pickle must never reach, by what it would do. A module stands for itself and everything below it. */
export interface Danger {
  /** Follows "it" in a sentence. */
  readonly does: string;
  readonly modules?: readonly string[];
  /** `module.name`, or `module.prefix*`. */
  readonly names?: readonly string[];
}

export const dangers: readonly Danger[] = [
  {
    does: "runs programs on the machine",
    modules: ["os", "posix", "nt", "subprocess", "_posixsubprocess", "_winapi", "commands", "popen2", "pty", "multiprocessing", "_multiprocessing", "concurrent", "asyncio", "_osx_support", "_aix_support", "_pyrepl", "test", "venv", "ensurepip", "pip", "easy_install", "setuptools", "pkg_resources", "distutils", "numpy.distutils", "pexpect", "ptyprocess", "sh", "plumbum", "fabric", "invoke", "paramiko", "webbrowser", "pipes", "mailcap", "cmd", "contextlib", "asyncore", "asynchat", "antigravity", "crontab", "pywintypes", "win32api", "win32com", "psutil", "docker", "nox", "tox", "virtualenv", "luigi", "torch.distributed.rpc", "torch.distributed.run", "torch.distributed.launch", "torch.distributed.launcher", "torch.distributed.elastic", "torch.utils.collect_env", "torch._appdirs", "torch._sources", "ray", "dask.distributed", "mlflow.projects", "mlflow.pyfunc", "IPython", "ipykernel", "jupyter_client", "langchain_experimental", "langchain_community.tools", "crewai_tools", "smolagents", "autogen", "celery", "modal.functions", "airflow", "prefect", "streamlit", "gradio", "kubernetes", "multiprocess", "pathos", "loky", "billiard", "gevent.subprocess", "twisted.internet.process", "nbconvert", "papermill"],
    names: ["uuid._*", "platform.popen", "platform._*", "imaplib.IMAP4_stream", "pydoc.pipepager", "pydoc.tempfilepager", "pydoc.pager", "pydoc.ttypager", "ctypes.util._*", "torch.multiprocessing.spawn*", "torch.multiprocessing.start_processes", "cgitb.*", "GPUtil.*"],
  },
  {
    does: "runs Python code given as text or as compiled bytes",
    modules: ["code", "codeop", "runpy", "timeit", "cProfile", "profile", "_lsprof", "pdb", "bdb", "trace", "doctest", "lib2to3", "idlelib", "compileall", "py_compile", "rlcompleter", "pyclbr", "marshal", "numpy.f2py", "numpy.testing", "torch._dynamo", "torch._inductor", "torch.fx", "torch.package", "torch.testing", "torch.utils.bottleneck", "torch.utils.cpp_extension", "torch.utils.benchmark", "torch.utils._config_module", "torch.jit.unsupported_tensor_ops", "torch.jit.frontend", "torch.jit._script", "torch.jit.annotations", "torch._jit_internal", "torch.onnx", "sympy", "numexpr", "pandas.core.computation", "asteval", "RestrictedPython", "execnet", "jinja2", "mako", "cffi", "numba", "nose", "pytest", "_pytest", "unittest", "ast", "sys.monitoring", "smtpd", "cython", "Cython", "triton.runtime", "triton.compiler", "pycuda", "tvm.contrib", "cupy.RawKernel", "cupy.RawModule", "cupy._core.raw", "pyximport", "weave", "pythran", "llvmlite", "jax._src.compiler"],
    names: ["pandas.eval", "pandas.DataFrame.eval", "pandas.DataFrame.query", "pandas.core.frame.DataFrame.eval", "pandas.core.frame.DataFrame.query", "types.CodeType", "types.FunctionType", "types.LambdaType", "types.MethodType", "new.code", "new.function", "logging.config.*", "sklearn.utils._testing.*", "typing.get_type_hints", "typing.ForwardRef", "typing._eval_type", "collections.namedtuple", "dataclasses.make_dataclass", "tensorflow.py_function", "tensorflow.numpy_function", "keras.layers.Lambda", "keras.utils.get_file", "keras.src.utils.file_utils.*", "string.Formatter", "transformers.dynamic_module_utils.*", "keras.src.layers.core.lambda_layer.*", "tensorflow.keras.layers.Lambda"],
  },
  {
    does: "imports any module or fetches any attribute by its name, and so reaches everything else",
    modules: ["importlib", "imp", "_imp", "_frozen_importlib", "_frozen_importlib_external", "pkgutil", "zipimport", "modulefinder", "inspect", "sys", "_sitebuiltins", "site", "gc", "_interpreters", "_xxsubinterpreters", "_interpchannels", "_testcapi", "_testinternalcapi", "builtins.__loader__", "hydra", "django.utils.module_loading", "werkzeug.utils", "sklearn.utils.metaestimators.available_if", "torch.utils.data.datapipes", "torch._classes", "torch._ops"],
    names: ["pydoc.locate", "pydoc.*", "operator.attrgetter", "operator.methodcaller", "operator.itemgetter", "operator.call", "_operator.attrgetter", "_operator.methodcaller", "_operator.itemgetter", "_operator.call", "copyreg.add_extension", "copyreg.pickle", "copyreg.constructor", "functools.reduce", "functools.singledispatch*", "functools.lru_cache", "functools.cached_property", "weakref.finalize", "atexit.*", "torch.ops.*", "torch.classes.*"],
  },
  {
    does: "loads another pickle or another model, with whatever that one runs",
    modules: ["pickle", "_pickle", "cPickle", "pickletools", "shelve", "dill", "cloudpickle", "jsonpickle", "klepto", "copy_reg.pickle", "torch.hub", "torch.utils.model_zoo", "tensorflow.saved_model", "keras.saving", "keras.models", "tensorflow.keras.models", "dbm", "yaml", "ruamel", "hickle", "pyarrow.serialization", "onnxruntime.InferenceSession", "onnxruntime.capi", "llama_cpp", "vllm", "pyarrow.fs", "llama_index.core.StorageContext"],
    names: ["joblib.load", "joblib.numpy_pickle.load*", "joblib.numpy_pickle.NumpyUnpickler", "joblib.numpy_pickle_utils.*", "joblib.memory.*", "joblib.externals.*", "joblib.parallel.*", "torch.load", "torch.serialization.load", "torch.serialization._load*", "torch.serialization._legacy_load", "torch.jit.load", "torch.jit._serialization.*", "numpy.load", "numpy.lib.npyio.*", "numpy.lib._npyio_impl.*", "numpy.lib.format.*", "numpy.lib._format_impl.*", "numpy.core.multiarray.fromfile", "pandas.read_*", "pandas.io.pickle.*", "skops.io.load*", "skops.io._persist.*", "xgboost.Booster.load_model", "transformers.AutoModel*", "transformers.pipeline"],
  },
  {
    does: "talks to the network",
    modules: ["socket", "_socket", "ssl", "_ssl", "http", "httplib", "urllib", "urllib2", "urlparse", "ftplib", "smtplib", "telnetlib", "poplib", "imaplib", "nntplib", "xmlrpc", "xmlrpclib", "socketserver", "SocketServer", "BaseHTTPServer", "SimpleHTTPServer", "wsgiref", "requests", "aiohttp", "httpx", "urllib3", "websocket", "websockets", "tornado", "twisted", "flask", "boto3", "botocore", "google.cloud", "azure", "huggingface_hub", "gdown", "wget", "pycurl", "dns", "scapy", "nltk.downloader", "datasets.load", "sklearn.datasets", "fsspec", "s3fs", "gcsfs", "select", "selectors", "_select", "torchvision.datasets"],
    names: ["wandb.init", "wandb.login", "wandb.Api", "wandb.save", "optuna.storages.RDBStorage", "optuna.create_study", "optuna.load_study", "numpy.DataSource", "numpy.lib._datasource.*", "pandas.io.*", "torch.utils.tensorboard.*", "logging.handlers.*"],
  },
  {
    does: "reads or changes files",
    modules: ["shutil", "tempfile", "fileinput", "tarfile", "zipfile", "sqlite3", "_sqlite3", "mmap", "linecache", "glob", "filecmp", "_io", "io", "fnmatch", "netrc", "pathlib._abc", "mailbox", "bz2", "lzma", "gzip", "csv", "configparser", "ConfigParser", "plistlib", "tokenize", "zipapp", "xml", "sysconfig", "traceback", "imghdr", "sndhdr", "aifc", "wave", "sunau", "uu", "difflib", "nturl2path", "msvcrt", "winreg", "_winreg", "fcntl", "termios", "tty", "resource", "syslog", "readline", "crypt", "pwd", "grp", "spwd", "getpass"],
    names: ["logging.FileHandler", "logging.basicConfig", "numpy.fromfile", "numpy.memmap", "numpy.core.memmap.*", "numpy._core.memmap.*", "numpy.save*", "numpy.genfromtxt", "numpy.loadtxt", "numpy.ndarray.tofile", "numpy.ndarray.dump", "pathlib.Path.*", "pathlib.PosixPath.*", "pathlib.WindowsPath.*", "torch.from_file", "torch.save", "torch.serialization.save", "joblib.dump", "scipy.io.*", "torch.UntypedStorage.from_file", "torch.FloatStorage.from_file", "codecs.open", "cgi.*"],
  },
  {
    does: "reaches native memory, threads or signals",
    modules: ["ctypes", "_ctypes", "numpy.ctypeslib", "_thread", "thread", "threading", "_threading_local", "signal", "_signal", "sched", "faulthandler", "tracemalloc", "_xxtestfuzz", "tkinter", "_tkinter", "Tkinter", "turtle", "curses", "_curses"],
  },
  {
    does: "turns off or tampers with tools that scan model files",
    modules: ["picklescan", "fickling", "modelscan", "modelaudit", "saferpickle", "model_unpickler", "picklemagic", "modelwright"],
  },
];

/** Builtins that no model needs and that lead to everything else. Both names of the module are meant. */
export const dangerousBuiltins: ReadonlySet<string> = new Set([
  "eval", "exec", "execfile", "compile", "__import__", "open", "file", "input", "raw_input", "breakpoint", "getattr", "setattr", "delattr",
  "globals", "locals", "vars", "dir", "help", "exit", "quit", "apply", "reload", "__build_class__", "__loader__", "__dict__", "memoryview", "copyright", "credits", "license", "intern", "coerce", "buffer",
]);

/** Parts of a dotted name that give a way out of a harmless module: `pathlib` has `os`, and `os` has `system`. */
export const dangerousParts: ReadonlySet<string> = new Set([
  "os", "sys", "subprocess", "posix", "nt", "builtins", "__builtins__", "__builtin__", "importlib", "shutil", "socket", "pickle", "_pickle", "marshal", "ctypes", "runpy", "code", "pty", "io", "pathlib", "tempfile", "urllib", "requests", "inspect", "types", "threading", "multiprocessing", "joblib", "warnings", "linecache", "operator", "functools",
  "system", "popen", "Popen", "eval", "exec", "execfile", "__import__", "import_module", "spawn", "check_output", "check_call", "getoutput", "getstatusoutput", "FunctionType", "CodeType", "MethodType", "CDLL", "attrgetter", "methodcaller",
  "__globals__", "__subclasses__", "__class__", "__bases__", "__mro__", "__base__", "__code__", "__closure__", "__getattribute__", "__dict__", "__init__", "__reduce__", "__reduce_ex__", "__call__", "__self__", "__func__", "__wrapped__", "__loader__", "__spec__", "__setattr__", "__delattr__", "func_globals", "gi_frame", "f_globals",
]);

/** Words in the name of a function that give away what it is for. */
export const dangerousWords: ReadonlySet<string> = new Set([
  "exec", "execute", "eval", "system", "popen", "spawn", "shell", "subprocess", "runstring", "runcode", "runcommand", "runsource", "cmd", "command", "unpickle", "gpickle", "loads", "import", "getoutput", "backdoor", "payload", "exploit", "pwn", "pwned", "urlopen", "download", "urlretrieve", "rpc",
]);
