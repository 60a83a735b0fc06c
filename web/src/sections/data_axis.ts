// An axis of an attribute's values, with round ticks in the words of its kind.
import type { Attribute } from "../data";
import { axisStyle } from "../figure";
import { tick } from "../numbers";
import { labelWithUnit } from "../text";
import type { Colours } from "../theme";

// The ends are the data's: they get a label only where they are round, or few whole numbers.
const round = (value: number): boolean =>
  Number(value.toPrecision(1)) === value || (Number.isInteger(value) && Math.abs(value) <= 12);

export function valueAxis(c: Colours, attribute: Attribute, min: number, max: number, ticks: number) {
  return {
    ...axisStyle(c), type: "value", min, max, splitNumber: ticks,
    name: labelWithUnit(attribute, 50), nameLocation: "middle", nameGap: 30, splitLine: { show: false },
    axisLabel: {
      color: c.soft, hideOverlap: true, showMinLabel: round(min), showMaxLabel: round(max),
      formatter: (value: number) => tick(value, attribute),
    },
  };
}
