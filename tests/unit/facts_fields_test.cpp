// What facts consist of is said once: JSON, types and documentation follow.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "facts/fields_json.h"

namespace ilk {
namespace {

struct Pair {
  Figure customers;
  std::string name;

  static constexpr const char* type_name = "Pair";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("customers", self.customers, "how many");
    field("name", self.name, "who | what");
  }
};

struct Whole {
  std::vector<Pair> pairs;
  std::optional<Pair> best;
  std::vector<std::optional<double>> marks;
  bool passed = false;
  double place = 0;

  static constexpr const char* type_name = "Whole";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("pairs", self.pairs, "all of them");
    field("best", self.best, "of them");
    field("marks", self.marks, "where");
    field("passed", self.passed, "or not");
    field("place", self.place, "in a chart");
  }
};

TEST(FactFields, BecomeJson) {
  Whole whole;
  whole.pairs.push_back({figure::count(1200), "a"});
  whole.marks = {1.5, std::nullopt};
  whole.place = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(json_of(whole, FigureForm::shown),
            nlohmann::json::parse(R"({"pairs": [{"customers": {"value": 1200.0, "text": "1,200"},
              "name": "a"}], "best": null, "marks": [1.5, null], "passed": false, "place": null})"));
  EXPECT_EQ(json_of(whole, FigureForm::plain)["pairs"][0]["customers"], 1200);
  EXPECT_EQ(json_of(Figure{}, FigureForm::shown),
            nlohmann::json::parse(R"({"value": null, "text": "–"})"));
}

TEST(FactFields, BecomeTypesAndDocumentation) {
  FactShapes shapes;
  shapes.add<Whole>();
  shapes.add<Pair>(); // there already
  ASSERT_EQ(shapes.shapes().size(), 2u);
  EXPECT_EQ(typescript_of(shapes), R"(export interface Figure { value: number | null; text: string }

export interface Pair {
  /** how many */
  customers: Figure;
  /** who | what */
  name: string;
}

export interface Whole {
  /** all of them */
  pairs: Pair[];
  /** of them */
  best: Pair | null;
  /** where */
  marks: (number | null)[];
  /** or not */
  passed: boolean;
  /** in a chart */
  place: number | null;
}

/** Fields with their types, by the name of the fact. */
export const shapes: Record<string, Record<string, string>> = {
  Pair: { customers: "Figure", name: "string", },
  Whole: { pairs: "Pair[]", best: "Pair | null", marks: "(number | null)[]", passed: "boolean", place: "number | null", },
};
)");
  EXPECT_NE(markdown_of(shapes).find("| `name` | string | who \\| what |"), std::string::npos);
}

} // namespace
} // namespace ilk
