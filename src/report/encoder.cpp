// The encoder: how it learned, and how much of the data its code keeps.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "report/axis.h"
#include "report/line_chart.h"
#include "report/read.h"
#include "report/sections.h"

namespace ilk::page {

using nlohmann::json;

namespace {

struct Curve {
  std::vector<double> training;
  std::vector<double> held_out;
  MaybeNumber best_epoch; ///< from 0
};

std::vector<Curve> curves_of(const json& encoder) {
  std::vector<Curve> curves;
  for (const json& curve : list(encoder, "curves"))
    curves.push_back(
        {numbers(curve, "training"), numbers(curve, "held_out"), number(curve, "best_epoch")});
  return curves;
}

std::size_t epochs_of(const std::vector<Curve>& curves) {
  std::size_t epochs = 0;
  for (const Curve& curve : curves)
    epochs = std::max({epochs, curve.training.size(), curve.held_out.size()});
  return epochs;
}

double at(const std::vector<double>& values, std::size_t i) {
  return i < values.size() ? values[i] : std::numeric_limits<double>::quiet_NaN();
}

Markup losses_table(const std::vector<Curve>& curves) {
  Table table(Fixed("Mean squared error per epoch"));
  table.add_column(Fixed("Epoch"), Table::Column::words);
  for (std::size_t e = 0; e < curves.size(); ++e) {
    table.add_column(html("{}, training", e + 1));
    if (!curves[e].held_out.empty()) table.add_column(html("{}, held out", e + 1));
  }
  const auto shown = [](double value) {
    return decimal(std::isnan(value) ? MaybeNumber() : value, 5);
  };
  for (std::size_t epoch = 0; epoch < epochs_of(curves); ++epoch) {
    std::vector<Markup> cells = {html("{}", epoch + 1)};
    for (const Curve& curve : curves) {
      cells.push_back(shown(at(curve.training, epoch)));
      if (!curve.held_out.empty()) cells.push_back(shown(at(curve.held_out, epoch)));
    }
    table.add_row(cells);
  }
  return table.finish();
}

void add_curve(LineChart& chart, const Curve& curve) {
  const bool held_out = !curve.held_out.empty();
  chart.lines.push_back(
      {Fixed("training"), held_out ? Fixed("faint") : Fixed("a"), curve.training, false});
  if (!held_out) return;
  chart.lines.push_back({Fixed("held out"), "a", curve.held_out, false});
  if (!curve.best_epoch || *curve.best_epoch < 0 || *curve.best_epoch > 1e6) return;
  const double best = at(curve.held_out, static_cast<std::size_t>(*curve.best_epoch));
  if (!std::isnan(best)) chart.highlighted.push_back({*curve.best_epoch + 1, best});
}

Markup loss_figure(const std::vector<Curve>& curves) {
  LineChart chart;
  chart.width = 560;
  chart.height = 300;
  chart.x_words = Fixed("epoch");
  chart.y_words = Fixed("mean squared error per prepared value");
  chart.title = Fixed("Training of the encoders");
  chart.x.resize(epochs_of(curves));
  std::iota(chart.x.begin(), chart.x.end(), 1.0);
  for (const Curve& curve : curves) add_curve(chart, curve);
  chart.description = html("Error of {} over {}",
                           counted(static_cast<double>(curves.size()), "encoder", "encoders"),
                           counted(static_cast<double>(chart.x.size()), "epoch", "epochs"));
  for (std::size_t e = 0; e < curves.size(); ++e) {
    const std::vector<double>& shown =
        curves[e].held_out.empty() ? curves[e].training : curves[e].held_out;
    const Extent extent = extent_of(shown);
    chart.description +=
        html("; encoder {}: from {} to {}", e + 1, decimal(extent.high, 4), decimal(extent.low, 4));
  }
  Figure figure;
  figure.title = Fixed("Error while the encoders learned");
  figure.note = chart.highlighted.empty()
                    ? Fixed("One line per encoder.")
                    : Fixed("One line per encoder. Ring: the epoch that was kept, the best for "
                            "customers not trained on.");
  figure.body = line_chart(chart);
  figure.data = losses_table(curves);
  return figure.body.empty() ? Markup() : finish(figure);
}

void draw_kept(Drawing& drawing, double y, const Markup& name, double share, Fixed style) {
  const Scale x{0, 1, 2, 256};
  drawing.label({2, y}, name, Fixed("tick"));
  drawing.rectangle({2, y + 8}, x(1) - x(0), 20, Fixed("trough"));
  drawing.rectangle({2, y + 8}, x(share) - x(0), 20, style);
  drawing.label({264, y + 22.5}, percent(share), Fixed("tick strong"));
}

Markup kept_figure(const json& encoder) {
  const auto linear = number(encoder, "linear_r2");
  const auto learned = number(encoder, "reconstruction_r2");
  if (!linear && !learned) return {};
  Drawing drawing(312, 126);
  if (linear) draw_kept(drawing, 20, Fixed("principal components (linear)"), *linear, "quiet");
  if (learned) draw_kept(drawing, linear ? 80 : 20, Fixed("encoders"), *learned, "solid");
  Figure figure;
  figure.title = Fixed("What the code keeps of the data");
  figure.note = Fixed("Share of the variance of customers not trained on that each gives back from "
                      "as many numbers (R²).");
  figure.body = drawing.finish(figure.title, html("Principal components {}; encoders {}",
                                                  percent(linear), percent(learned)));
  Table table(figure.title);
  table.add_column(Fixed("Made by"), Table::Column::words);
  table.add_column(Fixed("R²"));
  table.add_row({Markup("principal components"), decimal(linear, 4)});
  table.add_row({Markup("encoders"), decimal(learned, 4)});
  figure.data = table.finish();
  return finish(figure);
}

Markup lead_of(const json& encoder) {
  const auto encoders = number(encoder, "encoders");
  const auto inputs = number(encoder, "inputs");
  const auto code = number(encoder, "code");
  const auto columns = number(encoder, "columns");
  if (!encoders || !inputs || !code) return {};
  Markup lead =
      html("{} each turn {} into a code of {}.", counted(*encoders, "encoder", "encoders"),
           counted(*inputs, "prepared attribute", "prepared attributes"),
           counted(*code, "number", "numbers"));
  if (columns)
    lead += html(" Joined, the codes have {}; the segments are made there.",
                 counted(*columns, "column", "columns"));
  return lead;
}

} // namespace

Section encoder_section(const json& data) {
  const json& encoder = member(data, "encoder");
  Markup body = loss_figure(curves_of(encoder));
  body += kept_figure(encoder);
  if (!body.empty()) body = html("<div class=\"grid lopsided\">{}</div>\n", body);
  return {"encoder", "Encoder", lead_of(encoder), body};
}

} // namespace ilk::page
