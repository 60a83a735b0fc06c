#include "fit/measure.h"

#include <nlohmann/json.hpp>

#include "report/json_text.h"
#include "report/measure_data.h"
#include "report/measure_text.h"
#include "report/plain_page.h"
#include "report/redraw.h"

namespace ilk {

MeasuredFolder measure_folder(Execution& execution, const std::filesystem::path& folder,
                              const Source& outcomes, const OutcomeOptions& columns,
                              const MeasureOptions& options) {
  MeasuredFolder found;
  execution.stage("lists");
  found.arms = load_arms(folder);
  execution.stage("outcomes");
  found.outcomes = read_outcomes(execution, outcomes, found.arms, columns);
  found.measured = measure_plays(found.arms, found.outcomes, options);
  execution.check_interrupted();
  return found;
}

std::string write_measure(OutputFolder& folder, const MeasuredFolder& found) {
  const MeasuredCampaign campaign{found.arms, found.outcomes, found.measured};
  const nlohmann::json measured = measure_data(campaign);
  const std::string data = dumped(measured);
  folder.add("measure.json", data);
  const std::string text = measure_markdown(campaign);
  folder.add("measure.md", text);
  folder.add("measure.html", markdown_page(text));
  if (const auto page = report_with_brought(folder.path(), measured.at("page")))
    folder.renew("ilk run", page->name, page->text);
  folder.commit();
  return data;
}

} // namespace ilk
