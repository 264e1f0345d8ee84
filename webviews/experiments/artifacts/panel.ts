import type { RunArtifact } from "../../protocol/experiments.ts";
import { element } from "../../shared/dom.ts";
import { counted, formatNumber } from "../../shared/format.ts";
import { listbox } from "../../shared/listbox.ts";
import { textField } from "../../shared/ui.ts";
import { keyOf, type ExperimentRun } from "../data.ts";
import type { Hub, Panel, Shown } from "../hub.ts";
import { artifactFetcher } from "./fetcher.ts";
import { runFigures, type Logged } from "./runFigures.ts";

/** Side by side more runs than these cannot be looked at. */
const MOST_RUNS = 12;

const WORDS: Readonly<Record<RunArtifact["kind"], string>> = { "image": "picture", "audio": "sound", "video": "film", "table": "table", "text": "text", "json": "JSON", "html": "page", "histogram": "histogram", "confusion-matrix": "matrix", "curve": "curves", "other": "file" };

/** What the chosen runs logged besides metrics: one name for all of them, side by side, with a slider through its steps. */
export function artifactPanel(hub: Hub): Panel {
  const fetched = artifactFetcher(hub);
  let search = "";
  let lists: readonly (readonly RunArtifact[])[] = [];
  let runs: readonly ExperimentRun[] = [];
  let asked = "";
  let colours: readonly string[] = [];
  let chosenStep: number | undefined;
  const names = listbox("Artifacts of the chosen runs", (name) => {
    chosenStep = undefined;
    hub.update({ artifact: name });
  });
  const field = textField("Search artifacts", "", (text) => {
    search = text.toLowerCase();
    draw();
  });
  const slider = element("input", { type: "range", min: 0, step: 1, "aria-label": "Step" });
  const stepWords = element("output", { class: "number" });
  const steps = element("label", { class: "slider step-slider" }, ["Step", slider, stepWords]);
  const figures = runFigures(fetched, (file) => void hub.call("save", file));
  const advice = element("p", { class: "soft", role: "status" });
  const body = element("div", { class: "artifact-body" }, [steps, figures.node]);
  const side = element("div", { class: "artifact-side" }, [field, names.node]);
  const node = element("section", { class: "artifacts", "aria-label": "Artifacts" }, [advice, side, body]);
  slider.addEventListener("input", () => {
    chosenStep = stepsOf(current())[Number(slider.value)];
    draw();
  });

  const current = (): readonly RunArtifact[] => lists.flatMap((list) => list.filter(({ name }) => name === nameNow()));

  function nameNow(): string | undefined {
    const wanted = hub.state().artifact;
    const all = namesOf(lists);
    return all.has(wanted) ? wanted : ([...all.entries()].find(([, { kind }]) => kind !== "other")?.[0] ?? all.keys().next().value);
  }

  function say(text: string): void {
    advice.textContent = text;
    advice.hidden = text === "";
    side.hidden = body.hidden = text !== "";
  }

  function draw(): void {
    const all = namesOf(lists);
    if (all.size === 0) {
      say(`${runs.length === 1 ? "This run" : "The chosen runs"} logged no pictures, tables or other files that can be found from here.`);
      return;
    }
    say("");
    const name = nameNow() ?? "";
    const found = [...all].filter(([each]) => each.toLowerCase().includes(search));
    names.show(found.map(([each, { kind, runs: having }]) => ({ name: each, state: "", hint: `${each}, ${WORDS[kind]}, in ${counted(having, "run")}`, mark: "", cells: () => [element("span", { class: "soft state" }, [WORDS[kind]])] })), name);
    const places = stepsOf(current());
    const step = chosenStep ?? places.at(-1);
    const at = step === undefined ? -1 : places.indexOf(step);
    steps.hidden = places.length < 2;
    slider.max = String(Math.max(0, places.length - 1));
    slider.value = String(at < 0 ? places.length - 1 : at);
    stepWords.textContent = step === undefined ? "" : formatNumber(step);
    slider.setAttribute("aria-valuetext", `step ${stepWords.textContent}`);
    const logged = runs.map((run, index): Logged => ({ run, place: Math.max(0, colours.indexOf(keyOf(run))), artifacts: (lists[index] ?? []).filter((each) => each.name === name) }));
    figures.show(name, logged, step);
  }

  return {
    node,
    needs: () => [],
    forget: () => {
      asked = "";
      fetched.forget();
    },
    show({ chosen, ...shown }: Shown) {
      ({ colours } = shown);
      runs = chosen.slice(0, MOST_RUNS);
      const key = runs.map(keyOf).join("\n");
      if (runs.length === 0) {
        asked = "";
        say("Choose runs in the table to see what they logged: pictures, tables, texts, confusion matrices and curves.");
        return;
      }
      if (key === asked) {
        draw();
        return;
      }
      asked = key;
      fetched.lists(runs).then(
        (found) => {
          if (asked !== key) return;
          lists = found;
          draw();
        },
        (error: unknown) => say(`The artifacts could not be listed: ${error instanceof Error ? error.message : String(error)}`),
      );
    },
  };
}

/** Names in the order in which they are met, with the kind, and how many of the runs have them. */
function namesOf(lists: readonly (readonly RunArtifact[])[]): ReadonlyMap<string, { readonly kind: RunArtifact["kind"]; readonly runs: number }> {
  const all = new Map<string, { readonly kind: RunArtifact["kind"]; readonly runs: number }>();
  for (const list of lists) for (const [name, kind] of new Map(list.map((each) => [each.name, each.kind]))) all.set(name, { kind, runs: (all.get(name)?.runs ?? 0) + 1 });
  return new Map([...all].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const stepsOf = (artifacts: readonly RunArtifact[]): readonly number[] => [...new Set(artifacts.flatMap(({ step }) => step ?? []))].toSorted((a, b) => a - b);
