import type { ImportanceReport } from "../../server/core/insights/experiments/importance.ts";
import { element } from "../shared/dom.ts";
import { formatNumber, formatShare } from "../shared/format.ts";

export interface ImportancePanel {
  readonly node: HTMLElement;
  show(metric: string | undefined): void;
  readonly forget: () => void;
}

/** Which parameters a metric depends on, as a forest over the runs says. */
export function importancePanel(ask: (metric: string) => Promise<ImportanceReport>): ImportancePanel {
  const node = element("section", { class: "plot importance", "aria-label": "Parameter importance" });
  let shown: string | undefined;
  return {
    node,
    forget: () => (shown = undefined),
    show(metric) {
      if (metric === shown) return;
      shown = metric;
      if (metric === undefined) {
        node.replaceChildren(element("p", { class: "soft" }, ["These runs logged no metrics."]));
        return;
      }
      void ask(metric).then((report) => {
        if (shown === metric) node.replaceChildren(...reportNodes(metric, report));
      });
    },
  };
}

function reportNodes(metric: string, report: ImportanceReport): readonly HTMLElement[] {
  if (report.state === "few") return [element("p", { class: "soft" }, [`${report.runs} runs with ${metric} and parameters that differ are too few to say what it depends on; eight are the least.`])];
  const rows = report.parameters.map(({ name, share, correlation }) => {
    const bar = element("span", { class: "bar" });
    bar.style.width = `${Math.max(1, share * 100)}%`;
    return element("tr", {}, [
      element("th", { scope: "row", title: name }, [name]),
      element("td", { class: "bars" }, [bar]),
      element("td", { class: "number" }, [formatShare(share)]),
      element("td", { class: "number soft" }, [correlation === undefined ? "" : formatNumber(correlation, 2)]),
    ]);
  });
  const words = report.r2 < 0.1 ? "The parameters explain next to nothing of it, so do not read much into the order." : `Together they explain ${formatShare(report.r2)} of how ${metric} varies among runs that the forest has not seen.`;
  return [
    element("p", {}, [words]),
    element("table", { class: "differences" }, [element("thead", {}, [element("tr", {}, ["Parameter", "", "Importance", "Rank correlation"].map((head) => element("th", { scope: "col" }, [head])))]), element("tbody", {}, rows)]),
    element("p", { class: "soft" }, [`From the last values of ${report.runs} runs: a forest of 48 regression trees; a parameter is as important as the error grows when its values are shuffled. It shows what goes together, not what causes what.`]),
  ];
}
