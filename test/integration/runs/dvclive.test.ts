import { READ_BACK, readsAs } from "./parity.ts";

const SCRIPT = `
import os, subprocess, sys
os.chdir(sys.argv[1])
def git(*args): subprocess.run(["git", "-c", "user.email=a@b.c", "-c", "user.name=n", *args], check=True, capture_output=True)
git("init", "-q"); open("readme", "w").write("x"); git("add", "."); git("commit", "-qm", "first")
os.environ.update(DVC_NO_ANALYTICS="1")
from dvclive import Live
curves = {}
with Live(save_dvc_exp=False, dvcyaml="dvc.yaml") as live:
    live.log_params({"rate": 0.1, "model": {"depth": 3, "name": "ü"}})
    for step in range(20):
        for name, value in {"train/loss": 1 / (step + 1), "acc": float(step), "odd": [float("nan"), float("inf"), float("-inf"), 1.0][step % 4]}.items():
            live.log_metric(name, value, timestamp=name == "acc")
            curves.setdefault(name, []).append([step, str(value)])
        live.next_step()
    live.summary["best"] = 0.5
curves["best"] = [[19, "0.5"]]
written = [dict(id="workspace", status="running", params={"rate": "0.1", "model.depth": "3", "model.name": "ü"}, curves=curves)]
${READ_BACK}`;

describe("the folder of DVCLive beside DVCLive", () => readsAs(SCRIPT, { damaged: /train\/loss\.tsv$/, rest: "all" }));

/** `where` is the folder of DVC's project in the git repository. */
const experiments = (where: string): string => `
import os, subprocess, sys
os.chdir(sys.argv[1])
def run(*args): subprocess.run(args, check=True, capture_output=True)
run("git", "init", "-q"); run("git", "config", "user.email", "a@b.c"); run("git", "config", "user.name", "n")
os.environ.update(DVC_NO_ANALYTICS="1")
os.makedirs("${where}", exist_ok=True); os.chdir("${where}")
run(sys.executable, "-m", "dvc", "init", "-q"${where === "." ? "" : ", '--subdir'"}); run("git", "add", "."); run("git", "commit", "-qm", "first")
from dvclive import Live
import json
written = []
for number in range(2):
    with Live(save_dvc_exp=True, exp_name=f"exp-{number}") as live:
        live.log_param("rate", number)
        for step in range(3):
            live.log_metric("loss", number + step); live.next_step()
    written.append(dict(id=f"exp-{number}", status="finished", params={"rate": str(number)}, curves={"loss": [[step, str(number + step)] for step in range(3)]}))
shown = json.loads(subprocess.run([sys.executable, "-m", "dvc", "exp", "show", "--json"], check=True, capture_output=True, text=True).stdout)
names = sorted(rev["name"] for base in shown for exp in base["experiments"] or [] for rev in exp["revs"])
assert names == ["exp-0", "exp-1"], names
import shutil; shutil.rmtree("dvclive")
${READ_BACK}`;

describe("experiments in git beside DVC", () => readsAs(experiments(".")));

describe("experiments of a project in a folder of a repository beside DVC", () => readsAs(experiments("teams/churn")));
