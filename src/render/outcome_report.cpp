// SPDX-License-Identifier: Apache-2.0
#include "render/outcome_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "render/draw/draw.h"
#include "render/draw_module.h"
#include "render/text_block.h"

namespace cairn::render {
namespace {

using outcomes::MoneyReturn;
using outcomes::Report;

constexpr TextPlace place{.left = 56, .width = 483};
constexpr TextStyle title_style{serif_family, "#1d2421", 600, 24, 16, 2};
constexpr TextStyle name_style{sans_family, "#1d2421", 600, 15, 11, 2};
constexpr TextStyle head_style{sans_family, "#1a5f4f", 600, 12, 12, 1};
constexpr TextStyle strong_style{sans_family, "#1d2421", 600, 10.5, 9, 2};
constexpr TextStyle plain_style{sans_family, "#333b37", 400, 10, 8.5, 4};
constexpr TextStyle small_style{sans_family, "#56605a", 400, 9, 8, 3};
constexpr double top = 56, bottom = 760;  // of what is listed; below stands what it is
constexpr double left_out_height = 16, small_height = 16;

// Blocks one below the other, until there is no room.
class Page {
 public:
  // False, and nothing is added, where it does not fit.
  bool add(std::string_view text, const TextStyle& style, double gap) {
    if (text.empty()) return true;
    const auto block = text_block(text, style, place, y_);
    if (y_ + block.height > bottom - free_) return false;
    elements_ += block.elements;
    y_ += block.height + gap;
    return true;
  }
  // Several lines that belong together: all or none.
  bool add_all(std::initializer_list<std::pair<std::string, TextStyle>> lines, double gap) {
    const auto before = *this;
    for (const auto& [text, style] : lines) {
      if (add(text, style, 1)) continue;
      *this = before;
      return false;
    }
    y_ += gap;
    return true;
  }
  void head(std::string_view text) {
    y_ += 8;
    add(text, head_style, 4);
  }
  // So much of the page's foot stays free for what comes later.
  void keep_free(double height) { free_ = height; }
  std::string take() { return std::move(elements_); }

 private:
  double y_ = top, free_ = 0;
  std::string elements_;
};

std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return text;
}

class Writer {
 public:
  explicit Writer(const ReportPage& page)
      : report_(page.report), name_(page.name), day_(page.day), words_(page.words) {}

  std::string written() {
    page_.add(title(), title_style, 6);
    page_.add(name_, name_style, 4);
    page_.add(say(phrase("As of {}", day_)), small_style, 16);
    page_.keep_free(left_out_height + later_height());
    write_lines();
    write_credentials();
    write_money();
    return page_.take();
  }

 private:
  std::string say(const Phrase& phrase) const { return said(phrase, words_); }
  std::string say(std::string_view english) const { return std::string(words_(english)); }

  std::string title() const {
    switch (report_.purpose) {
      case outcomes::Purpose::review: return say(to_say("For my performance review"));
      case outcomes::Purpose::promotion: return say(to_say("For my promotion"));
      case outcomes::Purpose::application: return say(to_say("With my application"));
    }
    return "";
  }

  // Of the sections behind the first, about.
  double later_height() const {
    const auto rows = [](std::size_t count, double height) {
      return count == 0 ? 0 : 24 + height * static_cast<double>(count);
    };
    return rows(report_.credentials.size(), 30) + rows(report_.money.size(), 18) + small_height;
  }

  void say_left_out(std::size_t count) {
    page_.keep_free(0);
    if (count > 0) page_.add(say(phrase("and {} more in my record", count)), small_style, 4);
  }

  std::string followed(const outcomes::ReportLine& line) const {
    if (line.followed.empty()) return "";
    std::vector<Phrase> titles;
    for (const auto& title : line.followed) titles.push_back(as_written(title));
    return say(phrase("After: {}", joined(titles)));
  }

  std::string headline(const outcomes::ReportLine& line) const {
    auto text = line.day + "  " + say(outcomes::words_of(line.kind));
    if (line.a_year)
      text += ": " + say(phrase("{} {} a year", outcomes::amount_text(line.a_year->hundredths),
                                line.a_year->currency));
    if (!line.until.empty()) text += ", " + say(phrase("until {}", line.until));
    if (line.before && line.after)
      text += ": " + say(phrase("from {} to {} of 5", *line.before, *line.after));
    return text;
  }

