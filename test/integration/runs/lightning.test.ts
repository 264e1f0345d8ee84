import { READ_BACK, readsAs } from "./parity.ts";

/**
 * Lightning's own CSVLogger, which looks at PyTorch only to know tensors. Those gigabytes are spared: modules of that
 * name that hold nothing but empty classes stand in for it. Read back by pandas, an empty cell for what was not logged.
 */
const SCRIPT = `
import importlib.abc, importlib.machinery, os, sys, types, warnings
warnings.simplefilter("ignore")
class Anything(type):
    def __getattr__(cls, name):
        if name.startswith("__"): raise AttributeError(name)
        return made(name)
    def __or__(cls, other): return cls
    def __ror__(cls, other): return cls
def made(name): return Anything(name, (), {"__init__": lambda self, *given, **named: None, "__call__": lambda self, *given, **named: given[0] if given else self, "__class_getitem__": classmethod(lambda cls, item: cls), "__getattr__": lambda self, name: made(name)()})
class Module(types.ModuleType):
    __path__ = []
    __version__ = "2.9.0"
    def __getattr__(self, name):
        if name.startswith("__"): raise AttributeError(name)
        return made(name)
class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        return importlib.machinery.ModuleSpec(name, self, is_package=True) if name.split(".")[0] in ("torch", "torchmetrics") else None
    def create_module(self, spec): return Module(spec.name)
    def exec_module(self, module): pass
sys.meta_path.insert(0, Finder())
written = []
import pandas
from lightning.pytorch.loggers.csv_logs import CSVLogger
for version in range(2):
    logger = CSVLogger(sys.argv[1], name="lightning_logs", flush_logs_every_n_steps=1)
    logger.log_hyperparams({"lr": 0.1, "layers": [1, 2], "nested": {"depth": 3}, "name": "ü"})
    for step in range(30):
        logger.log_metrics({"train_loss": 1 / (step + 1), "epoch": step // 10}, step)
        if step % 10 == 9:
            odd = [float("nan"), float("inf"), float("-inf")][step // 10]
            logger.log_metrics({"val_loss": odd, "val_acc": step / 30, "epoch": step // 10}, step)
        logger.save()
    logger.finalize("success")
    table = pandas.read_csv(os.path.join(logger.log_dir, "metrics.csv"), dtype=str, keep_default_na=False)
    curves = {name: [[int(step), value] for step, value in zip(table["step"], table[name]) if value != ""] for name in table.columns if name != "step"}
    written.append(dict(id=f"version_{version}", params={"lr": "0.1", "layers": "[1,2]", "nested.depth": "3", "name": "ü"}, curves=curves))
${READ_BACK}`;

describe("logs of Lightning's CSVLogger beside pandas", () => readsAs(SCRIPT, { damaged: /metrics\.csv$/, rest: "all" }));
