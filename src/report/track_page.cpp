#include "report/track_page.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include <fmt/format.h>

#include "facts/figure.h"
#include "report/plain_page.h"

namespace ilk {
namespace {

constexpr std::size_t colours = 12;

std::string colour_of(std::size_t line) {
  return fmt::format("s{}", line % colours + 1);
}

// As much of a name as there is room for; code points stay whole.
std::string cut(const std::string& name, std::size_t most) {
  std::size_t at = 0, letters = 0;
  for (; at < name.size(); ++at)
    if ((static_cast<unsigned char>(name[at]) & 0xc0) != 0x80 && ++letters > most) break;
  return at == name.size() ? name : name.substr(0, at) + "…";
}

using FigureOf = std::function<std::optional<double>(std::size_t line, std::size_t period)>;

// Lines over the periods, each called by its name at its end.
class LineChart {
 public:
  LineChart(const Track& track, FigureOf figure, bool is_share)
      : track_(track), figure_(std::move(figure)), is_share_(is_share) {
    for (std::size_t line = 0; line < track.lines.size(); ++line)
      for (std::size_t t = 0; t < track.periods.size(); ++t)
        if (const auto value = figure_(line, t)) {
          highest_ = std::max(highest_, *value);
          lowest_ = std::min(lowest_, *value);
        }
    if (highest_ <= lowest_) highest_ = lowest_ + 1;
    // Three to six ticks at 1, 2 or 5 times a power of ten.
    const double rough = (highest_ - lowest_) / 4;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    tick_ = power * (rough > 5 * power ? 10 : rough > 2 * power ? 5 : rough > power ? 2 : 1);
    lowest_ = tick_ * std::floor(lowest_ / tick_);
    highest_ = tick_ * std::ceil(highest_ / tick_);
  }

  std::string svg(const std::string& what) const {
    std::string text =
        fmt::format("<svg viewBox=\"0 0 1000 {:.0f}\" role=\"img\" aria-label=\"{}\">\n",
                    bottom + 34, html_text(what));
    for (double value = lowest_; value < highest_ + tick_ / 2; value += tick_) {
      text += fmt::format("<line class=\"grid\" x1=\"{0:.0f}\" x2=\"{1:.0f}\" y1=\"{2:.1f}\" "
                          "y2=\"{2:.1f}\"/><text class=\"axis\" x=\"{3:.0f}\" y=\"{4:.1f}\" "
                          "text-anchor=\"end\">{5}</text>\n",
                          left, right, y(value), left - 8, y(value) + 4, html_text(shown(value)));
    }
    for (std::size_t t = 0; t < track_.periods.size(); ++t)
      text += fmt::format(
          "<text class=\"axis\" x=\"{:.1f}\" y=\"{:.0f}\" text-anchor=\"middle\">{}</text>\n", x(t),
          bottom + 24, html_text(cut(track_.periods[t].label, 18)));
    for (std::size_t line = 0; line < track_.lines.size(); ++line) text += line_svg(line);
    return text + labels() + "</svg>\n";
  }

 private:
  static constexpr double left = 80, right = 730, top = 14, bottom = 330;

  std::string shown(double value) const {
    return is_share_ ? figure::rough_share(value).text : figure::number(value).text;
  }
  double x(std::size_t period) const {
    return left + 14 +
           (right - left - 28) * static_cast<double>(period) /
               static_cast<double>(track_.periods.size() - 1);
  }
  double y(double value) const {
    return bottom - (bottom - top) * (value - lowest_) / (highest_ - lowest_);
  }

  std::string line_svg(std::size_t line) const {
    std::string path, dots;
    bool is_drawn = false;
    for (std::size_t t = 0; t < track_.periods.size(); ++t) {
      const auto value = figure_(line, t);
      if (value) {
        path += fmt::format("{}{:.1f} {:.1f}", is_drawn ? "L" : "M", x(t), y(*value));
        dots += fmt::format("<circle class=\"dot\" r=\"4\" cx=\"{:.1f}\" cy=\"{:.1f}\"><title>{}: "
                            "{}, {}</title></circle>",
                            x(t), y(*value), html_text(line_name(track_, line)),
                            html_text(track_.periods[t].label), html_text(shown(*value)));
      }
      is_drawn = value.has_value();
    }
    return fmt::format("<g class=\"{}\"><path class=\"line\" d=\"{}\"/>{}</g>\n", colour_of(line),
                       path, dots);
  }