  void write_lines() {
    page_.add(say(to_say("What came")), head_style, 4);
    if (report_.lines.empty())
      page_.add(say(to_say("Nothing is recorded for this.")), plain_style, 4);
    auto left_out = report_.lines_left_out;
    for (std::size_t i = 0; i < report_.lines.size(); ++i) {
      const auto& line = report_.lines[i];
      if (page_.add_all(
              {{headline(line), strong_style},
               {one_line(line.note), plain_style},
               {line.evidence.empty() ? "" : say(phrase("See: {}", line.evidence)), small_style},
               {followed(line), small_style}},
              6))
        continue;
      left_out += report_.lines.size() - i;
      break;
    }
    say_left_out(left_out);
  }

  std::string about(const outcomes::ReportCredential& it) const {
    std::vector<Phrase> parts;
    if (!it.issuer.empty()) parts.push_back(as_written(it.issuer));
    if (!it.day.empty()) parts.push_back(as_written(it.day));
    if (it.minutes)  // half of one is not none
      parts.push_back(phrase("{} hours", outcomes::amount_text(*it.minutes * 100 / 60)));
    parts.push_back(it.proved ? phrase("signature checked") : phrase("my own word"));
    return say(joined(parts));
  }

  void write_credentials() {
    if (report_.credentials.empty()) return;
    page_.head(say(to_say("What I earned")));
    auto left_out = report_.credentials_left_out;
    for (std::size_t i = 0; i < report_.credentials.size(); ++i) {
      const auto& it = report_.credentials[i];
      if (page_.add_all({{it.title, strong_style}, {about(it), small_style}}, 4)) continue;
      left_out += report_.credentials.size() - i;
      break;
    }
    say_left_out(left_out);
  }

  std::string of_money(const MoneyReturn& it) const {
    using outcomes::amount_text;
    const auto cost = it.cost ? phrase("cost {}", amount_text(*it.cost)) : phrase("cost unknown");
    if (it.a_year == 0) return say(phrase("{}: {}", it.currency, cost));
    const auto gained = it.gained.low == it.gained.high
                            ? phrase("gained since {}", amount_text(it.gained.high))
                            : phrase("gained since between {} and {}", amount_text(it.gained.low),
                                     amount_text(it.gained.high));
    return say(phrase("{}: {}, {}", it.currency, cost, gained));
  }

  void write_money() {
    if (report_.money.empty()) return;
    page_.head(say(to_say("Money")));
    for (const auto& it : report_.money) page_.add(of_money(it), plain_style, 2);
    if (report_.costs_unknown)
      page_.add(say(to_say("The costs of some credentials are unknown, so these are not all.")),
                small_style, 2);
  }

  const Report& report_;
  std::string name_, day_;
  const Words& words_;
  Page page_;
};

}  // namespace

std::string outcome_report_svg(const ReportPage& page) {
  std::string out = fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}"><rect width="{0}" height="{1}" fill="#ffffff"/><rect width="8" height="{1}" fill="#1a5f4f"/>)",
      report_width_pt, report_height_pt);
  out += Writer(page).written();
  out += text_block(page.words(to_say(
                        "Recorded by me. What came after a credential did not therefore come of "
                        "it: where a gain is given as a range, it reaches from what is left of it "
                        "by my lowest judgement to my highest.")),
                    small_style, place, 780)
             .elements;
  return out + "</svg>";
}

Result<Bytes> outcome_report_pdf(const ReportPage& page, Instant at) {
  static const auto draw = find_in_draw<cairn_draw_pdf_function>("cairn_draw_pdf");
  if (draw == nullptr) return no_draw_module();
  const auto svg = outcome_report_svg(page);
  const auto created = format_instant(Instant::from_seconds(at.seconds()));
  char* pdf = nullptr;
  std::size_t size = 0;
  const auto title = page.name.empty() ? std::string("Cairn") : page.name;
  if (draw(svg.data(), svg.size(), report_width_pt, report_height_pt, title.c_str(),
           created.c_str(), &pdf, &size) != 0)
    return fail(ErrorCode::invalid, "report", "The report could not be drawn.");
  const auto* const first = reinterpret_cast<const std::uint8_t*>(pdf);
  Bytes out(first, first + size);
  std::free(pdf);
  return out;
}

}  // namespace cairn::render
