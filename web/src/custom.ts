// What custom series share: the part of ECharts' interface that they use, and an error bar.

/** What ECharts hands to a custom series that draws one item. */
export interface CustomApi {
  value(at: number): number;
  coord(at: number[]): [number, number];
  size(of: number[]): [number, number];
}

export const stroke = (x1: number, y1: number, x2: number, y2: number, style: object) => ({ type: "line", shape: { x1, y1, x2, y2 }, style });

/** An error bar from one point to another right above or beside it, with a cap at both ends. */
export function errorBar([x1, y1]: [number, number], [x2, y2]: [number, number], colour: string, cap = 4) {
  const style = { stroke: colour, lineWidth: 1.5 };
  const [dx, dy] = x1 === x2 ? [cap, 0] : [0, cap];
  return [stroke(x1, y1, x2, y2, style), stroke(x1 - dx, y1 - dy, x1 + dx, y1 + dy, style), stroke(x2 - dx, y2 - dy, x2 + dx, y2 + dy, style)];
}