  // At the lines' ends, moved apart where they would overlap.
  std::string labels() const {
    constexpr double apart = 17;
    std::vector<std::pair<double, std::size_t>> ends;
    for (std::size_t line = 0; line < track_.lines.size(); ++line)
      for (std::size_t t = track_.periods.size(); t-- > 0;)
        if (const auto value = figure_(line, t)) {
          ends.emplace_back(y(*value) + 4, line);
          break;
        }
    std::ranges::sort(ends);
    for (std::size_t i = 1; i < ends.size(); ++i)
      ends[i].first = std::max(ends[i].first, ends[i - 1].first + apart);
    const double over = ends.empty() ? 0 : std::max(0.0, ends.back().first - (bottom + 24));
    std::string text;
    for (const auto& [at, line] : ends)
      text +=
          fmt::format("<g class=\"{}\"><rect class=\"bar\" x=\"{:.0f}\" y=\"{:.1f}\" "
                      "width=\"10\" height=\"10\"/><text x=\"{:.0f}\" y=\"{:.1f}\">{}</text></g>\n",
                      colour_of(line), right + 14, at - over - 9, right + 30, at - over,
                      html_text(cut(line_name(track_, line), 30)));
    return text;
  }

  const Track& track_;
  FigureOf figure_;
  bool is_share_;
  double highest_ = 0, lowest_ = 0, tick_ = 1;
};

// Customers from period to period: a column per period, its segments stacked, bands between.
class FlowChart {
 public:
  explicit FlowChart(const Track& track) : track_(track) {
    double most = 1;
    for (std::size_t t = 0; t < track.periods.size(); ++t)
      most = std::max(most, static_cast<double>(track.periods[t].customers.size() + gone_before(t) +
                                                new_after(t)));
    scale_ = (height - gap * static_cast<double>(track.lines.size() + 1)) / most;
  }

  std::string svg() const {
    std::string bands, bars;
    for (std::size_t t = 0; t < track_.periods.size(); ++t) bars += column(t);
    for (std::size_t step = 0; step < track_.steps.size(); ++step) bands += step_bands(step);
    return fmt::format("<svg viewBox=\"0 0 1000 {:.0f}\" role=\"img\" aria-label=\"Customers from "
                       "segment to segment; the tables below have the figures\">\n{}{}</svg>\n",
                       top + height + 20, bands, bars);
  }

 private:
  static constexpr double top = 30, height = 420, gap = 8, left = 20, right = 760, thick = 16;

  double x(std::size_t period) const {
    return left + (right - left) * static_cast<double>(period) /
                      static_cast<double>(track_.periods.size() - 1);
  }
  std::uint64_t gone_before(std::size_t period) const {
    if (period == 0) return 0;
    std::uint64_t sum = 0;
    for (const std::uint64_t each : track_.steps[period - 1].left) sum += each;
    return sum;
  }
  std::uint64_t new_after(std::size_t period) const {
    if (period == track_.steps.size()) return 0;
    std::uint64_t sum = 0;
    for (const std::uint64_t each : track_.steps[period].entered) sum += each;
    return sum;
  }

  // Where a line's bar begins; behind the last one, those who are gone, then those who will enter.
  double begin(std::size_t line, std::size_t period) const {
    double at = top;
    for (std::size_t other = 0; other < line && other < track_.lines.size(); ++other)
      if (track_.lines[other].places[period])
        at += gap + scale_ * static_cast<double>(track_.sizes[other][period]);
    if (line > track_.lines.size()) at += gap + scale_ * static_cast<double>(gone_before(period));
    return at;
  }

  std::string bar(std::size_t period, double at, std::uint64_t customers, const std::string& colour,
                  const std::string& name, bool is_called) const {
    std::string text = fmt::format(
        "<g class=\"{}\"><rect class=\"bar\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.0f}\" "
        "height=\"{:.1f}\"><title>{}, {}: {}</title></rect>",
        colour, x(period), at, thick, std::max(1.0, scale_ * static_cast<double>(customers)),
        html_text(name), html_text(track_.periods[period].label), figure::count(customers).text);
    if (is_called)
      text += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\">{}</text>", x(period) + thick + 8,
                          at + scale_ * static_cast<double>(customers) / 2 + 4,
                          html_text(cut(name, 26)));
    return text + "</g>\n";
  }

