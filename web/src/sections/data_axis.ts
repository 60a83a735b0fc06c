// An axis of an attribute's values, with round ticks in the words of its kind.
import type { Attribute } from "../data";
import { axisStyle } from "../figure";
import { isRound, tick } from "../numbers";
import { labelWithUnit } from "../text";
import type { Colours } from "../theme";

export function valueAxis(c: Colours, attribute: Attribute, min: number, max: number, ticks: number) {
  return {
    ...axisStyle(c), type: "value", min, max, splitNumber: ticks,
    name: labelWithUnit(attribute, 50), nameLocation: "middle", nameGap: 30, splitLine: { show: false },
    axisLabel: {
      color: c.soft, hideOverlap: true, showMinLabel: isRound(min), showMaxLabel: isRound(max),
      formatter: (value: number) => tick(value, attribute),
    },
  };
}
