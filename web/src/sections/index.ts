// The story, top to bottom.
import type { SectionMaker } from "../section";
import { segmentsSection } from "./segments";
import { planSection } from "./plan";
import { compareSection } from "./compare";
import { mapSection } from "./map";
import { choiceSection } from "./choice";
import { trustSection } from "./trust";
import { dataSection } from "./data";
import { observationsSection } from "./observations";
import { hypothesesSection } from "./hypotheses";
import { makingSection } from "./making";

export const chosenSections: { id: string; heading: string; make: SectionMaker }[] = [
  { id: "segments", heading: "Segments", make: segmentsSection },
  { id: "plan", heading: "What to do", make: planSection },
  { id: "compare", heading: "Compare segments", make: compareSection },
  { id: "map", heading: "Map", make: mapSection },
  { id: "choice", heading: "Why this many", make: choiceSection },
  { id: "trust", heading: "Can I trust it", make: trustSection },
  { id: "data", heading: "The data", make: dataSection },
  { id: "observations", heading: "Observations", make: observationsSection },
  { id: "hypotheses", heading: "Claims", make: hypothesesSection },
  { id: "making", heading: "How it was made", make: makingSection },
];
