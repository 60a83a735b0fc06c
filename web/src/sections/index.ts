// The story, top to bottom: who they are and what to do; then what it rests on.
import type { SectionMaker } from "../section";
import { segmentsSection } from "./segments";
import { planSection } from "./plan";
import { broughtSection } from "./brought";
import { chartsSection, compareSection } from "./compare";
import { mapSection } from "./map";
import { choiceSection } from "./choice";
import { trustSection } from "./trust";
import { dataSection } from "./data";
import { observationsSection } from "./observations";
import { hypothesesSection } from "./hypotheses";
import { makingSection } from "./making";
import { whatIfSection } from "./whatif";

export interface ChosenSection {
  id: string;
  heading: string;
  make: SectionMaker;
  /** For those who must answer for it: folded behind the rest. */
  exact?: true;
  /** For screens alone. */
  onScreen?: true;
}

export const chosenSections: ChosenSection[] = [
  { id: "segments", heading: "Segments", make: segmentsSection },
  { id: "plan", heading: "What to do", make: planSection },
  { id: "brought", heading: "What it brought", make: broughtSection },
  { id: "compare", heading: "Compare segments", make: compareSection },
  { id: "whatif", heading: "Try it yourself", make: whatIfSection, onScreen: true },
  { id: "trust", heading: "Can I trust it", make: trustSection, exact: true },
  { id: "choice", heading: "Why this many", make: choiceSection, exact: true },
  { id: "map", heading: "Map", make: mapSection, exact: true },
  { id: "charts", heading: "Segments in charts", make: chartsSection, exact: true },
  { id: "data", heading: "The data", make: dataSection, exact: true },
  { id: "observations", heading: "Observations", make: observationsSection, exact: true },
  { id: "hypotheses", heading: "Claims", make: hypothesesSection, exact: true },
  { id: "making", heading: "How it was made", make: makingSection, exact: true },
];
