import type { ImportanceReport } from "../../../server/core/insights/experiments/importance.ts";
import { element, svg } from "../../shared/dom.ts";
import { formatNumber, formatShare } from "../../shared/format.ts";
import { exportTools, type Save } from "../exportTools.ts";

export interface ImportancePanel {
  readonly node: HTMLElement;
  show(metric: string | undefined): void;
  readonly forget: () => void;
}

/** Which parameters a metric depends on, as a forest over the runs says. */
export function importancePanel(ask: (metric: string) => Promise<ImportanceReport>, save: Save): ImportancePanel {
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
        if (shown === metric) node.replaceChildren(...reportNodes(metric, report, save));
      });
    },
  };
}

function reportNodes(metric: string, report: ImportanceReport, save: Save): readonly HTMLElement[] {
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
  const drawing = barsDrawing(metric, report.parameters);
  const tools = exportTools(() => `importance-${metric}`, { drawing: () => drawing, rows: () => [["parameter", "importance", "rank correlation"], ...report.parameters.map(({ name, share, correlation }) => [name, share, correlation])] }, save);
  return [
    element("div", { class: "chart-tools plot-tools" }, [element("span", {}, [words]), element("span", { class: "space" }), element("span", { class: "tools" }, tools)]),
    element("div", { class: "hidden", "aria-hidden": "true" }, [drawing]),
    element("table", { class: "differences" }, [element("thead", {}, [element("tr", {}, ["Parameter", "", "Importance", "Rank correlation"].map((head) => element("th", { scope: "col" }, [head])))]), element("tbody", {}, rows)]),
    element("p", { class: "soft" }, [`From the last values of ${report.runs} runs: a forest of 48 regression trees; a parameter is as important as the error grows when its values are shuffled. It shows what goes together, not what causes what.`]),
  ];
}

/** The bars as one drawing, for a file; in the page they stand in a table. */
function barsDrawing(metric: string, parameters: readonly { readonly name: string; readonly share: number }[]): SVGSVGElement {
  const height = 34 + parameters.length * 24;
  return svg("svg", { class: "chart plot", viewBox: `0 0 640 ${height}`, width: 640, height }, [
    svg("text", { x: 8, y: 18 }, [`Importance for ${metric}`]),
    ...parameters.flatMap(({ name, share }, place) => [
      svg("text", { x: 190, y: 45 + place * 24, "text-anchor": "end" }, [name.slice(0, 28)]),
      svg("rect", { class: "bin", x: 198, y: 34 + place * 24, width: Math.max(1, share * 370), height: 15 }),
      svg("text", { x: 206 + share * 370, y: 45 + place * 24 }, [formatShare(share)]),
    ]),
  ]);
}