  std::string column(std::size_t period) const {
    const bool last = period + 1 == track_.periods.size();
    std::string text =
        fmt::format("<text class=\"axis\" x=\"{:.1f}\" y=\"16\" text-anchor=\"{}\">{}</text>\n",
                    x(period) + (period == 0 ? 0 : thick / 2), period == 0 ? "start" : "middle",
                    html_text(cut(track_.periods[period].label, 18)));
    for (std::size_t line = 0; line < track_.lines.size(); ++line)
      if (track_.lines[line].places[period])
        text += bar(period, begin(line, period), track_.sizes[line][period], colour_of(line),
                    line_name(track_, line), last);
    if (const std::uint64_t gone = gone_before(period); gone > 0)
      text += bar(period, begin(track_.lines.size(), period), gone, "s0", "left", last);
    if (const std::uint64_t entering = new_after(period); entering > 0)
      text += bar(period, begin(track_.lines.size() + 1, period), entering, "s0", "not yet there",
                  false);
    return text;
  }

  std::string band(std::size_t step, double from, double to, std::uint64_t customers,
                   const std::string& colour, const std::string& title) const {
    const double a = x(step) + thick, b = x(step + 1), middle = (a + b) / 2,
                 thickness = scale_ * static_cast<double>(customers);
    return fmt::format(
        "<path class=\"flow {0}\" d=\"M{1:.1f} {2:.1f}C{3:.1f} {2:.1f} {3:.1f} {4:.1f} {5:.1f} "
        "{4:.1f}V{6:.1f}C{3:.1f} {6:.1f} {3:.1f} {7:.1f} {1:.1f} {7:.1f}Z\"><title>{8}: {9}"
        "</title></path>\n",
        colour, a, from, middle, to, b, to + thickness, from + thickness, html_text(title),
        figure::count(customers).text);
  }

  std::string step_bands(std::size_t step) const {
    const TrackStep& made = track_.steps[step];
    std::map<std::size_t, double> out, in; // how far each bar is used up
    const std::size_t beyond = track_.lines.size();
    for (std::size_t line = 0; line < beyond; ++line) {
      out[line] = begin(line, step);
      in[line] = begin(line, step + 1);
    }
    double gone = begin(beyond, step + 1), entering = begin(beyond + 1, step);
    std::string text;
    const auto used = [&](double& at, std::uint64_t customers) {
      const double here = at;
      at += scale_ * static_cast<double>(customers);
      return here;
    };
    for (const Flow& flow : made.flows)
      text += band(step, used(out[flow.from], flow.customers), used(in[flow.to], flow.customers),
                   flow.customers, colour_of(flow.from),
                   line_name(track_, flow.from) + " → " + line_name(track_, flow.to));
    for (std::size_t line = 0; line < beyond; ++line) {
      if (made.left[line] > 0)
        text += band(step, used(out[line], made.left[line]), used(gone, made.left[line]),
                     made.left[line], "s0", line_name(track_, line) + " → left");
      if (made.entered[line] > 0)
        text += band(step, used(entering, made.entered[line]), used(in[line], made.entered[line]),
                     made.entered[line], "s0", "entered → " + line_name(track_, line));
    }
    return text;
  }

