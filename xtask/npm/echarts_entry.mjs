// What the page uses of ECharts, and nothing else: the bundle is shaken down to it.
//
// A chart kind or component that `src/charts/` starts to use has to be named here too;
// then run `cargo xtask vendor` and commit what it writes.
import { getInstanceByDom, init, registerLocale, use } from "echarts/core";
import { BarChart, HeatmapChart, LineChart } from "echarts/charts";
import {
  AriaComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
} from "echarts/components";
import { SVGRenderer } from "echarts/renderers";

use([
  AriaComponent,
  BarChart,
  DatasetComponent,
  GridComponent,
  HeatmapChart,
  LegendComponent,
  LineChart,
  MarkLineComponent,
  SVGRenderer,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
]);

globalThis.echarts = {
  // ECharts asks for a canvas unless told otherwise, and only the SVG renderer is here:
  // it stays sharp at any zoom, prints well, and can be reached by assistive technology.
  init: (element, theme, options) => init(element, theme, { renderer: "svg", ...options }),
  getInstanceByDom,
  registerLocale,
};