  const Track& track_;
  double scale_ = 1;
};

std::string period_table(const Track& track,
                         const std::function<std::string(std::size_t, std::size_t)>& cell) {
  std::string text = "<div class=\"wide\"><table><thead><tr><th>segment</th>";
  for (const TrackedPeriod& period : track.periods)
    text += "<th>" + html_text(period.label) + "</th>";
  text += "</tr></thead><tbody>\n";
  for (std::size_t line = 0; line < track.lines.size(); ++line) {
    text += "<tr><th>" + html_text(line_name(track, line)) + "</th>";
    for (std::size_t t = 0; t < track.periods.size(); ++t)
      text += "<td>" + html_text(cell(line, t)) + "</td>";
    text += "</tr>\n";
  }
  return text + "</tbody></table></div>\n";
}

std::string flow_table(const Track& track, std::size_t step) {
  const TrackStep& made = track.steps[step];
  std::string text = "<div class=\"wide\"><table><thead><tr><th>from, to</th>";
  for (std::size_t line = 0; line < track.lines.size(); ++line)
    if (track.lines[line].places[step + 1])
      text += "<th>" + html_text(line_name(track, line)) + "</th>";
  text += "<th>left</th></tr></thead><tbody>\n";
  for (std::size_t from = 0; from < track.lines.size(); ++from) {
    if (!track.lines[from].places[step]) continue;
    text += "<tr><th>" + html_text(line_name(track, from)) + "</th>";
    for (std::size_t to = 0; to < track.lines.size(); ++to) {
      if (!track.lines[to].places[step + 1]) continue;
      const auto flow = std::ranges::find_if(
          made.flows, [&](const Flow& each) { return each.from == from && each.to == to; });
      text += "<td>" + figure::count(flow == made.flows.end() ? 0 : flow->customers).text + "</td>";
    }
    text += "<td>" + figure::count(made.left[from]).text + "</td></tr>\n";
  }
  text += "<tr><th>entered</th>";
  for (std::size_t to = 0; to < track.lines.size(); ++to)
    if (track.lines[to].places[step + 1])
      text += "<td>" + figure::count(made.entered[to]).text + "</td>";
  return text + "<td></td></tr></tbody></table></div>\n";
}

std::string warnings_html(const Track& track, bool latest) {
  std::string items;
  for (const TrackWarning& warning : track.warnings)
    if (track.is_latest(warning) == latest)
      items += "<li>" + html_text(warning_words(track, warning)) + "</li>\n";
  if (items.empty()) return "";
  return latest ? "<ul class=\"warnings\">\n" + items + "</ul>\n"
                : "<h3>Beyond chance in earlier periods</h3>\n<ul>\n" + items + "</ul>\n";
}

} // namespace

std::string track_page(const ToldTrack& told) {
  const Track& track = told.track;
  const std::string title = "Segments over time: " + periods_words(track);
  const auto share = [&](std::size_t line, std::size_t t) -> std::optional<double> {
    if (!track.lines[line].places[t]) return std::nullopt;
    return static_cast<double>(track.sizes[line][t]) /
           static_cast<double>(track.periods[t].customers.size());
  };
  const auto value = [&](std::size_t line, std::size_t t) { return track.value(line, t); };
  std::string text =
      fmt::format("<h1>{}</h1>\n<p class=\"lead\">{}</p>\n<p>{}</p>\n{}", html_text(title),
                  html_text(track_headline(track)),
                  html_text(step_words(track, track.steps.size() - 1)), warnings_html(track, true));
  text += "<h2>Share of the customers</h2>\n<figure>" +
          LineChart(track, share, true).svg("Each segment's share of the customers over time") +
          "</figure>\n" + period_table(track, [&](std::size_t line, std::size_t t) {
            return size_words(track, line, t);
          });
  if (!told.value_label.empty())
    text += fmt::format("<h2>Value</h2>\n<p class=\"note\">{}{}, of all customers of a segment "
                        "together</p>\n<figure>",
                        html_text(told.value_label),
                        told.value_unit.empty() ? "" : ", " + html_text(told.value_unit)) +
            LineChart(track, value, false).svg("Each segment's value over time") + "</figure>\n" +
            period_table(track, [&](std::size_t line, std::size_t t) {
              const auto sum = track.value(line, t);
              return sum ? figure::number(*sum).text : std::string("–");
            });
  text += "<h2>Who went where</h2>\n<figure>" + FlowChart(track).svg() + "</figure>\n";
  for (std::size_t step = track.steps.size(); step-- > 0;)
    text += fmt::format("<h3>{} to {}</h3>\n<p>{}</p>\n{}", html_text(track.periods[step].label),
                        html_text(track.periods[step + 1].label),
                        html_text(step_words(track, step)), flow_table(track, step));
  text += warnings_html(track, false) + "<h2>What chance means here</h2>\n<p class=\"note\">" +
          html_text(chance_words(track)) + "</p>\n";
  return plain_page(title, text);
}

} // namespace ilk
